"""Counting: for each sign, and for signs together, who had it and how early it could be seen.

All over one year, so that both groups had the same time: an exploited child counts from the day it
began to the day it ended, any other child over the whole year.
Keeps: no child is given a number of signs; what is counted is children, by sign.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from duckdb import DuckDBPyConnection

from wayhome.evaluation.measures import Gap, Interval, Rate, rates, widest, wilson

TRAITS = ("sex", "ethnicity", "care")
UNSTATED = "no agency stated it"
TOGETHER = {
    "ANY-A": "Any acute sign",
    "TWO": "Two or more strong or acute signs",
    "ANY": "Any sign but background ones",
}


@dataclass(frozen=True)
class Group:
    """So many of so many children."""

    had: int
    of: int

    @property
    def share(self) -> float:
        return self.had / self.of if self.of else 0.0

    @property
    def interval(self) -> Interval:
        return wilson(self.had, self.of)


@dataclass(frozen=True)
class Told:
    """One sign, or several together. Days are medians; None where nobody had both."""

    code: str
    name: str
    exploited: Group
    others: Group
    before: Group  # of the exploited who were identified: those who had it before that day
    days_before: int | None
    alone: Group  # of the exploited who had it: where one agency's records sufficed
    days_gained: int | None  # by joining, where one agency's would have sufficed later
    seen: tuple[Rate, ...]  # of the exploited, by how they came to be known: had it
    by_trait: tuple[tuple[str, tuple[Rate, ...], tuple[Rate, ...], Gap | None], ...]


# Several signs together are one more row a child. Which one agency would have sufficed for two
# signs is not known from the first agency of each, so nothing is claimed (`alone` null).
_TOGETHER = """
insert into had
select 'ANY-A', '', '', person, min(since), max(until), min(together), min(alone)
from had where strength = 'A' group by person
union all
select 'ANY', '', '', person, min(since), max(until), min(together), min(alone)
from had where strength in ('A', 'S', 'M') group by person
union all
select 'TWO', '', '', person, list_sort(list(since))[2], max(until), list_sort(list(together))[2],
    null
from (select person, code, min(since) as since, max(until) as until, min(together) as together
    from had where strength in ('A', 'S') group by all)
group by person having count(*) > 1
"""
# What an exploited child had before it began, and not since, was no sign of it.
_ROWS = """
select c.*, h.person is not null as had, h.together, h.alone
from child c left join (
    select person, min(together) as together, min(alone) as alone
    from had join child using (person)
    where code = $code and since <= coalesce("end", $to) and until >= greatest(
        coalesce(begin, $from), $from)
    group by person) h using (person)
order by c.person
"""


def count(con: DuckDBPyConnection, today: date) -> list[Told]:
    """Every sign in order of its code, then several together, over the year to `today`."""
    con.execute(_TOGETHER)
    found = con.execute(
        "select code, any_value(name) from had group by code order by starts_with(code, 'I') desc,"
        " code"
    ).fetchall()
    year = {"from": today - timedelta(days=365), "to": today}
    return [
        _told(con, code, TOGETHER.get(code, name), {**year, "code": code}) for code, name in found
    ]


def _told(con: DuckDBPyConnection, code: str, name: str, asked: dict[str, object]) -> Told:
    rows = con.execute(_ROWS, asked).fetchnumpy()
    had = np.asarray(rows["had"], bool)
    harmed = ~np.isnat(_days(rows["begin"]))
    identified, together, alone = (_days(rows[c]) for c in ("identified", "together", "alone"))
    named = harmed & ~np.isnat(identified)
    early = named & had & (together < identified)
    by_one = harmed & had & ~np.isnat(alone)
    ones = np.ones(len(had), np.int64)
    return Told(
        code,
        name,
        Group(int((had & harmed).sum()), int(harmed.sum())),
        Group(int((had & ~harmed).sum()), int((~harmed).sum())),
        Group(int(early.sum()), int(named.sum())),
        _median(identified[early] - together[early]),
        Group(int(by_one.sum()), int((had & harmed).sum())),
        _median(alone[by_one] - together[by_one]),
        tuple(rates(_words(rows["seen"])[harmed].tolist(), ones[harmed], had[harmed])),
        tuple(_by(trait, _words(rows[trait]), harmed, had) for trait in TRAITS),
    )


def _by(
    trait: str, groups: np.ndarray, harmed: np.ndarray, had: np.ndarray
) -> tuple[str, tuple[Rate, ...], tuple[Rate, ...], Gap | None]:
    ones = np.ones(len(had), np.int64)
    parts = [
        (groups[who].tolist(), ones[who], had[who].astype(np.int64)) for who in (harmed, ~harmed)
    ]
    return trait, tuple(rates(*parts[0])), tuple(rates(*parts[1])), widest(*parts[1])


def _days(column: np.ndarray) -> np.ndarray:
    plain: np.ndarray = np.ma.filled(
        np.ma.asarray(column, dtype="datetime64[D]"), np.datetime64("NaT")
    )
    return np.asarray(plain, "datetime64[D]")


def _words(column: np.ndarray) -> np.ndarray:
    return np.asarray(np.ma.filled(np.ma.asarray(column, dtype=object), UNSTATED), object)


def _median(days: np.ndarray) -> int | None:
    return int(np.median(days.astype(np.int64))) if len(days) else None
