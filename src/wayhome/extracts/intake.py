"""One sheet into one table of a delivery: checked, compared with what is held, written.

source ─► checked ─┬─► <table>.parquet   good rows that are new or changed
                   └─► refused           rows with what is wrong with them
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from wayhome.extracts.checks import Compiled, compile_table
from wayhome.extracts.contract import Feed, Severity, Table, Type
from wayhome.extracts.held_rows import find_held
from wayhome.extracts.reading import Sheet, all_iso_days, meaning_nothing, tidy
from wayhome.extracts.receipt import Count, Reason, Receipt
from wayhome.extracts.refusals import keep_refused, noted
from wayhome.extracts.typing_sql import sql_text

# From this size on a delivery has a bench of its own, with little memory and room to spill.
SMALL = 64 << 20
MEMORY = "320MB"


@dataclass(frozen=True)
class Taken:
    """What became of one sheet."""

    table: str
    count: Count
    noted: tuple[Reason, ...]


class Bench:
    """A DuckDB connection to check rows on, and the macros that it has been taught.

    One serves all small deliveries: to open one and teach it takes longer than they do.
    """

    def __init__(self, scratch: Path | None = None) -> None:
        self.con = duckdb.connect()
        self._taught: dict[str, str] = {}
        if scratch:
            self.con.execute(f"SET temp_directory = {sql_text(str(scratch / 'spill'))}")
            self.con.execute(f"SET memory_limit = '{MEMORY}'")

    def teach(self, macros: dict[str, str]) -> None:
        for name, create in macros.items():
            if self._taught.get(name) != create:
                self.con.execute(create)
                self._taught[name] = create


def take_in(
    bench: Bench,
    sheet: Sheet,
    feed: Feed,
    table: Table,
    places: dict[str, int],
    *,
    store: Path,
    earlier: list[Receipt],
    kept: Path,
) -> Taken:
    """Check and write one sheet. Refused rows go to the connection's table `refused`."""
    con, tidied = bench.con, _tidied(sheet, feed)
    compiled = compile_table(
        feed,
        table,
        places,
        len(sheet.header),
        serials=sheet.serials,
        iso=_iso_days(tidied, table, places),
    )
    batches = iter([tidied]) if isinstance(tidied, pa.RecordBatch) else tidied
    bench.teach(compiled.macros)
    _check(con, sheet, compiled, batches)
    repeated = _find_repeated(con, compiled)
    known = find_held(con, store, earlier, table.name)
    good = _good(compiled, repeated=repeated, known=known)
    count, marks = _count(con, compiled, good, known=known)
    _write(con, compiled, good, kept / f"{table.name}.parquet", known=known)
    refused = keep_refused(con, sheet, compiled, table.name, repeated=repeated)
    rows = count.accepted + count.unchanged + refused
    full = Count(rows, count.accepted, count.unchanged, count.superseding, refused)
    return Taken(table.name, full, noted(con, compiled, table.name, good, marks))


def _tidied(sheet: Sheet, feed: Feed) -> pa.RecordBatch | Iterator[pa.RecordBatch]:
    """The sheet's rows with clean texts: at once when they are all there, else as a stream."""
    nothing = meaning_nothing(feed.placeholders)
    if sheet.whole:
        return tidy(next(sheet.batches()), nothing)
    return (tidy(batch, nothing) for batch in sheet.batches())


def _iso_days(
    tidied: pa.RecordBatch | Iterator[pa.RecordBatch], table: Table, places: dict[str, int]
) -> frozenset[int]:
    """The columns of dates that can be seen to need no other form."""
    if not isinstance(tidied, pa.RecordBatch):
        return frozenset()
    days = [places[c.name] for c in table.columns if c.type is Type.DATE and c.name in places]
    return frozenset(place for place in days if all_iso_days(tidied.column(place + 1)))


def _check(
    con: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    compiled: Compiled,
    tidied: Iterator[pa.RecordBatch],
) -> None:
    """Make table `checked` of the sheet's rows."""
    stopped: list[Exception] = []

    def batches() -> Iterator[pa.RecordBatch]:
        # an exception that crosses DuckDB loses its kind
        try:
            yield from tidied
        except Exception as error:
            stopped.append(error)

    source = pa.RecordBatchReader.from_batches(sheet.schema(), batches())
    con.register("source", source)
    try:
        con.execute(f"CREATE OR REPLACE TEMP TABLE checked AS {compiled.select}")
    except duckdb.Error:
        if not stopped:
            raise
    finally:
        con.unregister("source")
    if stopped:
        raise stopped[0]


def _find_repeated(con: duckdb.DuckDBPyConnection, compiled: Compiled) -> bool:
    """Make table `repeated` of keys that stand in several good rows; False if there is none."""
    made = con.execute(
        f"""
CREATE OR REPLACE TEMP TABLE repeated AS
SELECT row_key, min(row) AS first_row FROM checked
WHERE NOT {compiled.any_of(Severity.REFUSE)} GROUP BY row_key HAVING count(*) > 1"""
    )
    return made.fetchall() != [(0,)]


def _good(compiled: Compiled, *, repeated: bool, known: bool) -> str:
    """The rows that are not refused, with the newest held version beside each."""
    joins = "LEFT JOIN repeated USING (row_key) " if repeated else ""
    joins += "LEFT JOIN held USING (row_key)" if known else ""
    first = " AND (first_row IS NULL OR first_row = row)" if repeated else ""
    return f"FROM checked {joins} WHERE NOT {compiled.any_of(Severity.REFUSE)}{first}"


CHANGED = "(newest IS NULL OR newest.digest <> row_hash)"


def _count(
    con: duckdb.DuckDBPyConnection, compiled: Compiled, good: str, *, known: bool
) -> tuple[Count, list[int]]:
    """Good rows counted, and the bits that any of them has."""
    changed = f"count(*) FILTER ({CHANGED}), count(*) FILTER (newest IS NOT NULL AND {CHANGED})"
    marks = ", ".join(f"coalesce(bit_or(w{n}), 0)" for n in range(compiled.words))
    found = con.execute(
        f"SELECT count(*), {changed if known else 'count(*), 0'}, {marks} {good}"
    ).fetchall()[0]
    count = Count(accepted=found[1], unchanged=found[0] - found[1], superseding=found[2])
    return count, list(found[3:])


def _write(
    con: duckdb.DuckDBPyConnection, compiled: Compiled, good: str, path: Path, *, known: bool
) -> None:
    only = f" AND {CHANGED} ORDER BY row" if known else ""
    supersedes = "newest.reference" if known else "NULL::VARCHAR"
    columns = ", ".join(compiled.stored)
    con.execute(
        f"COPY (SELECT row, row_key, row_hash, {supersedes} AS supersedes, {columns} {good}{only})"
        f" TO {sql_text(str(path))} (FORMAT parquet)"
    )
