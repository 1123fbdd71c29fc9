"""What is kept of a case: that it began, each thing said in it, who takes part, and its clocks.

Keeps: the entries are the case. What was said is written once; to take it back is another entry.
The state beside each of them, and the clocks, are worked out by the rules (`casework`) in the same
transaction; the constraints here are made of the same definitions, so that nothing that the rules
refuse can be in the database, whoever writes to it.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar

from django.conf import settings
from django.db import models

from wayhome.casework.agreed import State as ActionState
from wayhome.casework.clocks import State
from wayhome.casework.limits import Unit
from wayhome.casework.pathway import BEGUN, Pathway
from wayhome.casework.pathways import PATHWAYS
from wayhome.lexicon.marking import Marking
from wayhome.workspace.trail.once import WrittenOnce

TAKE_BACK = "take back"  # not part of a pathway: what any entry can be


def step(pathway: str, code: str, before: str, after: str) -> str:
    """One step as the database knows it."""
    return f"{pathway}/{code}/{before}>{after}"


def allowed_steps() -> list[str]:
    """Every step that a pathway allows, and every taking back that can come of one."""
    return sorted(one for pathway in PATHWAYS.values() for one in _steps(pathway))


def _steps(pathway: Pathway) -> Iterator[str]:
    yield from (step(pathway.code, *one) for one in pathway.steps())
    yield from (step(pathway.code, TAKE_BACK, *one) for one in pathway.backs())


def allowed_states() -> list[str]:
    """Every state of every pathway, and that of a case all of which was taken back."""
    return sorted(f"{one.code}/{at}" for one in PATHWAYS.values() for at in (BEGUN, *one.states))


class About(StrEnum):
    """What a case can be about."""

    PERSON = "person"
    ADDRESS = "address"
    LINE = "line"
    MEETING = "meeting"  # a panel
    GROUP = "group"  # by what it is called alone: who is together changes with every release


class Case(models.Model):
    """One case. `about` and `about_id`: whom or what it is about; `out_of`: the case that led to
    it; `agency`: that began it; `leads`: that leads it; `to_lead`: that it was offered to and that
    has not answered; `stands`: its pathway and state; `said`: how many entries it has, so that of
    two who write at once the second is told."""

    MARKINGS: ClassVar = {
        "number": Marking.OFFICIAL,
        "pathway": Marking.SENSITIVE,
        "found": Marking.OFFICIAL,
        "out_of": Marking.OFFICIAL,
        "about": Marking.SENSITIVE,
        "about_id": Marking.SENSITIVE,
        "called": Marking.SENSITIVE,
        "agency": Marking.SENSITIVE,
        "leads": Marking.SENSITIVE,
        "to_lead": Marking.SENSITIVE,
        "by": Marking.SENSITIVE,
        "began_at": Marking.SENSITIVE,
        "release": Marking.OFFICIAL,
        "stands": Marking.SENSITIVE,
        "said": Marking.OFFICIAL,
    }
    number = models.CharField(max_length=20, primary_key=True)
    pathway = models.CharField(max_length=20, choices=[(one, one) for one in PATHWAYS])
    found = models.OneToOneField("found.FoundEntry", models.PROTECT, null=True, related_name="case")
    out_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="led_to")
    about = models.CharField(max_length=10, choices=[(one, one) for one in About])
    about_id = models.CharField(max_length=40, blank=True, db_index=True)  # blank: by name alone
    called = models.CharField(max_length=200)  # by what was typed alone
    agency = models.CharField(max_length=40)
    leads = models.CharField(max_length=40)
    to_lead = models.CharField(max_length=40, blank=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="cases_begun")
    began_at = models.DateTimeField(db_index=True)
    release = models.CharField(max_length=60)
    stands = models.CharField(max_length=40)
    said = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("-began_at", "number")
        constraints = (
            models.CheckConstraint(
                name="case_stands_where_its_pathway_has_it",
                condition=models.Q(stands__in=allowed_states()),
            ),
        )

    @property
    def state(self) -> str:
        return self.stands.partition("/")[2]

    @property
    def way(self) -> Pathway:
        return PATHWAYS[self.pathway]

    @property
    def is_open(self) -> bool:
        return self.state not in self.way.closed


class CaseEntry(WrittenOnce):
    """One thing said in a case. `takes_back`: the place of the entry that this one takes back."""

    ONCE = "What was said in a case is written once: take it back instead."

    MARKINGS: ClassVar = {
        "number": Marking.OFFICIAL,
        "case": Marking.OFFICIAL,
        "place": Marking.OFFICIAL,
        "code": Marking.SENSITIVE,
        "step": Marking.SENSITIVE,
        "details": Marking.SENSITIVE,
        "takes_back": Marking.OFFICIAL,
        "said_at": Marking.SENSITIVE,
        "by": Marking.SENSITIVE,
        "agency": Marking.SENSITIVE,
        "role": Marking.SENSITIVE,
    }
    number = models.CharField(max_length=40, primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="entries")
    place = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    step = models.CharField(max_length=120)
    details = models.JSONField()
    takes_back = models.PositiveSmallIntegerField(null=True)
    said_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="case_entries")
    agency = models.CharField(max_length=40)
    role = models.CharField(max_length=40)

    class Meta:
        ordering = ("case", "place")
        constraints = (
            models.CheckConstraint(
                name="case_entry_is_a_step_of_its_pathway",
                condition=models.Q(step__in=allowed_steps()),
            ),
            # whoever of two is first: the other reads what was said, and says it again
            models.UniqueConstraint(fields=["case", "place"], name="case_entry_has_its_place"),
            models.UniqueConstraint(
                fields=["case", "takes_back"],
                name="case_entry_is_taken_back_once",
                condition=models.Q(takes_back__isnull=False),
            ),
            models.CheckConstraint(
                name="case_entry_takes_back_or_says",
                condition=models.Q(code=TAKE_BACK, takes_back__isnull=False)
                | ~models.Q(code=TAKE_BACK) & models.Q(takes_back__isnull=True),
            ),
        )


class CaseAgency(WrittenOnce):
    """An agency that takes part: it reads the case and writes in it."""

    ONCE = "That an agency takes part in a case is written once."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "case": Marking.OFFICIAL,
        "agency": Marking.SENSITIVE,
        "since": Marking.SENSITIVE,
    }
    case = models.ForeignKey(Case, models.PROTECT, related_name="agencies")
    agency = models.CharField(max_length=40, db_index=True)
    since = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["case", "agency"], name="case_agency_takes_part_once"),
        )


class CaseClock(models.Model):
    """A clock of a case as it stood after the last entry. That a running one is late by now is read
    off `due`; all of it can be worked out anew from the entries."""

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "case": Marking.OFFICIAL,
        "code": Marking.SENSITIVE,
        "state": Marking.SENSITIVE,
        "started": Marking.SENSITIVE,
        "due": Marking.SENSITIVE,
    }
    case = models.ForeignKey(Case, models.PROTECT, related_name="clocks")
    code = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=[(one, one) for one in State])
    started = models.DateTimeField()
    due = models.DateTimeField()

    class Meta:
        ordering = ("due", "code")
        constraints = (
            models.UniqueConstraint(fields=["case", "code"], name="case_has_each_clock_once"),
        )
        indexes = (models.Index(fields=["state", "due"], name="case_clock_due"),)


class CaseAction(models.Model):
    """An action of a case as it stood after the last entry: what a register of many cases lists.
    `place`: of the entry that agreed it, where its words are. All of it can be worked out anew."""

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "case": Marking.OFFICIAL,
        "place": Marking.OFFICIAL,
        "agency": Marking.SENSITIVE,
        "due": Marking.SENSITIVE,
        "state": Marking.SENSITIVE,
        "escalated": Marking.SENSITIVE,
    }
    case = models.ForeignKey(Case, models.PROTECT, related_name="actions")
    place = models.PositiveSmallIntegerField()
    agency = models.CharField(max_length=40)
    due = models.DateField()
    state = models.CharField(max_length=10, choices=[(one, one) for one in ActionState])
    escalated = models.BooleanField()

    class Meta:
        ordering = ("due", "case", "place")
        constraints = (
            models.UniqueConstraint(fields=["case", "place"], name="case_has_each_action_once"),
        )
        indexes = (models.Index(fields=["agency", "state", "due"], name="case_action_due"),)


class CaseDraft(models.Model):
    """What one account has typed into a form and not said yet. `key`: the case, empty where none
    has begun, and the form; `number`: of the page on which it was typed last, so that two windows
    with one form are two drafts; `typed`: by the name of each box, as it was sent."""

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "by": Marking.SENSITIVE,
        "key": Marking.SENSITIVE,
        "number": Marking.OFFICIAL,
        "typed": Marking.SENSITIVE,
        "kept_at": Marking.SENSITIVE,
    }
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="case_drafts")
    key = models.CharField(max_length=160)
    number = models.CharField(max_length=40, blank=True)
    typed = models.JSONField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ("-kept_at", "key")
        constraints = (
            models.UniqueConstraint(
                fields=["by", "key", "number"], name="case_draft_is_one_of_a_page"
            ),
        )


class CaseLimit(WrittenOnce):
    """A number of the pathways as this partnership set it, from a day on."""

    ONCE = "A limit is set once: set it anew from a later day."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "code": Marking.OFFICIAL,
        "many": Marking.OFFICIAL,
        "unit": Marking.OFFICIAL,
        "since": Marking.OFFICIAL,
        "why": Marking.OFFICIAL,
        "by": Marking.OFFICIAL,
        "set_at": Marking.OFFICIAL,
    }
    code = models.CharField(max_length=60, db_index=True)
    many = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=20, choices=[(one, one) for one in Unit])
    since = models.DateField()
    why = models.CharField(max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="limits_set")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("since", "pk")  # of two from one day on the later set one holds
