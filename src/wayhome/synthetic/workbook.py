"""An Excel workbook with the same bytes every time: no clock in it, in the sheet or in the zip."""

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import duckdb
from openpyxl import Workbook

_THEN = datetime.fromisoformat("2026-01-01")
MOST_ROWS = 200_000  # past this, a service of that size would not send Excel either


def write_workbook(path: Path, rows: duckdb.DuckDBPyRelation) -> None:
    """Write a relation as the one sheet of a workbook."""
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = _THEN
    sheet = book.create_sheet("Sheet1")
    sheet.append(list(rows.columns))
    for row in rows.limit(MOST_ROWS).fetchall():
        sheet.append(list(row))
    raw = BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _without_clock(name, old.read(name)))


def _without_clock(name: str, data: bytes) -> bytes:
    """The writer stamps the time of saving whatever it was told."""
    if name != "docProps/core.xml":
        return data
    begin, end = b"<dcterms:modified", b"</dcterms:modified>"
    at = data.find(begin)
    stop = data.find(end)
    if at < 0 or stop < 0:
        return data
    opening = data[at : data.find(b">", at) + 1]
    return data[:at] + opening + b"2026-01-01T00:00:00Z" + data[stop:]
