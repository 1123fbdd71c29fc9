"""Triggers that touch are one spell, whatever the order in which those of one day lie."""

from datetime import date, timedelta

import duckdb

from wayhome.signs.spells import find_spells, forget_triggers

DAY = date(2026, 1, 1)
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
