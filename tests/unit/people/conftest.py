"""Tiny canonical tables, straight from the schema."""

from collections.abc import Callable, Iterable, Mapping

import duckdb
import pytest

from wayhome.records.schema import TABLES

Row = Mapping[str, object]
Build = Callable[..., duckdb.DuckDBPyConnection]

USUAL: dict[str, object] = {
    "received_at": "2026-11-01 09:00:00",
    "marking": "official-sensitive",
    "dob_precision": "day",
    "kind": {"stay": "home", "contact_point": "phone", "thing": "vehicle", "event": "stop"},
}


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Row]) -> None:
    columns = {c.name for t in TABLES if t.name == table for c in t.columns}
    for number, given in enumerate(rows):
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
        names = ", ".join(f'"{name}"' for name in row)
        con.execute(
            f"insert into {table} ({names}) values ({', '.join('?' * len(row))})",
            list(row.values()),
        )


@pytest.fixture
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
