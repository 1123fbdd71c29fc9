"""What is kept of a picture: what was asked of it, why, until when, and a hash of what stood in it.

How many records of each delivery stood in it is kept too, and a keyed hash of each record, so that
its maker is told where one is withdrawn or disputed. Keeps: no fact of a record is kept, so a
record that is withdrawn or marked otherwise is gone from a kept picture too: opening it draws it
anew, as its reader may see it. Written once.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from wayhome.lexicon.marking import Marking
from wayhome.workspace.pictures.subject import Kind
from wayhome.workspace.trail.once import WrittenOnce


class KeptPicture(WrittenOnce):
    """A picture as somebody kept it, of a person, a line, an address or a group (pictures.subject).
    `eyes`: the agency whose restricted records they saw, or nothing; what they asked may name
    something restricted, so only the same eyes open it."""

    ONCE = "A kept picture is written once: keep another."

    MARKINGS: ClassVar = {
        "number": Marking.OFFICIAL,
        "kind": Marking.OFFICIAL,
        "about": Marking.SENSITIVE,
        "name": Marking.RESTRICTED,
        "reason": Marking.RESTRICTED,
        "review_on": Marking.OFFICIAL,
        "since": Marking.OFFICIAL,
        "most": Marking.OFFICIAL,
        "openings": Marking.RESTRICTED,
        "seen_hash": Marking.OFFICIAL,
        "by": Marking.SENSITIVE,
        "agency": Marking.SENSITIVE,
        "eyes": Marking.SENSITIVE,
        "kept_at": Marking.SENSITIVE,
        "release": Marking.OFFICIAL,
        "held": Marking.RESTRICTED,
        "sealed": Marking.RESTRICTED,
        "shown": Marking.RESTRICTED,
        "places": Marking.RESTRICTED,
    }
    number = models.CharField(max_length=40, primary_key=True)
    kind = models.CharField(max_length=10, default=Kind.PERSON)
    about = models.CharField(max_length=40, db_index=True)
    name = models.CharField(max_length=80)
    reason = models.CharField(max_length=400)
    review_on = models.DateField()
    since = models.CharField(max_length=10, blank=True)  # as in the address
    most = models.PositiveIntegerField()
    openings = models.JSONField(default=list)  # as in the address
    seen_hash = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="pictures")
    agency = models.CharField(max_length=40)
    eyes = models.CharField(max_length=40, blank=True)
    kept_at = models.DateTimeField()
    release = models.CharField(max_length=60)  # that was looked at
    held = models.JSONField(default=dict)  # by delivery, how many records of it
    sealed = models.JSONField(null=True)  # of each record its seal (interchange.past)
    shown = models.JSONField(default=dict)  # what was folded, drawn as one and filtered
    places = models.JSONField(default=dict)  # by the seal of each node, where it stood

    class Meta:
        ordering = ("-kept_at", "number")

    def get_absolute_url(self) -> str:
        """Where it is opened: on the map that it was kept of, or where its group is looked for."""
        if self.kind == Kind.GROUP:
            return reverse("kept-group", args=[self.number])
        return f"{reverse(f'{self.kind}-map', args=[self.about])}?kept={self.number}"
