"""An order as its page shows it: the measure, its conditions, and what was recorded against them.

Keeps: a candidate is a question with its record, for somebody to look at; only records that whoever
looks may see are held against a condition, and that is said beside them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from wayhome.casework.breaches import Candidate, Seen, candidates, conditions
from wayhome.casework.case import Case as Told
from wayhome.casework.measures import WORDS, Measure, measure
from wayhome.chronology import Entry
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.drawn.retold import Retold, Teller
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.standing import called
from wayhome.workspace.reading.life import life
from wayhome.workspace.reading.view import View

_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b")
HELD = frozenset({"area", "postcode", "hours"})  # conditions that records can be held against


@dataclass(frozen=True)
class ShownCondition:
    """One condition. `held`: whether records are held against it; `asked`: what may be a breach."""

    told: Retold
    held: bool
    asked: Sequence[Candidate]


@dataclass(frozen=True)
class Order:
    """`stands`: whether the measure is in force, in words; `person_id`: whose records were looked
    at, empty where it is about nobody whom this viewer may see."""

    measure: Measure
    stands: str
    made: Retold | None
    conditions: Sequence[ShownCondition]
    looked_at: Sequence[Retold]
    person_id: str


def shown(seen: View, found: Opened, names: Names) -> Order | None:
    """An order in words; None before anything was said in it."""
    case, teller = found.told, Teller(found, names)
    if not case.first:
        return None
    of, about = measure(str(case.first["measure"])), called(seen, found.row).person_id
    asked = _asked(case, _seen(seen, about)) if about else []
    return Order(
        of,
        WORDS[of.stands],
        teller.latest("made"),
        [
            ShownCondition(
                teller.retold(one),
                one.details.get("kind") in HELD,
                [each for each in asked if each.condition == one.place],
            )
            for one in case.every("condition")
            if str(one.place) not in _lifted(case)
        ],
        teller.every("looked at"),
        about,
    )


def _asked(case: Told, seen: Sequence[Seen]) -> list[Candidate]:
    """What may be a breach of a condition that stands, and was not looked at yet."""
    made = case.latest("made")
    if not made:
        return []
    until = case.latest("extended").get("until") or made.get("until")
    said = [
        (one.place, one.details)
        for one in case.every("condition")
        if str(one.place) not in _lifted(case)
    ]
    done = {
        (int(str(one.details["condition"])), str(one.details["record"]))
        for one in case.every("looked at")
    }
    last = date.fromisoformat(str(until)) if until else None
    first = date.fromisoformat(str(made["from"]))
    return candidates(conditions(said), seen, first, last, done)


def _lifted(case: Told) -> set[str]:
    return {str(one.details.get("condition")) for one in case.every("lifted")}


def _seen(seen: View, person_id: str) -> list[Seen]:
    """What happened at a time, of the records that this viewer may see."""
    return [one for entry in life(seen, person_id).entries for one in _of(entry)]


def _of(entry: Entry) -> Iterator[Seen]:
    if entry.from_ is None or entry.lasting:
        return
    found = _POSTCODE.search(entry.place.upper())
    yield Seen(
        entry.sources[0].record_id,
        entry.label,
        entry.from_,
        entry.precision == "minute",
        entry.area or "",
        found[0] if found else "",
        entry.agencies[0],
    )
