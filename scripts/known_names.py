"""Make `people/reference/known_names.csv`: the given names that some parents gave.

    births   every name that three children or more of one sex, nation and year got, 1974 to 2020
    forms    the forms of names from elsewhere that our own list holds; the list of others is left
             out, which holds slips as well

Run once when the public file or the list changes: python scripts/known_names.py
Provenance and licences stand in docs/reference-data.md.
"""

import csv
from pathlib import Path

import duckdb

from wayhome.people.names import given_of

ROOT = Path(__file__).resolve().parents[1]
BORN = ROOT / ".." / "shared" / "data" / "baby_names_uk_1974_2020.parquet"
REFERENCE = ROOT / "src" / "wayhome" / "people" / "reference"
FORMS, OUT = REFERENCE / "nicknames_of_today.csv", REFERENCE / "known_names.csv"
LEAST = 3  # letters: of a shorter name no letter is wrong (people/one_name.py)
FEWEST = 3  # of one sex, nation and year; a single child's may be how a clerk wrote it


def main() -> None:
    born = duckdb.execute(
        f"select distinct name from '{BORN.resolve()}' where n >= {FEWEST}"
    ).fetchall()
    names = {first for (name,) in born for first in given_of(name).split()[:1]}
    with FORMS.open(encoding="utf-8") as file:
        names |= {row[column] for row in csv.DictReader(file) for column in ("name", "other")}
    with OUT.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["name"])
        rows.writerows([name] for name in sorted(names) if len(name) >= LEAST)
    print(OUT.name, OUT.stat().st_size, len(names))


if __name__ == "__main__":
    main()
