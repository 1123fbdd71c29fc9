"""Counts alone: how many things and ties of each kind, with small numbers hidden.

1 to 5 is written as c, and so are further cells where a total would give it away
(governance.disclosure). Nobody and nothing is named.
"""

import csv
from collections import Counter
from pathlib import Path

from wayhome.governance.disclosure import safe_total, suppress
from wayhome.interchange.cells import disarmed
from wayhome.interchange.handling import Handling
from wayhome.interchange.picture import Picture

FILE, HIDDEN = "counts.csv", "c"
HEADER = ("Of what", "Which", "How many", "Handling")


def write(picture: Picture, handling: Handling, folder: Path) -> dict[str, int]:
    """One row a kind, and one a total."""
    counted = {
        "Things": Counter(str(node.kind) for node in picture.nodes),
        "Ties": Counter(tie.kind.label for tie in picture.ties),
        "Ties by agency": Counter(tie.agency for tie in picture.ties),
    }
    rows = [(what, *row, handling.watermark) for what, c in counted.items() for row in _rows(c)]
    with (folder / FILE).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows([disarmed(cell) for cell in row] for row in rows)
    return {FILE: len(rows)}


def _rows(counts: Counter[str]) -> list[tuple[str, str]]:
    shown = suppress(dict(sorted(counts.items())))
    return [(name, _cell(count)) for name, count in (*shown.items(), ("all", safe_total(counts)))]


def _cell(count: int | None) -> str:
    return HIDDEN if count is None else str(count)
