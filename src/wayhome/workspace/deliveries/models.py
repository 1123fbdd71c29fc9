"""What people decided of deliveries, all of it written once: which were withdrawn or put back, and
which specifications an agency keeps under a name, each version as somebody kept it.

Deliveries are named by id and not by foreign keys: the store is their record.
"""

from enum import StrEnum
from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models

from wayhome.extracts.withdrawing import Why
from wayhome.lexicon.marking import Marking
from wayhome.workspace.trail.once import WrittenOnce

LONGEST = 60  # characters of a name
# It names a file too.
a_name = RegexValidator(
    r"\A\w[\w -]*\Z", "Write the name in letters, figures, blanks and hyphens alone."
)
NOBODY = "somebody at Wayhome's own machine"


class Step(StrEnum):
    """What somebody decided of a delivery."""

    WITHDRAWN = "withdrawn"
    PUT_BACK = "put back"


class DeliveryStep(WrittenOnce):
    """That a delivery was withdrawn, why, or put back. The store bears the mark (finishing). `by`
    None: it was done by a command on Wayhome's own machine."""

    ONCE = "What was decided of a delivery is written once: put it back instead."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "delivery": Marking.OFFICIAL,
        "step": Marking.OFFICIAL,
        "why": Marking.OFFICIAL,
        "by": Marking.SENSITIVE,
        "at": Marking.SENSITIVE,
    }
    delivery = models.CharField(max_length=40)
    step = models.CharField(max_length=10, choices=[(one, one) for one in Step])
    why = models.CharField(max_length=20, blank=True, choices=[(one, one.words) for one in Why])
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="delivery_steps"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    @property
    def who(self) -> str:
        return self.by.name if self.by else NOBODY


class KeptSpecification(WrittenOnce):
    """One version of a specification or column mapping, offered to its agency alone."""

    ONCE = "A specification is kept once: keep another version of it instead."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "agency": Marking.OFFICIAL,
        "name": Marking.SENSITIVE,
        "version": Marking.OFFICIAL,
        "text": Marking.SENSITIVE,
        "sha256": Marking.OFFICIAL,
        "by": Marking.SENSITIVE,
        "kept_at": Marking.SENSITIVE,
    }
    agency = models.CharField(max_length=40)
    name = models.CharField(max_length=LONGEST, validators=[a_name])
    version = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="specifications")
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "name", "version"), name="one_specification_a_version"
            ),
        )

    @property
    def title(self) -> str:
        return f"{self.name}, version {self.version}"


class SpecificationTakenOff(WrittenOnce):
    """That a specification is offered no more, from this version on back. What was read by it says
    so by its hash, and the specification itself stays."""

    ONCE = "A specification is taken off the list once: keep another version of it instead."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "specification": Marking.OFFICIAL,
        "by": Marking.SENSITIVE,
        "at": Marking.SENSITIVE,
    }
    specification = models.OneToOneField(KeptSpecification, models.PROTECT, related_name="off")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()


def kept_by(agency: str) -> list[KeptSpecification]:
    """What an agency is offered: the newest version under each name, unless it is taken off."""
    newest: dict[str, KeptSpecification] = {}
    every = KeptSpecification.objects.filter(agency=agency)
    for one in every.select_related("by", "off"):
        newest.setdefault(one.name, one)
    return [one for one in newest.values() if not hasattr(one, "off")]
