"""One sheet into one table of a delivery: checked, compared with what is held, written.

source ─► checked ─┬─► <table>.parquet             good rows that are new or changed
                   ├─► <table>.unchanged.parquet   which held row each other good row repeats
                   └─► refused                     rows with what is wrong with them
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import duckdb
import pyarrow as pa

from wayhome.extracts.checks import Compiled, compile_table
from wayhome.extracts.contract import Severity, Table
from wayhome.extracts.held_rows import find_held
from wayhome.extracts.noting import noted
from wayhome.extracts.plain import plain_columns
from wayhome.extracts.reading import Sheet, meaning_nothing, tidy
from wayhome.extracts.receipt import Count, Reason, Receipt
from wayhome.extracts.recognise import Recognised
from wayhome.extracts.refusals import Refused, keep_refused
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
    refused: Refused


class Bench:
    """A DuckDB connection to check rows on, and the macros that it has been taught.

    One serves all small deliveries: to open one and teach it takes longer than they do.
    """

    def __init__(self, scratch: Path | None = None) -> None:
        self.con = duckdb.connect()
        self._taught: dict[str, str] = {}
        self._teaching = Lock()
        if scratch:
            self.con.execute(f"SET temp_directory = {sql_text(str(scratch / 'spill'))}")
            self.con.execute(f"SET memory_limit = '{MEMORY}'")
        else:
            # two sheets are taken in side by side; to share out each of them costs more than it is
            self.con.execute("SET threads = 1")

    def teach(self, macros: dict[str, str]) -> None:
        with self._teaching:
            for name, create in macros.items():
                if self._taught.get(name) != create:
                    self.con.execute(create)
                    self._taught[name] = create


def take_in(
    bench: Bench,
    sheet: Sheet,
    what: Recognised,
    *,
    store: Path,
    earlier: list[Receipt],
    kept: Path,
) -> Taken:
    """Check and write one sheet. Refused rows go to the connection's table `refused`."""
    feed, table, places = what.feed, what.table, what.places
    nothing = meaning_nothing(feed.placeholders)
    stopped: list[Exception] = []
    source = pa.RecordBatchReader.from_batches(sheet.schema(), _tidied(sheet, nothing, stopped))
    plain: frozenset[int] = frozenset()
    if sheet.whole:
        whole = source.read_next_batch()
        plain = plain_columns(whole, feed, table, places)
        # a reader that is not Python's lets other sheets go on meanwhile
        source = pa.Table.from_batches([whole]).to_reader()
    compiled = compile_table(
        feed,
        table,
        places,
        len(sheet.header),
        serials=sheet.serials,
        plain=plain,
    )
    bench.teach(compiled.macros)
    with bench.con.cursor() as con:
        return _taken(con, sheet, table, compiled, (source, stopped), store, earlier, kept)


def _taken(
    con: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    table: Table,
    compiled: Compiled,
    source: tuple[pa.RecordBatchReader, list[Exception]],
    store: Path,
    earlier: list[Receipt],
    kept: Path,
) -> Taken:
    _check(con, compiled, *source)
    repeated = _find_repeated(con, compiled)
    known = find_held(con, store, earlier, table, compiled)
    good = _good(compiled, repeated=repeated, known=known)
    count, marks = _count(con, compiled, good, known=known)
    _write(con, compiled, good, kept / f"{table.name}.parquet", known=known)
    if count.unchanged:
        _write_unchanged(con, good, kept / unchanged(table.name))
    refused = keep_refused(con, sheet, compiled, table.name, repeated=repeated)
    rows = count.accepted + count.unchanged + refused.rows
    full = Count(rows, count.accepted, count.unchanged, count.superseding, refused.rows)
    return Taken(table.name, full, noted(con, compiled, table.name, good, marks), refused)


def _tidied(sheet: Sheet, nothing: pa.Array, stopped: list[Exception]) -> Iterator[pa.RecordBatch]:
    try:
        for batch in sheet.batches():
            yield tidy(batch, nothing)
    except Exception as error:
        stopped.append(error)  # an exception that crosses DuckDB loses its kind
        raise


def _check(
    con: duckdb.DuckDBPyConnection,
    compiled: Compiled,
    source: pa.RecordBatchReader,
    stopped: list[Exception],
) -> None:
    """Make table `checked` of the sheet's rows."""
    con.register("source", source)
    try:
        con.execute(f"CREATE OR REPLACE TEMP TABLE checked AS {compiled.select}")
    except Exception as error:
        raise stopped[0] if stopped else error from None
    finally:
        con.unregister("source")


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
    reference = f"newest.delivery || ':{path.stem}:' || newest.row"
    supersedes = reference if known else "NULL::VARCHAR"
    columns = ", ".join(compiled.stored)
    con.execute(
        f"COPY (SELECT row, row_key, row_hash, {supersedes} AS supersedes, {columns} {good}{only})"
        f" TO {sql_text(str(path))} (FORMAT parquet)"
    )


def unchanged(table: str) -> str:
    """Names the file of what a delivery repeats: needed when what it repeats is withdrawn."""
    return f"{table}.unchanged.parquet"


def _write_unchanged(con: duckdb.DuckDBPyConnection, good: str, path: Path) -> None:
    # in no order: a sort beside the join does not fit into the memory of a large delivery
    con.execute(
        f"COPY (SELECT row, newest.delivery AS held_in, newest.row AS held_row {good}"
        f" AND NOT {CHANGED}) TO {sql_text(str(path))} (FORMAT parquet)"
    )
