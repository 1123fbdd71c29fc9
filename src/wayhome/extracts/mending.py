"""The file in which refused rows are mended and sent again.

The columns of the original in their order, as the file had them, and two of ours at the end, which
are passed over when it comes back. CSV, a file a table; a workbook where one came, because that
knows its dates as numbers.
"""

import csv
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, groupby
from pathlib import Path

import duckdb
import pyarrow as pa
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from wayhome.extracts.reading import Sheet
from wayhome.extracts.refusals import Refused
from wayhome.extracts.refused_kept import FILE
from wayhome.extracts.typing_sql import sql_text

ROW, WRONG = "row", "what is wrong"
AT_ONCE = 10_000
Row = list[str | int | None]


def write_for_mending(con: duckdb.DuckDBPyConnection, refused: list[Refused], kept: Path) -> None:
    """Write what was kept of refused rows as the sender can mend it."""
    found = {one.table: one for one in refused if one.rows}
    if not found:
        return
    if any(one.sheet.serials for one in found.values()):
        _write_workbook(con, found, kept)
        return
    for one, rows in _by_table(con, found, kept):
        # with the mark of byte order, without which Excel takes UTF-8 for something else
        path = kept / f"refused-{one.table}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)


def for_mending(delivery: Path) -> list[Path]:
    """The files of a delivery that are there to be mended."""
    return sorted([*delivery.glob("refused-*.csv"), *delivery.glob("refused.xlsx")])


def _by_table(
    con: duckdb.DuckDBPyConnection, found: dict[str, Refused], kept: Path
) -> Iterator[tuple[Refused, Iterator[Row]]]:
    """The refused rows of each table under a header; they lie table by table in what was kept."""
    for table, rows in groupby(_rows(con, kept), key=lambda row: row[0]):
        header: Row = [*found[str(table)].sheet.as_it_came.header, ROW, WRONG]
        yield found[str(table)], chain([header], (row[1:] for row in rows))


def _rows(con: duckdb.DuckDBPyConnection, kept: Path) -> Iterator[Row]:
    said = (
        "[CASE WHEN r.theirs = '' THEN '' ELSE r.theirs || ': ' END || r.sentence FOR r IN reasons]"
    )
    found = con.sql(
        f"""SELECT "table", cells, "row", array_to_string({said}, ' ') AS wrong
        FROM {sql_text(str(kept / FILE))}"""
    )
    for batch in found.to_arrow_reader(AT_ONCE):
        for table, cells, row, wrong in zip(
            *(column.to_pylist() for column in batch.columns), strict=True
        ):
            yield [table, *cells, row, wrong]


def _write_workbook(con: duckdb.DuckDBPyConnection, found: dict[str, Refused], kept: Path) -> None:
    book = Workbook(write_only=True)
    for one, rows in _by_table(con, found, kept):
        sheet = book.create_sheet(one.sheet.name)
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    book.save(kept / "refused.xlsx")


def _cell(sheet: object, value: str | int | None) -> object:
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    if not text.startswith("="):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # somebody's text, never a formula
    return cell


def without_ours(sheet: Sheet) -> Sheet:
    """A sheet of refused rows that comes back, without our two columns; any other as it is."""
    names = [name.strip().casefold() for name in sheet.header]
    if WRONG not in names:
        return sheet
    own = [place for place, name in enumerate(names) if name not in (ROW, WRONG)]

    def batches() -> Iterator[pa.RecordBatch]:
        for batch in sheet.batches():
            rows = [batch.column(0), *(batch.column(place + 1) for place in own)]
            yield pa.RecordBatch.from_arrays(rows, schema=seen.schema())

    header = tuple(sheet.header[place] for place in own)
    aside = len(names) - len(own)
    seen = replace(sheet, header=header, batches=batches, aside=aside)
    return seen
