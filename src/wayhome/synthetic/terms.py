"""The school year, near enough: six half-terms with the same days every year."""

from dataclasses import dataclass

import numpy as np

# First day and last day of each half-term as (month, day).
_HALVES = (
    ((9, 3), (10, 23)),
    ((11, 3), (12, 18)),
    ((1, 5), (2, 12)),
    ((2, 23), (3, 27)),
    ((4, 13), (5, 21)),
    ((6, 1), (7, 21)),
)


@dataclass(frozen=True)
class Term:
    """A period of school: its Monday, its last day, its sessions (two a school day)."""

    begin: np.datetime64
    end: np.datetime64
    sessions: int


def terms(begin: np.datetime64, today: np.datetime64) -> list[Term]:
    """Half-terms that lie wholly between two days, in order."""
    first, last = (int(str(day)[:4]) for day in (begin, today))
    found = [
        _term(np.datetime64(f"{year}-{a:02d}-{b:02d}"), np.datetime64(f"{year}-{c:02d}-{d:02d}"))
        for year in range(first, last + 1)
        for (a, b), (c, d) in _HALVES
    ]
    return sorted((t for t in found if t.begin >= begin and t.end < today), key=lambda t: t.begin)


def weeks_of(term: Term) -> list[Term]:
    """The weeks of a half-term, ten sessions each."""
    count = term.sessions // 10
    starts = [term.begin + np.timedelta64(7 * n, "D") for n in range(count)]
    return [Term(start, start + np.timedelta64(4, "D"), 10) for start in starts]


def _term(begin: np.datetime64, end: np.datetime64) -> Term:
    monday = begin - np.timedelta64(int((begin.astype(np.int64) + 3) % 7), "D")
    weeks = int((end - monday).astype(np.int64)) // 7 + 1
    return Term(monday, monday + np.timedelta64(7 * weeks - 3, "D"), 10 * weeks)
