"""Lines written short: facts for one rule at a time, and canonical rows for the table of them.

`fact("number", "+44700", "03-01", "03-09")` is a number of Ray, from 1 to 9 March 2026.
`world(rows)` is what records come to; its tables are made once, for making them is slow.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from typing import Any

import duckdb

from wayhome.network import lines, places
from wayhome.network.lines.areas import Home
from wayhome.network.lines.fact import Fact, What, line_id
from wayhome.records.schema import TABLES

PEOPLE = ("anna", "ben", "dan", "eve")
Row = tuple[str, dict[str, Any]]
EMPTY = dict.fromkeys(Fact.__dataclass_fields__)


def when(day: str | None) -> datetime | None:
    """A day of 2026, as '03-01', or of another year, as '2025-03-01'."""
    if day is None:
        return None
    return datetime.fromisoformat(day if len(day) > len("03-01") else f"2026-{day}")


def fact(
    what: str, value: str | None = None, first: str | None = None, last: str | None = None,
    **more: Any,
) -> Fact:  # fmt: skip
    name = more.pop("name", "Ray")
    row = {
        "line_id": line_id(name), "name": name, "what": What(what), "value": value, "times": 1,
        "first": when(first), "last": when(last), "agency": "POL", "feed": "police",
        "record_id": more.pop("record", f"D1:rows:{what}-{value}-{first}:part"), **more,
    }  # fmt: skip
    return Fact(**{**EMPTY, **row})


def said(topic: str, first: str | None = None, **more: Any) -> Fact:
    return fact("said", topic, first, said=topic, **more)


def home(person: str, force: str, first: str | None = None, **more: Any) -> Home:
    began = when(first)
    own = {"kind": "home", "last": None, "record_id": f"h-{person}-{first}", **more}
    return Home(
        person, own["kind"], more.get("area", f"{force}-1"), force,
        began.date() if began else None, own["last"], own["record_id"], "NBC", "ssd",
    )  # fmt: skip


def day(text: str) -> date:
    found = when(text)
    assert found
    return found.date()


@contextmanager
def world(rows: Iterable[Row]) -> Iterator[duckdb.DuckDBPyConnection]:
    """`at_place` and `line_fact` of these rows; people are known as 'anna' and so on."""
    con = _tables()
    con.begin()
    by_table: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for table, row in rows:
        own = f"D1:{table}:{len(by_table[table])}:part"
        by_table[table].append({
            "record_id": own, "agency": "POL", "feed": "police", "marking": "official-sensitive",
            "occurred_from": "2026-03-01 15:00", "received_at": "2026-07-01", **row,
        })  # fmt: skip
    for table, found in by_table.items():
        names = sorted({name for row in found for name in row})
        marks = ", ".join(f"({', '.join('?' for _ in names)})" for _ in found)
        columns = ", ".join(f'"{name}"' for name in names)
        values = [row.get(name) for row in found for name in names]
        con.execute(f"insert into {table} ({columns}) values {marks}", values)
    places.build(con)
    lines.build(con)
    try:
        yield con
    finally:
        con.rollback()


@cache
def _tables() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(config={"threads": 1})
    for table in TABLES:
        columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
        con.execute(f"create table {table.name} ({columns})")
    con.execute("create table agency (code varchar)")
    con.execute("create table person_subject (subject_ref varchar, person_id varchar)")
    for name in PEOPLE:
        con.execute("insert into person_subject values (?, ?)", [name, f"P-{name}"])
    return con
