"""Counting: for each sign, and for signs together, who had it and how early it could be seen.

All over one year, so that both groups had the same time: an exploited child counts from the day it
began to the day it ended, any other child over the whole year. Homes taken over are counted in the
same way, and every sign of the catalogue has its row, whether anybody had it or not.
Keeps: no child is given a number of signs; what is counted is children, by sign.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from duckdb import DuckDBPyConnection

from wayhome.evaluation.measures import (
    Gap,
    Interval,
    Median,
    Rate,
    median,
    rates,
    widest,
    wilson,
)
from wayhome.signs import SIGNS
from wayhome.signs.addresses import ADDRESS_SIGNS

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
class Early:
    """How early exploited children could be seen by a sign: all of them, or a group of them. Days
    are medians, of those of whom there are two days."""

    group: str
    before: Group  # of the exploited who were identified: those who had it before that day
    days_before: Median
    alone: Group  # of the exploited who had it: where one agency's records sufficed
    days_gained: Median  # by joining, where one agency's would have sufficed later


@dataclass(frozen=True)
class Told:
    """One sign, or several together."""

    code: str
    name: str
    exploited: Group
    others: Group
    early: Early  # of all of them
    seen: tuple[Rate, ...]  # of the exploited, by how they came to be known: had it
    by_trait: tuple[tuple[str, tuple[Rate, ...], tuple[Rate, ...], Gap | None], ...]
    early_by: tuple[tuple[Early, ...], ...] = ()  # of each trait, by group
    unsent: tuple[str, ...] = ()  # what it reads that no agency of the regions sends

    @property
    def occurred(self) -> bool:
        return bool(self.exploited.had or self.others.had)


# Several signs together are one more row a child. Two signs are one agency's alone on the day that
# agency's own records had shown both; the first agency of each sign would not say that, so agencies
# are taken one by one (`sole`).
_TOGETHER = """
insert into had
with several as (
    from (values ('ANY-A', ['A'], 1), ('ANY', ['A', 'S', 'M'], 1), ('TWO', ['A', 'S'], 2))
        as t (several, strengths, least)
),
one as (
    select several, person, agency, list_sort(list(together))[any_value(least)] as alone
    from (select several, least, person, agency, code, min(together) as together
        from sole join several on list_contains(strengths, strength) group by all)
    group by several, person, agency
),
soonest as (select several, person, min(alone) as alone from one group by all),
held as (
    select several, least, person, code, min(since) as since, max(until) as until,
        min(together) as together
    from had join several on list_contains(strengths, strength) group by all
)
select several, '', h.person, list_sort(list(since))[any_value(least)], max(until),
    list_sort(list(together))[any_value(least)], any_value(alone)
from held h left join soonest using (several, person)
group by several, h.person having count(*) >= any_value(least)
"""
# The release says on which day one agency alone would have sufficed; building that agency's records
# by themselves says it again, by another way.
_AGREE = f"""
with built as (select code, person, min(together) as built from sole group by all),
said as (
    select code, person, min(alone) as said from had
    where together is not null and strength <> 'P' and code not in {tuple(TOGETHER)} group by all
)
select code, count(*), count(*) filter (said = built),
    count(*) filter (said is null and built is null)
from said full join built using (code, person) group by code order by code
"""
# What an exploited child had before it began, and not since, was no sign of it.
_ROWS = """
select c.*, h.{whom} is not null as had, h.together, h.alone
from {of} c left join (
    select {whom}, min(together) as together, min(alone) as alone
    from {had} join {of} using ({whom})
    where code = $code and since <= coalesce("end", $to) and until >= greatest(
        coalesce(begin, $from), $from)
    group by {whom}) h using ({whom})
order by c.{whom}
"""
CHILDREN = _ROWS.format(of="child", had="had", whom="person")
HOMES = _ROWS.format(of="home", had="had_at", whom="place")
_UNSENT = """
select code, list(distinct data order by data) from (
    select code, data from unsent group by code, data
    having count(distinct seed) = (select count(*) from region)
) group by code
"""


def count(con: DuckDBPyConnection, today: date) -> list[Told]:
    """Every sign of people in the catalogue's order, then several together, over the year."""
    con.execute(_TOGETHER)
    names = {code: sign.name for code, sign in SIGNS.items()} | TOGETHER
    return [_told(con, CHILDREN, code, name, today) for code, name in names.items()]


def count_homes(con: DuckDBPyConnection, today: date) -> list[Told]:
    """Every sign of addresses: at homes taken over in the year, and at all others."""
    names = {code: sign.name for code, sign in ADDRESS_SIGNS.items()}
    return [_told(con, HOMES, code, name, today) for code, name in names.items()]


@dataclass(frozen=True)
class Agreement:
    """Signs of children: what the release says of one agency alone, against that agency built."""

    signs: int
    same_day: int
    neither: int  # no one agency sufficed, by either
    unlike: tuple[tuple[str, int], ...]  # the rest, by code


def agreement(con: DuckDBPyConnection) -> Agreement:
    """Over every sign of everybody, exploited or not."""
    rows = con.execute(_AGREE).fetchall()
    unlike = ((code, signs - same - neither) for code, signs, same, neither in rows)
    signs, same, neither = (sum(row[n] for row in rows) for n in (1, 2, 3))
    return Agreement(signs, same, neither, tuple(each for each in unlike if each[1]))


def _told(con: DuckDBPyConnection, which: str, code: str, name: str, today: date) -> Told:
    year = {"from": today - timedelta(days=365), "to": today}
    rows = con.execute(which, {**year, "code": code}).fetchnumpy()
    had = np.asarray(rows["had"], bool)
    harmed = ~np.isnat(_days(rows["begin"]))
    days = {name: _days(rows[name]) for name in ("identified", "together", "alone")}
    traits = TRAITS if had.any() and set(TRAITS) <= set(rows) else ()
    ones = np.ones(len(had), np.int64)
    return Told(
        code,
        name,
        Group(int((had & harmed).sum()), int(harmed.sum())),
        Group(int((had & ~harmed).sum()), int((~harmed).sum())),
        _early("", harmed, had, days),
        tuple(rates(_words(rows["seen"])[harmed].tolist(), ones[harmed], had[harmed]))
        if "seen" in rows
        else (),
        tuple(_by(trait, _words(rows[trait]), harmed, had) for trait in traits),
        tuple(tuple(_early_by(_words(rows[trait]), harmed, had, days)) for trait in traits),
        tuple(dict(con.execute(_UNSENT).fetchall()).get(code, ())),
    )


def _early_by(
    groups: np.ndarray, harmed: np.ndarray, had: np.ndarray, days: dict[str, np.ndarray]
) -> Iterator[Early]:
    for name in sorted(set(groups[harmed].tolist())):
        yield _early(name, harmed & (groups == name), had, days)


def _early(group: str, who: np.ndarray, had: np.ndarray, days: dict[str, np.ndarray]) -> Early:
    """Of `who`, all of them exploited."""
    identified, together, alone = (days[name] for name in ("identified", "together", "alone"))
    named = who & ~np.isnat(identified)
    before = named & had & (together < identified)
    by_one = who & had & ~np.isnat(alone)
    return Early(
        group,
        Group(int(before.sum()), int(named.sum())),
        median((identified - together)[before].astype(int).tolist()),
        Group(int(by_one.sum()), int((had & who).sum())),
        median((alone - together)[by_one].astype(int).tolist()),
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
