"""Cut the bundled boundaries: the districts alone, each with its code and name, as TopoJSON.

    python scripts/boundaries.py

From ../shared/data/uk_areas_2024.topo.json, whose districts carry codes of 2024. Two of them have
another code since 2025, and areas.csv has that one: they are renamed here, so that a code of a
record always finds its outline.
"""

import csv
import json
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT.parent / "shared/data/uk_areas_2024.topo.json"
AREAS = ROOT / "src/wayhome/lexicon/reference/areas.csv"
TARGET = ROOT / "src/wayhome/workspace/pages/static/wayhome/land/districts.json"
SINCE_2025 = {"E08000016": "E08000038", "E08000019": "E08000039"}  # Barnsley, Sheffield


def main() -> None:
    whole = json.loads(SOURCE.read_text(encoding="utf-8"))
    districts = whole["objects"]["lad"]
    for one in districts["geometries"]:
        held = one["properties"]
        code = SINCE_2025.get(held["code"], held["code"])
        one["properties"] = {"code": code, "name": held["name"]}
    whole["objects"] = {"districts": districts}
    found = {one["properties"]["code"] for one in districts["geometries"]}
    missing = _known() - found
    if missing:
        raise SystemExit(f"Without an outline: {', '.join(sorted(missing))}")
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_text(text + "\n", encoding="utf-8")


def _known() -> set[str]:
    with AREAS.open(encoding="utf-8", newline="") as file:
        return {row["area"] for row in csv.DictReader(file)}


if __name__ == "__main__":
    main()
