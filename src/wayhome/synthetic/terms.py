"""The school year, near enough: six half-terms with the same days every year."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np

from wayhome.synthetic.chance import Stream

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
    return [t for t in _all(first, last) if t.begin >= begin and t.end < today]


@cache
def _all(first: int, last: int) -> tuple[Term, ...]:
    """Every half-term that begins in these years, in order."""
    found = [
        _term(np.datetime64(f"{year}-{a:02d}-{b:02d}"), np.datetime64(f"{year}-{c:02d}-{d:02d}"))
        for year in range(first, last + 1)
        for (a, b), (c, d) in _HALVES
    ]
    return tuple(sorted(found, key=lambda t: t.begin))


@cache
def _school_days(first: int, last: int) -> Any:
    """Every weekday of every half-term of these years."""
    days = np.concatenate([np.arange(t.begin, t.end + 1) for t in _all(first, last)])
    return days[(days.astype(np.int64) + 3) % 7 < 5]


def days_at_school(rng: Stream, n: int, begin: np.datetime64, end: np.datetime64) -> Any:
    """`n` school days, evenly from begin to the day before end."""
    days = _school_days(*(int(str(day)[:4]) for day in (begin, end)))
    low, high = np.searchsorted(days, [begin, end])
    return days[rng.integers(low, max(high, low + 1), n)]


def school_day(day: date) -> date:
    """The same day, or the next on which there is school."""
    days = _school_days(day.year, day.year + 1)
    return date.fromisoformat(str(days[np.searchsorted(days, np.datetime64(day))]))


def weeks_of(term: Term) -> list[Term]:
    """The weeks of a half-term, ten sessions each."""
    count = term.sessions // 10
    starts = [term.begin + np.timedelta64(7 * n, "D") for n in range(count)]
    return [Term(start, start + np.timedelta64(4, "D"), 10) for start in starts]


def _term(begin: np.datetime64, end: np.datetime64) -> Term:
    late = int((begin.astype(np.int64) + 3) % 7)  # days since Monday
    monday = begin + np.timedelta64(-late if late < 3 else 7 - late, "D")
    weeks = int((end - monday).astype(np.int64)) // 7 + 1
    return Term(monday, monday + np.timedelta64(7 * weeks - 3, "D"), 10 * weeks)
