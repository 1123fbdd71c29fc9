"""When a line was closed, as far as records show it, and whether it was at work afterwards.

    type 1        somebody to whom a record gives its number was charged with supply
    type 2        a record says that its number or SIM was cut off
    said to stop  somebody said that it has stopped; that is no closure

Forces count the first two as closures (County Lines Programme, facts §4.2); that a line really is
gone, only a check afterwards shows. What happened on a later day opens it again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wayhome.network.lines.fact import CUT_OFF, STOPPED, Fact, What

HELD_BEFORE = timedelta(days=365)  # how long before the charge the number was last theirs


class Closed(StrEnum):
    """How."""

    TYPE_1 = "type 1"
    TYPE_2 = "type 2"
    SAID = "said to have stopped"


@dataclass(frozen=True)
class Charge:
    """Somebody charged with supply on a day."""

    person_id: str
    day: date
    record_id: str
    agency: str
    feed: str


@dataclass(frozen=True)
class Closure:
    """One closure, what shows it, and the first record of the line on a later day."""

    kind: Closed
    day: date
    facts: tuple[Fact, ...]
    charges: tuple[Charge, ...] = ()
    again: Fact | None = None


def closures(facts: Iterable[Fact], charges: Iterable[Charge] = ()) -> list[Closure]:
    """Closures of one line, the first first."""
    facts = list(facts)
    found = [*_charged(facts, list(charges)), *_said(facts)]
    return [_reopened(each, facts) for each in sorted(found, key=lambda c: (c.day, c.kind))]


def _charged(facts: list[Fact], charges: list[Charge]) -> list[Closure]:
    """One a person and day: several counts of one charge are one closure."""
    found: dict[tuple[str, date], Closure] = {}
    for charge in sorted(charges, key=lambda c: (c.day, c.record_id)):
        held = [fact for fact in facts if _held_by(fact, charge)]
        key = charge.person_id, charge.day
        if held:
            more = found[key].charges if key in found else ()
            found[key] = Closure(Closed.TYPE_1, charge.day, tuple(held), (*more, charge))
    return list(found.values())


def _held_by(fact: Fact, charge: Charge) -> bool:
    return bool(
        fact.what is What.NUMBER
        and fact.person_id == charge.person_id
        and fact.day
        and fact.until
        and fact.day <= charge.day <= fact.until + HELD_BEFORE
    )


def _said(facts: list[Fact]) -> list[Closure]:
    kinds = {STOPPED: Closed.SAID, **dict.fromkeys(CUT_OFF, Closed.TYPE_2)}
    return [
        Closure(kinds[fact.said], fact.day, (fact,))
        for fact in facts
        if fact.what is What.SAID and fact.day and fact.said in kinds
    ]


def _reopened(closure: Closure, facts: list[Fact]) -> Closure:
    """A month of calls counts from its first day alone: it may have ended by then."""
    later = [f for f in facts if f.tells_of_work and f.day and f.day > closure.day]
    again = min(later, key=lambda f: (f.day or date.max, f.record_id), default=None)
    return Closure(closure.kind, closure.day, closure.facts, closure.charges, again)
