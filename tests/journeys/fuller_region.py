"""The small region and what two agencies send besides, for pages that it leaves empty:

    Tyler's telephone   said to be his by Eastmarsh's force; Mikey's second number rings it nine
                        times a month in three months, from masts near Cutter Lane: his home is
                        known and where that was, so there is a move in each
    A mentor at school  whom he trusts, noted four times; and that he plays football, once

It is received on the small region's days, and nothing of that is other than there.
"""

import csv
import tempfile
from pathlib import Path

from small_region import NOVEMBER, built, received

from wayhome.extracts import receive
from wayhome.lexicon.home import Home

Row = dict[str, object]
HELD: Row = {"basis": "communications_data", "basis_ref": "CD/3", "basis_until": "2031-12-31",
             "recorded": "2026-11-17 09:00"}  # fmt: skip
TYLER: Row = {"holder_id": "H7", "forename": "Tyler", "surname": "Marsh", "dob": "2011-03-14",
              "address": "4 Mill Row", "postcode": "NG7 2AB",
              "recorded": "2026-11-17 09:00"}  # fmt: skip
OWN: Row = {"number": "07700 900555", "holder_id": "H7", "line_name": "", "whose": "own",
            "found_how": "billing", "seen_from": "2026-07-01", "seen_to": "", **HELD,
            "source_evaluation": "1", "information_assessment": "A"}  # fmt: skip
MONTHS = (9, 10, 11)
CALLS: list[Row] = [
    {"caller": "07700 900321", "called": "07700 900555", "began_at": f"2026-{month:02}-10 16:00",
     "kind": "call", "times": 9, "cell_postcode": "NR1 3AB", **HELD}
    for month in MONTHS
]  # fmt: skip
TRUSTED = ("2026-06-10", "2026-06-20", "2026-09-10", "2026-10-01")
NOTES: list[Row] = [
    {"concern_ref": f"P{at}", "upn": "A991000000001", "concern_date": day, "category": "other",
     "topics": topic, "school_urn": "900005", "text": "His mentor says so.",
     "raised_by": "mentor", "recorded": day}
    for at, (day, topic) in enumerate(
        [*((day, "positive_trusted_adult") for day in TRUSTED), ("2026-10-05", "positive_activity")]
    )
]  # fmt: skip
SENT: dict[str, dict[str, list[Row]]] = {
    "EMC": {"people": [TYLER], "ownership": [OWN], "calls": CALLS},
    "NBE": {"concerns": NOTES},
}


def fuller(home: Home) -> None:
    """Received on the same days, and built."""
    received(home)
    for agency, tables in SENT.items():
        with tempfile.TemporaryDirectory() as folder:
            _write(Path(folder), agency, tables)
            receive([Path(folder)], at=home, now=NOVEMBER)
    built(home)


def _write(folder: Path, agency: str, tables: dict[str, list[Row]]) -> None:
    note = f"agency: {agency}\nextracted_on: 2026-11-18\n"
    (folder / "delivery.yaml").write_text(note, encoding="utf-8")
    for table, rows in tables.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            written = csv.DictWriter(file, list(rows[0]))
            written.writeheader()
            written.writerows(rows)
