"""An account: one person, one role, one agency.

Rules kept here: the e-mail address is the name one signs in with and is kept in lower case; an
account is closed, never deleted, so that the trail can always say whose it was.
"""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from wayhome.governance.access import Viewer, viewer
from wayhome.governance.roles import ROLES, Role, role
from wayhome.lexicon.marking import Marking


class Accounts(BaseUserManager["User"]):
    """Finding and making accounts by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())

    def people(self) -> models.QuerySet["User"]:
        """Those of people; another system speaks as each of the others (api.models.Integration)."""
        return self.filter(integration=None)

    def make(self, *, email: str, password: str, **particulars: Any) -> "User":
        """An account that is not saved elsewhere. Only actions call this."""
        account = self.model(email=email.strip().lower(), **particulars)
        account.set_password(password)
        account.full_clean()
        account.save(using=self._db)
        return account


class User(AbstractBaseUser):
    """Somebody who works for an agency of the register."""

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "email": Marking.SENSITIVE,
        "password": Marking.SEALED,
        "name": Marking.SENSITIVE,
        "agency": Marking.OFFICIAL,
        "role": Marking.OFFICIAL,
        "is_active": Marking.OFFICIAL,
        "is_demonstration": Marking.OFFICIAL,
        "last_login": Marking.SENSITIVE,
        "failures": Marking.SENSITIVE,
        "locked_until": Marking.SENSITIVE,
        "opened_at": Marking.OFFICIAL,
        "password_set_at": Marking.SENSITIVE,
        "one_time": Marking.SENSITIVE,
    }
    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=120)
    agency = models.CharField(max_length=40)
    role = models.CharField(max_length=40, choices=[(r.code, r.title) for r in ROLES])
    is_active = models.BooleanField("open", default=True)
    is_demonstration = models.BooleanField(default=False)
    failures = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(default=timezone.now)
    password_set_at = models.DateTimeField(default=timezone.now)
    one_time = models.BooleanField("password set by somebody else", default=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "agency", "role"]
    objects: ClassVar[Accounts] = Accounts()

    class Meta:
        verbose_name = "account"
        ordering = ("agency", "name")
        constraints = (
            models.CheckConstraint(
                name="account_role_is_known",
                condition=models.Q(role__in=[r.code for r in ROLES]),
            ),
        )

    @property
    def viewer(self) -> Viewer:
        return viewer(self.agency, self.role)

    @property
    def role_held(self) -> Role | None:
        return role(self.role)

    @property
    def is_locked(self) -> bool:
        return self.locked_until is not None and self.locked_until > timezone.now()

    def get_full_name(self) -> str:
        return self.name


class WrongPasswords(models.Model):
    """How many wrong passwords came from one network within LOCKOUT_FOR; forgotten after it.

    The network stands under a keyed hash, so that the table cannot be read as who was where.
    """

    MARKINGS: ClassVar = {
        "network": Marking.SENSITIVE,
        "tries": Marking.SENSITIVE,
        "since": Marking.SENSITIVE,
    }
    network = models.CharField(max_length=64, primary_key=True)
    tries = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()


class Token(models.Model):
    """By which a program speaks as an account; one each, and a new one ends the one before.

    Kept as a hash: 256 random bits need no slow one. It ends by itself after a year.
    """

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "account": Marking.OFFICIAL,
        "hashed": Marking.SEALED,
        "given_at": Marking.OFFICIAL,
        "ends_at": Marking.OFFICIAL,
    }
    account = models.OneToOneField(User, models.PROTECT, related_name="token")
    hashed = models.CharField(max_length=64, unique=True)
    given_at = models.DateTimeField()
    ends_at = models.DateTimeField()
