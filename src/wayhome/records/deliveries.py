"""What was received, as tables to map from: one view a feed's table over all its deliveries.

A table that no delivery brought is an empty one with the contract's columns, so that a mapping
never asks whether something came. Which files there are comes from the receipts and is put in
order, so the order of folders on the disk means nothing.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from wayhome.extracts import feeds
from wayhome.extracts.contract import Column, Feed, Table, Type
from wayhome.extracts.receipt import Receipt
from wayhome.lexicon.agencies import Register
from wayhome.lexicon.marking import Marking
from wayhome.records.left_out import Left, make_standing
from wayhome.records.provenance import narrowest

# Rows of a table that are held while they are mapped, instead of read again for each mapping: many
# small files cost more to open than their rows to keep.
HELD_IN_FULL = 2_000_000

DELIVERY = """
CREATE OR REPLACE TABLE delivery AS SELECT
    delivery, agency, feed, "system", file, sha256, bytes, received_at::TIMESTAMP AS received_at,
    try_cast(extracted_on AS DATE) AS extracted_on, marking, sequence, contract_version,
    rows, accepted, unchanged, superseding, refused
FROM _receipt ORDER BY delivery
"""


def load_deliveries(con: DuckDBPyConnection, receipts: list[Receipt]) -> None:
    """Make `delivery`, one row a file that was received."""
    texts: tuple[str, ...] = (
        "delivery",
        "agency",
        "feed",
        "system",
        "file",
        "sha256",
        "received_at",
    )
    texts += ("extracted_on", "marking", "contract_version")
    counts = ("rows", "accepted", "unchanged", "superseding", "refused")
    columns = {name: pa.array([getattr(r, name) for r in receipts], pa.string()) for name in texts}
    for name in ("bytes", "sequence"):
        columns[name] = pa.array([getattr(r, name) for r in receipts], pa.int64())
    for name in counts:
        columns[name] = pa.array([getattr(r.total, name) for r in receipts], pa.int64())
    con.register("_receipt", pa.table(columns))
    con.execute(DELIVERY)
    con.unregister("_receipt")


def load_agencies(con: DuckDBPyConnection, register: Register) -> None:
    """Make `agency`, the register of this installation."""
    names = "code name kind area dfe_code contact_role phone out_of_hours".split()
    rows = sorted(register.values(), key=lambda agency: agency.code)
    columns = {n: pa.array([str(getattr(a, n)) for a in rows], pa.string()) for n in names}
    con.register("_register", pa.table(columns))
    con.execute("CREATE OR REPLACE TABLE agency AS SELECT * FROM _register")
    con.unregister("_register")


def held_until(receipts: list[Receipt], as_of: datetime | None) -> list[Receipt]:
    """The deliveries that had come by then, in the order of receipt."""
    known = (r for r in receipts if as_of is None or datetime.fromisoformat(r.received_at) <= as_of)
    return sorted(known, key=lambda receipt: (receipt.sequence, receipt.delivery))


def open_tables(
    con: DuckDBPyConnection, store: Path, receipts: list[Receipt], left: Left
) -> set[str]:
    """Make the views "<feed>.<table>" of every feed that came; gives the tables that have rows."""
    con.execute("CREATE OR REPLACE TEMP TABLE _file (path VARCHAR, delivery VARCHAR)")
    con.execute(
        "CREATE OR REPLACE TEMP TABLE _superseded"
        " (delivery VARCHAR, source VARCHAR, row BIGINT, replaced_at TIMESTAMP,"
        " replaced_by VARCHAR)"
    )
    came = {receipt.feed for receipt in receipts if left.stands(receipt)}
    as_kept = [receipt for receipt in receipts if not left.concerns(receipt)]
    filled: set[str] = set()
    for feed in (feed for feed in feeds().values() if feed.name in came):
        for table in feed.tables:
            name = f"{feed.name}.{table.name}"
            con.execute(f'CREATE OR REPLACE TEMP TABLE "{name}.none" ({_columns(table)})')
            found = [_as_kept(con, store, as_kept, feed, table)]
            if left.touched:
                found.append(make_standing(con, store, receipts, left, feed, table))
            if any(found):
                filled.add(name)
            come = (r.tables.get(table.name) for r in receipts if r.feed == feed.name)
            rows = sum(count.accepted for count in come if count)
            _open(con, name, table, [one for one in found if one], rows)
    return filled


def _as_kept(
    con: DuckDBPyConnection, store: Path, receipts: list[Receipt], feed: Feed, table: Table
) -> str:
    """The table's rows as deliveries keep them, to be read from; empty if none brings any."""
    files = [
        {"path": str(path), "delivery": one.delivery}
        for one in receipts
        if one.feed == feed.name and table.name in one.tables
        if (path := store / one.delivery / f"{table.name}.parquet").exists()
    ]
    if not files:
        return ""
    con.register("_named", pa.Table.from_pylist(files))
    con.execute("INSERT INTO _file SELECT path, delivery FROM _named")
    con.unregister("_named")
    listed = ", ".join("'" + file["path"].replace("'", "''") + "'" for file in files)
    return f"read_parquet([{listed}], union_by_name = true, filename = '_file')"


def _open(con: DuckDBPyConnection, name: str, table: Table, found: list[str], count: int) -> None:
    rows = f'SELECT * FROM "{name}.none"'
    for read in found:
        rows += f" UNION ALL BY NAME SELECT * FROM {read}"
        _note_superseded(con, table.name, read)
    source = _source(table, rows)
    if 0 < count <= HELD_IN_FULL:
        con.execute(f'CREATE OR REPLACE TEMP TABLE "{name}.rows" AS {source}')
        source = f'SELECT * FROM "{name}.rows"'
    con.execute(f'CREATE OR REPLACE TEMP VIEW "{name}" AS {source}')
    con.execute(f'CREATE OR REPLACE TEMP VIEW "{name}.newest" AS {_newest(name, table)}')


def close_tables(con: DuckDBPyConnection) -> None:
    """Drop everything that was only needed on the way."""
    for kind in ("view", "table"):
        found = con.execute(
            f"SELECT {kind}_name FROM duckdb_{kind}s() WHERE temporary AND NOT internal"
            f" AND ({kind}_name LIKE '%.%' OR starts_with({kind}_name, '_'))"
        ).fetchall()
        for (name,) in found:
            con.execute(f'DROP {kind} "{name}"')


def _columns(table: Table) -> str:
    own = ", ".join(f'"{name}" {kind}' for column in table.columns for name, kind in _typed(column))
    return (
        f"{own}, row BIGINT, row_key UBIGINT, row_hash UBIGINT, supersedes VARCHAR, _file VARCHAR"
    )


def _typed(column: Column) -> Iterator[tuple[str, str]]:
    yield column.name, column.type.stored
    if column.precision:
        yield f"{column.name}_precision", Type.TEXT.stored


def _note_superseded(con: DuckDBPyConnection, table: str, read: str) -> None:
    # when two deliveries say that they replace one row, the earlier one did
    con.execute(
        f"""
INSERT INTO _superseded
SELECT split_part(f.supersedes, ':', 1), split_part(f.supersedes, ':', 2),
    split_part(f.supersedes, ':', 3)::BIGINT, min(d.received_at),
    arg_min(d.delivery || ':{table}:' || f.row, (d.received_at, d.sequence, f.row))
FROM {read} f
JOIN _file p ON p.path = f._file JOIN delivery d ON d.delivery = p.delivery
WHERE f.supersedes IS NOT NULL GROUP BY ALL"""
    )


def _source(table: Table, rows: str) -> str:
    names = {column.name for column in table.columns}
    recorded = "f.recorded::TIMESTAMP" if "recorded" in names else "NULL::TIMESTAMP"
    row_marking = "f.marking" if "marking" in names else "NULL::VARCHAR"
    told = narrowest("nullif(d.marking, '')", row_marking)
    marking = f"coalesce({told}, '{Marking.SENSITIVE}')"
    return f"""
SELECT f.* EXCLUDE (row, row_key, row_hash, supersedes, _file),
    f.row AS _row, f.row_key AS _key, d.delivery AS _delivery, d.agency AS _agency,
    d."system" AS _system, d.received_at AS _received, d.sequence AS _sequence,
    {recorded} AS _recorded, {marking} AS _marking,
    d.agency || '/' || d."system" || '/' AS _prefix,
    d.delivery || ':{table.name}:' || f.row AS _record,
    x.replaced_at AS _superseded_at, x.replaced_by AS _superseded_by
FROM ({rows}) f JOIN _file p ON p.path = f._file JOIN delivery d ON d.delivery = p.delivery
LEFT JOIN _superseded x
    ON x.row = f.row AND x.delivery = d.delivery AND x.source = '{table.name}'"""


def _newest(name: str, table: Table) -> str:
    """One row a key, the one that stands, and when the key first came."""
    keys = ", ".join(f's."{key}"' for key in table.key)
    return f"""
SELECT s.*, min(s._received) OVER w AS _first FROM "{name}" s
WINDOW w AS (PARTITION BY s._agency, s._system, {keys})
QUALIFY row_number() OVER (PARTITION BY s._agency, s._system, {keys}
    ORDER BY s._superseded_at IS NOT NULL, s._received DESC, s._sequence DESC, s._row DESC) = 1"""
