"""A workbook for a meeting: what it is and how to handle it, the things, the ties.

openpyxl takes a text that begins with = for a formula, so every cell is written as text by name.
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from wayhome.interchange.cells import disarmed
from wayhome.interchange.formats.attributes import numbered, said_of
from wayhome.interchange.handling import Handling
from wayhome.interchange.picture import Picture
from wayhome.interchange.strength import strength
from wayhome.lexicon.dates import in_words

FILE = "picture.xlsx"
OF_THING = ("Thing", "Kind", "Name", "Postcode")
OF_TIE = (
    *("Tie", "One", "Other", "How", "Record's own word", "First", "Last", "Times", "Strength"),
    *("Grade", "Agency", "Record", "Second record", "Marking", "Disputed", "Conditions"),
)


def write(picture: Picture, handling: Handling, folder: Path) -> dict[str, int]:
    """Three sheets; how it is to be handled stands at the foot of every printed page."""
    book = Workbook(write_only=True)
    node = picture.node()
    _sheet(book, "About", _about(handling), handling)
    things = [(n.key, n.kind, n.label or n.id, n.postcode) for n in picture.nodes]
    _sheet(book, "Things", [OF_THING, *things], handling)
    ties = [
        (name, node[t.left].label or t.left, node[t.right].label or t.right, t.kind.label, t.said)
        + (t.first, t.last, t.times, strength(t.grade), t.grade, t.agency, t.record)
        + (t.other_record, t.marking, said_of(t), t.conditions)
        for name, t in numbered(picture)
    ]
    _sheet(book, "Ties", [OF_TIE, *ties], handling)
    book.properties.creator = handling.by
    book.properties.description = handling.watermark
    book.properties.created = book.properties.modified = handling.made_at
    book.save(folder / FILE)
    return {FILE: len(things) + len(ties)}


def _about(handling: Handling) -> list[tuple[str, str]]:
    return [
        ("Export", handling.number),
        ("Marking", handling.marking),
        ("For", handling.recipient),
        ("Why", handling.purpose),
        ("Lawful basis", handling.basis),
        ("Made by", handling.by),
        ("Made on", in_words(handling.made_at.date())),
        ("Delete by", in_words(handling.expires)),
        ("Names", handling.why_named or "Left out"),
        ("Release", handling.release),
        ("", handling.watermark),
    ]


def _sheet(book: Workbook, title: str, rows: Iterable[tuple[object, ...]], of: Handling) -> None:
    sheet = book.create_sheet(title)
    # a footer of a workbook ends at 255 letters
    sheet.oddFooter.center.text = of.watermark[:240].replace("&", "and")
    sheet.page_setup.orientation = "landscape"
    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet)
            if isinstance(value, str):
                cell.value, cell.data_type = disarmed(str(value)), "s"
            elif isinstance(value, datetime):
                cell.value, cell.number_format = value, "dd/mm/yyyy"
            else:
                cell.value = value
            cells.append(cell)
        sheet.append(cells)
