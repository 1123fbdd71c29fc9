"""The register of exports: what left, for whom and until when; and what became of each.

Keeps: no fact of a record is kept, only how many records of each delivery a file holds, and a keyed
hash of each, so that what is withdrawn or disputed later is known to be out there. Written once.
"""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from wayhome.interchange.past import Became, Past
from wayhome.lexicon.marking import Marking
from wayhome.workspace.trail.once import WrittenOnce

LONGEST = 400  # characters of a note


def by_the_clock(at: datetime) -> datetime:
    """As a withdrawal is dated: of the place, and without its zone."""
    return timezone.localtime(at).replace(tzinfo=None)


class PastExport(WrittenOnce):
    """One export. `kind` and `about`: a person, a line or a place by its reference, and of a group
    what its purpose is stated of: it has none."""

    ONCE = "An export is written into the register once: note what became of it instead."

    MARKINGS: ClassVar = {
        "number": Marking.OFFICIAL,
        "kind": Marking.OFFICIAL,
        "about": Marking.SENSITIVE,
        "marking": Marking.OFFICIAL,
        "recipient": Marking.SENSITIVE,
        "purpose": Marking.SENSITIVE,
        "expires": Marking.OFFICIAL,
        "made_at": Marking.SENSITIVE,
        "by": Marking.SENSITIVE,
        "agency": Marking.SENSITIVE,
        "profile": Marking.OFFICIAL,
        "why_named": Marking.RESTRICTED,
        "release": Marking.OFFICIAL,
        "files": Marking.OFFICIAL,
        "held": Marking.RESTRICTED,
        "sealed": Marking.RESTRICTED,
    }
    number = models.CharField(max_length=40, primary_key=True)
    kind = models.CharField(max_length=10)
    about = models.CharField(max_length=80, db_index=True)
    marking = models.CharField(max_length=20)
    recipient = models.CharField(max_length=200)
    purpose = models.CharField(max_length=40)
    expires = models.DateField(db_index=True)
    made_at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="exports")
    agency = models.CharField(max_length=40, db_index=True)
    profile = models.CharField(max_length=20)
    why_named = models.CharField(max_length=400, blank=True)
    release = models.CharField(max_length=60)
    files = models.JSONField(default=list)  # each with its name, its form, its rows and its hash
    held = models.JSONField(default=dict)  # by delivery, how many records of it
    # of each record its seal (interchange.past); nothing of what left before they were kept
    sealed = models.JSONField(null=True)

    class Meta:
        ordering = ("-made_at", "number")

    @property
    def past(self) -> Past:
        """The same as the rule reads it."""
        notes = [(Became(one.became), by_the_clock(one.noted_at)) for one in self.notes.all()]
        return Past(self.expires, self.held, tuple(notes))


class ExportNote(WrittenOnce):
    """What became of an export, as somebody of its agency noted it."""

    ONCE = "A note on an export is written once: write another."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "export": Marking.OFFICIAL,
        "became": Marking.OFFICIAL,
        "words": Marking.SENSITIVE,
        "by": Marking.SENSITIVE,
        "noted_at": Marking.SENSITIVE,
    }
    export = models.ForeignKey(PastExport, models.PROTECT, related_name="notes")
    became = models.CharField(max_length=10, choices=[(one, one) for one in Became])
    words = models.CharField(max_length=LONGEST, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="export_notes")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("noted_at", "pk")
