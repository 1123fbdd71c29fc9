"""Rows of the chronology's table: one an entry, but one for a run of school attendance.

A school reports by the week. Twenty rows of attendance would hide the one arrest between them, so
those that follow each other are one row that says from how much to how much.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from wayhome.chronology import Entry
from wayhome.lexicon.kinds import EventKind


@dataclass(frozen=True)
class Row:
    """One entry, or several periods of attendance in the order of the table."""

    entries: tuple[Entry, ...]

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
    rows: list[Row] = []
    for key, group in groupby(entries, _run_of):
        run = tuple(group)
        rows.extend([Row(run)] if key else [Row((entry,)) for entry in run])
    return rows


def _run_of(entry: Entry) -> tuple[str, ...]:
    return entry.agencies if entry.kind == EventKind.ATTENDANCE else ()
