"""What was attached to a case, scanned, taken out, and put together for others; each written once.

Keeps: the bytes are on the disk, sealed; a row says which file it is, who brought it, and by its
hash that it is the same. Nothing of a file's content is in the database.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from wayhome.casework.attachments.kinds import KINDS, Kind
from wayhome.casework.attachments.names import LONGEST as LONGEST_NAME
from wayhome.lexicon.marking import Marking
from wayhome.workspace.cases.models import Case
from wayhome.workspace.exporting.models import PastExport
from wayhome.workspace.trail.once import WrittenOnce

LONGEST = 400  # characters of what a file shows, and of why it was taken out
LONGEST_FOUND = 200


class Attachment(WrittenOnce):
    """One file. `name`: as whoever brought it has it; `kind`: by its content; `place`: of the entry
    it belongs to, if to one; `size` and `sha256`: of what it is without its seal; `file`: its name
    in the folder of attachments."""

    ONCE = "What was attached is written once: take it out instead."

    MARKINGS: ClassVar = {
        "number": Marking.OFFICIAL,
        "case": Marking.OFFICIAL,
        "place": Marking.OFFICIAL,
        "name": Marking.SENSITIVE,
        "kind": Marking.OFFICIAL,
        "size": Marking.OFFICIAL,
        "sha256": Marking.OFFICIAL,
        "file": Marking.OFFICIAL,
        "shows": Marking.SENSITIVE,
        "by": Marking.SENSITIVE,
        "agency": Marking.SENSITIVE,
        "at": Marking.SENSITIVE,
    }
    number = models.CharField(max_length=40, primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="attachments")
    place = models.PositiveSmallIntegerField(null=True)
    name = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField(max_length=10, choices=[(one, one) for one in KINDS])
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.CharField(max_length=40, unique=True)
    shows = models.CharField(max_length=LONGEST)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="attachments")
    agency = models.CharField(max_length=40)
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("at", "number")

    @property
    def is_a(self) -> Kind:
        return KINDS[self.kind]


class AttachmentScan(WrittenOnce):
    """That a virus scanner looked at a file. `found`: what it found, by its own name of it; nothing
    where the file is clean. `by` None: by a command on Wayhome's own machine."""

    ONCE = "What a virus scanner said of a file is written once."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "attachment": Marking.OFFICIAL,
        "found": Marking.OFFICIAL,
        "by": Marking.SENSITIVE,
        "at": Marking.OFFICIAL,
    }
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="scan")
    found = models.CharField(max_length=LONGEST_FOUND, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()


class AttachmentTakenOut(WrittenOnce):
    """That a file was taken out of its case, and why."""

    ONCE = "That a file was taken out is written once: attach it again instead."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "attachment": Marking.OFFICIAL,
        "why": Marking.SENSITIVE,
        "by": Marking.SENSITIVE,
        "at": Marking.SENSITIVE,
    }
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="out")
    why = models.CharField(max_length=LONGEST)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Bundle(WrittenOnce):
    """What of a case was put together to be disclosed: for whom and until when stands in the
    register of exports. `file`: the zip, kept sealed as it was handed over; `left`: what was left
    out and why, which is in no bundle; `others`: what was answered of other people's names."""

    ONCE = "A bundle is made once: make another."

    MARKINGS: ClassVar = {
        "export": Marking.OFFICIAL,
        "case": Marking.OFFICIAL,
        "place": Marking.OFFICIAL,
        "size": Marking.OFFICIAL,
        "sha256": Marking.OFFICIAL,
        "file": Marking.OFFICIAL,
        "left": Marking.RESTRICTED,
        "others": Marking.RESTRICTED,
    }
    export = models.OneToOneField(
        PastExport, models.PROTECT, primary_key=True, related_name="bundle"
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="bundles")
    place = models.PositiveSmallIntegerField()
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.CharField(max_length=40, unique=True)
    left = models.JSONField(default=list)
    others = models.CharField(max_length=LONGEST, blank=True)

    class Meta:
        ordering = ("pk",)
