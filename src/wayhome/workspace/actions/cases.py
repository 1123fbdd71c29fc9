"""Actions of cases: beginning one, saying something in it, taking that back, joining it.

Each is one transaction: the entry, the state and the clocks after it, and the event. The trail says
that something was said in which case; never what, of which kind, or about whom: whoever reads it
may be of any agency, and somebody may be held by one in records that it keeps close.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from wayhome.casework.case import Case as Told
from wayhome.casework.case import SaidEntry
from wayhome.casework.fields import Said, kept
from wayhome.casework.pathway import BEGUN, Pathway, refusals, without
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.cases.models import (
    TAKE_BACK,
    Case,
    CaseAgency,
    CaseClock,
    CaseEntry,
    step,
)
from wayhome.workspace.cases.standing import limits_of, present, seen_by, standing, told
from wayhome.workspace.found.models import FoundEntry
from wayhome.workspace.trail.recording import record

TWICE = "This was said already. Nothing was kept twice."
BEGUN_ALREADY = "A case has begun already."
OTHERS = "Another agency said this. Ring them: they can take it back, or write down what is so."
NO_CASE = "There is no such case of your agency."
CLOCK_KEPT = ("state", "started", "due")


class SaidAlready(BadUsage):
    """The same form a second time."""


class SaidSince(BadUsage):
    """Somebody else said something while this was written; `many` entries."""

    def __init__(self, many: int) -> None:
        super().__init__(
            f"While you wrote, {many} more {'entry was' if many == 1 else 'entries were'} made in "
            "this case. Nothing of yours is lost: read them, then send it again."
        )
        self.many = many


@dataclass(frozen=True)
class About:
    """Whom a case is about. `called`: by what was typed alone; `found`: the entry it began with."""

    called: str
    person_id: str = ""
    found: FoundEntry | None = None


@dataclass(frozen=True)
class Saying:
    """What is said. `number`: of its form, so that a second tap says nothing twice; `place`: how
    many entries the case had when the form was drawn."""

    number: str
    code: str
    details: Said
    place: int


@action
def begin(
    *, case: str, pathway: Pathway, about: About, saying: Saying, tell: Iterable[str],
    release: str, by: User,
) -> Case:  # fmt: skip
    """Begin a case with its first entry. `tell`: agencies that take part besides one's own.
    BadUsage where it has begun, or something is missing."""
    now = present()
    row = Case(
        number=case, pathway=pathway.code, found=about.found, person_id=about.person_id,
        called=about.called, agency=by.agency, by=by, began_at=now, release=release,
        stands=f"{pathway.code}/{BEGUN}", said=0,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as twice:
        raise BadUsage(BEGUN_ALREADY) from twice
    agencies = dict.fromkeys([by.agency, *tell])
    CaseAgency.objects.bulk_create([CaseAgency(case=row, agency=a, since=now) for a in agencies])
    _said(row, [], saying, by)
    _recorded(row, "begin case", by)
    return row


@action
def say(*, case: str, saying: Saying, by: User) -> CaseEntry:
    """Say something in a case. SaidSince where somebody was first; BadUsage where the rules refuse
    it, with what is missing and who can supply it."""
    row, entries = _locked(case, by)
    _same_place(row, saying.place, saying.number)
    entry = _said(row, entries, saying, by)
    _recorded(row, "say in case", by)
    return entry


@action
def take_back(*, case: str, number: str, place: int, at: int, why: str, by: User) -> CaseEntry:
    """Take back the entry at `at`. BadUsage where another rests on it, or that was done already."""
    row, entries = _locked(case, by)
    _same_place(row, place, number)
    stands = standing(entries)
    found = next((n for n, one in enumerate(stands) if one.place == at), None)
    if found is None:
        raise BadUsage("This is taken back already.")
    if stands[found].agency != by.agency:
        raise BadUsage(OTHERS)
    try:
        left = without(row.way, [one.code for one in stands], found)
    except ValueError as refused:
        raise BadUsage(str(refused)) from refused
    after = [one for n, one in enumerate(stands) if n != found]
    assert [one.code for one in after] == left
    entry = _written(row, number, TAKE_BACK, {"why": why}, _told(row, after).state, by, at)
    _keep_clocks(row, [*entries, entry])
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
    _recorded(row, "join case", by)
    return joined


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


def _said(row: Case, entries: Sequence[CaseEntry], saying: Saying, by: User) -> CaseEntry:
    before = told(row, entries)
    missing = refusals(row.way, before.codes, saying.code, saying.details, present())
    of_clock = before.clock_refusal(
        saying.code, saying.details.get("clock"), limits_of(row), present()
    )
    if missing or of_clock:
        raise BadUsage(" ".join([*missing, of_clock]).strip())
    entry = row.way.entries[saying.code]
    details = kept(entry.fields, saying.details)
    written = _written(row, saying.number, saying.code, details, entry.after(before.state), by)
    _keep_clocks(row, [*entries, written])
    return written


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
    return entry


def _told(row: Case, entries: Iterable[CaseEntry]) -> Told:
    return Told(row.way, [SaidEntry(one.code, one.details, one.said_at) for one in entries])


def _keep_clocks(row: Case, entries: Sequence[CaseEntry]) -> None:
    """Every clock that has begun by these entries; one whose start was taken back is there no
    more."""
    found = told(row, entries).clocks(limits_of(row), present())
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
