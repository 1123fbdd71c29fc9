"""The newest held version of each row that a new delivery also brings.

Rows are compared within one agency, system, feed and table: two systems of one agency may give
the same number to two people. Only keys and digests are read, not the rows.
"""

from pathlib import Path

import duckdb
import pyarrow as pa

from wayhome.extracts.receipt import Receipt


def find_held(
    con: duckdb.DuckDBPyConnection, store: Path, earlier: list[Receipt], table: str
) -> bool:
    """Make table `held` (row_key, row_hash, reference) for the keys in `checked`; False if none."""
    files = [
        (str(store / one.delivery / f"{table}.parquet"), one.sequence, one.delivery)
        for one in earlier
        if table in one.tables and one.tables[table].accepted
    ]
    if not files:
        return False
    paths, sequences, deliveries = zip(*files, strict=True)
    known = pa.table({"path": paths, "sequence": sequences, "delivery": deliveries})
    con.register("earlier", known)
    con.execute(
        """
CREATE OR REPLACE TEMP TABLE held AS
SELECT row_key, (max_by({'digest': row_hash, 'reference': delivery || ':' || ? || ':' || row},
    (sequence, row))) AS newest
FROM read_parquet(?, filename = 'path') JOIN earlier USING (path)
WHERE row_key IN (SELECT row_key FROM checked)
GROUP BY row_key""",
        [table, list(paths)],
    )
    con.unregister("earlier")
    return True
