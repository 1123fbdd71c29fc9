"""Areas that run a devolved panel for children (`reference/devolved_areas.csv`, dated).

What the project read names some of the areas and not all (facts §1.4): an area that is on the list
runs one, and of an area that is not on it nobody knows. Keeps: not on the list is never read as no.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from wayhome.lexicon.places import areas, districts_of

# What councils are called besides the name of their area.
_TITLES = ("london borough of ", "royal borough of ", "city of ", "council of ")
_ENDINGS = (" city council", " county council", " borough council", " council")


@dataclass(frozen=True)
class Runs:
    """That an area runs a panel from a day on, and until one where it is known to have ended."""

    area: str
    name: str
    since: date
    until: date | None
    source: str
    checked: bool
    checked_on: date

    def on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@cache
def listed() -> tuple[Runs, ...]:
    """What the product brings with it."""
    file = files("wayhome.casework") / "reference/devolved_areas.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return tuple(
        Runs(
            row["area"], row["name"], date.fromisoformat(row["valid_from"]),
            date.fromisoformat(row["until"]) if row["until"] else None,
            row["source"], row["checked"] == "yes", date.fromisoformat(row["checked_on"]),
        )
        for row in rows
    )  # fmt: skip


def runs_panel(council: str, day: date) -> Runs | None:
    """What stands on the list of the area of a council on a day, by what it is called; None where
    it is not on it, which says nothing."""
    codes = {code for name in _called(council) for code in districts_of(name)}
    held = (one for one in listed() if one.area in codes or one.area in _upper(codes))
    return next((one for one in held if one.on(day)), None)


def _upper(codes: set[str]) -> set[str]:
    """The councils over districts: the list names a county by its own code."""
    return {areas()[code].upper for code in codes}


def _called(council: str) -> set[str]:
    """“Hampshire County Council” is also Hampshire."""
    name = council.strip().casefold()
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return {council.strip(), name, *(name.removeprefix(one) for one in _TITLES)}
