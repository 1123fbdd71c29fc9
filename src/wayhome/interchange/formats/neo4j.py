"""CSV for `neo4j-admin database import`: things and ties, with typed headers.

    neo4j-admin database import full --nodes=neo4j-things.csv --relationships=neo4j-ties.csv

Texts that a spreadsheet would run start with an apostrophe here too: somebody will open it in one.
"""

import csv
from pathlib import Path

from wayhome.interchange.cells import day, disarmed
from wayhome.interchange.formats.attributes import numbered, said_of
from wayhome.interchange.handling import Handling
from wayhome.interchange.picture import Node, Picture, Tie
from wayhome.interchange.strength import strength

THINGS, TIES = "neo4j-things.csv", "neo4j-ties.csv"
OF_THING = ("thing:ID", "name", "postcode", "lat:double", "lon:double", "handling", ":LABEL")
OF_TIE = (
    *(":START_ID", ":END_ID", "tie", "said", "first:date", "last:date", "times:long"),
    *("strength", "grade", "agency", "record", "other_record", "marking"),
    *("disputed", "conditions", "handling", ":TYPE"),
)


def write(picture: Picture, handling: Handling, folder: Path) -> dict[str, int]:
    """One file of things, one of ties; what is not known is blank, and is not imported."""
    things = [_thing(node, handling) for node in picture.nodes]
    ties = [_tie(name, tie, handling) for name, tie in numbered(picture)]
    _table(folder / THINGS, OF_THING, things)
    _table(folder / TIES, OF_TIE, ties)
    return {THINGS: len(things), TIES: len(ties)}


def _thing(node: Node, handling: Handling) -> list[object]:
    where = [node.lat, node.lon]
    label = node.kind.capitalize()
    return [node.key, node.label or node.id, node.postcode, *where, handling.watermark, label]


def _tie(name: str, tie: Tie, handling: Handling) -> list[object]:
    happened = [name, tie.said, day(tie.first), day(tie.last), tie.times]
    whose = [strength(tie.grade), tie.grade, tie.agency, tie.record, tie.other_record, tie.marking]
    handled = [said_of(tie), tie.conditions, handling.watermark]
    return [tie.left, tie.right, *happened, *whose, *handled, tie.kind.upper()]


def _table(path: Path, header: tuple[str, ...], rows: list[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([disarmed(c) if isinstance(c, str) else c for c in row] for row in rows)
