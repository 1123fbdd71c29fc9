"""Small worlds of people, and the same worlds after another delivery.

A world is the canonical rows of some examples of the catalogue, so that its signs have work to do.
"""

import random
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from wayhome import chronology
from wayhome.network import lines, places
from wayhome.network.carried import build_places
from wayhome.network.carried_beside import build_beside
from wayhome.records.changed import find_changed, opened
from wayhome.signs.addresses import ADDRESS_SIGNS
from wayhome.signs.catalogue import SIGNS
from wayhome.signs.examples import AS_OF, Example, laid
from wayhome.signs.trial import empty_tables

Row = dict[str, Any]
World = dict[str, list[Row]]
CAME = datetime(2026, 11, 19, 6)
UNTOLD = ("person_subject", "delivery")  # rows that are no agency's record


def drawn(chance: random.Random, codes: tuple[str, ...], examples: int) -> World:
    """Some examples of these signs, side by side."""
    every = [example for code in codes for example in (SIGNS | ADDRESS_SIGNS)[code].examples]
    return laid_out(*chance.sample(every, min(examples, len(every))))


def laid_out(*examples: Example) -> World:
    """The rows of some examples, whose people are kept apart where there are several."""
    world: World = {}
    for number, example in enumerate(examples):
        for table, row in laid(example, f"{number}/" if len(examples) > 1 else ""):
            world.setdefault(table, []).append(row)
    return world


def delivered(chance: random.Random, world: World, changes: int = 4) -> World:
    """The world after a delivery: a few rows come, go, are replaced, kept close, told of another.

    Few, so that most people are left alone.
    """
    later = {table: list(rows) for table, rows in world.items()}
    for _ in range(chance.randint(1, changes)):
        rows = later[chance.choice([table for table in later if table not in UNTOLD])]
        if rows:
            place = chance.randrange(len(rows))
            rows[place : place + 1] = _told_anew(chance, rows[place])
    for happens in chance.sample((_meet, _are_one, _nothing, news, _name_a_line), 3):
        happens(chance, later)
    return later


def _nothing(chance: random.Random, world: World) -> None:
    """Most deliveries bring nobody together."""


def _told_anew(chance: random.Random, row: Row) -> list[Row]:
    if chance.random() < 0.25:
        return []
    changes: list[Row] = [
        {"marking": chance.choice(("restricted", "sealed", "official-sensitive"))},
        {"superseded_at": CAME},
        {"received_at": CAME, "recorded_at": CAME},
        {"grading": chance.choice(("1A P", "3E"))},
    ]
    if row.get("occurred_from"):
        moved = row["occurred_from"] + timedelta(chance.randint(-90, 90))
        changes += [{"occurred_from": moved}] * 2
    if "dob" in row:
        born = date(chance.randint(1998, 2013), 2, 28)
        changes += [{"dob": born, "dob_precision": "day"}] * 3
    return [{**row, **chance.choice(changes)}]


def _meet(chance: random.Random, world: World) -> None:
    """Somebody was there as well when another was arrested."""
    arrests = [row for row in world.get("event", []) if row["kind"] in ("arrest", "stop", "found")]
    if arrests and world.get("involvement"):
        event, who = chance.choice(arrests), chance.choice(world["person_subject"])["subject_ref"]
        role = chance.choice(("arrested", "found_with", "witness"))
        told = {"record_id": f"{event['record_id']}+{who}", "subject_ref": who, "role": role}
        like = next(row for row in world["involvement"])
        world["involvement"].append({**like, **told, "event_id": event["record_id"]})


def _are_one(chance: random.Random, world: World) -> None:
    """Two who were held apart are one person after all."""
    if rows := world.get("person_subject"):
        one, other = (chance.choice(rows)["person_id"] for _ in range(2))
        world["person_subject"] = [
            {**row, "person_id": one if row["person_id"] == other else row["person_id"]}
            for row in rows
        ]


def news(chance: random.Random, world: World) -> None:
    """A delivery with nothing new in it: what nobody tells is not told for so much longer."""
    told = [row["agency"] for rows in world.values() for row in rows if row.get("agency")]
    agency = chance.choice(sorted(set(told)) or ["NBC"])
    came = {"agency": agency, "feed": agency.lower()}
    day = CAME - timedelta(chance.choice((0, 30, 200, 250, 260)))
    world.setdefault("delivery", [])
    world["delivery"] = [*world["delivery"], {**came, "received_at": day}]


def _name_a_line(chance: random.Random, world: World) -> None:
    """A line is called by another name than it was."""
    named = [row for row in world.get("statement", []) if row.get("line")]
    if named:
        row = chance.choice(named)
        row = {**row, "line": chance.choice(("Quarro", "Zepho", "Bando", "Somebody"))}
        world["statement"] = [
            row if each["record_id"] == row["record_id"] else each for each in world["statement"]
        ]


def later_day(chance: random.Random) -> date:
    """A day before, on or after the day of the examples."""
    return AS_OF + timedelta(chance.choice((-300, -30, -1, 0, 0, 1, 20, 200)))


def lived(
    world: World, last: Path | None = None, keep: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """A database in memory with the lives of a world, and what is beside them; `last` and `keep`:
    the release before, of which lives are carried over, and this one."""
    con = _held(world)
    chronology.build(con, find_changed(con, last, keep))
    build_places(con, opened(con, last), keep)
    lines.build(con)
    build_beside(con, opened(con, last), keep)
    return con


def located(world: World) -> duckdb.DuckDBPyConnection:
    """A database in memory with the records of a world, and which place each speaks of."""
    con = _held(world)
    places.build(con)
    return con


def _held(world: World) -> duckdb.DuckDBPyConnection:
    con = empty_tables()
    for table, rows in world.items():
        if not rows:
            continue
        empty = dict.fromkeys(_columns(rows))
        told = pa.Table.from_pylist([empty | row for row in rows])
        con.register("told", told)
        con.execute(f"insert into {table} by name from told")
        con.unregister("told")
    return con


def _columns(rows: list[Row]) -> list[str]:
    return sorted({name for row in rows for name in row})
