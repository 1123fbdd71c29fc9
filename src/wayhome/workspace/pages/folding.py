"""Rows of the chronology's table: an entry each, save what belongs together.

A school reports by the week: a run of attendance is one row, or twenty rows would hide the one
arrest between them. An absence stands with where it ended and the interview after it. Each row
knows how many days lie without a record before it, counted among the rows that are shown.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from wayhome.chronology import Entry
from wayhome.chronology.quiet import gaps_of
from wayhome.lexicon.kinds import EventKind as Kind

ABSENT = frozenset({Kind.MISSING, Kind.AWAY})
AFTER = frozenset({Kind.FOUND, Kind.RETURN_INTERVIEW})


@dataclass(frozen=True)
class Row:
    """One entry, or several periods of attendance in the order of the table."""

    entries: tuple[Entry, ...]
    then: tuple[Entry, ...] = ()  # how an absence ended and what came of it, in order
    quiet: int = 0  # days without a record before it

    @property
    def entry(self) -> Entry:
        return self.entries[0]

    @property
    def run(self) -> bool:
        return len(self.entries) > 1

    @property
    def first(self) -> datetime | None:
        return min((e.from_ for e in self.entries if e.from_), default=None)

    @property
    def last(self) -> datetime | None:
        return max((e.to or e.from_ for e in self.entries if e.from_), default=None)

    @property
    def attended(self) -> str:
        """150 of 200 sessions (75%)."""
        held = sum(e.value or 0 for e in self.entries)
        possible = sum(e.value_of or 0 for e in self.entries)
        share = f" ({100 * held / possible:.0f}%)" if possible else ""
        return f"{held:.0f} of {possible:.0f} sessions{share}"


def folded(entries: Iterable[Entry]) -> list[Row]:
    """Rows in the order of the entries; runs are told by one set of agencies."""
    told = list(entries)
    absence_of = _absences(told)
    then: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(told, key=_begun):
        if absence := absence_of.get(entry.episode_id):
            then[absence].append(entry)
    rows: list[Row] = []
    standing = (entry for entry in told if entry.episode_id not in absence_of)
    for key, group in groupby(standing, _run_of):
        run = tuple(group)
        alone = (Row((entry,), tuple(then[entry.episode_id])) for entry in run)
        rows.extend([Row(run)] if key else alone)
    return _with_quiet(rows, told)


def _run_of(entry: Entry) -> tuple[str, ...]:
    return entry.agencies if entry.kind == Kind.ATTENDANCE else ()


def _absences(told: list[Entry]) -> dict[str, str]:
    """The absence that something belongs to, by episode_id."""
    absences = sorted((e for e in told if e.kind in ABSENT and e.from_), key=_begun)
    return {
        entry.episode_id: fitting[-1].episode_id
        for entry in told
        if entry.kind in AFTER and entry.from_ and entry.part == "own"
        if (fitting := [one for one in absences if _ended(one, entry)])
    }


def _ended(absence: Entry, entry: Entry) -> bool:
    """By the number of the report; or found while it went on, by a force with its own number."""
    if _begun(entry).date() < _begun(absence).date():
        return False
    within = bool(absence.to and _begun(absence) <= _begun(entry) <= absence.to)
    return bool(_numbers(absence) & _numbers(entry)) or (within and entry.kind == Kind.FOUND)


def _numbers(entry: Entry) -> set[tuple[str, str]]:
    return {(one.agency, one.reference) for one in entry.sources if one.reference}


def _with_quiet(rows: list[Row], told: list[Entry]) -> list[Row]:
    """The same rows, each with the days without a record before it."""
    before = {gap.to: gap.days for gap in gaps_of(told)}
    quiet: dict[int, int] = {}
    for place in sorted(range(len(rows)), key=lambda place: _begun(rows[place].entry)):
        day = (rows[place].first or datetime.min).date()  # noqa: DTZ901
        if day in before:
            quiet[place] = before.pop(day)  # of two rows of one day, the earlier
    return [replace(row, quiet=quiet.get(place, 0)) for place, row in enumerate(rows)]


def _begun(entry: Entry) -> datetime:
    return entry.from_ or datetime.min  # noqa: DTZ901 - all times are London's, naive
