"""Forty invented children whom a council and two forces send: figures have something to say.

The council has all forty with home and date of birth. Northborough's force has thirty of them, the
last ten without either. Eastmarsh's force has twelve of the first, and what it restricts is asked
for by `restricted`: eight more nominals, two of them children of the council. `LARGE` is one child
whom the force holds twelve times.
"""

import csv
import tempfile
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from small_region import AGENCIES

from wayhome.extracts import Receipt, receive
from wayhome.lexicon.agencies import write_register
from wayhome.lexicon.home import Home
from wayhome.pipeline import build

OCTOBER, TODAY = date(2026, 10, 20), date(2026, 11, 20)
FIRST = datetime(2026, 10, 1, 6)
GIVEN = "Aaron Bilal Connor Dexter Ethan Farah Gemma Harriet Imran Jodie".split()
FAMILY = "Ashdown Birkett Crowther Dunmore".split()
LARGE = 12
Rows = list[dict[str, object]]


def child(number: int) -> dict[str, object]:
    """Name, birth and home of one; no two are alike."""
    born = date(2009, 1, 5) + timedelta(days=53 * number)
    return {
        "forename": GIVEN[number % 10],
        "surname": FAMILY[number // 10],
        "dob": born,
        "address": f"{number + 1} Mill Row",
        "postcode": f"NG7 {number % 9 + 1}AB",
    }


def nominals(numbers: Iterable[int], prefix: str, **more: object) -> Rows:
    return [
        {"nominal_id": f"{prefix}{number}", **child(number), "sex": "M",
         "recorded": "2026-06-03 20:00", "marking": "", **more}
        for number in numbers
    ]  # fmt: skip


def of_council() -> dict[str, Rows]:
    people: Rows = [
        {"pers_person_id": 7000 + n, "pers_upn": "", "pers_forename": child(n)["forename"],
         "pers_surname": child(n)["surname"], "pers_sex": "M", "pers_ethnicity": "WBRI",
         "pers_dob": child(n)["dob"]}
        for n in range(40)
    ]  # fmt: skip
    homes: Rows = [
        {"addr_table_id": f"A{n}", "addr_person_id": 7000 + n, "addr_address_type": "HOME",
         "addr_address_start_date": "2021-05-30", "addr_address_end_date": "",
         "addr_address_postcode": child(n)["postcode"],
         "addr_address_json": f'{{"HOUSE":"{n + 1}","STREET":"Mill Row"}}'}
        for n in range(40)
    ]  # fmt: skip
    return {"ssd_person.csv": people, "ssd_address.csv": homes}


def of_force() -> dict[str, Rows]:
    bare = {"dob": "", "address": "", "postcode": "", "forename": ""}
    again = [row for n in range(LARGE) for row in nominals([39], f"L{n}-")]
    return {"nominals.csv": [*nominals(range(20), "N"), *nominals(range(20, 30), "N", **bare),
                             *again]}  # fmt: skip


def of_neighbour(
    numbers: Iterable[int] = range(12), *, restricted: bool = False
) -> dict[str, Rows]:
    rows = nominals(numbers, "E")
    if restricted:
        rows += nominals([20, 21], "R", marking="restricted")
        strangers = nominals(range(30, 36), "S", marking="restricted")
        rows += [{**row, "surname": "Hidden"} for row in strangers]
    return {"nominals.csv": rows}


def sent(home: Home, agency: str, files: dict[str, Rows], on: datetime) -> list[Receipt]:
    """Receive an agency's files on a day."""
    write_register(home.agencies, AGENCIES)
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in files.items():
            with (Path(folder) / name).open("w", encoding="utf-8", newline="") as out:
                writer = csv.DictWriter(out, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
        return receive([Path(folder)], agency=agency, at=home, now=on)


def of_october(home: Home) -> None:
    """What all three sent first, received and built."""
    for agency, files in (("NBC", of_council()), ("NBP", of_force()), ("EMC", of_neighbour())):
        sent(home, agency, files, FIRST)
    build(home, OCTOBER)
