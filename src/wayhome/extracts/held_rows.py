"""The newest held version of each row that a new delivery also brings.

Rows are compared within one agency, system, feed and table: two systems of one agency may give
the same number to two people. Only keys and digests are read, not the rows; those of a delivery
whose digests another version of DuckDB made are worked out anew from its columns.
"""

from pathlib import Path

import duckdb

from wayhome.extracts.checks import Compiled, digest, name
from wayhome.extracts.contract import Table
from wayhome.extracts.receipt import Receipt
from wayhome.extracts.typing_sql import sql_text

DIGEST = ".".join(duckdb.__version__.split(".")[:2])  # hash() may change between these


def find_held(
    con: duckdb.DuckDBPyConnection,
    store: Path,
    earlier: list[Receipt],
    table: Table,
    compiled: Compiled,
) -> bool:
    """Make table `held` (row_key, newest) for the keys in `checked`; False if there is none.

    `newest` is digest, delivery and row of the newest version.
    """
    versions = [
        _rows(con, store / one.delivery / f"{table.name}.parquet", one, table, compiled)
        for one in earlier
        if table.name in one.tables and one.tables[table.name].accepted
    ]
    if not versions:
        return False
    con.execute(
        f"""
CREATE OR REPLACE TEMP TABLE held AS
SELECT row_key,
    max_by({{'digest': row_hash, 'delivery': delivery, 'row': row}}, (sequence, row)) AS newest
FROM ({" UNION ALL ".join(versions)})
WHERE row_key IN (SELECT row_key FROM checked)
GROUP BY row_key"""
    )
    return True


def _rows(
    con: duckdb.DuckDBPyConnection, path: Path, one: Receipt, table: Table, compiled: Compiled
) -> str:
    """A query of one delivery's keys and digests."""
    file = sql_text(str(path))
    key, content = "row_key", "row_hash"
    if one.digest != DIGEST:
        there = {row[0] for row in con.execute(f"DESCRIBE SELECT * FROM {file}").fetchall()}
        key = digest([name(column) for column in table.key])
        content = digest([c if c.strip('"') in there else "NULL" for c in compiled.stored])
    labels = f"{sql_text(one.delivery)} AS delivery, {one.sequence} AS sequence"
    return f"SELECT row, {key} AS row_key, {content} AS row_hash, {labels} FROM {file}"
