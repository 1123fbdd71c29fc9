"""A link chart as analysts' tools take it: one row a link, with both its ends.

The columns and what each means are in COLUMNS, and a guide to them is written beside the file.
Written for import into charts that map columns by hand; it was not tried against i2's own
Analyst's Notebook, whose import specifications are closed.
"""

import csv
from pathlib import Path

from wayhome.interchange.cells import DateStyle, day, disarmed, time
from wayhome.interchange.formats.attributes import numbered, said_of
from wayhome.interchange.handling import Handling
from wayhome.interchange.picture import Node, Picture, Tie
from wayhome.interchange.strength import parts, strength
from wayhome.network.kinds import TieKind

FILE, GUIDE = "links.csv", "links-columns.csv"
COLUMNS = {
    "Link ID": "name of the link in this file",
    "End 1 ID": "identity of the first end; the same wherever the same thing stands",
    "End 1 Type": "Person, Event, Place, Institution, Phone, Contact, Vehicle or Line",
    "End 1 Label": "what to write under it",
    "End 2 ID": "identity of the second end",
    "End 2 Type": "as of the first",
    "End 2 Label": "as of the first",
    "Link Type": "how the two are tied",
    "Link Label": "the record's own word; of family, what the second end is to the first",
    "Direction": "End 1 to End 2 for calls; None for everything else",
    "Strength": "Confirmed: source 1 with A or B. Tentative: source 3, or E. Unconfirmed: any "
    "other grade, or none. From the grade alone",
    "Date": "first day",
    "Time": "time of the first day, where one is given",
    "End Date": "last day; blank where it lasts still, or nobody says",
    "Source Grade": "1 to 3 of 3x5x2, as the source gave it",
    "Information Grade": "A to E of 3x5x2, as the source gave it",
    "Happenings": "how many the row stands for: calls are counted by the month",
    "Agency": "whose record it is",
    "Source Reference": "the record in Wayhome",
    "Second Reference": "the other record, where it rests on two",
    "Marking": "how widely the record may be seen",
    "Disputed": "disputed, where somebody says that a record of it is wrong; blank otherwise",
    "Conditions": "under which it may be held and shared, as its agency says; blank where it says "
    "none",
    "Handling": "who it is for, why, and when to delete it",
}
DIRECTED = frozenset({TieKind.CALLED})


def write(
    picture: Picture, handling: Handling, folder: Path, style: DateStyle = DateStyle.ISO
) -> dict[str, int]:
    """UTF-8 with a byte order mark, or spreadsheets take it for another encoding."""
    node = picture.node()
    rows = [
        [
            name,
            *_end(node[tie.left]),
            *_end(node[tie.right]),
            *_link(tie, style),
            handling.watermark,
        ]
        for name, tie in numbered(picture)
    ]
    _table(folder / FILE, list(COLUMNS), rows)
    _table(folder / GUIDE, ["Column", "What it holds"], [list(item) for item in COLUMNS.items()])
    return {FILE: len(rows), GUIDE: len(COLUMNS)}


def write_uk(picture: Picture, handling: Handling, folder: Path) -> dict[str, int]:
    """The same with days as 31/12/2026."""
    return write(picture, handling, folder, DateStyle.UK)


def _end(node: Node) -> list[str]:
    return [node.key, node.kind.capitalize(), node.label or node.id]


def _link(tie: Tie, style: DateStyle) -> list[str]:
    directed = "End 1 to End 2" if tie.kind in DIRECTED else "None"
    days = [day(tie.first, style), time(tie.first), day(tie.last, style)]
    whose = [tie.agency, tie.record, tie.other_record, tie.marking, said_of(tie)]
    whose.append(tie.conditions)
    said = [tie.kind.label, tie.said.replace("_", " "), directed, str(strength(tie.grade))]
    return [*said, *days, *parts(tie.grade), str(tie.times), *whose]


def _table(path: Path, header: list[str], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([disarmed(cell) for cell in row] for row in rows)
