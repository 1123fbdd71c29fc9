"""A file as things and links, whatever its form; and the rows of it that cannot be read.

A row is numbered as its form numbers it: as a spreadsheet does in a CSV file, by the line in
FollowTheMoney, by the running number of the node or edge in GraphML.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from wayhome.interchange.incoming.specification import Specification
from wayhome.lexicon.errors import BadUsage


@dataclass(frozen=True)
class Thing:
    """Something with an identity. `values` are its other attributes by the file's names."""

    id: str
    kind: str
    label: str
    row: int
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Link:
    """Two things put together; `one` and `other` are identities."""

    id: str
    one: str
    other: str
    type: str
    row: int
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Unfit:
    """A row that is not taken in, with the column and the reason; never with its value."""

    row: int
    column: str
    reason: str


@dataclass
class Read:
    """What a file holds. `ours`: Wayhome wrote it, so it says nothing that Wayhome does not hold.
    `rows` counts what was met: rows of links, or nodes and edges."""

    things: dict[str, Thing] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    unfit: list[Unfit] = field(default_factory=list)
    rows: int = 0
    ours: bool = False

    def add(self, thing: Thing, column: str) -> bool:
        """Whether it may stand: not where its identity is already something of another kind."""
        held = self.things.setdefault(thing.id, thing)
        if held.kind == thing.kind:
            return True
        reason = f"Row {held.row} has the same identity for another kind of thing."
        self.unfit.append(Unfit(thing.row, column, reason))
        return False


Reader = Callable[[Path, Specification], Read]


def identity(specification: Specification, given: str, kind: str, label: str) -> str:
    """What makes a thing the same thing again, by the rule given; '' where it has none."""
    if specification.identity == "id":
        return given
    return f"{kind}:{' '.join(label.casefold().split())}" if label else ""


def read(path: Path, specification: Specification) -> Read:
    """The file by its form. BadUsage where it is not of that form at all."""
    # late, or each reader would import what it is part of
    from wayhome.interchange.incoming import followthemoney, graphml, links_csv

    readers: dict[str, Reader] = {
        "links-csv": links_csv.read,
        "graphml": graphml.read,
        "followthemoney": followthemoney.read,
    }
    if not path.is_file():
        raise BadUsage(f"A specification reads one file; {path.name} is a folder.")
    try:
        return readers[specification.form](path, specification)
    except (csv.Error, UnicodeDecodeError):
        raise BadUsage(
            f"{path.name} cannot be read as {specification.form}: is it whole, and of that form?"
        ) from None
