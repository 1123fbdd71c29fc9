"""Who does what comes next, and by which day: the fields of a form, and what they say.

Keeps: an owner is an account of one's own agency, or a role, a team or somebody of another agency
in plain words. Wayhome gives nobody of another agency a task: whoever decided asks them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from wayhome.casework.decisions import wrong_day
from wayhome.casework.owing import Account, able, roles
from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.faults import told
from wayhome.workspace.pages.day_field import DayField

NAMED = "named"  # somebody who is none of the accounts on offer
LONGEST = 120  # characters; as the models keep it
WHO = "Choose who does it."
WHICH = "Write which role, team or agency."
DAY = "Write by which day."


@dataclass(frozen=True)
class Owner:
    """An account, or a name in plain words: one of the two."""

    account: User | None = None
    named: str = ""


def cannot(owner: User | None, agency: str, *, close: bool) -> bool:
    """Whether the account that owes something to this agency cannot do it by now. Without one it
    stands with a role, and somebody can."""
    if owner is None:
        return False
    held = Account(owner.agency, owner.role, out=not owner.is_active or owner.is_locked)
    return not able(held, agency, close=close)


def unable(users: Iterable[User], agency: str, *, close: bool = False) -> list[User]:
    """Those of whom nobody can expect that they do what they owe to this agency."""
    return [one for one in users if cannot(one, agency, close=close)]


def offered(user: User, *, close: bool = False) -> list[User]:
    """Accounts that can be owner of what this one decides: open ones of the own agency, whose role
    sees on the desk what it owes: a task that its owner cannot see is done by nobody."""
    seeing = roles(close=close)
    return list(User.objects.people().filter(agency=user.agency, is_active=True, role__in=seeing))


def choices(user: User, *, close: bool = False) -> list[tuple[str, str]]:
    """The same for a form, oneself first. `close`: it is kept close to the agency."""
    others = [(str(one.pk), one.name) for one in offered(user, close=close) if one.pk != user.pk]
    mine = [(str(user.pk), f"{user.name} (you)")] if may(user.viewer, Act.DECIDE).allowed else []
    return [("", "Choose"), *mine, *others, (NAMED, "A role, a team or another agency")]


def owner_field() -> forms.ChoiceField:
    return forms.ChoiceField(label="Who does it?", required=False, error_messages=told(WHO))


def named_field() -> forms.CharField:
    return forms.CharField(
        label="Which role, team or agency?", required=False, max_length=LONGEST,
        error_messages=told(WHICH),
    )  # fmt: skip


def day_field(label: str) -> DayField:
    return DayField(label=label, required=False)


def check_owner(form: forms.Form) -> None:
    """Say what is missing of the owner."""
    given = form.cleaned_data
    if "owner" not in form.errors and not given.get("owner"):
        form.add_error("owner", WHO)
    if given.get("owner") == NAMED and not given.get("owner_named"):
        if "owner_named" not in form.errors:
            form.add_error("owner_named", WHICH)


def check_day(form: forms.Form, name: str, today: date, missing: str = DAY) -> None:
    """Say what is wrong with a day."""
    if name in form.errors:
        return
    day = form.cleaned_data.get(name)
    wrong = missing if day is None else wrong_day(day, today)
    if wrong:
        form.add_error(name, wrong)


def owner_of(given: dict[str, Any]) -> Owner:
    """Who was chosen; a name beside an account is not read."""
    if given["owner"] == NAMED:
        return Owner(named=" ".join(given["owner_named"].split()))
    return Owner(User.objects.get(pk=int(given["owner"])))
