"""Actions of cases: beginning one, saying something in it, taking that back, joining it.

Each is one transaction: the entry, the state and the clocks after it, and the event. The trail says
that something was said in which case; never what, of which kind, or about whom: whoever reads it
may be of any agency, and somebody may be held by one in records that it keeps close.

What is said at a panel and belongs to the case behind an item, as a decision on a referral does, is
written into that case in the same transaction, and is taken back there with it (ADR 0047).
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from wayhome.casework import handover
from wayhome.casework.agreed import Action, actions
from wayhome.casework.case import Case as Told
from wayhome.casework.clocks import Reading, State
from wayhome.casework.fields import Kind, Said, kept
from wayhome.casework.panel import carrying
from wayhome.casework.pathway import BEGUN, Entry, Pathway
from wayhome.casework.pathways.concern import CONCERN, begins
from wayhome.casework.taking_part import ADDED, NOT_UNDONE, THERE_ALREADY
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import drafts
from wayhome.workspace.actions.news import tell_of, tell_of_joining
from wayhome.workspace.actions.once import action
from wayhome.workspace.api.hooks.queue import queue
from wayhome.workspace.cases.alongside import home_told, retold_of, said_elsewhere
from wayhome.workspace.cases.models import (
    TAKE_BACK,
    About,
    Case,
    CaseAction,
    CaseAgency,
    CaseClock,
    CaseEntry,
    step,
)
from wayhome.workspace.cases.speaking import not_theirs
from wayhome.workspace.cases.standing import limits_of, present, seen_by, standing, told
from wayhome.workspace.cases.typed import Page
from wayhome.workspace.found.models import FoundEntry
from wayhome.workspace.trail.recording import record

TWICE = "This was said already. Nothing was kept twice."
BEGUN_ALREADY = "A case has begun already."
OTHERS = "Another agency said this. Ring them: they can take it back, or write down what is so."
NO_CASE = "There is no such case of your agency."
ANSWER_FIRST = (
    "Your agency was asked to lead this case. Answer that first: until it is accepted your agency "
    "reads here, and does not write."
)
NOT_IN_ITS_CASE = (
    "Your agency takes no part in the case behind this item. Somebody of an agency that does can "
    "write the decision down."
)
SAID_AT = "This was said at a panel, {}: take it back there."
SAID_IN = "This was said in another case, {}: take it back there."
HOME_TOLD = "home_told"  # the clock
WAITS = frozenset({State.RUNNING, State.LATE, State.PAUSED})
CLOCK_KEPT = ("state", "started", "due")
ACTION_KEPT = ("agency", "due", "state", "escalated")


class SaidAlready(BadUsage):
    """The same form a second time."""


class Refused(BadUsage):
    """What the rules refuse, a sentence for each thing."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class SaidSince(BadUsage):
    """Somebody else said something while this was written; `many` entries."""

    def __init__(self, many: int) -> None:
        super().__init__(
            f"While you wrote, {many} more {'entry was' if many == 1 else 'entries were'} made in "
            "this case. Nothing of yours is lost: read them, then send it again."
        )
        self.many = many


@dataclass(frozen=True)
class Subject:
    """Whom or what a case is about. `called`: by what was typed alone; `found`: the entry it began
    with; `out_of`: the case that led to it."""

    called: str
    id: str = ""
    found: FoundEntry | None = None
    kind: About = About.PERSON
    out_of: Case | None = None


@dataclass(frozen=True)
class Saying:
    """What is said. `number`: of its form, so that a second tap says nothing twice; `place`: how
    many entries the case had when the form was drawn; `filled`: of each answer that rests on
    records, how and on which (`cases.referrals.offering`); `page`: on which it was typed, whose
    draft is gone then; `from_panel`: the panel, and the place in it, at which this was said;
    `from_case`: another case, and the place in it, in which it was said (`casework.elsewhere`)."""

    number: str
    code: str
    details: Said
    place: int
    filled: tuple[str, ...] = ()
    page: Page = Page()
    from_panel: tuple[str, ...] = ()
    from_case: tuple[str, ...] = ()


@action
def begin(
    *, case: str, pathway: Pathway, about: Subject, saying: Saying, tell: Iterable[str],
    release: str, draft: str = "", more: Sequence[Saying] = (), by: User,
) -> Case:  # fmt: skip
    """Begin a case with its first entry, and with `more` said at once. `tell`: agencies that take
    part besides one's own; `draft`: the key of what was typed for it, which is gone then.
    BadUsage where it has begun, or something is missing."""
    now = present()
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
    _said_in_turn(row, [], [saying, *more], by)
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
    row, entries = _locked(case, by)
    _same_place(row, sayings[0].place, sayings[0].number)
    made = _said_in_turn(row, entries, sayings, by)
    _recorded(row, "say in case", by)
    return made


@action
def take_back(*, case: str, number: str, place: int, at: int, why: str, by: User) -> CaseEntry:
    """Take back the entry at `at`. BadUsage where another rests on it, or that was done already."""
    row, entries = _locked(case, by)
    _same_place(row, place, number)
    found = next((one for one in standing(entries) if one.place == at), None)
    if found is None:
        raise BadUsage("This is taken back already.")
    if found.agency != by.agency:
        raise BadUsage(OTHERS)
    if "from_panel" in found.details:
        raise BadUsage(SAID_AT.format(found.details["from_panel"][0]))
    if "from_case" in found.details:
        raise BadUsage(SAID_IN.format(found.details["from_case"][0]))
    if found.code == ADDED:
        raise BadUsage(NOT_UNDONE)
    _take_back_there(row, entries, found, why, by)
    _take_back_elsewhere(row, found, why, by)
    entry = _taken_back(row, entries, number, at, why, by)
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
    row, entries = _locked(case, by)
    _same_place(row, saying.place, saying.number)
    return _said(row, entries, saying, by)


def home_answered(*, entry: FoundEntry, by: User) -> None:
    """Within another action: the home council answered the notice of a found child, so it was told.
    Nothing where no response runs in which it takes part, or it was told since already."""
    row = seen_by(by).filter(found=entry).first()
    if row is None or not row.is_open:
        return
    row, entries = _locked(row.pk, by)
    waits = {one.clock.code for one in told(row, entries).clocks(limits_of(row), present())
             if one.state in WAITS}  # fmt: skip
    if HOME_TOLD in waits:
        _said(row, entries, Saying(_own_number(), "home told", home_told(by, present()), 0), by)


def _work_began(row: Case, by: User) -> None:
    """In the concern that a case came out of, that what was accepted there has begun."""
    if row.out_of is None or row.out_of.pathway != CONCERN.code:
        return
    concern, entries = _locked(row.out_of.pk, by)
    case = told(concern, entries)
    if not case.is_closed and begins(case, row.pathway):
        saying = Saying(_own_number(), "work begun", {"case": row.pk}, 0, from_case=(row.pk, "0"))
        _said(concern, entries, saying, by)


def _locked(case: str, by: User) -> tuple[Case, list[CaseEntry]]:
    """The case, nobody else's while this transaction runs, and its entries in their order."""
    row = seen_by(by).select_for_update().filter(pk=case).first()
    if row is None:
        raise BadUsage(NO_CASE)
    return row, list(row.entries.order_by("place"))


def _same_place(row: Case, place: int, number: str) -> None:
    if CaseEntry.objects.filter(pk=number).exists():
        raise SaidAlready(TWICE)
    if row.said != place:
        raise SaidSince(row.said - place)


def _said_in_turn(
    row: Case, entries: Sequence[CaseEntry], sayings: Iterable[Saying], by: User
) -> list[CaseEntry]:
    made: list[CaseEntry] = []
    for one in sayings:
        made.append(_said(row, [*entries, *made], one, by))
    return made


def _taken_back(
    row: Case, entries: Sequence[CaseEntry], number: str, at: int, why: str, by: User
) -> CaseEntry:
    try:
        left = told(row, entries).without(at)
    except ValueError as refused:
        raise BadUsage(str(refused)) from refused
    entry = _written(row, number, TAKE_BACK, {"why": why}, left.state, by, at)
    _keep(row, [*entries, entry])
    return entry


def _carry(row: Case, entries: Sequence[CaseEntry], entry: CaseEntry, by: User) -> None:
    """What was said at a panel, said in the case behind it too. Refused with the sentences of its
    rules."""
    behind = _behind(row, entries, entry, by)
    if behind is None:
        return
    panel, there, said = behind
    case, now = told(there, said), f"{timezone.localtime(present()):%Y-%m-%dT%H:%M}"
    if entry.code == "decided" and (refused := list(carrying.refused(case))):
        raise Refused(refused)
    sitting, of = f"{row.called} ({row.number})", (row.number, str(entry.place))
    each = carrying.carried(panel, (entry.code, entry.details), sitting, case, now)
    sayings = [Saying(_own_number(), code, details, 0, from_panel=of) for code, details in each]
    try:
        _said_in_turn(there, said, sayings, by)
    except Refused as not_there:
        raise Refused([f"In the case behind it: {one}" for one in not_there.reasons]) from None


def _take_back_there(
    row: Case, entries: Sequence[CaseEntry], found: CaseEntry, why: str, by: User
) -> None:
    """What was said at a panel, taken back in the case behind it too, the last first. BadUsage
    where something rests on it there."""
    behind = _behind(row, entries, found, by)
    if behind is None:
        return
    _, there, said = behind
    of = [row.number, str(found.place)]
    for one in reversed([one for one in standing(said) if one.details.get("from_panel") == of]):
        _take_back_elsewhere(there, one, why, by)
        try:
            said = [*said, _taken_back(there, said, _own_number(), one.place, why, by)]
        except BadUsage as rests:
            raise BadUsage(f"In the case behind it: {rests}") from rests


def _take_back_elsewhere(row: Case, found: CaseEntry, why: str, by: User) -> None:
    """What was said in other cases because of it. BadUsage where something rests on it there."""
    for one in retold_of(row, found.place):
        there = Case.objects.select_for_update().get(pk=one.case_id)
        said = list(there.entries.order_by("place"))
        try:
            _taken_back(there, said, _own_number(), one.place, why, by)
        except BadUsage as rests:
            raise BadUsage(f"In another case about them: {rests}") from rests


def _behind(
    row: Case, entries: Sequence[CaseEntry], entry: CaseEntry, by: User
) -> tuple[Told, Case, list[CaseEntry]] | None:
    """A panel, and the case in which an entry of it is said too, nobody else's while this
    transaction runs; None where it is said at the panel alone, or is of no panel. Only who takes
    part in that case writes in it."""
    if row.pathway != "panel":
        return None
    panel = told(row, entries)
    number = carrying.behind(panel, entry.code, entry.details)
    if not number:
        return None
    if not seen_by(by).filter(pk=number).exists():
        raise BadUsage(NOT_IN_ITS_CASE)
    return (panel, *_locked(number, by))


def _own_number() -> str:
    """Of an entry that no form was drawn for."""
    return f"R-{secrets.token_hex(10)}"


def _said(row: Case, entries: Sequence[CaseEntry], saying: Saying, by: User) -> CaseEntry:
    before = told(row, entries)
    missing = before.refusals(saying.code, saying.details, limits_of(row), present())
    others = _not_theirs(row, before, saying, by)
    if missing or others:
        raise Refused([*missing, *others])
    entry = row.way.entries[saying.code]
    _of_those_who_take_part(row, entry, saying.details)
    _of_own_cases(entry, saying.details, by)
    details = kept(entry.fields, saying.details)
    if saying.filled:
        details["filled"] = list(saying.filled)
    if saying.from_panel:
        details["from_panel"] = list(saying.from_panel)
    if saying.from_case:
        details["from_case"] = list(saying.from_case)
    written = _written(row, saying.number, saying.code, details, entry.after(before.state), by)
    _takes_part_by(row, written)
    _keep(row, [*entries, written])
    _carry(row, [*entries, written], written, by)
    if not saying.from_case:
        _say_elsewhere(row, [*entries, written], written, by)
    return written


def _takes_part_by(row: Case, entry: CaseEntry) -> None:
    """The agency that an entry makes take part: that accepts to lead, or is asked in."""
    agency = {handover.ACCEPTED: entry.agency, ADDED: str(entry.details.get("agency"))}
    if entry.code not in agency:
        return
    _, new = CaseAgency.objects.get_or_create(
        case=row, agency=agency[entry.code], defaults={"since": present()}
    )
    if entry.code == ADDED and not new:
        raise BadUsage(THERE_ALREADY)


def _say_elsewhere(row: Case, entries: Sequence[CaseEntry], entry: CaseEntry, by: User) -> None:
    """What an entry says of the same child in other cases too, as their own rules allow it; of a
    concern, in the case that it names."""
    of = (row.number, str(entry.place))
    for number, code, details, must in said_elsewhere(row, told(row, entries), entry, by):
        there, said = (row, [*entries]) if number == row.pk else _locked(number, by)
        if not must and code not in {one.code for one in told(there, said).offered}:
            continue
        try:
            _said(there, said, Saying(_own_number(), code, details, 0, from_case=of), by)
        except Refused as refused:
            if must:
                reasons = [f"In the case that you chose: {one}" for one in refused.reasons]
                raise Refused(reasons) from None


def _not_theirs(row: Case, before: Told, saying: Saying, by: User) -> list[str]:
    """Why it is not theirs to say. What a panel decided was asked of the panel."""
    elsewhere = saying.from_panel or saying.from_case
    told = [] if elsewhere else not_theirs(row, before, saying.code, saying.details, by)
    found = list(filter(None, told))
    return found if found or _may_write(row, saying.code, by) else [ANSWER_FIRST]


def _may_write(row: Case, code: str, by: User) -> bool:
    """Whoever takes part; and an agency that is asked to lead, its answer alone."""
    answers = code in (handover.ACCEPTED, handover.REFUSED)
    return answers or row.said == 0 or row.agencies.filter(agency=by.agency).exists()


def _of_those_who_take_part(row: Case, entry: Entry, details: Said) -> None:
    asked = [one for one in entry.fields if one.kind is Kind.AGENCY]
    there = set(row.agencies.values_list("agency", flat=True)) if asked else set()
    for one in asked:
        if details.get(one.code) not in there:
            raise BadUsage(f"{one.asks} Choose one that takes part in this case.")


def _of_own_cases(entry: Entry, details: Said, by: User) -> None:
    asked = [one for one in entry.fields if one.kind is Kind.CASE and details.get(one.code)]
    if any(not seen_by(by).filter(pk=details[one.code]).exists() for one in asked):
        raise BadUsage(NO_CASE)


def _written(
    row: Case, number: str, code: str, details: Said, after: str, by: User, back: int | None = None
) -> CaseEntry:
    entry = CaseEntry(
        number=number, case=row, place=row.said, code=code, details=dict(details),
        step=step(row.pathway, code, row.state, after), takes_back=back, said_at=present(),
        by=by, agency=by.agency, role=by.role,
    )  # fmt: skip
    entry.save()
    row.said, row.stands = row.said + 1, f"{row.pathway}/{after}"
    row.save(update_fields=["said", "stands"])
    queue(row, entry)
    return entry


def _keep(row: Case, entries: Sequence[CaseEntry]) -> None:
    """Beside the case, every clock and every action that there is by these entries; one whose start
    was taken back is there no more. And tell those who work on it of the last."""
    case = told(row, entries)
    _keep_lead(row, case)
    _keep_clocks(row, case.clocks(limits_of(row), present()))
    _keep_actions(row, actions(case))
    tell_of(row, case, entries[-1])


def _keep_lead(row: Case, case: Told) -> None:
    row.leads = handover.leads(case, row.agency)
    # of a case that is over nobody is asked any more, and whoever was reads it no longer
    waits = [] if case.is_closed else [one.to for one in handover.handovers(case) if one.waits]
    row.to_lead = next(iter(waits), "")
    row.save(update_fields=["leads", "to_lead"])


def _keep_actions(row: Case, found: Sequence[Action]) -> None:
    rows = [
        CaseAction(
            case=row, place=one.place, agency=one.agency, due=one.due, state=one.state,
            escalated=bool(one.escalated),
        )
        for one in found
    ]  # fmt: skip
    row.actions.exclude(place__in=[one.place for one in rows]).delete()
    CaseAction.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["case", "place"], update_fields=ACTION_KEPT
    )


def _keep_clocks(row: Case, found: Sequence[Reading]) -> None:
    rows = [
        CaseClock(case=row, code=one.clock.code, state=one.state, started=one.started, due=one.due)
        for one in found
    ]
    row.clocks.exclude(code__in=[one.code for one in rows]).delete()
    CaseClock.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["case", "code"], update_fields=CLOCK_KEPT
    )


def _recorded(row: Case, reason: str, by: User) -> None:
    record(what="write", act=Act.WORK_CASES, by=by, about=row.number, reason=reason)
