"""The few shapes a rule can have: so many within so long, rising, falling, lasting.

A form turns occasions (one row a happening, for each viewer) into triggers: from which day to
which day the rule holds, with the records that make it hold. Windows are rolling days that end on
the day asked about, by the day things happened; `seen` is the first day on which enough of them
had been written down, `received` the first on which enough had reached us.
Keeps: a form reads `occasion` and nothing else, so that every sign is dated in the same way.

    occasion  view_id, "on", begins, ends, acute, detail, total, seen, received, handles
    trigger   view_id, starts, ends, newest, times, detail, acute, seen, received, handles
"""

from dataclasses import dataclass
from typing import Protocol

FOREVER = "date '9999-01-01'"  # what does not run out; null outside this room


class Form(Protocol):
    """One shape of a rule."""

    def sql(self) -> str:
        """A select of triggers from `occasion`."""

    @property
    def words(self) -> str:
        """The shape in words, for the manual."""


@dataclass(frozen=True)
class AtLeast:
    """So many occasions within so many days; None: ever."""

    times: int
    within: int | None
    alike: str = ""  # in words what they share: only those with one `total` count together

    @property
    def words(self) -> str:
        how_often = "any" if self.times == 1 else f"{self.times} or more{self.alike}"
        return f"{how_often}, ever" if self.within is None else f"{how_often} in {self.within} days"

    def sql(self) -> str:
        if self.times == 1:
            return self._any()
        among = "view_id, total" if self.alike else "view_id"
        return _AT_LEAST.format(times=self.times, back=(self.within or 0) - 1, among=among)

    def _any(self) -> str:
        ends = f'"on" + {self.within - 1}' if self.within else FOREVER
        return _ANY.format(ends=ends, window=self._frame())

    def _frame(self) -> str:
        return f"interval {self.within - 1} days" if self.within else "unbounded"


_ANY = """
select view_id, "on" as starts, {ends} as ends, "on" as newest,
    count(*) over (partition by view_id order by "on" range between {window} preceding
        and current row) as times,
    detail, acute, seen, received, handles
from occasion
"""

# In each window that ends with an occasion: when the n-th had been seen, and until when the n
# newest of them stay in the window.
_AT_LEAST = """
select view_id, "on" as starts, list_sort(days, 'DESC')[{times}] + {back} as ends,
    "on" as newest, len(days) as times, detail, acute,
    list_sort(seen_days)[{times}] as seen, list_sort(received_days)[{times}] as received,
    flatten(lists) as handles
from (
    select view_id, "on", list("on") over w as days, list(seen) over w as seen_days,
        list(received) over w as received_days, list(handles) over w as lists,
        max(detail) over w as detail, bool_or(acute) over w as acute
    from occasion
    window w as (partition by {among} order by "on"
        range between interval {back} days preceding and current row)
)
where len(days) >= {times}
"""


@dataclass(frozen=True)
class Different:
    """So many unlike one another (by `total`) within so many days, however often each comes."""

    times: int
    within: int
    of: str  # in words what they are

    @property
    def words(self) -> str:
        return f"{self.times} or more different {self.of} in {self.within} days"

    def sql(self) -> str:
        return _DIFFERENT.format(times=self.times, back=self.within - 1)


# Of each in the window its newest day says until when it stays there, its first word when it was
# seen to be there.
_DIFFERENT = """
select view_id, "on" as starts, list_sort(list(newest), 'DESC')[{times}] + {back} as ends,
    "on" as newest, count(*) as times, max(detail) as detail, bool_or(acute) as acute,
    list_sort(list(seen))[{times}] as seen, list_sort(list(received))[{times}] as received,
    flatten(list(handles)) as handles
from (
    select d.view_id, d."on", o.total, max(o."on") as newest, max(o.detail) as detail,
        bool_or(o.acute) as acute, min(o.seen) as seen, min(o.received) as received,
        flatten(list(o.handles)) as handles
    from (select distinct view_id, "on" from occasion) d
    join occasion o on o.view_id = d.view_id and o."on" between d."on" - {back} and d."on"
    group by d.view_id, d."on", o.total
)
group by view_id, "on" having count(*) >= {times}
"""


@dataclass(frozen=True)
class Lasting:
    """Holds from its beginning to its end: a stay, or two things that came close together."""

    how: str = "while it lasts"

    @property
    def words(self) -> str:
        return self.how

    def sql(self) -> str:
        return """select view_id, "on" as starts, ends, "on" as newest, 1 as times, detail, acute,
            seen, received, handles from occasion"""


@dataclass(frozen=True)
class Rising:
    """At least `least` in the last `within` days and `ratio` times as many as in those before."""

    least: int
    ratio: int
    within: int

    @property
    def words(self) -> str:
        return (
            f"{self.least} or more in {self.within} days, and at least {self.ratio} times as many "
            f"as in the {self.within} days before"
        )

    def sql(self) -> str:
        return _RISING.format(least=self.least, ratio=self.ratio, within=self.within)


# What holds can change only on a day when an occasion enters a window or leaves one.
_RISING = """
select view_id, day as starts, next_day - 1 as ends, newest, now as times, detail, acute,
    list_sort(seen_days)[greatest({least}, {ratio} * before)] as seen,
    list_sort(received_days)[greatest({least}, {ratio} * before)] as received, handles
from (
    select b.view_id, b.day, any_value(b.next_day) as next_day, max(o."on") as newest,
        count(*) filter (o."on" > b.day - {within}) as now,
        count(*) filter (o."on" <= b.day - {within}) as before,
        list(o.seen) filter (o."on" > b.day - {within}) as seen_days,
        list(o.received) filter (o."on" > b.day - {within}) as received_days,
        max(o.detail) as detail, bool_or(o.acute) as acute, flatten(list(o.handles)) as handles
    from (
        select view_id, day, lead(day) over (partition by view_id order by day) as next_day
        from (select distinct view_id, unnest(["on", "on" + {within}, "on" + 2 * {within}]) as day
              from occasion)
    ) b
    join occasion o on o.view_id = b.view_id
        and o."on" > b.day - 2 * {within} and o."on" <= b.day
    group by b.view_id, b.day
)
where now >= {least} and now >= {ratio} * before and next_day is not null
"""


# A whole number, for windows of days: of a date each would be laid out anew, as a moment.
_OF_SHARES = {
    "day": """("on" - date '2000-01-01')""",
    "share": "(100 * coalesce(detail, 0) / total)",
    "near": "1e-6",  # percent; shares that are added up in another order differ by less
}


@dataclass(frozen=True)
class Falling:
    """A share (detail out of total) that fell by so many points, or below a floor.

    A period counts on the day it ends. Where the share is still low in the next one, and that one
    began within the window, it was low all the while: without this, what comes by the half-term
    would begin and end anew with every half-term.
    """

    recent: int
    before: int
    points: float
    floor: float
    least_total: float  # with fewer sessions than this a share says nothing

    @property
    def words(self) -> str:
        return (
            f"in the last {self.recent} days at least {self.points:g} points below the "
            f"{self.before} days before, or below {self.floor:g}%, of {self.least_total:g} or more"
        )

    def sql(self) -> str:
        return _FALLING.format(
            recent=self.recent - 1,
            first=self.recent + self.before - 1,
            last=self.recent,
            points=self.points,
            floor=self.floor,
            least=self.least_total,
            forever=FOREVER,
            **_OF_SHARES,
        )


# Shares first, and only where some period is low or far below another: what several periods come to
# lies between the lowest and the highest of them. The records only for the few where it holds.
_FALLING = """
select * from (with among as (
    select view_id from occasion where total > 0 group by view_id
    having min({share}) < {floor} + {near} or max({share}) - min({share}) > {points} - {near}
),
period as (
    select view_id, "on", {day} as day, min(begins) as begins, bool_or(acute) as acute,
        sum(detail) as detail, sum(total) as total
    from occasion semi join among using (view_id) where total > 0 group by view_id, "on"
),
share as (
    select view_id, "on", day, begins, bool_or(acute) over recent as acute,
        sum(detail) over recent as now, sum(total) over recent as now_of,
        sum(detail) over earlier as before, sum(total) over earlier as before_of
    from period
    window recent as (partition by view_id order by day
            range between {recent} preceding and current row),
        earlier as (partition by view_id order by day
            range between {first} preceding and {last} preceding)
),
judged as (
    select view_id, "on", day, begins, acute, 100 * now / now_of as percent,
        now_of >= {least} and (
            percent < {floor}
            or coalesce(before_of > 0 and percent <= 100 * before / before_of - {points}, false)
        ) as low
    from share
),
fallen as (
    select *, lead("on") over later as next_on, lead(begins) over later as next_begins,
        coalesce(lead(low) over later, false) as still_low
    from judged window later as (partition by view_id order by day)
)
select f.view_id, f."on" as starts,
    case when f.still_low and f.next_begins <= f."on" + {last} then f.next_on - 1
        else least(f."on" + {recent}, coalesce(f.next_on, {forever}) - 1) end as ends,
    f."on" as newest, 1 as times, f.percent as detail, f.acute,
    max(o.seen) filter (o."on" >= f."on" - {recent}) as seen,
    max(o.received) filter (o."on" >= f."on" - {recent}) as received,
    flatten(list(o.handles)) as handles
from fallen f
join occasion o on o.view_id = f.view_id and o.total > 0
    and o."on" between f."on" - {first} and f."on"
where f.low
group by all)
"""


@dataclass(frozen=True)
class SchoolYear:
    """A share (detail out of total) of the school year so far, from 1 September, at or below one.

    It holds from the day a period ends to the day the next is known, and not past 31 August.
    """

    at_most: float  # percent
    least_total: float  # with fewer sessions than this the year has hardly begun

    @property
    def words(self) -> str:
        return (
            f"{self.at_most:g}% or less of the school year so far, of {self.least_total:g} or more"
        )

    def sql(self) -> str:
        return _SCHOOL_YEAR.format(at_most=self.at_most, least=self.least_total, **_OF_SHARES)


# A spell rests on the year from its start: its first period carries all before it, each later one
# only itself.
_SCHOOL_YEAR = """
select * from (with of_year as (
    select *, year("on") - (month("on") < 9)::int as school_year from occasion where total > 0
),
among as (
    select view_id, school_year from of_year group by view_id, school_year
    having min({share}) < {at_most} + {near}
),
so_far as (
    select view_id, "on", school_year, acute, handles, max(seen) over year as seen,
        max(received) over year as received, sum(total) over year as possible,
        100 * sum(detail) over year / possible as percent, count(*) over year as periods,
        percent <= {at_most} and possible >= {least} as low,
        count(*) over (year range between current row and current row) as of_day,
        lead("on") over year as next_on
    from of_year semi join among using (view_id, school_year)
    window year as (partition by view_id, school_year order by "on")
),
judged as (
    select * exclude (periods), coalesce(lag(low) over year, false) as was_low,
        coalesce(next_on - 1, make_date(school_year + 1, 8, 31)) as ends,
        of_day = 1 and (was_low or periods = 1) or view_id < 0 as by_itself
    from so_far where next_on is distinct from "on"
    window year as (partition by view_id, school_year order by "on")
)
select view_id, "on" as starts, ends, "on" as newest, 1 as times, percent as detail, acute, seen,
    received, handles
from judged where low and by_itself
union all
select j.view_id, j."on", j.ends, j."on", 1, j.percent, j.acute, j.seen, j.received,
    flatten(list(o.handles))
from judged j
join of_year o on o.view_id = j.view_id and o.school_year = j.school_year and o."on" <= j."on"
    and (o."on" = j."on" or not j.was_low)
where j.low and not j.by_itself
group by all)
"""


@dataclass(frozen=True)
class Steady:
    """A share (detail out of total) that stays at a floor or above, of so much in so many days.

    A period counts on the day it ends and holds until the next one is known, or the window is over.
    """

    within: int
    floor: float
    least_total: float

    @property
    def words(self) -> str:
        return (
            f"in the last {self.within} days {self.floor:g}% or more, of {self.least_total:g} or "
            "more, and until the next is known"
        )

    def sql(self) -> str:
        return _STEADY.format(
            back=self.within - 1,
            floor=self.floor,
            least=self.least_total,
            forever=FOREVER,
            **_OF_SHARES,
        )


# What ends on one day is one period: its window has all of it, and the last of it the next day.
_STEADY = """
select * from (with share as (
    select view_id, "on", handles, sum(detail) over recent as now, sum(total) over recent as now_of,
        max(seen) over recent as seen, max(received) over recent as received,
        count(*) over recent as periods, lead("on") over later as next_on
    from (select *, {day} as day from occasion where total > 0)
    window recent as (partition by view_id order by day
            range between {back} preceding and current row),
        later as (partition by view_id order by day)
),
steady as (
    select view_id, "on" as starts, least("on" + {back}, coalesce(next_on, {forever}) - 1) as ends,
        "on" as newest, 1 as times, 100 * now / now_of as detail, false as acute, seen, received,
        handles, periods
    from share
    where now_of >= {least} and 100 * now >= {floor} * now_of and next_on is distinct from "on"
)
select * exclude (periods) from steady where periods = 1 or view_id < 0
union all
select s.* exclude (periods, handles), flatten(list(o.handles)) as handles
from steady s
join occasion o on o.view_id = s.view_id and o.total > 0
    and o."on" between s.starts - {back} and s.starts
where s.periods > 1 and s.view_id >= 0
group by all)
"""
