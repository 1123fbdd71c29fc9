"""Forms against a day-by-day count in plain Python: a sign holds on exactly the days it should."""

from collections.abc import Iterator
from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wayhome.signs.forms import AtLeast, Different, Falling, Form, Rising, SchoolYear, Steady

START = date(2026, 1, 1)
LENGTH = 160
Occasions = list[tuple[int, int]]  # (day it happened, days until it was written down)
occasions = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 40)), max_size=9)


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    con = duckdb.connect()
    con.execute(
        """create table occasion (view_id bigint, "on" date, begins date, ends date,
        acute boolean, detail double, total double, seen date, received date, handles bigint[])"""
    )
    yield con
    con.close()


def _triggers(
    con: duckdb.DuckDBPyConnection, form: Form, rows: list[tuple[object, ...]]
) -> list[tuple[date, date, date]]:
    con.execute("delete from occasion")
    if rows:
        con.executemany(
            """insert into occasion by position
            select 1, $1, $1::date - 4, null, false, $2, $3, $4, $5, $6""",
            rows,
        )
    return con.execute(f"select starts, ends, seen from ({form.sql()})").fetchall()


def _rows(told: Occasions) -> list[tuple[object, ...]]:
    out: list[tuple[object, ...]] = []
    for number, (day, late) in enumerate(told):
        on, seen = START + timedelta(days=day), START + timedelta(days=day + late)
        out.append((on, None, None, seen, seen, [number]))
    return out


def _held(triggers: list[tuple[date, date, date]]) -> set[int]:
    days = (
        {(first - START).days + n for n in range((last - first).days + 1)}
        for first, last, _ in triggers
    )
    return {day for run in days for day in run if day < LENGTH}


def _count(told: Occasions, last: int, length: int) -> int:
    return sum(last - length < day <= last for day, _ in told)


QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@QUICK
@given(occasions, st.integers(1, 4), st.integers(1, 40))
def test_at_least(con: duckdb.DuckDBPyConnection, told: Occasions, n: int, within: int) -> None:
    triggers = _triggers(con, AtLeast(n, within), _rows(told))
    assert _held(triggers) == {d for d in range(LENGTH) if _count(told, d, within) >= n}
    assert min((seen for *_, seen in triggers), default=None) == _first_seen(told, n, within)


who = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20), st.integers(1, 4)), max_size=8)


@QUICK
@given(who, st.integers(1, 3), st.integers(1, 20))
def test_different(
    con: duckdb.DuckDBPyConnection, told: list[tuple[int, int, int]], n: int, within: int
) -> None:
    days = [(START + timedelta(days=d), START + timedelta(days=d + late)) for d, late, _ in told]
    rows: list[tuple[object, ...]] = [
        (on, None, one, seen, seen, [number])
        for number, ((on, seen), (*_, one)) in enumerate(zip(days, told, strict=True))
    ]
    held = _held(_triggers(con, Different(n, within, "people"), rows))
    assert held == {
        day
        for day in range(LENGTH)
        if len({one for on, _, one in told if day - within < on <= day}) >= n
    }


def _first_seen(told: Occasions, n: int, within: int) -> date | None:
    """The first day on which n occasions of one window had all been written down."""
    for day in range(LENGTH + 40):
        known = [(on, late) for on, late in told if on + late <= day]
        if any(_count(known, last, within) >= n for last, _ in known):
            return START + timedelta(days=day)
    return None


@QUICK
@given(occasions, st.integers(1, 3), st.integers(5, 30))
def test_rising(con: duckdb.DuckDBPyConnection, told: Occasions, least: int, within: int) -> None:
    triggers = _triggers(con, Rising(least, 2, within), _rows(told))

    def holds(day: int) -> bool:
        now = _count(told, day, within)
        return now >= least and now >= 2 * _count(told, day - within, within)

    assert _held(triggers) == {day for day in range(LENGTH) if holds(day)}


weeks = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 10)), max_size=12, unique_by=max)


@QUICK
@given(weeks)
def test_falling(con: duckdb.DuckDBPyConnection, told: list[tuple[int, int]]) -> None:
    form = Falling(recent=30, before=90, points=20, floor=50, least_total=10)
    attended = {7 * week: sessions for week, sessions in told}
    rows: list[tuple[object, ...]] = []
    for day, sessions in attended.items():
        on = START + timedelta(days=day)
        rows.append((on, sessions, 10, on, on, [day]))

    def share(first: int, last: int) -> float | None:
        inside = [sessions for day, sessions in attended.items() if first <= day <= last]
        return 10.0 * sum(inside) / len(inside) if inside else None

    def falls(day: int) -> bool:
        now, before = share(day - 29, day), share(day - 119, day - 30)
        assert now is not None
        return now < 50 or (before is not None and now <= before - 20)

    triggers = _triggers(con, form, rows)
    assert {(first - START).days for first, *_ in triggers} == {d for d in attended if falls(d)}

    def holds(day: int) -> bool:
        """The newest week is low, and not older than 30 days or followed by one as low."""
        last = max((d for d in attended if d <= day), default=None)
        then = min((d for d in attended if d > day), default=None)
        if last is None or not falls(last):
            return False
        followed = then is not None and falls(then) and then - 4 <= last + 30
        return day < last + 30 or followed

    assert _held(triggers) == {day for day in range(LENGTH) if holds(day)}


@QUICK
@given(weeks)
def test_steady(con: duckdb.DuckDBPyConnection, told: list[tuple[int, int]]) -> None:
    attended = {7 * week: sessions for week, sessions in told}
    days = {day: START + timedelta(days=day) for day in attended}
    rows = [(days[d], n, 10, days[d], days[d], [d]) for d, n in attended.items()]

    def holds(day: int) -> bool:
        """By the newest week that is known, and for 30 days from it."""
        last = max((d for d in attended if d <= day), default=day - 30)
        inside = [n for d, n in attended.items() if last - 30 < d <= last]
        return day < last + 30 and len(inside) >= 2 and sum(inside) >= 9 * len(inside)

    triggers = _triggers(con, Steady(within=30, floor=90, least_total=20), rows)
    assert _held(triggers) == {day for day in range(LENGTH) if holds(day)}


@QUICK
@given(occasions, occasions, st.integers(2, 3), st.integers(1, 40))
def test_only_what_is_alike_counts_together(
    con: duckdb.DuckDBPyConnection, here: Occasions, there: Occasions, n: int, within: int
) -> None:
    rows = [(on, None, place, *rest) for place, told in ((1, here), (2, there))
            for on, _, _, *rest in _rows(told)]  # fmt: skip
    triggers = _triggers(con, AtLeast(n, within, " to one place"), rows)
    enough = [_count(told, d, within) >= n for told in (here, there) for d in range(LENGTH)]
    assert _held(triggers) == {day % LENGTH for day, holds in enumerate(enough) if holds}


@QUICK
@given(weeks, st.integers(150, 243))  # the first week is in April, or just before the new year
def test_school_year(
    con: duckdb.DuckDBPyConnection, told: list[tuple[int, int]], shift: int
) -> None:
    form = SchoolYear(at_most=50, least_total=30)
    attended = {shift + 7 * week: sessions for week, sessions in told}
    rows: list[tuple[object, ...]] = []
    for day, sessions in attended.items():
        on = START + timedelta(days=day)
        rows.append((on, sessions, 10, on, on, [day]))
    new_year = (date(2026, 9, 1) - START).days

    def low(day: int) -> bool:
        """On the newest week of this school year: enough sessions, and half of them or fewer."""
        first = new_year if day >= new_year else 0
        so_far = [n for d, n in attended.items() if first <= d <= day]
        return len(so_far) >= 3 and 10 * sum(so_far) / len(so_far) <= 50

    triggers = _triggers(con, form, rows)
    held = {
        (first - START).days + n for first, last, _ in triggers
        for n in range((last - first).days + 1)
    }  # fmt: skip
    ends = (date(2027, 8, 31) - START).days
    assert held == {day for day in range(ends + 30) if day <= ends and low(day)}
