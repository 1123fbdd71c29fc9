"""Records placed by themselves, where something touches them, are where all together are placed."""

import random
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.network import carried, places
from wayhome.records import changed
from wayhome.signs.trial import empty_tables

Row = dict[str, Any]
World = dict[str, list[Row]]
SERVED = ("at_place", "person_subject")
STREETS = ("Canal Street", "Canal St", "Canal Street, Beeston", "Victoria Park", "Kings Arcade")
HOUSES = ("1 Mill Road", "1 Mill Rd", "2 Mill Road", "Flat 2, 1 Mill Road", "The Gables")


@pytest.fixture(autouse=True)
def however_much_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changed, "MOST", 1.0)


def _placed(chance: random.Random) -> Row:
    """What a record says of where: a house with or without its number in the register, or a street
    with or without its district."""
    marking = chance.choice(("official-sensitive", "official-sensitive", "restricted"))
    if chance.random() < 0.5:
        code = chance.choice((None, "NG7 2AB", "NG9 1CD"))
        said = {"place_name": chance.choice(STREETS), "address": None, "uprn": None}
        return {**said, "postcode": code, "area": chance.choice((None, "E1")), "marking": marking}
    uprn = chance.choice((None, None, "100", "200", "0100"))
    said = {"address": chance.choice(HOUSES), "uprn": uprn, "postcode": "NG7 2AB"}
    return {**said, "place_name": None, "area": "E1", "marking": marking}


def _row(chance: random.Random, table: str, number: int) -> Row:
    kinds = ("arrest", "stop", "note") if table == "event" else ("home", "school", "placement")
    return {
        "record_id": f"d:{table}:{number}:r", "agency": "NBC", "kind": chance.choice(kinds),
        "received_at": datetime(2026, 3, 1), **_placed(chance),
    }  # fmt: skip


def _worlds(seed: int, deliveries: int) -> Iterator[World]:
    chance = random.Random(seed)
    world = {name: [_row(chance, name, n) for n in range(25)] for name in ("event", "stay")}
    for step in range(deliveries):
        yield deepcopy(world)
        for change in range(chance.randint(1, 3)):
            rows = world[chance.choice(("event", "stay"))]
            place = chance.randrange(len(rows))
            table = rows[place]["record_id"].split(":")[1]
            told: list[list[Row]] = [
                [],
                [rows[place] | _placed(chance)],
                [rows[place] | {"superseded_at": datetime(2026, 4, 1)}],
                [rows[place], _row(chance, table, 100 + 10 * step + change)],
            ]
            rows[place : place + 1] = chance.choice(told)


def _built(world: World, last: Path | None, keep: Path) -> list[list[tuple[Any, ...]]]:
    """What is placed where, and what is kept for the next time."""
    keep.mkdir()
    with empty_tables() as con:
        for table, rows in world.items():
            names = sorted({name for row in rows for name in row})
            con.register("told", pa.Table.from_pylist([dict.fromkeys(names) | row for row in rows]))
            con.execute(f"insert into {table} by name from told")
            con.unregister("told")
        carried.build_places(con, changed.find_changed(con, last, keep), keep)
        con.execute(f"attach '{keep / changed.DATABASE}' as kept")
        for table in SERVED:
            con.execute(f"create table kept.{table} as from {table}")
        return _rows(con, ("at_place", *(changed.kept(keep, name) for name in places.KEPT)))


def _rows(con: duckdb.DuckDBPyConnection, tables: tuple[str, ...]) -> list[list[tuple[Any, ...]]]:
    return [con.execute(f"from {table} order by all").fetchall() for table in tables]


def _same(seed: int, deliveries: int) -> None:
    with TemporaryDirectory() as name:
        last = None
        for step, world in enumerate(_worlds(seed, deliveries)):
            whole = _built(world, None, Path(name) / f"{step}-whole")
            part = _built(world, last, Path(name) / str(step))
            assert part == whole, (seed, step)
            last = Path(name) / str(step)


@settings(max_examples=1, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_what_is_placed_anew_is_where_all_is_placed(seed: int) -> None:
    _same(seed, deliveries=4)


def _at(number: int, **said: str) -> Row:
    where = {"record_id": f"d:stay:{number}:r", "agency": "NBC", "kind": "home", "uprn": None}
    return {**where, "postcode": "NG7 2AB", "marking": "official-sensitive", **said}


def test_a_house_that_becomes_known_places_others_at_its_address_anew(tmp_path: Path) -> None:
    held = [_at(1, address="1 Mill Road"), _at(2, address="2 Mill Road")]
    _built({"stay": held}, None, tmp_path / "0")
    came = [*held, _at(3, address="1 Mill Rd", uprn="100")]
    placed, *_ = _built({"stay": came}, tmp_path / "0", tmp_path / "1")
    at = {row[0]: row[1] for row in placed}
    assert at == {
        "d:stay:1:r": "uprn:100", "d:stay:2:r": "at:NG72AB|2", "d:stay:3:r": "uprn:100",
    }  # fmt: skip
    back, *_ = _built({"stay": held}, tmp_path / "1", tmp_path / "2")
    assert [row[1] for row in back] == ["at:NG72AB|1", "at:NG72AB|2"]


@pytest.mark.long
@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_it_is_so_over_many_deliveries(seed: int) -> None:
    _same(seed, deliveries=8)
