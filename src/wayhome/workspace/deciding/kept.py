"""A decision and what became of it, kept here or held by a release.

A release holds what was decided in any workspace over its home (deciding.handing_back): a database
that is younger than it, or another beside it, knows it all the same. What is here is told as it is
here. Keeps: what a viewer may not see is gone before anything is asked, here and in the release.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from wayhome.casework.decisions import BECAME, Became, Chosen, Decision, Of
from wayhome.lexicon.marking import Marking
from wayhome.workspace.deciding.models import DecidedRecord, KeptDecision, StepNote
from wayhome.workspace.deciding.owing import cannot
from wayhome.workspace.reading.view import Row, View

HELD = """
select * from {decision} where superseded_at is null and about_decision is null and (
    list_contains($numbers::varchar[], decision_id) or list_contains($lines::varchar[], line_id)
    or list_contains($refs::varchar[], subject_ref) or list_has_any(records, $records::varchar[]))
"""
BACK = """
select about_decision as about, * from {decision}
where superseded_at is null and list_contains($numbers::varchar[], about_decision)
"""
NOTED = """
select about_step as about, * from {step_note}
where superseded_at is null and list_contains($numbers::varchar[], about_step)
"""
AT_ONCE = 5000  # ids in one question: databases bound how many they take


@dataclass(frozen=True)
class Kept:
    """One decision as it was taken. `subject`: a line or a person by the reference of then, which a
    release has of no person; `everybodys`: whoever was to do it cannot by now, or is not known
    here."""

    number: str
    of: Of
    subject: str
    subject_ref: str
    chosen: Chosen
    words: str
    who: str
    role: str
    agency: str
    owner: str
    everybodys: bool
    due: date | None
    again: date
    at: datetime
    restricted: bool
    here: bool
    records: frozenset[str] = field(default=frozenset(), repr=False)

    def decision(self, subject: str) -> Decision:
        """The same as the rule reads it, of whom or what it is by now."""
        return Decision(
            self.number, self.of, self.chosen, self.at, self.again, subject, self.records
        )


@dataclass(frozen=True)
class After:
    """What was said of a decision later: what became of it, or why it was taken back."""

    words: str
    who: str
    at: datetime
    became: Became | None = None

    @property
    def title(self) -> str:
        return BECAME[self.became] if self.became else ""


@dataclass(frozen=True)
class Sought:
    """What decisions are looked for by: their numbers, a line's references, records of a person, or
    the records they were taken on."""

    numbers: Collection[str] = ()
    lines: Collection[str] = ()
    refs: Collection[str] = ()
    records: Collection[str] = ()
    people: Collection[str] = ()  # by the reference of then, which the database alone has


def decisions(view: View, sought: Sought) -> list[Kept]:
    """Those of which this viewer may know, of here and of the release; each once."""
    kept = visible(view).filter(about="", number__in=_numbers(sought))
    found = [of_here(one) for one in _whole(kept)]
    return found + of_release(view, HELD, **_values(sought))


def of_release(view: View, sql: str, **values: object) -> list[Kept]:
    """What a release holds and this database does not."""
    rows = view.rows(sql, **values) if view.has("decision") else []
    known = here([row["decision_id"] for row in rows])
    return [_built(view, row) for row in rows if row["decision_id"] not in known]


def built(view: View, number: str) -> Kept | None:
    """One that a release alone holds, and of which this viewer may know."""
    return next(iter(of_release(view, HELD, **_values(Sought(numbers=[number])))), None)


def of_here(one: KeptDecision) -> Kept:
    """One that this database has."""
    owner = one.owner.name if one.owner else one.owner_named
    return Kept(
        one.number, Of(one.of), one.subject, one.subject_ref, Chosen(one.chosen), one.words,
        one.by.name, one.role, one.agency, owner,
        cannot(one.owner, one.agency, close=one.restricted), one.due, one.again, at(one.decided_at),
        one.restricted, here=True,
        records=frozenset(each.record_id for each in one.taken_on.all()),
    )  # fmt: skip


def here(numbers: Collection[str]) -> set[str]:
    """Those of these decisions that this database has."""
    found = set[str]()
    for some in by_parts(numbers):
        found |= set(KeptDecision.objects.filter(pk__in=some).values_list("pk", flat=True))
    return found


def backs(view: View, agencies: Mapping[str, str]) -> dict[str, After]:
    """Why each of these was taken back, of those that were. `agencies`: by number whose each is,
    for nobody takes back what another agency decided."""
    found = {
        one.about: After(one.words, one.by.name, at(one.decided_at))
        for some in by_parts(agencies)
        for one in KeptDecision.objects.filter(about__in=some).select_related("by")
    }
    return {row["about"]: _after(row, "decided_by") for row in _asked(view, BACK, agencies)} | found


def notes(view: View, agencies: Mapping[str, str]) -> dict[str, After]:
    """What became of the next step of each of these decisions and answers, where its own agency
    noted it. `agencies`: by number whose each is."""
    found = {
        one.about: After(one.words, one.by.name, at(one.noted_at), Became(one.became))
        for some in by_parts(agencies)
        for one in StepNote.objects.filter(about__in=some).select_related("by")
    }
    return {row["about"]: _after(row, "noted_by") for row in _asked(view, NOTED, agencies)} | found


def by_parts(values: Collection[str]) -> Iterator[list[str]]:
    """So many of them that a database takes them in one question."""
    every = sorted(values)
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]


def visible(view: View) -> "QuerySet[KeptDecision]":
    """What this database has and the viewer may know of: nobody's eyes are no agency's, so a role
    that sees nothing restricted finds none of these."""
    return KeptDecision.objects.filter(Q(restricted=False) | Q(agency=view.eyes))


def at(moment: datetime) -> datetime:
    """By the clock of the place, as exactly as the feed carries it: two of one second stand in the
    same order here and in a release."""
    return timezone.localtime(moment).replace(tzinfo=None, microsecond=0)


def _whole(kept: "QuerySet[KeptDecision]") -> Iterable[KeptDecision]:
    return kept.select_related("by", "owner").prefetch_related("taken_on")


def _numbers(sought: Sought) -> set[str]:
    """Numbers of what may speak of it: by itself, by name, or by a record."""
    named = {*sought.lines, *sought.people}
    by_name = KeptDecision.objects.filter(
        Q(subject__in=named) | Q(subject_ref__in=list(sought.refs))
    )
    found = set(sought.numbers)
    if named or sought.refs:
        found |= set(by_name.values_list("number", flat=True))
    for some in by_parts(sought.records):
        taken_on = DecidedRecord.objects.filter(record_id__in=some)
        found |= set(taken_on.values_list("decision", flat=True))
    return found


def _values(sought: Sought) -> dict[str, object]:
    return {
        "numbers": sorted(sought.numbers),
        "lines": sorted(sought.lines),
        "refs": sorted(sought.refs),
        "records": sorted(sought.records),
    }


def _asked(view: View, sql: str, agencies: Mapping[str, str]) -> list[Row]:
    held = agencies and view.has("decision")
    rows = view.rows(sql, numbers=sorted(agencies)) if held else []
    return [row for row in rows if row["agency"] == agencies[row["about"]]]


def _after(row: Row, by: str) -> After:
    became = Became(row["became"]) if row.get("became") else None
    return After(row["text"] or "", row[by], row["occurred_from"] or row["received_at"], became)


def _built(view: View, row: Row) -> Kept:
    owner = row["owner_named"] or owner_elsewhere(view, row)
    return Kept(
        row["decision_id"], Of(row["decided_on"]), row["line_id"] or "", row["subject_ref"] or "",
        Chosen(row["decision"]), row["text"] or "", row["decided_by"], row["decided_as"] or "",
        row["agency"], owner, bool(row["owner"]), row["due"], row["look_again"],
        row["occurred_from"] or row["received_at"], is_close(row), here=False,
        records=frozenset(row["records"] or ()),
    )  # fmt: skip


def owner_elsewhere(view: View, row: Row) -> str:
    """Whoever was to do it, of whom this database knows no name."""
    return f"Somebody of {view.agency_name(row['agency'])}" if row["owner"] else ""


def is_close(row: Row) -> bool:
    """Whether a row of the release is its agency's alone."""
    return row["marking"] not in (Marking.OFFICIAL, Marking.SENSITIVE)
