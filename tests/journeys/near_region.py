"""The small region and what Eastmarsh's force sends besides, for ways to known exploitation:

    Tyler's telephones   twelve numbers said to be his, all of Mikey; and one of Dice, of whose
                         work nobody speaks
    Rafe Doyle           grown up, suspected of exploiting somebody; arrested with Tyler once
    a street party       Tyler and twenty-five others suspected of disorder: too many to be followed
    Ash Pike             fifteen, known by that party alone
    a number             that nobody says is a line's, in touch with twenty others in a month

It is received on the small region's days, and nothing of that is other than there.
"""

import tempfile
from pathlib import Path

from fuller_region import HELD, TYLER, Row, _write
from small_region import NOVEMBER, built, received

from wayhome.extracts import receive
from wayhome.lexicon.home import Home
from wayhome.network.lines.proposing import BUSY

WRITTEN = "2026-11-10 09:00"
OF_MIKEY, GUESTS = 12, 25


def _nominal(number: str, forename: str, surname: str, dob: str) -> Row:
    return {"nominal_id": number, "forename": forename, "surname": surname, "dob": dob, "sex": "M",
            "recorded": WRITTEN}  # fmt: skip


def _occurrence(number: str, category: str, day: str) -> Row:
    return {"occurrence_no": number, "offence_code": "", "offence_description": category,
            "category": category, "occurred_from": f"{day} 20:00", "location": "Quayside",
            "postcode": "NR1 3AB", "recorded": WRITTEN}  # fmt: skip


def _part(number: str, nominal: str, role: str = "suspect") -> Row:
    return {"occurrence_no": number, "nominal_id": nominal, "role": role, "role_from": WRITTEN,
            "recorded": WRITTEN}  # fmt: skip


def _number(of_line: str, last: int) -> Row:
    return {"number": f"07700 9006{last:02}", "holder_id": "H7", "line_name": of_line,
            "whose": "own", "found_how": "billing", "seen_from": "2026-09-01", "seen_to": "",
            **HELD, "source_evaluation": "1", "information_assessment": "A"}  # fmt: skip


def _call(to: int) -> Row:
    return {"caller": "07700 900777", "called": f"07700 9008{to:02}",
            "began_at": "2026-10-10 16:00", "kind": "message", "times": 3,
            "cell_postcode": "NR1 3AB", **HELD}  # fmt: skip


NAMES = (
    "Ari Ben Col Dev Eli Fox Gus Hal Ike Jem Kit Lou Mac Nat Oz Pip Rex Sid Tam Udo Vic Wes Xan Yul"
)
SENT: dict[str, list[Row]] = {
    "nominals": [
        _nominal("E2", "Rafe", "Doyle", "1994-02-02"), _nominal("E3", "Ash", "Pike", "2011-07-07"),
        *(_nominal(f"G{at}", name, f"Guest{name.lower()}", f"19{60 + at}-01-0{at % 9 + 1}")
          for at, name in enumerate(NAMES.split())),
    ],
    "occurrences": [
        _occurrence("X1", "exploitation", "2026-06-01"),
        _occurrence("X2", "drug_supply", "2026-10-02"),
        _occurrence("X3", "disorder", "2026-10-20"),
    ],
    "roles": [
        _part("X1", "E2"), _part("X2", "E1"), _part("X2", "E2"),
        _part("X3", "E1"), _part("X3", "E3"),
        *(_part("X3", f"G{at}") for at in range(GUESTS - 1)),
    ],
    "calls": [_call(at) for at in range(BUSY)],
    "people": [TYLER],
    "ownership": [*(_number("Mikey", at) for at in range(OF_MIKEY)), _number("Dice", 99)],
}  # fmt: skip


def near(home: Home) -> None:
    """Received on the same days, and built."""
    received(home)
    for tables in (("nominals", "occurrences", "roles"), ("people", "ownership", "calls")):
        with tempfile.TemporaryDirectory() as folder:
            _write(Path(folder), "EMC", {name: SENT[name] for name in tables})
            receipts = receive([Path(folder)], at=home, now=NOVEMBER)
            assert all(not one.refused for one in receipts), receipts
    built(home)
