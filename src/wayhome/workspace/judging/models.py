"""What is kept of judgements: each as it was made, who is told that a person was parted, and which
release was looked at last for that.

Records and people are named by reference and not by foreign keys: releases are rebuilt, what people
decided stays. Keeps: a judgement is written once; to undo one is to write another.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from wayhome.lexicon.marking import Marking
from wayhome.people.judging import Judged, Said
from wayhome.workspace.trail.said import SaidOnce

WORDS = {
    Said.SAME: "The same person",
    Said.NOT_SAME: "Not the same person",
    Said.UNSURE: "Cannot tell yet",
    Said.WITHDRAWN: "Taken back",
}


class Judgement(SaidOnce):
    """What somebody judged of two records. `restricted`: for their own agency alone."""

    ONCE = "A judgement is written once and never changed or removed: withdraw it instead."

    MARKINGS: ClassVar = {
        **SaidOnce.SAID,
        "left_ref": Marking.RESTRICTED,
        "right_ref": Marking.RESTRICTED,
        "said": Marking.RESTRICTED,
        "judged_at": Marking.SENSITIVE,
        "takes_back": Marking.OFFICIAL,
        "reason": Marking.RESTRICTED,
    }
    left_ref = models.CharField(max_length=200, db_index=True)
    right_ref = models.CharField(max_length=200, db_index=True)
    said = models.CharField(max_length=10, choices=list(WORDS.items()))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="judgements")
    judged_at = models.DateTimeField(db_index=True)
    takes_back = models.CharField(max_length=40, blank=True)
    reason = models.TextField(max_length=400, blank=True)

    class Meta:
        ordering = ("judged_at", "number")
        constraints = (
            models.CheckConstraint(
                name="judgement_is_of_two_records",
                condition=~models.Q(left_ref=models.F("right_ref")),
            ),
            models.CheckConstraint(
                name="judgement_withdrawn_names_what_it_takes_back",
                condition=models.Q(said=Said.WITHDRAWN) & ~models.Q(takes_back="")
                | ~models.Q(said=Said.WITHDRAWN) & models.Q(takes_back=""),
            ),
            # one step takes it back, and a second tap takes nothing more
            models.UniqueConstraint(
                name="judgement_is_taken_back_once",
                fields=["takes_back"],
                condition=~models.Q(takes_back=""),
            ),
        )

    @property
    def words(self) -> str:
        return WORDS[Said(self.said)]

    @property
    def judged(self) -> Judged:
        """The same as the rule reads it, as exactly as the feed carries it."""
        at = timezone.localtime(self.judged_at).replace(tzinfo=None, microsecond=0)
        return Judged(
            self.number, self.left_ref, self.right_ref, self.said, self.account, at, self.takes_back
        )


class PartedNotice(models.Model):
    """Somebody had looked at a person whose records a build has parted; they are told once."""

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "account": Marking.SENSITIVE,
        "person_id": Marking.SENSITIVE,
        "parts": Marking.SENSITIVE,
        "release": Marking.OFFICIAL,
        "looked_at": Marking.SENSITIVE,
        "told_at": Marking.SENSITIVE,
        "acknowledged_at": Marking.SENSITIVE,
    }
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="parted")
    person_id = models.CharField(max_length=40)  # as they saw them
    parts = models.JSONField(default=list)  # person ids of the parts that this account may know of
    release = models.CharField(max_length=60)  # in which they are parted
    looked_at = models.DateTimeField()  # the last time
    told_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["account", "person_id", "release"], name="parted_told_once"
            ),
        )
        indexes = (models.Index(fields=["account", "acknowledged_at"], name="parted_waiting"),)


class LastCompared(models.Model):
    """The one row that says which release was compared last with the one before it."""

    MARKINGS: ClassVar = {"id": Marking.OFFICIAL, "release": Marking.OFFICIAL}
    release = models.CharField(max_length=60)

    class Meta:
        constraints = (models.CheckConstraint(name="one_last_compared", condition=models.Q(pk=1)),)
