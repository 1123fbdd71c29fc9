"""Actions of cases: beginning one, saying something in it, taking that back, joining it.

Each is one transaction: the entry, the state and the clocks after it, and the event. The trail says
that something was said in which case; never what, of which kind, or about whom: whoever reads it
may be of any agency, and somebody may be held by one in records that it keeps close.

An entry is written by `entries`; what it says in another case too goes there by `carrying`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from wayhome.casework.clocks import State
from wayhome.casework.pathway import BEGUN, Pathway
from wayhome.casework.pathways.concern import CONCERN, begins
from wayhome.casework.taking_part import ADDED, NOT_UNDONE
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import carrying, drafts
from wayhome.workspace.actions.entries import (
    NO_CASE,
    TWICE,
    Refused,
    SaidAlready,
    SaidSince,
    Saying,
    locked,
    own_number,
    said,
    same_place,
)
from wayhome.workspace.actions.news import tell_of_joining
from wayhome.workspace.actions.once import action
from wayhome.workspace.cases.alongside import home_told
from wayhome.workspace.cases.models import About, Case, CaseAgency, CaseEntry
from wayhome.workspace.cases.reaching import unheard
from wayhome.workspace.cases.standing import limits_of, present, seen_by, standing, told
from wayhome.workspace.found.models import FoundEntry
from wayhome.workspace.trail.recording import record

__all__ = [
    "NO_CASE", "TWICE", "Refused", "SaidAlready", "SaidSince", "Saying", "Subject", "begin",
    "home_answered", "join", "said_within", "say", "say_several", "take_back",
]  # fmt: skip

BEGUN_ALREADY = "A case has begun already."
OTHERS = "Another agency said this. Ring them: they can take it back, or write down what is so."
HOME_TOLD = "home_told"  # the clock
WAITS = frozenset({State.RUNNING, State.LATE, State.PAUSED})


@dataclass(frozen=True)
class Subject:
    """Whom or what a case is about. `called`: by what was typed alone; `found`: the entry it began
    with; `out_of`: the case that led to it; `home`: the councils of home, as far as whoever begins
    looked (`cases.reaching`)."""

    called: str
    id: str = ""
    found: FoundEntry | None = None
    kind: About = About.PERSON
    out_of: Case | None = None
    home: tuple[str, ...] = ()


@action
def begin(
    *, case: str, pathway: Pathway, about: Subject, saying: Saying, tell: Iterable[str],
    release: str, draft: str = "", more: Sequence[Saying] = (), by: User,
) -> Case:  # fmt: skip
    """Begin a case with its first entry, and with `more` said at once. `tell`: agencies that take
    part besides one's own; `draft`: the key of what was typed for it, which is gone then.
    BadUsage where it has begun, something is missing, or nobody who could act hears of it."""
    now, tell = present(), [*tell]
    alone = unheard(pathway.entries[saying.code], saying.details, tell, about.home, by)
    if alone:
        raise BadUsage(alone)
    row = Case(
        number=case, pathway=pathway.code, found=about.found, out_of=about.out_of,
        about=about.kind, about_id=about.id, called=about.called,
        agency=by.agency, leads=by.agency, by=by, began_at=now, release=release,
        stands=f"{pathway.code}/{BEGUN}", said=0,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as twice:
        if about.found is None:
            raise
        raise BadUsage(BEGUN_ALREADY) from twice
    agencies = dict.fromkeys([by.agency, *tell])
    CaseAgency.objects.bulk_create([CaseAgency(case=row, agency=a, since=now) for a in agencies])
    carrying.say_in_turn(row, [saying, *more], by)
    _work_began(row, by)
    drafts.said(draft, saying.page, by)
    _recorded(row, "begin case", by)
    return row


@action
def say(*, case: str, saying: Saying, by: User) -> CaseEntry:
    """Say something in a case. SaidSince where somebody was first; BadUsage where the rules refuse
    it, with what is missing and who can supply it."""
    entry = said_within(case=case, saying=saying, by=by)
    drafts.said(f"{case}/{saying.code}", saying.page, by)
    _recorded(entry.case, "say in case", by)
    return entry


@action
def say_several(*, case: str, sayings: Sequence[Saying], by: User) -> list[CaseEntry]:
    """Say several things in a case at once, each as `say` does; all of them or none."""
    row, _ = locked(case, by)
    same_place(row, sayings[0].place, sayings[0].number)
    made = carrying.say_in_turn(row, sayings, by)
    _recorded(row, "say in case", by)
    return made


@action
def take_back(*, case: str, number: str, place: int, at: int, why: str, by: User) -> CaseEntry:
    """Take back the entry at `at`. BadUsage where another rests on it, or that was done already."""
    row, entries = locked(case, by)
    same_place(row, place, number)
    found = next((one for one in standing(entries) if one.place == at), None)
    if found is None:
        raise BadUsage("This is taken back already.")
    gone = carrying.is_gone_there(found)  # then whoever takes part here may, for nobody else can
    if found.agency != by.agency and not gone:
        raise BadUsage(OTHERS)
    if (elsewhere := carrying.said_in(found)) and not gone:
        raise BadUsage(elsewhere)
    if found.code == ADDED:
        raise BadUsage(NOT_UNDONE)
    entry = carrying.take_back(row, entries, number, at, why, by)
    _recorded(row, "take back in case", by)
    return entry


@action
def join(*, case: str, by: User) -> CaseAgency:
    """Take part in a case that began with a found child of whom one's agency was told."""
    row = Case.objects.filter(pk=case, found__notices__agency=by.agency).first()
    if row is None:
        raise BadUsage(NO_CASE)
    try:
        with transaction.atomic():
            joined = CaseAgency.objects.create(case=row, agency=by.agency, since=present())
    except IntegrityError as twice:
        raise BadUsage("Your agency takes part already.") from twice
    tell_of_joining(row, by)
    _recorded(row, "join case", by)
    return joined


def said_within(*, case: str, saying: Saying, by: User) -> CaseEntry:
    """The same for another action that does more besides, and leaves the event itself."""
    row, entries = locked(case, by)
    same_place(row, saying.place, saying.number)
    return carrying.say(row, entries, saying, by)


def home_answered(*, entry: FoundEntry, by: User) -> None:
    """Within another action: the home council answered the notice of a found child, so it was told.
    Nothing where no response runs in which it takes part, or it was told since already."""
    row = seen_by(by).filter(found=entry).first()
    if row is None or not row.is_open:
        return
    row, entries = locked(row.pk, by)
    waits = {one.clock.code for one in told(row, entries).clocks(limits_of(row), present())
             if one.state in WAITS}  # fmt: skip
    if HOME_TOLD in waits:
        carrying.say(
            row, entries, Saying(own_number(), "home told", home_told(by, present()), 0), by
        )


def _work_began(row: Case, by: User) -> None:
    """In the concern that a case came out of, that what was accepted there has begun."""
    if row.out_of is None or row.out_of.pathway != CONCERN.code:
        return
    concern, entries = locked(row.out_of.pk, by)
    case = told(concern, entries)
    if not case.is_closed and begins(case, row.pathway):
        saying = Saying(own_number(), "work begun", {"case": row.pk}, 0, said_in=(row.pk, "0"))
        said(concern, entries, saying, by)


def _recorded(row: Case, reason: str, by: User) -> None:
    record(what="write", act=Act.WORK_CASES, by=by, about=row.number, reason=reason)
