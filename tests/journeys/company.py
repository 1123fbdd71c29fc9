"""The small region and three boys more, arrested with Tyler Marsh in a street and at an address.

Kai Rowan, Leo Finch   arrested with Tyler on three days
Zac Moor               of one telephone with Tyler, and of another with Kai
Beth Lane              somebody whom Kai trusts
"""

from collections.abc import Iterable
from datetime import date, datetime

from joined_region import sent
from small_region import built, received

from wayhome.lexicon.home import Home

Rows = list[dict[str, object]]
BOYS = {"E2": ("Kai", "Rowan", "2010-05-02"), "E3": ("Leo", "Finch", "2009-12-11"),
        "E4": ("Zac", "Moor", "2008-02-03"), "E5": ("Beth", "Lane", "1979-04-30")}  # fmt: skip
NIGHTS = {"EOCC20": "2026-09-04", "EOCC21": "2026-10-09", "EOCC22": "2026-11-06"}
WHERE = {"EOCC22": "12 Cutter Lane"}
NUMBERS = {"07700900789": ("E1", "E4"), "07700900456": ("E2", "E4")}


def in_company(home: Home) -> None:
    """Receive both and build."""
    received(home)
    sent(home, "EMC", _of_force(), datetime(2026, 11, 18, 7))
    built(home)


def _of_force() -> dict[str, Rows]:
    return {
        "nominals.csv": [
            {"nominal_id": ref, "forename": given, "surname": family, "dob": dob, "sex": "M",
             "recorded": "2026-09-04 20:00"}
            for ref, (given, family, dob) in BOYS.items()
        ],
        "custody.csv": [row for number, day in NIGHTS.items() for row in _arrests(number, day)],
        "phones.csv": [
            {"phone": number, "nominal_id": ref, "occurrence_no": "EOCC20", "handset": "",
             "whose": "own", "seen_from": "2026-10-10 08:00", "recorded": "2026-10-10 09:00"}
            for number, whose in NUMBERS.items() for ref in whose
        ],
        "associations.csv": [
            {"nominal_id": "E2", "other_nominal_id": "E5", "association": "trusted adult",
             "recorded": "2026-10-10 09:00"}
        ],
    }  # fmt: skip


def _arrests(number: str, day: str) -> Iterable[dict[str, object]]:
    for ref in ("E1", "E2", "E3"):
        yield {
            "custody_no": f"{number}-{ref}", "occurrence_no": number, "nominal_id": ref,
            "arrested_at": f"{day} 21:00", "arrest_location": WHERE.get(number, "Canal Street"),
            "arrest_postcode": "NR1 3AB", "offence_code": "92A",
            "offence_description": "Possession with intent to supply a class A drug",
            "category": "drug_supply", "detained_at": f"{day} 22:00",
            "released_at": f"{date.fromisoformat(day)} 23:30", "outcome": "bailed",
            "recorded": f"{day} 23:45",
        }  # fmt: skip
