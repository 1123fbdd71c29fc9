"""What a file is, by its first bytes: a name can lie, and often does."""

import zipfile
import zlib
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """The formats that can be read."""

    CSV = "csv"
    WORKBOOK = "xlsx"
    PARQUET = "parquet"
    XML = "xml"
    ZIP = "zip"
    OTHER = "other"


# PDF, pictures, and what other packers than zip make: text at its beginning, or enough like it
OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")


def kind_of(path: Path) -> Kind:
    """The format of a file; text of any sort counts as CSV."""
    with path.open("rb") as file:
        start = file.read(512)
    if start[:4] == b"PAR1":
        return Kind.PARQUET
    if start[:4] == b"\xd0\xcf\x11\xe0":
        return Kind.WORKBOOK
    if start[:2] == b"PK":
        return _packed(path)
    if start.startswith(OTHERS):
        return Kind.OTHER
    plain = start.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")
    plain = plain.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return Kind.XML if plain.lstrip()[:1] == b"<" else Kind.CSV


def _packed(path: Path) -> Kind:
    """Which sort of zip it is: a workbook, another document of an office, or files packed."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if {"mimetype", "content.xml"} <= names:
                with archive.open("mimetype") as kind:
                    found = kind.read(100)
                return Kind.WORKBOOK if b"spreadsheet" in found else Kind.OTHER
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, zlib.error, EOFError):
        return Kind.ZIP
    if "[Content_Types].xml" not in names:
        return Kind.ZIP
    return Kind.WORKBOOK if any(name.startswith("xl/") for name in names) else Kind.OTHER
