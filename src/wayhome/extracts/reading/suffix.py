"""What a file is, by its first bytes: a name can lie, and often does."""

import zipfile
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """The formats that can be read."""

    CSV = "csv"
    WORKBOOK = "xlsx"
    PARQUET = "parquet"
    XML = "xml"
    ZIP = "zip"


def kind_of(path: Path) -> Kind:
    """The format of a file; text of any sort counts as CSV."""
    with path.open("rb") as file:
        start = file.read(512)
    if start[:4] == b"PAR1":
        return Kind.PARQUET
    if start[:4] == b"\xd0\xcf\x11\xe0":
        return Kind.WORKBOOK
    if start[:2] == b"PK":
        return Kind.WORKBOOK if _is_workbook(path) else Kind.ZIP
    plain = start.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")
    plain = plain.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return Kind.XML if plain.lstrip()[:1] == b"<" else Kind.CSV


def _is_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return "[Content_Types].xml" in names or {"mimetype", "content.xml"} <= names
