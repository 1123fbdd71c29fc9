"""What is kept of lists: each line as it was added. It holds no person."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from wayhome.casework.lists import Kept
from wayhome.lexicon.marking import Marking
from wayhome.workspace.trail.once import WrittenOnce


class ListLine(WrittenOnce):
    """What a list says of one thing from a day on. `says`: its columns; empty where it is off the
    list from then on. `why`: who agreed it; `source`: where it was read."""

    ONCE = "A line of a list is written once: add another from a later day."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "kept": Marking.OFFICIAL,
        "of": Marking.OFFICIAL,
        "says": Marking.OFFICIAL,
        "since": Marking.OFFICIAL,
        "why": Marking.OFFICIAL,
        "source": Marking.OFFICIAL,
        "by": Marking.OFFICIAL,
        "set_at": Marking.OFFICIAL,
    }
    kept = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Kept])
    of = models.CharField(max_length=200)
    says = models.JSONField(default=dict, blank=True)
    since = models.DateField()
    why = models.CharField(max_length=1000)
    source = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="list_lines")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)  # of two from one day on the later written one holds
