"""Workbooks (xlsx, xls, ods): each sheet with a header is a table.

Row numbers are the sheet's own. A number that is a date only by its format comes out as a date;
one that has lost its format stays a number, and the checks may read it as days since 1900.
"""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook

from wayhome.extracts.reading.sheet import Sheet, batch
from wayhome.extracts.unread import NotTakenIn

MOST_BYTES = 1 << 30  # unpacked; a workbook is read whole into memory
MOST_COLUMNS = 2_000


def read_workbook(path: Path) -> list[Sheet]:
    """Every sheet that holds a header."""
    _must_be_modest(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
        found = [_sheet(book, name) for name in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        raise NotTakenIn("The workbook is damaged or locked with a password.") from error
    return [sheet for sheet in found if sheet]


def _must_be_modest(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, OSError):
        return  # an old .xls is no archive
    if unpacked > MOST_BYTES:
        raise NotTakenIn("The workbook unpacks to more than 1 GB. Send it as CSV.")


def _sheet(book: CalamineWorkbook, name: str) -> Sheet | None:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    place = next((n for n, row in enumerate(rows) if any(cell != "" for cell in row)), None)
    if place is None:
        return None
    header = _trimmed([_text(cell).strip() for cell in rows[place]])
    if len(header) > MOST_COLUMNS:
        raise NotTakenIn(f"Sheet {name} has more than {MOST_COLUMNS:,} columns.")
    body, first = rows[place + 1 :], place + 2

    def batches() -> Iterator[pa.RecordBatch]:
        columns = [
            pa.array([_text(row[n]) if n < len(row) else "" for row in body], pa.string())
            for n in range(len(header))
        ]
        yield batch(first, columns)

    return Sheet(name, header, batches, serials=True)


def _trimmed(header: list[str]) -> tuple[str, ...]:
    while header and not header[-1]:
        header.pop()
    return tuple(header)


def _text(cell: object) -> str:
    match cell:
        case str():
            return cell.replace("\0", "")
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.isoformat(" ") if cell.time() != time.min else cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return str(cell)
    return str(cell)
