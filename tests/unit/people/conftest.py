"""Tiny canonical tables, straight from the schema."""

import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from wayhome import people
from wayhome.records.schema import TABLES

sys.path.insert(0, str(Path(__file__).parent))  # face_rows and worlds are modules of these tests

Row = Mapping[str, object]
Build = Callable[..., duckdb.DuckDBPyConnection]
Indexed = Callable[..., people.Lookup]

USUAL: dict[str, object] = {
    "received_at": "2026-11-01 09:00:00",
    "marking": "official-sensitive",
    "dob_precision": "day",
    "kind": {"stay": "home", "contact_point": "phone", "thing": "vehicle", "event": "stop"},
}


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Row]) -> None:
    types = {c.name: c.type for t in TABLES if t.name == table for c in t.columns}
    told = [_told(table, number, row, types.keys()) for number, row in enumerate(rows)]
    if not told:
        return
    names = {name: None for row in told for name in row}
    con.register("told", pa.table({name: [row.get(name) for row in told] for name in names}))
    columns = ", ".join(f'"{name}"::{types[name]} as "{name}"' for name in names)
    con.execute(f"insert into {table} by name select {columns} from told")
    con.unregister("told")


def _told(table: str, number: int, given: Row, columns: Collection[str]) -> dict[str, object]:
    row: dict[str, object] = {"record_id": f"d:{table}:{number}"}
    for name, value in USUAL.items():
        if name in columns:
            row[name] = value[table] if isinstance(value, dict) else value
    row |= dict(given)
    ref = row.get("subject_ref")
    if isinstance(ref, str):
        agency, system, local = ref.split("/")
        row = {"agency": agency, "system": system, **row}
        if table == "subject":
            row.setdefault("local_id", local)
    row.setdefault("agency", "NPF")
    return row


@pytest.fixture(scope="session")
def records() -> Build:
    """A maker of connections that hold the canonical tables with the rows given by table."""

    def build(**tables: Iterable[Row]) -> duckdb.DuckDBPyConnection:
        con = duckdb.connect()
        for table in TABLES:
            columns = ", ".join(f'"{c.name}" {c.type}' for c in table.columns)
            con.execute(f"create table {table.name} ({columns})")
        for name, rows in tables.items():
            _insert(con, name, rows)
        return con

    return build


@pytest.fixture(scope="session")
def indexed(records: Build, tmp_path_factory: pytest.TempPathFactory) -> Indexed:
    """A maker of opened indexes of the rows given by table, linked."""

    def build(**tables: Iterable[Row]) -> people.Lookup:
        con, folder = records(**tables), tmp_path_factory.mktemp("release")
        people.link(con)
        people.index(con)
        people.keep_index(con, folder)
        return people.Lookup(folder / people.LOOKUP)

    return build
