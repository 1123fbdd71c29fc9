"""An order as its page shows it: the measure, its conditions, and what was recorded against them.

Keeps: a candidate is a question with its record, for somebody to look at; only records that whoever
looks may see, of somebody whom the gate shows them in full, are held against a condition, and that
is said beside them. Whoever is behind a name that an order names is on the trail as looked at.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from wayhome.casework.breaches import Candidate, Condition, Seen, candidates, conditions
from wayhome.casework.case import Case as Told
from wayhome.casework.measures import WORDS, Measure, measure
from wayhome.chronology import Entry
from wayhome.governance.audit import Plain
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.drawn.company import company
from wayhome.workspace.cases.drawn.retold import Retold, Teller
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.saying_why import say_why_at
from wayhome.workspace.cases.standing import called
from wayhome.workspace.gate.views import note
from wayhome.workspace.pages.views.opening import narrowed, sees_in_full
from wayhome.workspace.reading.life import life
from wayhome.workspace.reading.view import View

_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b")


@dataclass(frozen=True)
class ShownCondition:
    """One condition. `held`: whether records are held against it; `asked`: what may be a breach."""

    told: Retold
    held: bool
    asked: Sequence[Candidate]


@dataclass(frozen=True)
class Order:
    """`stands`: whether the measure is in force, in words; `person_id`: whose records were looked
    at, empty where it is about nobody whom this viewer may see; `open_at`: where to say why one
    looks, after which records are held against it."""

    measure: Measure
    stands: str
    made: Retold | None
    conditions: Sequence[ShownCondition]
    looked_at: Sequence[Retold]
    person_id: str
    open_at: str = ""


def shown(request: HttpRequest, seen: View, found: Opened, names: Names) -> Order | None:
    """An order in words; None before anything was said in it."""
    case, teller = found.told, Teller(found, names)
    if not case.first:
        return None
    of, about = measure(str(case.first["measure"])), called(seen, found.row).person_id
    opens = bool(about) and sees_in_full(request, about)
    held = {one.place: one for one in _standing(case)}
    asked = _asked(request, seen, about, case) if opens else []
    return Order(
        of,
        WORDS[of.stands],
        teller.latest("made"),
        [
            ShownCondition(
                teller.retold(one),
                one.place in held and held[one.place].is_held,
                [each for each in asked if each.condition == one.place],
            )
            for one in case.every("condition")
            if str(one.place) not in _lifted(case)
        ],
        teller.every("looked at"),
        about if opens else "",
        "" if opens else say_why_at(request, about),
    )


def _standing(case: Told) -> list[Condition]:
    """The conditions that stand, and against which records can be held."""
    lifted = _lifted(case)
    said = [(one.place, one.details) for one in case.every("condition")]
    return conditions(one for one in said if str(one[0]) not in lifted)


def _asked(request: HttpRequest, seen: View, about: str, case: Told) -> list[Candidate]:
    """What may be a breach of a condition that stands, and was not looked at yet."""
    if not case.latest("made") or not _standing(case):
        return []
    found, who = held_against(narrowed(request, seen, [about]), about, case)
    note(request, people=list[Plain]([about, *sorted(who)]))
    return found


def held_against(view: View, about: str, case: Told) -> tuple[list[Candidate], set[str]]:
    """What may be a breach by the records that a view shows, and whoever is behind a name that the
    order names; nothing of an order that was not made, or names no condition."""
    standing = _standing(case)
    if not case.latest("made") or not standing:
        return [], set()
    entries = life(view, about).entries
    numbers = [one.number for one in standing if one.number]
    beside = company(view, about, entries, numbers)
    found = _candidates(case, [*_seen(entries), *beside.seen])
    return found, {person for one in found for person in beside.people.get(one.record_id, ())}


def _candidates(case: Told, seen: Sequence[Seen]) -> list[Candidate]:
    made = case.latest("made")
    until = case.latest("extended").get("until") or made.get("until")
    done = {
        (int(str(one.details["condition"])), str(one.details["record"]))
        for one in case.every("looked at")
    }
    last = date.fromisoformat(str(until)) if until else None
    first = date.fromisoformat(str(made["from"]))
    return candidates(_standing(case), seen, first, last, done)


def _lifted(case: Told) -> set[str]:
    return {str(one.details.get("condition")) for one in case.every("lifted")}


def _seen(entries: Sequence[Entry]) -> list[Seen]:
    """What happened at a time, of the records that this viewer may see."""
    return [one for entry in entries for one in _of(entry)]


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
