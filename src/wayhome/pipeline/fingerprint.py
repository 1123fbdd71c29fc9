"""What a release holds, as one hash that does not depend on row order, files or timings.

The hash of a table is the sum of its rows' hashes. A sum, not an exclusive or: two equal rows
must not cancel each other out.
"""

import hashlib

import duckdb


def of_table(con: duckdb.DuckDBPyConnection, table: str) -> str:
    """Hexadecimal fingerprint of a table's rows, whatever their order."""
    columns = [row[0] for row in con.execute(f"describe {table}").fetchall()]
    row = ", ".join(f'"{name}"' for name in sorted(columns))
    found = con.execute(
        f"select count(*), coalesce(sum(hash({row})::hugeint), 0) from {table}"
    ).fetchone()
    assert found is not None
    return hashlib.sha256(f"{table}:{found[0]}:{found[1]}".encode()).hexdigest()[:16]


def of_release(tables: dict[str, str]) -> str:
    """One hash over all tables' fingerprints."""
    text = "\n".join(f"{name}={tables[name]}" for name in sorted(tables))
    return hashlib.sha256(text.encode()).hexdigest()
