"""The numbers of the pathways, each with its source and the day from which it holds.

Never a literal in a rule: a partnership sets its own from a day on, and a case keeps to what held
on the day on which it began. `checked` says whether the project's sheet of facts was made from
the source itself; where not, a policy lead confirms the number before real use.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from io import StringIO

from wayhome.casework.limits import Limit, Unit


@dataclass(frozen=True)
class Dated:
    """One limit from one day on."""

    code: str
    limit: Limit
    since: date
    source: str
    checked: bool
    checked_on: date


@cache
def defaults() -> tuple[Dated, ...]:
    """What the product brings with it (`reference/limits`, a file a pathway)."""
    folder = files("wayhome.casework") / "reference/limits"
    each = sorted(folder.iterdir(), key=lambda file: file.name)
    return tuple(
        _read(row)
        for file in each
        for row in csv.DictReader(StringIO(file.read_text(encoding="utf-8")))
    )


def limits_on(day: date, rows: Iterable[Dated]) -> Mapping[str, Limit]:
    """Which limit holds on a day, by code: the newest that holds by then. What a code had first
    holds before its first day too, so that no case is without a clock."""
    newest: dict[str, Dated] = {}
    for row in rows:
        held = newest.get(row.code)
        if held is None or _before(held, row, day):
            newest[row.code] = row
    return {code: row.limit for code, row in newest.items()}


def _before(held: Dated, row: Dated, day: date) -> bool:
    """Whether `row` is to be taken rather than what is held."""
    if row.since > day:
        return held.since > day and row.since < held.since
    return held.since > day or row.since >= held.since


def _read(row: Mapping[str, str]) -> Dated:
    return Dated(
        row["code"],
        Limit(int(row["many"]), Unit(row["unit"])),
        date.fromisoformat(row["valid_from"]),
        row["source"],
        row["checked"] == "yes",
        date.fromisoformat(row["checked_on"]),
    )
