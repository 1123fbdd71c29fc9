"""Who is beside whom is found without comparing everything with everything.

A join that no equality leads compares each row of one side with each of the other. At a hundred
thousand people the one of homes near an address took longer than all signs, and the one of calls
met a fault of the engine (docs/adr/0042).
"""

import random
import re
from datetime import datetime, timedelta

import duckdb
import pytest

from wayhome import chronology
from wayhome.lexicon.places import miles_sql
from wayhome.network import lines, places, ties
from wayhome.network.carried_beside import build_beside
from wayhome.signs import trial
from wayhome.signs.addresses import trial as addresses

EACH_WITH_EACH = re.compile(
    "(?i)(nested loop|nl|ie|piecewise merge|blockwise nl) ?_?join|cross ?_?product"
)
# Signs whose examples have something of every row of `beside`.
FEW = ("I05", "I20", "I31", "I33", "I34", "I35", "I38", "I40", "I41", "A10", "A12")
DAY = datetime(2026, 3, 1)
KEPT = {"agency": "NBC", "system": "s", "feed": "f", "delivery": "d", "source_table": "t",
        "received_at": DAY, "marking": "official-sensitive"}  # fmt: skip


class Told:
    """A connection that keeps the plan of every statement that makes a table."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con, self.plans = con, dict[str, str]()

    def execute(self, sql: str, *given: object) -> duckdb.DuckDBPyConnection:
        made = re.match(r"\s*create or replace (?:temp )?table (\w+)\s+as", sql)
        if made:
            self.plans[made[1]] = str(self.con.execute(f"explain {sql}").fetchall()[0][1])
        return self.con.execute(sql, *given)

    def __getattr__(self, name: str) -> object:
        return getattr(self.con, name)


@pytest.fixture(scope="module")
def plans() -> dict[str, str]:
    """Of what is made for `beside`, over the records of these examples."""
    con = trial.empty_tables()
    for each in (trial.every_example(), addresses.every_example()):
        for mark, (code, example) in each.items():
            if code in FEW:
                trial.lay(con, example, mark)
    chronology.build(con)
    for room in (places, ties, lines):
        room.build(con)
    told = Told(con)
    build_beside(told)  # type: ignore[arg-type]
    return told.plans


def test_nothing_is_compared_with_everything(plans: dict[str, str]) -> None:
    assert "beside" in plans
    for table, plan in plans.items():
        assert not EACH_WITH_EACH.search(plan), f"{table}: {EACH_WITH_EACH.search(plan)}"


def _row(con: duckdb.DuckDBPyConnection, table: str, **values: object) -> None:
    given = {**KEPT, **values}
    names, marks = ", ".join(given), ", ".join("?" for _ in given)
    con.execute(f"insert into {table} ({names}) values ({marks})", list(given.values()))


def _point(chance: random.Random, wide: float) -> tuple[float, float]:
    """Within some miles, and often on the edge of a square of the grid that leads the join."""
    lat, lon = chance.uniform(51.5, 51.5 + wide), chance.uniform(-0.1, -0.1 + 2 * wide)
    if chance.random() < 0.3:
        return round(lat, 3), round(lon, 3)
    return lat, lon


@pytest.mark.parametrize(("how", "most", "wide"), [("near", 100, 0.01), ("stop_near", 500, 0.06)])
def test_near_is_what_the_distance_says(how: str, most: float, wide: float) -> None:
    """The grid leaves nobody out and brings nobody in."""
    chance = random.Random(5)
    con = trial.empty_tables()
    told, there = ([_point(chance, wide) for _ in range(many)] for many in (60, 200))
    for n, (lat, lon) in enumerate(told):
        _row(con, "event", record_id=f"t{n}", source_row=n, kind="nuisance", code="drug_dealing",
             occurred_from=DAY, uprn=f"1{n}", lat=lat, lon=lon)  # fmt: skip
    for n, (lat, lon) in enumerate(there):
        point = {"lat": lat, "lon": lon, "source_row": 100 + n, "record_id": f"s{n}"}
        con.execute("insert into person_subject values (?, ?)", [f"NBC/s/{n}", f"P-{n}"])
        if how == "near":
            _row(con, "stay", subject_ref=f"NBC/s/{n}", kind="home", uprn=f"2{n}",
                 occurred_from=DAY - timedelta(days=9), **point)  # fmt: skip
        else:
            _row(con, "event", kind="stop", occurred_from=DAY + timedelta(days=3), **point)
            _row(con, "involvement", record_id=f"i{n}", source_row=500 + n, event_id=f"s{n}",
                 subject_ref=f"NBC/s/{n}", role="stopped")  # fmt: skip
    chronology.build(con)
    for room in (places, ties, lines):
        room.build(con)
    build_beside(con)
    found = {who for (who,) in con.execute(
        "select distinct person_id from beside where how = ?", [how]).fetchall()}  # fmt: skip
    con.execute("create table one as select * from event where record_id like 't%'")
    other = "stay" if how == "near" else "event"
    metres = f"1609.344 * {miles_sql('o.lat', 'o.lon', 'one.lat', 'one.lon')}"
    close = con.execute(
        f"select distinct 'P-' || substr(o.record_id, 2) from {other} o, one"
        f" where o.record_id like 's%' and {metres} <= {most}"
    ).fetchall()
    assert found == {who for (who,) in close}
    assert 10 < len(found) < 200
