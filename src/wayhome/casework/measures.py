"""The register of legal measures: who may ask for one, of whom or what, by which test, for how
long, and whether it is in force.

Enacted is not in force (facts §2.1): a measure that was passed and has not begun is named, and
nobody writes it down as made without saying since when it is in force and where that stands. One
that is only proposed cannot be made.
"""

import csv
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from io import StringIO


class Stands(StrEnum):
    """Whether a measure can be used."""

    IN_FORCE = "in force"
    POLICY = "policy"  # of police, without a law of its own
    ENACTED = "enacted"
    PROPOSED = "proposed"


WORDS = {
    Stands.IN_FORCE: "In force",
    Stands.POLICY: "Used by police, without a law of its own",
    Stands.ENACTED: "Passed by Parliament; whether it is in force is to be confirmed",
    Stands.PROPOSED: "Proposed, and not law",
}


@dataclass(frozen=True)
class Measure:
    """One measure as it stands from a day on. `concerns`: of whom or what it is; `checked`: whether
    its source was read, and `checked_on`: when somebody last looked."""

    code: str
    name: str
    applies: str
    concerns: str
    test: str
    lasts: str
    stands: Stands
    source: str
    checked: bool
    since: date
    checked_on: date

    @property
    def authority(self) -> str:
        """The law or the text it rests on, without where this project noted it."""
        return self.source.partition(" (facts")[0]


def measures(day: date | None = None) -> tuple[Measure, ...]:
    """Each measure as it stands on a day, in the order of the register: the newest line that holds
    by then, else the first that there is. On no day named, as the newest line has it."""
    held: dict[str, Measure] = {}
    for one in sorted(_lines(), key=lambda each: each.since):
        if one.code not in held or day is None or one.since <= day:
            held[one.code] = one
    return tuple(held[code] for code in dict.fromkeys(one.code for one in _lines()))


@cache
def _lines() -> tuple[Measure, ...]:
    """Every line that the product brings with it (`reference/measures.csv`)."""
    text = (files("wayhome.casework") / "reference/measures.csv").read_text(encoding="utf-8")
    return tuple(
        Measure(
            row["code"], row["name"], row["applies"], row["concerns"], row["test"], row["lasts"],
            Stands(row["state"]), row["source"], row["checked"] == "yes",
            date.fromisoformat(row["valid_from"]), date.fromisoformat(row["checked_on"]),
        )
        for row in csv.DictReader(StringIO(text))
    )  # fmt: skip


def measure(code: str, day: date | None = None) -> Measure:
    """The measure of a code, as it stands on a day. KeyError where there is none."""
    return {one.code: one for one in measures(day)}[code]
