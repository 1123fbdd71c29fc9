"""Triggers that touch are one spell, whatever the order in which those of one day lie; and records
that nearly everybody has are put together as all others are."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wayhome.signs import SIGNS
from wayhome.signs.spells import find_spells, forget_triggers, occasions

DAY = date(2026, 1, 1)
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
VIEWS, ALIKE = 2_000, 100  # so many that they no longer lie in the order they came


def test_triggers_of_one_day_begin_one_spell() -> None:
    """Each view: one trigger, a gap, then many that begin and end on the same days."""
    with duckdb.connect() as con:
        forget_triggers(con)
        con.execute(
            "create temp table view as select unnest(range(?)) as view_id, 'P' as person_id",
            [VIEWS],
        )
        con.execute("create temp table sign_wake (person_id varchar, day date)")
        con.execute(
            """insert into trigger by name
            select 'S' as code, 0 as clause, v.view_id, d.starts, d.starts + 5 as ends,
                d.starts as newest, 1 as times, false as acute, [d.n] as handles
            from view v, (
                select 0 as n, $day as starts
                union all select unnest(range(1, $alike + 1)), $day + 30
            ) d order by hash(v.view_id + d.n * 7919)""",
            {"day": DAY, "alike": ALIKE},
        )
        find_spells(con, DAY.replace(year=2027).isoformat())
        found = con.execute(
            "select fired_on, until, len(handles), count(*) from spell group by all order by all"
        ).fetchall()
    later = DAY + timedelta(30)
    assert found == [
        (DAY, DAY + timedelta(5), 1, VIEWS),
        (later, later + timedelta(5), ALIKE, VIEWS),
    ]


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    con = duckdb.connect()
    con.execute("create temp table view as select 1 as view_id, 'P' as person_id")
    con.execute("create temp table sign_wake (person_id varchar, day date)")
    con.execute(
        """create temp table sight (view_id bigint, episode bigint, handle bigint, kind varchar,
        part varchar, present boolean, weak boolean, value double, value_of double,
        occurred_from timestamp, occurred_to timestamp, seen date, received date)"""
    )
    con.execute("create temp table several (view_id bigint, episode bigint)")
    yield con
    con.close()


# (day it begins, days it lasts, clause, times, record)
triggers = st.lists(
    st.tuples(
        st.integers(0, 30), st.integers(1, 5), st.integers(0, 1), st.integers(1, 3), st.integers()
    ),
    max_size=8,
)
Told = list[tuple[int, int, int, int, int]]


@QUICK
@given(triggers)
def test_a_spell_has_the_days_the_records_and_the_figures_of_its_triggers(
    con: duckdb.DuckDBPyConnection, told: Told
) -> None:
    told = [(*each, number) for number, (*each, _) in enumerate(told)]
    forget_triggers(con)
    for start, days, clause, times, record in told:
        con.execute(
            """insert into trigger by name select 'S' as code, $clause as clause, 1 as view_id,
            $starts as starts, $ends as ends, $starts as newest, $times as times,
            false as acute, [$record, $record] as handles""",
            {
                "starts": DAY + timedelta(start),
                "ends": DAY + timedelta(start + days - 1),
                "clause": clause,
                "times": times,
                "record": record,
            },
        )
    find_spells(con, DAY.replace(year=2027).isoformat())
    found = con.execute(
        """select fired_on, until, list_sort(handles), list_transform(figures,
        lambda f: [f.clause, f.times_least, f.times_most]) from spell order by 1"""
    ).fetchall()
    assert found == [_spell(each) for each in _touching(told)]


def _touching(told: Told) -> list[Told]:
    groups: list[Told] = []
    for each in sorted(told):
        last = max((start + days for start, days, *_ in groups[-1]), default=-1) if groups else -1
        if each[0] <= last:
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _spell(of: Told) -> tuple[Any, ...]:
    times = {clause: [t for *_, c, t, _ in of if c == clause] for *_, clause, _, _ in of}
    return (
        DAY + timedelta(min(start for start, *_ in of)),
        DAY + timedelta(max(start + days - 1 for start, days, *_ in of)),
        sorted(record for *_, record in of),
        [[clause, min(times[clause]), max(times[clause])] for clause in sorted(times)],
    )


# (episode, whether it is present, sessions attended, the day it was seen)
told_of = st.lists(
    st.tuples(st.integers(0, 3), st.booleans(), st.integers(0, 10), st.integers(0, 9)), max_size=6
)


@QUICK
@given(told_of)
def test_what_nearly_everybody_has_is_put_together_as_all_else(
    con: duckdb.DuckDBPyConnection, rows: list[tuple[int, bool, int, int]]
) -> None:
    (clause,) = SIGNS["I10"].clauses
    con.execute("delete from sight; delete from several")
    leads: dict[int, int] = {}
    for handle, (episode, present, value, seen) in enumerate(rows):
        lead = leads.setdefault(episode, handle)
        con.execute(
            """insert into sight select view_id, $1, $2, 'attendance', 'own', $3, false, $4, 10,
            $5, null, $6, $6 from unnest([1, -1]) v(view_id)""",
            [lead, handle, present, value, DAY, DAY + timedelta(seen)],
        )
    con.execute(
        "insert into several select distinct view_id, episode from sight where episode <> handle"
    )
    columns = 'view_id, "on", begins, ends, acute, detail, total, seen, received'
    usual, all_else = (
        con.execute(
            f"select {columns}, list_sort(handles) from ({occasions(clause.hits, usual=usual)}) "
            "order by all"
        ).fetchall()
        for usual in (True, False)
    )
    assert usual == all_else
