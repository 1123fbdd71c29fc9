"""What is kept of decisions on groups, lines and what ties a person: each as it was taken, every
record it was taken on, and what became of its next step.

Keeps: a decision is written once; to take one back is to write another, and what became of it is a
note of its own. A note may be on an answer to a sign too: whoever agreed said what happens next.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from wayhome.casework.decisions import BECAME, WORDS, Chosen, Of
from wayhome.lexicon.marking import Marking
from wayhome.workspace.trail.once import WrittenOnce
from wayhome.workspace.trail.said import SaidInRole

LONGEST = 2000  # characters of somebody's own words
LONGEST_OWNER = 120
LONGEST_SUBJECT = 80


class KeptDecision(SaidInRole):
    """One decision, or the taking back of one, which names it in `about`. A group has no name, and
    is found again by the records; a line and a person stand in `subject` as they were then."""

    ONCE = "A decision is written once and never changed or removed: take it back instead."

    MARKINGS: ClassVar = {
        **SaidInRole.SAID,
        "of": Marking.OFFICIAL,
        "subject": Marking.SENSITIVE,
        "subject_ref": Marking.RESTRICTED,
        "chosen": Marking.RESTRICTED,
        "words": Marking.RESTRICTED,
        "owner": Marking.SENSITIVE,
        "owner_named": Marking.SENSITIVE,
        "due": Marking.SENSITIVE,
        "again": Marking.SENSITIVE,
        "decided_at": Marking.SENSITIVE,
    }
    of = models.CharField(max_length=10, choices=[(one, one) for one in Of])
    subject = models.CharField(max_length=LONGEST_SUBJECT, blank=True, db_index=True)
    subject_ref = models.CharField(max_length=200, blank=True)  # of a person, a record that names
    chosen = models.CharField(max_length=10, choices=list(WORDS.items()))
    words = models.TextField(max_length=LONGEST, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="owed_decisions"
    )
    owner_named = models.CharField(max_length=LONGEST_OWNER, blank=True)  # a role, or outside
    due = models.DateField(null=True)  # by which it is to be done; of nothing to do, none
    again = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    decided_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("decided_at", "number")
        constraints = (
            models.CheckConstraint(
                name="decision_names_one_line_or_person",
                condition=models.Q(of=Of.GROUP, subject="", subject_ref="")
                | models.Q(of=Of.LINE, subject_ref="") & ~models.Q(subject="")
                | models.Q(of=Of.PERSON) & ~models.Q(subject="") & ~models.Q(subject_ref=""),
            ),
            # no list without an action: who does it, and by when
            models.CheckConstraint(
                name="decision_has_an_owner_and_a_day_or_nothing_to_do",
                condition=models.Q(chosen=Chosen.NOTHING, due=None, owner=None, owner_named="")
                | ~models.Q(chosen=Chosen.NOTHING)
                & models.Q(due__isnull=False)
                & (models.Q(owner__isnull=False) & models.Q(owner_named="")
                   | models.Q(owner=None) & ~models.Q(owner_named="")),
            ),
            # one step takes it back, and a second tap takes nothing more
            models.UniqueConstraint(
                name="decision_is_taken_back_once",
                fields=["about"],
                condition=~models.Q(about=""),
            ),
        )  # fmt: skip


class DecidedRecord(WrittenOnce):
    """One record that a decision was taken on, by the id it had in that release."""

    ONCE = "What a decision was taken on is written once and never changed or removed."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "decision": Marking.RESTRICTED,
        "record_id": Marking.RESTRICTED,
    }
    decision = models.ForeignKey(KeptDecision, models.PROTECT, related_name="taken_on")
    record_id = models.CharField(max_length=200, db_index=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["decision", "record_id"], name="decided_record_is_named_once"
            ),
        )


class StepNote(SaidInRole):
    """What became of a next step: of the decision, or the answer to a sign, that `about` names."""

    ONCE = "What became of a next step is noted once: decide anew instead."

    MARKINGS: ClassVar = {
        **SaidInRole.SAID,
        "became": Marking.RESTRICTED,
        "words": Marking.RESTRICTED,
        "noted_at": Marking.SENSITIVE,
    }
    became = models.CharField(max_length=10, choices=list(BECAME.items()))
    words = models.TextField(max_length=LONGEST, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="step_notes")
    noted_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("noted_at", "number")
        constraints = (
            # whoever of two is first: what was said to be done is done once
            models.UniqueConstraint(name="step_is_noted_once", fields=["about"]),
        )
