"""What is kept of disputes: that somebody says a record is wrong, who says so, and why; and who has
read that one was taken back.

Records and people are named by reference and not by foreign keys: releases are rebuilt, what people
decided stays. Keeps: a dispute is written once; to withdraw one is to write another.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from wayhome.casework.disputes import WORDS, Dispute, Says, Word
from wayhome.lexicon.marking import Marking
from wayhome.workspace.trail.once import WrittenOnce
from wayhome.workspace.trail.said import SaidInRole

LONGEST = 2000  # characters of somebody's own words


class RecordDispute(SaidInRole):
    """One dispute of a record, or the withdrawal of one. `restricted`: for their own agency alone,
    as the record is."""

    ONCE = "A dispute is written once and never changed or removed: withdraw it instead."

    MARKINGS: ClassVar = {
        **SaidInRole.SAID,
        "record_id": Marking.RESTRICTED,
        "person_id": Marking.SENSITIVE,
        "subject_ref": Marking.RESTRICTED,
        "says": Marking.RESTRICTED,
        "word": Marking.RESTRICTED,
        "word_of": Marking.RESTRICTED,
        "words": Marking.RESTRICTED,
        "disputed_at": Marking.SENSITIVE,
    }
    record_id = models.CharField(max_length=200, db_index=True)  # as it was in that release
    person_id = models.CharField(max_length=40, db_index=True)  # on whose page it was marked
    subject_ref = models.CharField(max_length=200)  # a record that names them
    says = models.CharField(max_length=10, choices=[(one, one) for one in Says])
    word = models.CharField(max_length=10, choices=list(WORDS.items()))
    word_of = models.CharField(max_length=40, blank=True)  # the agency, where it is one's word
    words = models.TextField(max_length=LONGEST, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="disputes")
    disputed_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("disputed_at", "number")
        constraints = (
            models.CheckConstraint(
                name="dispute_withdrawn_names_another",
                condition=models.Q(says=Says.WITHDRAWN) & ~models.Q(about="")
                | models.Q(says=Says.DISPUTED) & models.Q(about=""),
            ),
            models.CheckConstraint(
                name="dispute_of_an_agency_names_it",
                condition=models.Q(word=Word.AGENCY) & ~models.Q(word_of="")
                | ~models.Q(word=Word.AGENCY) & models.Q(word_of=""),
            ),
            # one step takes it back, and a second tap takes nothing more
            models.UniqueConstraint(
                name="dispute_is_withdrawn_once",
                fields=["about"],
                condition=models.Q(says=Says.WITHDRAWN),
            ),
        )

    @property
    def dispute(self) -> Dispute:
        """The same as the rule reads it."""
        return Dispute(self.number, self.record_id, Says(self.says), self.about, self.agency)


class DisputeEndRead(WrittenOnce):
    """That somebody who was told of a dispute has read that it was taken back. `about`: the number
    of the withdrawal, which a release may hold and this database not."""

    ONCE = "That somebody has read of the end of a dispute is written once."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "about": Marking.OFFICIAL,
        "by": Marking.SENSITIVE,
        "read_at": Marking.SENSITIVE,
    }
    about = models.CharField(max_length=64, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="dispute_ends_read"
    )
    read_at = models.DateTimeField()

    class Meta:
        ordering = ("read_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["about", "by"], name="dispute_end_is_read_once"),
        )
