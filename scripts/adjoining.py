"""Work out which councils adjoin: those of whose districts two share a piece of their outline.

    python scripts/adjoining.py

From the bundled outlines and the bundled areas, so that nothing is fetched. Councils are those with
responsibility for children's services (the upper tier). An outline runs along the shore: councils
that only a bridge or a tunnel joins share nothing here, and a person may say that they adjoin.
"""

import csv
import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "src/wayhome/lexicon/reference"
OUTLINES = ROOT / "src/wayhome/workspace/pages/static/wayhome/land/districts.json"


def main() -> None:
    with (REFERENCE / "areas.csv").open(encoding="utf-8", newline="") as file:
        council = {row["area"]: row["upper"] for row in csv.DictReader(file)}
    districts = json.loads(OUTLINES.read_text(encoding="utf-8"))["objects"]["districts"]
    along: dict[int, set[str]] = {}
    for one in districts["geometries"]:
        for arc in _arcs(one["arcs"]):
            along.setdefault(arc, set()).add(council[one["properties"]["code"]])
    pairs = {pair for beside in along.values() for pair in permutations(beside, 2)}
    with (REFERENCE / "adjoining.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("council", "adjoins"), *sorted(pairs)])


def _arcs(of: Any) -> Iterator[int]:
    """The pieces of an outline; one that is walked backwards has its bits turned."""
    for one in of:
        if isinstance(one, int):
            yield one if one >= 0 else ~one
        else:
            yield from _arcs(one)


if __name__ == "__main__":
    main()
