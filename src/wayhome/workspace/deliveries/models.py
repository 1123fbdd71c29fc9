"""Specifications that an agency keeps under a name, each version as somebody kept it."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models

from wayhome.lexicon.marking import Marking
from wayhome.workspace.trail.once import WrittenOnce

LONGEST = 60  # characters of a name
# It names a file too.
a_name = RegexValidator(
    r"\A\w[\w -]*\Z", "Write the name in letters, figures, blanks and hyphens alone."
)


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


def kept_by(agency: str) -> list[KeptSpecification]:
    """The newest version of each of an agency's, by name."""
    newest: dict[str, KeptSpecification] = {}
    for one in KeptSpecification.objects.filter(agency=agency).select_related("by"):
        newest.setdefault(one.name, one)
    return list(newest.values())
