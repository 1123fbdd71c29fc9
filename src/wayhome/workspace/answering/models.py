"""What is kept of answers to signs: each as it was given, and every record it was given on.

A sign is of a person or of an address, and so is its answer: it names the one or the other.

Signs, records and people are named by reference and not by foreign keys: releases are rebuilt, what
people decided stays. Keeps: an answer is written once; to withdraw one is to write another.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from wayhome.lexicon.marking import Marking
from wayhome.signs.answered import OPEN, Answer, Said
from wayhome.workspace.trail.once import WrittenOnce
from wayhome.workspace.trail.said import SaidInRole

WORDS = {
    Said.AGREE: "Agree",
    Said.DISAGREE: "Disagree",
    Said.NEED_MORE: "Need more",
    Said.ASK: "Asked",
    Said.REPLY: "Reply",
    Said.WITHDRAWN: "Taken back",
}
WHY = {
    "discounted": "Seen, and discounted",
    "not_this_person": "The records are not of this person",
    "not_this_address": "The records are not of this address",
    "record_wrong": "A record is wrong",
}
LONGEST = 2000  # characters of somebody's own words
ABOUT_ANOTHER = (Said.WITHDRAWN, Said.REPLY)


class SignAnswer(SaidInRole):
    """What somebody answered to a sign. `restricted`: for their own agency alone."""

    ONCE = "An answer is written once and never changed or removed: withdraw it instead."

    MARKINGS: ClassVar = {
        **SaidInRole.SAID,
        "person_id": Marking.SENSITIVE,
        "place_id": Marking.SENSITIVE,
        "subject_ref": Marking.RESTRICTED,
        "sign_id": Marking.RESTRICTED,
        "code": Marking.RESTRICTED,
        "version": Marking.OFFICIAL,
        "strength": Marking.RESTRICTED,
        "audience": Marking.RESTRICTED,
        "said": Marking.RESTRICTED,
        "why": Marking.RESTRICTED,
        "words": Marking.RESTRICTED,
        "asked": Marking.RESTRICTED,
        "owner": Marking.SENSITIVE,
        "owner_named": Marking.SENSITIVE,
        "due": Marking.SENSITIVE,
        "answered_at": Marking.SENSITIVE,
    }
    # as they were when it was given; of a sign of an address both are empty
    person_id = models.CharField(max_length=40, blank=True, db_index=True)
    subject_ref = models.CharField(max_length=200, blank=True)
    place_id = models.CharField(max_length=200, blank=True, default="", db_index=True)
    sign_id = models.CharField(max_length=40, db_index=True)
    code = models.CharField(max_length=16)
    version = models.CharField(max_length=16)
    # how soon the sign asked somebody to look; answers from before it was kept have none
    strength = models.CharField(max_length=1, blank=True, default="")
    audience = models.CharField(max_length=40)
    said = models.CharField(max_length=10, choices=list(WORDS.items()))
    why = models.CharField(max_length=20, blank=True, choices=list(WHY.items()))
    words = models.TextField(max_length=LONGEST, blank=True)
    asked = models.CharField(max_length=40, blank=True, db_index=True)
    # of one that agrees, who does what comes next and by when; those from before it was asked, none
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="owed_answers"
    )
    owner_named = models.CharField(max_length=120, blank=True, default="")  # a role, or outside
    due = models.DateField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="answers")
    answered_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("answered_at", "number")
        constraints = (
            models.CheckConstraint(
                name="answer_is_of_a_person_or_of_an_address",
                condition=models.Q(place_id="") & ~models.Q(person_id="")
                | ~models.Q(place_id="") & models.Q(person_id="", subject_ref=""),
            ),
            models.CheckConstraint(
                name="answer_withdrawn_or_replied_names_another",
                condition=models.Q(said__in=ABOUT_ANOTHER) & ~models.Q(about="")
                | ~models.Q(said__in=ABOUT_ANOTHER) & models.Q(about=""),
            ),
            models.CheckConstraint(
                name="answer_that_asks_names_an_agency",
                condition=models.Q(said=Said.ASK) & ~models.Q(asked="")
                | ~models.Q(said=Said.ASK) & models.Q(asked=""),
            ),
            models.CheckConstraint(
                name="answer_that_disagrees_says_why",
                condition=models.Q(said=Said.DISAGREE) & ~models.Q(why="")
                | ~models.Q(said=Said.DISAGREE) & models.Q(why=""),
            ),
            # whoever does something does it by a day; of older answers neither is known
            models.CheckConstraint(
                name="answer_owner_has_a_day",
                condition=models.Q(owner=None, owner_named="", due=None)
                | models.Q(said=Said.AGREE, due__isnull=False)
                & (models.Q(owner=None) & ~models.Q(owner_named="")
                   | models.Q(owner__isnull=False) & models.Q(owner_named="")),
            ),
            # one step takes it back, and a second tap takes nothing more
            models.UniqueConstraint(
                name="answer_is_withdrawn_once",
                fields=["about"],
                condition=models.Q(said=Said.WITHDRAWN),
            ),
        )  # fmt: skip

    @property
    def records(self) -> list[str]:
        """Ids of the records it was given on."""
        return sorted(one.record_id for one in self.given_on.all())

    @property
    def answer(self) -> Answer:
        """The same as the rule reads it, as exactly as the feed carries it, of whom it was of."""
        at = timezone.localtime(self.answered_at).replace(tzinfo=None, microsecond=0)
        audience = self.agency if self.restricted else OPEN
        return Answer(
            self.number, self.place_id or self.person_id, self.code, self.sign_id, self.said, at,
            frozenset(self.records), audience, self.about, self.strength, self.agency,
        )  # fmt: skip


class AnsweredRecord(WrittenOnce):
    """One record that an answer was given on, by the id it had in that release."""

    ONCE = "What an answer was given on is written once and never changed or removed."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "answer": Marking.RESTRICTED,
        "record_id": Marking.RESTRICTED,
    }
    answer = models.ForeignKey(SignAnswer, models.PROTECT, related_name="given_on")
    record_id = models.CharField(max_length=200, db_index=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["answer", "record_id"], name="answered_record_is_named_once"
            ),
        )
