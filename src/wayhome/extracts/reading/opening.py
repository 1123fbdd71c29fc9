"""Opens a copied file with the reader of its format."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wayhome.extracts.contract import Feed
from wayhome.extracts.reading.csv_file import read_csv
from wayhome.extracts.reading.parquet_file import read_parquet
from wayhome.extracts.reading.sheet import Sheet
from wayhome.extracts.reading.suffix import Kind
from wayhome.extracts.reading.workbook import read_workbook
from wayhome.extracts.reading.xml_file import read_xml
from wayhome.extracts.unread import NOT_READABLE, NotTakenIn


@dataclass(frozen=True)
class Opened:
    """A file's sheets; for XML also its feed and what its head says."""

    sheets: tuple[Sheet, ...]
    feed: Feed | None = None
    dfe_code: str = ""
    extracted_on: str = ""
    # what besides the file's bytes makes it the delivery it is: a mapping, joined files
    identity: str = ""


def open_file(path: Path, name: str, kind: Kind, feeds: Iterable[Feed]) -> Opened:
    """The sheets of a file; NotTakenIn when it cannot be read."""
    match kind:
        case Kind.PARQUET:
            return Opened((read_parquet(path, name),))
        case Kind.WORKBOOK:
            return Opened(tuple(read_workbook(path)))
        case Kind.XML:
            found = read_xml(path, feeds)
            return Opened(found.sheets, found.feed, found.agency, found.extracted_on)
        case Kind.OTHER:
            raise NotTakenIn(NOT_READABLE)
    return Opened((read_csv(path, name),))
