"""Builds the canonical tables from every delivery held.

Nothing is decided here about who is whom: a subject is a person as one system holds them. The
same deliveries give the same rows, in whatever order their folders lie.
"""

from datetime import datetime
from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.extracts.receipt import Receipt
from wayhome.extracts.store import held
from wayhome.extracts.withdrawing import withdrawals
from wayhome.lexicon.agencies import Register
from wayhome.records import deliveries
from wayhome.records.left_out import left_out
from wayhome.records.mappings import MAPPINGS, SPELLS
from wayhome.records.narrowing import narrow_by_event, narrow_by_person
from wayhome.records.offences import load_categories
from wayhome.records.places import load_sectors, name_points
from wayhome.records.provenance import PLACED, insert
from wayhome.records.schema import TABLES, Table
from wayhome.records.spells import make_spells
from wayhome.records.unnamed import add_unnamed


def build(
    con: DuckDBPyConnection, store: Path, register: Register, as_of: datetime | None = None
) -> None:
    """Make the canonical tables, `delivery` and `agency` in `con`.

    `as_of` leaves out deliveries that came later; those that were withdrawn are always left out.
    A store that is not there yet gives empty tables.
    """
    receipts = deliveries.held_until(held(store) if store.exists() else [], as_of)
    map_deliveries(con, store, register, receipts)
    narrow_by_person(con)
    deliveries.close_tables(con)


def map_deliveries(
    con: DuckDBPyConnection, store: Path, register: Register, receipts: list[Receipt]
) -> None:
    """Make the tables of these deliveries, not yet as narrow as the people they are about."""
    left = left_out(receipts, withdrawals(store))
    deliveries.load_deliveries(con, [receipt for receipt in receipts if left.stands(receipt)])
    deliveries.load_agencies(con, register)
    for table in TABLES:
        con.execute(f"CREATE OR REPLACE TABLE {table.name} ({_columns(table)})")
    _map(con, deliveries.open_tables(con, store, receipts, left))
    for name in PLACED:
        name_points(con, name)
    narrow_by_event(con)
    add_unnamed(con)


def _map(con: DuckDBPyConnection, filled: set[str]) -> None:
    """Every mapping of the tables that came."""
    load_sectors(con)
    load_categories(con, filled)
    for spells in SPELLS:
        if spells.view in filled:
            make_spells(con, spells)
    for mapping in MAPPINGS:
        if f"{mapping.feed}.{mapping.table}" in filled:
            con.execute(insert(mapping))


def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
