"""Lives put in order by themselves, where something touches them, are what all together give."""

import random
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome import chronology
from wayhome.chronology import carried
from wayhome.records import changed
from wayhome.signs.trial import empty_tables

Row = dict[str, Any]
World = dict[str, list[Row]]
DAY = datetime(2026, 3, 1)
AGENCIES = ("POL", "NBC", "YJS")
PEOPLE = 30
KINDS = ("missing", "arrest", "stop", "found")
HELD = (*carried.MADE, "person_subject")


@pytest.fixture(autouse=True)
def however_much_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carried, "MOST", 1.0)
    monkeypatch.setattr(changed, "MOST", 1.0)


def _row(chance: random.Random, table: str, number: int, **own: Any) -> Row:
    """One canonical row, named after its source row as every record is."""
    agency = chance.choice(AGENCIES)
    began = DAY + timedelta(hours=chance.randrange(24 * 40))
    return {
        "record_id": f"d{agency}:{table}:{number}:r", "agency": agency, "system": "s",
        "feed": agency.lower(), "delivery": f"d{agency}", "source_table": table,
        "source_row": number, "occurred_from": began, "occurred_precision": "minute",
        "recorded_at": began + timedelta(hours=chance.randrange(90)), "received_at": DAY,
        "marking": "official-sensitive", **own,
    }  # fmt: skip


def _ref(chance: random.Random) -> str:
    return f"s/{chance.randrange(PEOPLE)}"


def _come(chance: random.Random, world: World, number: int) -> None:
    """A few rows that belong together: a happening with people in it, or a row of one person."""
    event = _row(chance, "event", number, kind=chance.choice(KINDS), reference=f"R{number % 5}")
    world["event"].append(event)
    for place in range(chance.randint(0, 3)):
        part = {"subject_ref": _ref(chance), "event_id": event["record_id"]}
        role = chance.choice(("subject", "arrested", "witness"))
        world["involvement"].append(
            _row(chance, "involvement", number * 10 + place, role=role, **part)
        )
    if chance.random() < 0.3:
        found = {"event_id": event["record_id"], "kind": "drugs"}
        world["thing"].append(_row(chance, "thing", number, **found))
    if chance.random() < 0.3:
        said = {"subject_ref": _ref(chance), "event_id": event["record_id"], "topic": "money"}
        world["statement"].append(_row(chance, "statement", number, **said))
    home = {"subject_ref": _ref(chance), "kind": "home", "postcode": f"AB{number % 3} 1CD"}
    world["stay"].append(_row(chance, "stay", number, **home))
    world["subject"].append(_row(chance, "subject", number, subject_ref=_ref(chance)))


def _replace(chance: random.Random, world: World) -> None:
    """A record is replaced by a later one of its table, perhaps about somebody else; or no more."""
    rows = world[chance.choice(("event", "stay", "statement", "thing"))]
    if len(rows) > 1:
        older, newer = sorted(chance.sample(range(len(rows)), 2))
        by = "{delivery}:{source_table}:{source_row}".format(**rows[newer])
        ended = {"superseded_at": DAY + timedelta(90), "superseded_by": by}
        stands = {"superseded_at": None, "superseded_by": None}
        rows[older] |= ended if chance.random() < 0.8 else stands


def _go(chance: random.Random, world: World) -> None:
    """A record is withdrawn, with or without what hangs on it."""
    if rows := world[chance.choice([name for name in world if name != "person_subject"])]:
        rows.pop(chance.randrange(len(rows)))


def _differ(chance: random.Random, world: World) -> None:
    """A record says something else: another time, or it is kept close."""
    if rows := world[chance.choice([name for name in world if name != "person_subject"])]:
        later = {"occurred_from": DAY + timedelta(days=chance.randrange(40))}
        rows[chance.randrange(len(rows))] |= chance.choice((later, {"marking": "sealed"}))


def _judge(chance: random.Random, world: World) -> None:
    """Somebody's records are one person's with another's, or apart again."""
    row = chance.choice(world["person_subject"])
    row["person_id"] = chance.choice((f"P{chance.randrange(PEOPLE)}", f"P{row['subject_ref'][2:]}"))


CHANGES = (_replace, _replace, _go, _differ, _judge)


def _worlds(seed: int, deliveries: int) -> Iterator[World]:
    chance = random.Random(seed)
    names = ("event", "involvement", "thing", "statement", "stay", "subject", "person_subject")
    world: World = {name: [] for name in names}
    world["person_subject"] = [
        {"subject_ref": f"s/{n}", "person_id": f"P{n // chance.choice((1, 2))}"}
        for n in range(PEOPLE)
    ]
    for number in range(14):
        _come(chance, world, number)
    for _ in range(5):
        _replace(chance, world)
    for step in range(deliveries):
        yield deepcopy(world)
        for _ in range(chance.randint(1, 3)):
            chance.choice(CHANGES)(chance, world)
        if chance.random() < 0.5:
            _come(chance, world, 100 + step)


def _lived(world: World, last: Path | None, keep: Path) -> duckdb.DuckDBPyConnection:
    con = empty_tables()
    for table, rows in world.items():
        if rows:
            names = sorted({name for row in rows for name in row})
            con.register("told", pa.Table.from_pylist([dict.fromkeys(names) | row for row in rows]))
            con.execute(f"insert into {table} by name from told")
            con.unregister("told")
    keep.mkdir()
    chronology.build(con, changed.find_changed(con, last, keep))
    con.execute(f"attach '{keep / changed.DATABASE}' as kept")
    for table in HELD:
        con.execute(f"create table kept.{table} as from {table}")
    con.execute("detach kept")
    return con


def _rows(con: duckdb.DuckDBPyConnection) -> dict[str, list[Any]]:
    return {name: con.execute(f"from {name} order by all").fetchall() for name in carried.MADE}


def _same(seed: int, deliveries: int) -> None:
    with TemporaryDirectory() as name:
        last = None
        for step, world in enumerate(_worlds(seed, deliveries)):
            whole = _rows(_lived(world, None, Path(name) / f"{step}-whole"))
            part = _lived(world, last, Path(name) / str(step))
            for table, rows in _rows(part).items():
                assert rows == whole[table], (seed, step, table)
            last = Path(name) / str(step)


@settings(max_examples=1, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_lives_that_are_touched_give_what_all_give(seed: int) -> None:
    _same(seed, deliveries=3)


def _homes(*replaced: tuple[int, int]) -> World:
    """A home of each of four people, some replaced by another's: (whose, by whose)."""
    chance = random.Random(1)
    world = {
        "stay": [_row(chance, "stay", n, subject_ref=f"s/{n}", kind="home") for n in range(4)],
        "person_subject": [{"subject_ref": f"s/{n}", "person_id": f"P{n}"} for n in range(4)],
    }
    for older, newer in replaced:
        by = "{delivery}:{source_table}:{source_row}".format(**world["stay"][newer])
        world["stay"][older] |= {"superseded_at": DAY, "superseded_by": by}
    return world


def test_a_life_is_touched_where_another_version_of_its_record_is(tmp_path: Path) -> None:
    _lived(_homes((0, 1)), None, tmp_path / "0")
    con = _lived(_homes((0, 1), (1, 2)), tmp_path / "0", tmp_path / "1")
    assert con.execute("from life_touched order by all").fetchall() == [("P0",), ("P1",), ("P2",)]
    assert _rows(con) == _rows(_lived(_homes((0, 1), (1, 2)), None, tmp_path / "whole"))


def test_where_most_are_touched_everybody_is_put_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carried, "MOST", 0.5)
    _lived(_homes((0, 1)), None, tmp_path / "0")
    con = _lived(_homes((0, 1), (1, 2)), tmp_path / "0", tmp_path / "1")
    tables = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}
    assert tables >= set(carried.MADE)
    assert "life_touched" not in tables


@pytest.mark.long
@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_they_do_so_over_many_deliveries(seed: int) -> None:
    _same(seed, deliveries=8)
