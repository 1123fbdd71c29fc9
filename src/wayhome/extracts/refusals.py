"""Which rows of a sheet are left out, with what is wrong with each and its cells as they came.

    refused   table, row, why [numbers], about, cells […]   one row a refused row

`why` are numbers of what can be said of that table (Said), put into words when they are written
down: a million rows that are wrong alike would else hold their sentence a million times. `about`
is what one of them turns on: the row that has the same key, the number of fields.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from wayhome.extracts import wording
from wayhome.extracts.checks import BITS, Compiled
from wayhome.extracts.contract import Severity
from wayhome.extracts.reading import Ragged, Sheet, rows_again
from wayhome.extracts.typing_sql import sql_text

SHORT_YEAR = r"\d{1,2}[/. -](\d{1,2}|[A-Za-z]{3,9})[/. -]\d{2}(\s.*)?"
LIKE_A_DATE = r"(\d{1,4}[/. -](\d{1,2}|[A-Za-z]{3,9})[/. -]\d{1,4}|\d{8})([T ].*)?"


@dataclass(frozen=True)
class Said:
    """One thing that can be said of a table's rows; `theirs` is the column's name in the file."""

    column: str
    theirs: str
    wording: wording.Wording


@dataclass(frozen=True)
class Refused:
    """What was refused of a sheet: how many rows, and what the numbers of `why` say."""

    table: str
    rows: int
    sheet: Sheet
    compiled: Compiled

    def said(self, why: int) -> Said:
        """First what each check says, then as often again what is said of two sorts of dates."""
        many = len(self.compiled.checks)
        if why >= 3 * many:
            return Said("", "", (wording.DUPLICATE, wording.FIELDS)[why - 3 * many])
        check = self.compiled.checks[why % many]
        theirs = check.column if check.place is None else self.sheet.header[check.place]
        dates = (wording.DATE_SHORT_YEAR, wording.DATE_IMPOSSIBLE)
        return Said(check.column, theirs, (check.wording, *dates)[why // many])


def start(con: duckdb.DuckDBPyConnection) -> None:
    """The empty table `refused` of one delivery."""
    con.execute(
        'CREATE OR REPLACE TABLE refused ("table" VARCHAR, "row" BIGINT, why BIGINT[],'
        " about BIGINT, cells VARCHAR[])"
    )


def keep_refused(
    con: duckdb.DuckDBPyConnection, sheet: Sheet, compiled: Compiled, table: str, *, repeated: bool
) -> Refused:
    """Add a sheet's refused rows to `refused`."""
    past_checks = 3 * len(compiled.checks)
    found = _count_broken(con, compiled)
    if found:
        mapped = sheet.origin is not None
        _keep(con, sheet, table, _broken(compiled), again=mapped)
    if repeated:
        found += _keep(con, sheet, table, _repeated(compiled, past_checks), again=True)
    if sheet.ragged:
        _keep_ragged(con, sheet, table, past_checks + 1)
    return Refused(table, found + len(sheet.ragged), sheet, compiled)


def _count_broken(con: duckdb.DuckDBPyConnection, compiled: Compiled) -> int:
    if not any(check.severity is Severity.REFUSE for check in compiled.checks):
        return 0
    broken = compiled.any_of(Severity.REFUSE)
    return int(con.execute(f"SELECT count(*) FROM checked WHERE {broken}").fetchall()[0][0])


def _broken(compiled: Compiled) -> str:
    many = len(compiled.checks)
    words = ", ".join(f"w{n} & {compiled.mask(n, Severity.REFUSE)}" for n in range(compiled.words))
    places = ", ".join(
        str(c.place + 1) if c.kind == "date" and c.place is not None else "NULL"
        for c in compiled.checks
    )
    value = f"trim(given[[{places}][n + 1]])"
    return f"""
SELECT row, NULL::BIGINT AS about, given AS cells, [
    CASE WHEN regexp_full_match({value}, '{SHORT_YEAR}') THEN n + {many}
    WHEN regexp_full_match({value}, '{LIKE_A_DATE}') THEN n + {2 * many} ELSE n END
    FOR n IN range({many}) IF ([{words}][n // {BITS} + 1] >> (n % {BITS})) & 1 = 1] AS why
FROM checked WHERE {compiled.any_of(Severity.REFUSE)}"""


def _repeated(compiled: Compiled, why: int) -> str:
    return f"""
SELECT row, first_row AS about, [{why}] AS why FROM checked JOIN repeated USING (row_key)
WHERE row <> first_row AND NOT {compiled.any_of(Severity.REFUSE)}"""


def _keep(
    con: duckdb.DuckDBPyConnection, sheet: Sheet, table: str, wrong: str, *, again: bool
) -> int:
    """Keep rows with their cells, which are in the file only unless the checks kept them."""
    into = f"INSERT INTO refused SELECT {sql_text(table)}, row, why, about"
    if not again:
        return int(con.execute(f"{into}, cells FROM ({wrong})").fetchall()[0][0])
    rows = con.execute(f"SELECT row FROM ({wrong}) ORDER BY row").fetchnumpy()["row"]
    if not len(rows):
        return 0
    cells = ", ".join(f"came.{name}" for name in sheet.as_it_came.schema().names[1:])
    con.register("came", rows_again(sheet, rows))
    try:
        con.execute(f"{into}, [{cells}] FROM ({wrong}) JOIN came USING (row)")
    finally:
        con.unregister("came")
    return len(rows)


def _keep_ragged(con: duckdb.DuckDBPyConnection, sheet: Sheet, table: str, why: int) -> None:
    many = len(sheet.as_it_came.header)
    rows = pa.table(
        {
            "table": [table] * len(sheet.ragged),
            "row": [bad.row for bad in sheet.ragged],
            "why": [[why]] * len(sheet.ragged),
            "about": [bad.fields for bad in sheet.ragged],
            "cells": [list(_cells(bad, sheet.separator, many)) for bad in sheet.ragged],
        }
    )
    con.register("ragged", rows)
    con.execute("INSERT INTO refused SELECT * FROM ragged")
    con.unregister("ragged")


def _cells(bad: Ragged, separator: str, many: int) -> Iterator[str]:
    """As many cells as the header has: what is too much stays in the last, for who mends it."""
    try:
        fields = next(csv.reader(io.StringIO(bad.text, newline=""), delimiter=separator), [])
    except csv.Error:
        fields = bad.text.split(separator)
    yield from fields[: many - 1]
    yield from [""] * (many - 1 - len(fields))
    yield separator.join(fields[many - 1 :])
