"""One entry of a case, written as the rules allow it: the entry, the state and the clocks after it,
who takes part by it, and that those who work on the case are told. No action by itself.

Keeps: what the rules refuse is not kept, with a sentence for each thing; of two who write at once
the second is told.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from wayhome.casework import handover
from wayhome.casework.agreed import Action, actions
from wayhome.casework.case import Case as Told
from wayhome.casework.clocks import Reading
from wayhome.casework.fields import Kind, Said, kept
from wayhome.casework.pathway import Entry
from wayhome.casework.taking_part import ADDED, THERE_ALREADY
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.news import tell_of
from wayhome.workspace.api.hooks.queue import queue
from wayhome.workspace.cases.models import (
    TAKE_BACK,
    Case,
    CaseAction,
    CaseAgency,
    CaseClock,
    CaseEntry,
    step,
)
from wayhome.workspace.cases.speaking import not_theirs
from wayhome.workspace.cases.standing import limits_of, present, seen_by, told
from wayhome.workspace.cases.typed import Page

TWICE = "This was said already. Nothing was kept twice."
NO_CASE = "There is no such case of your agency."
ANSWER_FIRST = (
    "Your agency was asked to lead this case. Answer that first: until it is accepted your agency "
    "reads here, and does not write."
)
CLOCK_KEPT = ("state", "started", "due")
SAID_IN = "from_case"  # in what is kept of an entry
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
class Saying:
    """What is said. `number`: of its form, so that a second tap says nothing twice; `place`: how
    many entries the case had when the form was drawn; `filled`: of each answer that rests on
    records, how and on which (`cases.referrals.offering`); `page`: on which it was typed, whose
    draft is gone then; `said_in`: another case, and the place in it, in which it was said
    (`carrying`)."""

    number: str
    code: str
    details: Said
    place: int
    filled: tuple[str, ...] = ()
    page: Page = Page()
    said_in: tuple[str, ...] = ()


def locked(case: str, by: User) -> tuple[Case, list[CaseEntry]]:
    """The case, nobody else's while this transaction runs, and its entries in their order.
    BadUsage where the agency takes no part in it."""
    if not seen_by(by).filter(pk=case).exists():
        raise BadUsage(NO_CASE)
    return held(case)


def held(case: str) -> tuple[Case, list[CaseEntry]]:
    """The same for what goes along by itself, whoever reads that case."""
    row = Case.objects.select_for_update().get(pk=case)
    return row, list(row.entries.order_by("place"))


def own_number() -> str:
    """Of an entry that no form was drawn for."""
    return f"R-{secrets.token_hex(10)}"


def same_place(row: Case, place: int, number: str) -> None:
    """SaidAlready of the same form again; SaidSince where somebody was first."""
    if CaseEntry.objects.filter(pk=number).exists():
        raise SaidAlready(TWICE)
    if row.said != place:
        raise SaidSince(row.said - place)


def said(row: Case, entries: Sequence[CaseEntry], saying: Saying, by: User) -> CaseEntry:
    """Write it down in a case whose entries these are. Refused where its rules, or whose word it
    is, do not allow it."""
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
    if saying.said_in:
        details[SAID_IN] = list(saying.said_in)
    written = _written(row, saying.number, saying.code, details, entry.after(before.state), by)
    _takes_part_by(row, written)
    _keep(row, [*entries, written])
    return written


def taken_back(
    row: Case, entries: Sequence[CaseEntry], number: str, at: int, why: str, by: User
) -> CaseEntry:
    """Take back the entry at a place. BadUsage where another of the case rests on it."""
    try:
        left = told(row, entries).without(at)
    except ValueError as refused:
        raise BadUsage(str(refused)) from refused
    entry = _written(row, number, TAKE_BACK, {"why": why}, left.state, by, at)
    _keep(row, [*entries, entry])
    return entry


def _not_theirs(row: Case, before: Told, saying: Saying, by: User) -> list[str]:
    """Why it is not theirs to say. What was said in another case was asked there."""
    if saying.said_in:
        return []
    told = not_theirs(row, before, saying.code, saying.details, by)
    found = list(filter(None, told))
    return found if found or _may_write(row, saying.code, by) else [ANSWER_FIRST]


def _may_write(row: Case, code: str, by: User) -> bool:
    """Whoever takes part; and an agency that is asked to lead, its answer alone."""
    answers = code in (handover.ACCEPTED, handover.REFUSED)
    return answers or row.said == 0 or row.agencies.filter(agency=by.agency).exists()


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
