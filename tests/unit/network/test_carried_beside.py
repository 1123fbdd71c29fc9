"""What is found anew beside people whom a change reaches, and carried over beside all others, is
what is found beside everybody."""

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
from wayhome.network import carried_beside, lines, reached
from wayhome.network.carried import build_places
from wayhome.records import changed
from wayhome.signs.trial import empty_tables

Row = dict[str, Any]
World = dict[str, list[Row]]
MADE = (*carried_beside.MADE, "place_told")
SERVED = (*carried.MADE, *("person_subject", "at_place", "contact_point", "call", "relation"))
DAY = datetime(2026, 3, 1)
PEOPLE, ROADS, NUMBERS, REFERENCES = 60, 8, 16, 8
LINES = ("Quarro", None)
# kind, what it says, parts in it
HAPPEN = (
    ("intelligence", {}, ("named", "suspect")),
    ("community_statement", {"code": "seen together"}, ("named",)),
    ("community_statement", {"code": "selling"}, ("named",)),
    ("community_statement", {"code": "taken over"}, ("named",)),
    ("stop", {}, ("stopped",)),
    ("found", {}, ("found", "found_with")),
    ("arrest", {"category": "drug_supply"}, ("arrested", "suspect")),
    ("offence", {"category": "exploitation"}, ("suspect", "victim")),
    ("offence", {"category": "drug_supply"}, ("suspect",)),
    ("nrm_decision", {"outcome": "positive"}, ("subject",)),
    ("note", {"code": "introduces_others"}, ("subject", "named")),
    ("journey", {}, ("subject", "found_with")),
)


@pytest.fixture(autouse=True)
def however_much_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (carried, changed, reached):
        monkeypatch.setattr(room, "MOST", 2.0)  # whoever is gone is reached as well


def _row(chance: random.Random, table: str, number: int, **own: Any) -> Row:
    began = DAY + timedelta(hours=chance.randrange(24 * 60))
    return {
        "record_id": f"d:{table}:{number}:r", "agency": chance.choice(("POL", "NBC")),
        "system": "s", "feed": "f", "delivery": "d", "source_table": table, "source_row": number,
        "occurred_from": began, "recorded_at": began + timedelta(hours=5), "received_at": DAY,
        "marking": chance.choice(("official-sensitive",) * 5 + ("restricted",)), **own,
    }  # fmt: skip


def _ref(chance: random.Random) -> str:
    return f"s/{chance.randrange(PEOPLE)}"


def _few(chance: random.Random, many: int) -> int:
    """The first most often: one house, and one report, has more people than are counted."""
    return min(chance.randrange(many) for _ in range(3))


def _where(chance: random.Random) -> Row:
    """A house; each is near one other."""
    road = _few(chance, ROADS)
    at = {"lat": 53.1 + road // 2 * 0.01 + road % 2 * 0.0005, "lon": -1.2}
    area = f"E{chance.randrange(6)}"
    return {"address": f"{road} Mill Road", "postcode": "NG7 2AB", "area": area, **at}


def _number(chance: random.Random) -> str:
    return f"+44{chance.randrange(NUMBERS)}"


def _come(chance: random.Random, world: World, number: int) -> None:
    kind, says, roles = chance.choice(HAPPEN)
    event = _row(chance, "event", number, kind=kind, **_where(chance), **says)
    if chance.random() < 0.7:
        event["reference"] = f"R{_few(chance, REFERENCES)}"
    world["event"].append(event)
    for part in range(chance.choice((0, 1, 2, 2, 3, 9))):
        of = {"subject_ref": _ref(chance), "event_id": event["record_id"]}
        role = chance.choice(roles)
        world["involvement"].append(
            _row(chance, "involvement", number * 20 + part, role=role, **of)
        )
    topic, line = chance.choice(("recruiting", "line holder")), chance.choice(LINES)
    said = {"subject_ref": _ref(chance), "event_id": event["record_id"], "topic": topic}
    world["statement"].append(_row(chance, "statement", number, line=line, **said))
    home = {"subject_ref": _ref(chance), "kind": chance.choice(("home", "home", "placement"))}
    world["stay"].append(_row(chance, "stay", number, **home, **_where(chance)))
    held = {"subject_ref": _ref(chance), "kind": "phone", "value": _number(chance)}
    whose = chance.choice(("own", "own", "line"))
    world["contact_point"].append(_row(chance, "contact_point", number, whose=whose, **held))
    rang = {"caller": _number(chance), "called": _number(chance)}
    world["call"].append(_row(chance, "call", number, times=1, kind="call", **rang))
    kin = {"subject_ref": _ref(chance), "other_ref": _ref(chance)}
    of = chance.choice(("sibling", "friend", "parent"))
    world["relation"].append(_row(chance, "relation", number, kind=of, **kin))


def _change(chance: random.Random, world: World) -> None:
    """A record is gone, ended, kept close, of another day, place, number, reference or person; or
    somebody's records are one person's with another's, or apart again."""
    if chance.random() < 0.25:
        row = chance.choice(world["person_subject"])
        row["person_id"] = f"P{chance.choice((chance.randrange(PEOPLE), row['subject_ref'][2:]))}"
        return
    rows = world[chance.choice([name for name in world if name != "person_subject"])]
    place = chance.randrange(len(rows))
    told = [
        {"superseded_at": DAY}, {"marking": "sealed"}, {"occurred_from": DAY}, _where(chance),
        {"value": "+440", "caller": "+440"}, {"reference": "R0"}, {"subject_ref": _ref(chance)},
    ]  # fmt: skip
    says = {name: at for name, at in chance.choice(told).items() if rows[place].get(name, at)}
    rows[place : place + 1] = chance.choice(([], [rows[place] | says], [rows[place] | says]))


def _worlds(seed: int, deliveries: int) -> Iterator[World]:
    chance = random.Random(seed)
    tables = "event involvement statement stay contact_point call relation"
    world: World = {name: [] for name in tables.split()}
    world["person_subject"] = [
        {"subject_ref": f"s/{n}", "person_id": f"P{n}"} for n in range(PEOPLE)
    ]
    for number in range(45):
        _come(chance, world, number)
    for step in range(deliveries):
        yield deepcopy(world)
        for _ in range(chance.randint(1, 2)):
            _change(chance, world)
        if chance.random() < 0.3:
            _come(chance, world, 100 + step)


def _found(world: World, last: Path | None, keep: Path) -> tuple[dict[str, list[Any]], set[str]]:
    """The rows of each table, and of whom they were found anew."""
    keep.mkdir()
    with empty_tables() as con:
        for table, rows in world.items():
            columns = [name for (name, *_) in con.execute(f"describe {table}").fetchall()]
            told = [{name: row.get(name) for name in columns} for row in rows]
            con.register("told_rows", pa.Table.from_pylist(told))
            con.execute(f"insert into {table} by name from told_rows")
            con.unregister("told_rows")
        chronology.build(con, changed.find_changed(con, last, keep))
        build_places(con, changed.opened(con, last), keep)
        lines.build(con)
        carried_beside.build_beside(con, changed.opened(con, last), keep)
        con.execute(f"attach '{keep / changed.DATABASE}' as kept")
        for table in SERVED:
            con.execute(f"create table kept.{table} as from {table}")
        anew = _all(con, "tie_touched") if last else []
        return {name: _all(con, name) for name in MADE}, {who for (who,) in anew}


def _all(con: duckdb.DuckDBPyConnection, table: str) -> list[Any]:
    return con.execute(f"from {table} order by all").fetchall()


def _same(seed: int, deliveries: int) -> None:
    with TemporaryDirectory() as name:
        last = None
        for step, world in enumerate(_worlds(seed, deliveries)):
            whole, _ = _found(world, None, Path(name) / f"{step}-whole")
            part, _ = _found(world, last, Path(name) / str(step))
            for table in MADE:
                assert part[table] == whole[table], (seed, step, table)
            last = Path(name) / str(step)


@settings(max_examples=1, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_those_whom_a_change_reaches_have_what_everybody_would(seed: int) -> None:
    _same(seed, deliveries=3)


def _phone(number: int, whose: str, value: str) -> Row:
    held = {"subject_ref": f"s/{number}", "kind": "phone", "value": value, "whose": whose}
    return _row(random.Random(1), "contact_point", number, **held | {"marking": "official"})


def test_a_number_reaches_who_rang_it_and_nobody_else(tmp_path: Path) -> None:
    rang = {"caller": "+441", "called": "+442", "kind": "call", "times": 1, "marking": "official"}
    world = {
        "person_subject": [{"subject_ref": f"s/{n}", "person_id": f"P{n}"} for n in range(4)],
        "contact_point": [
            _phone(1, "own", "+441"),
            _phone(2, "line", "+442"),
            _phone(3, "own", "+443"),
        ],
        "call": [_row(random.Random(2), "call", 1, **rang)],
    }
    held, _ = _found(world, None, tmp_path / "0")
    assert ("P1", "called") in [row[:2] for row in held["beside"]]
    gone = world | {
        "contact_point": [row for row in world["contact_point"] if row["whose"] == "own"]
    }
    left, reached_ = _found(gone, tmp_path / "0", tmp_path / "1")
    assert reached_ == {"P1", "P2"}
    assert [row[:2] for row in left["beside"]] == [("P1", "number"), ("P3", "number")]


@pytest.mark.long
@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_they_have_it_over_many_deliveries(seed: int) -> None:
    _same(seed, deliveries=8)
