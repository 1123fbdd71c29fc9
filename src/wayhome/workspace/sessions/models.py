"""What is kept of a mapping session, all of it written once.

Whether a session is open is read from its steps, and whether a statement stands from whether it was
taken back: nothing is changed, so nothing that two people write at once is lost. People, lines and
places are named by reference and not by foreign keys: releases are rebuilt, what was said stays.
"""

from functools import cached_property
from typing import ClassVar

from django.conf import settings
from django.db import models

from wayhome.casework.round_table import (
    ASSESSMENTS,
    HANDLINGS,
    KINDS,
    SAID_BY,
    SOURCES,
    Kind,
    State,
    Step,
    state,
    version,
)
from wayhome.extracts.withdrawing import Why
from wayhome.governance.purposes import PURPOSES
from wayhome.lexicon.marking import Marking
from wayhome.workspace.trail.once import WrittenOnce

LONGEST = 2000  # characters of somebody's own words
PERSON, LINE, PLACE = "person", "line", "place"
NEW, NOBODY = "new", "nobody"  # not on the map yet; nobody, but a line or a place


class MappingSession(WrittenOnce):
    """Why people met, on which basis they share, and how widely it may be seen."""

    ONCE = "A session is written once: close it and begin another."

    MARKINGS: ClassVar = {
        "number": Marking.OFFICIAL,
        "title": Marking.SENSITIVE,
        "why": Marking.SENSITIVE,
        "basis": Marking.SENSITIVE,
        "venue": Marking.SENSITIVE,
        "marking": Marking.OFFICIAL,
        "review_on": Marking.OFFICIAL,
        "by": Marking.SENSITIVE,
        "agency": Marking.OFFICIAL,
        "begun_at": Marking.SENSITIVE,
    }
    number = models.CharField(max_length=40, primary_key=True)
    title = models.CharField(max_length=80)
    why = models.TextField(max_length=LONGEST)
    basis = models.CharField(max_length=40, choices=[(p.code, p.title) for p in PURPOSES])
    venue = models.CharField(max_length=200, blank=True)
    marking = models.CharField(max_length=20, choices=[(m, m.words) for m in Marking])
    review_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="sessions_led")
    agency = models.CharField(max_length=40)
    begun_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("-begun_at", "number")

    @cached_property
    def state(self) -> State:
        return state([one.step for one in self.steps.all()])

    @cached_property
    def version(self) -> int:
        return version([one.step for one in self.steps.all()])

    @property
    def restricted(self) -> bool:
        return self.marking in (Marking.RESTRICTED, Marking.SEALED)


class Participant(WrittenOnce):
    """Somebody round the table: an account of Wayhome, or a guest by name."""

    ONCE = "Who was at the table is written once."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "session": Marking.OFFICIAL,
        "name": Marking.SENSITIVE,
        "agency": Marking.SENSITIVE,
        "role": Marking.SENSITIVE,
        "account": Marking.SENSITIVE,
        "by": Marking.SENSITIVE,
        "added_at": Marking.SENSITIVE,
    }
    session = models.ForeignKey(MappingSession, models.PROTECT, related_name="table")
    name = models.CharField(max_length=120)
    agency = models.CharField(max_length=120)  # its code for an account, in words for a guest
    role = models.CharField(max_length=60)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="at_tables"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                name="account_is_at_a_table_once",
                fields=["session", "account"],
                condition=models.Q(account__isnull=False),
            ),
            models.UniqueConstraint(
                name="guest_is_at_a_table_once",
                fields=["session", "name", "agency", "role"],
                condition=models.Q(account__isnull=True),
            ),
        )


class SessionSubject(WrittenOnce):
    """A person, line or place that a session is about. `close`: known by records of one agency's
    own alone, and shown to that agency alone."""

    ONCE = "Whom a session is about is written once."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "session": Marking.OFFICIAL,
        "kind": Marking.OFFICIAL,
        "ref": Marking.RESTRICTED,
        "name": Marking.RESTRICTED,
        "close": Marking.RESTRICTED,
        "by": Marking.SENSITIVE,
        "agency": Marking.SENSITIVE,
        "added_at": Marking.SENSITIVE,
    }
    session = models.ForeignKey(MappingSession, models.PROTECT, related_name="subjects")
    kind = models.CharField(max_length=10)
    ref = models.CharField(max_length=200)
    name = models.CharField(max_length=200, blank=True)  # of a line or a place, never of a person
    close = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    agency = models.CharField(max_length=40)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                name="session_is_about_each_once", fields=["session", "kind", "ref", "agency"]
            ),
        )


class SessionStatement(WrittenOnce):
    """What somebody at the table said. `number`: of its form, so one form is one statement;
    `agency`: whose account wrote it down, in whose name it is handed in; `close`: for it alone."""

    ONCE = "A statement is written once: take it back instead."

    MARKINGS: ClassVar = {
        **dict.fromkeys(("number", "session"), Marking.OFFICIAL),
        **dict.fromkeys(
            "speaker said_by source_evaluation information_assessment handling by agency said_at "
            "seen_on kind".split(),
            Marking.SENSITIVE,
        ),
        **dict.fromkeys(
            "about_kind about given_name family_name street_name age description other_kind other "
            "other_name place postcode phone line words conditions close".split(),
            Marking.RESTRICTED,
        ),
    }
    number = models.CharField(max_length=40, primary_key=True)
    session = models.ForeignKey(MappingSession, models.PROTECT, related_name="statements")
    speaker = models.ForeignKey(Participant, models.PROTECT, related_name="statements")
    said_by = models.CharField(max_length=40, choices=list(SAID_BY.items()))
    about_kind = models.CharField(max_length=10)
    about = models.CharField(max_length=60, blank=True)  # a person's reference, or a newcomer's
    given_name = models.CharField(max_length=80, blank=True)
    family_name = models.CharField(max_length=80, blank=True)
    street_name = models.CharField(max_length=80, blank=True)
    age = models.PositiveSmallIntegerField(null=True)
    description = models.CharField(max_length=400, blank=True)
    kind = models.CharField(max_length=12, choices=[(c, k.title) for c, k in KINDS.items()])
    other_kind = models.CharField(max_length=10, blank=True)
    other = models.CharField(max_length=60, blank=True)
    other_name = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    line = models.CharField(max_length=80, blank=True)
    seen_on = models.DateField(null=True)
    words = models.TextField(max_length=LONGEST, blank=True)
    source_evaluation = models.CharField(max_length=1, choices=list(SOURCES.items()))
    information_assessment = models.CharField(max_length=1, choices=list(ASSESSMENTS.items()))
    handling = models.CharField(max_length=1, choices=list(HANDLINGS.items()))
    conditions = models.CharField(max_length=400, blank=True)
    close = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="statements")
    agency = models.CharField(max_length=40)
    said_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("said_at", "number")

    @property
    def what(self) -> Kind:
        return KINDS[self.kind]

    @property
    def grade(self) -> str:
        return f"{self.source_evaluation}{self.information_assessment} {self.handling}"

    @property
    def stands(self) -> bool:
        return not hasattr(self, "back")


class StatementTakenBack(WrittenOnce):
    """That a statement was taken back, and why: it stays, struck out, and is not handed in."""

    ONCE = "That a statement was taken back is written once."

    MARKINGS: ClassVar = {
        "statement": Marking.OFFICIAL,
        "reason": Marking.RESTRICTED,
        "by": Marking.SENSITIVE,
        "at": Marking.SENSITIVE,
    }
    # one to one: a second tap takes nothing more back
    statement = models.OneToOneField(
        SessionStatement, models.PROTECT, primary_key=True, related_name="back"
    )
    reason = models.CharField(max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class SessionStep(WrittenOnce):
    """That a session was closed, opened again, handed in, as which deliveries, or taken out of the
    records again, which of them and why."""

    ONCE = "A step of a session is written once."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "session": Marking.OFFICIAL,
        "step": Marking.OFFICIAL,
        "version": Marking.OFFICIAL,
        "deliveries": Marking.OFFICIAL,
        "why": Marking.OFFICIAL,
        "by": Marking.SENSITIVE,
        "at": Marking.SENSITIVE,
    }
    session = models.ForeignKey(MappingSession, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10, choices=[(one, one) for one in Step])
    version = models.PositiveSmallIntegerField(default=1)
    deliveries = models.JSONField(default=list)  # ids
    why = models.CharField(max_length=20, blank=True, choices=[(one, one.words) for one in Why])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                name="version_of_session_is_handed_in_once",
                fields=["session", "version"],
                condition=models.Q(step=Step.HANDED_IN),
            ),
        )
