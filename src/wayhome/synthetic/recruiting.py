"""Exploited children who harm others of the line: they bring a friend, or collect what is owed.

Both stay exploited, and who harmed whom is said of an occasion, never of a person. No count of it
is published; 23 % of children in serious incidents of exploitation had harmed others (facts §4.3),
which these shares stay below.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import one_in, stream
from wayhome.synthetic.clock import Window
from wayhome.synthetic.exploited import Spell
from wayhome.synthetic.population import People

Ints = NDArray[np.int64]

BROUGHT, HELD = "brought in", "held to account"
HOLDS = 0.09  # of exploited children beside whom there is a newer one
HOLDS_AFTER = 120  # days of one's own spell


@dataclass(frozen=True)
class Harm:
    """One child who brought another in or held them to account for the line, and when."""

    pid: int
    other: int
    line: int
    when: datetime
    how: str
    between: str  # what they are to each other: siblings, schoolmates, friends


def harms(people: People, school: Ints, harmed: list[Spell], seed: int, span: Window) -> list[Harm]:
    """Every such occasion, in the order of the spells of those who did it."""
    rng = stream(seed, "recruiting")
    today = datetime.fromisoformat(str(span.today))
    found, met = [], 0
    for spell in harmed:
        told = [(o.pid, o.begin, BROUGHT) for o in harmed if o.brought_by == spell.pid]
        newer = _newer(spell, harmed, today)
        met += bool(newer)
        if newer and one_in(met, HOLDS):
            other, first, last = newer[int(rng.integers(len(newer)))]
            told.append((other, first + (last - first) * float(rng.random()), HELD))
        for other, when, how in told:
            between = _between(people, school, spell.pid, other)
            found.append(Harm(spell.pid, other, spell.line.number, when, how, between))
    return found


def _newer(
    spell: Spell, harmed: list[Spell], today: datetime
) -> list[tuple[int, datetime, datetime]]:
    """Newer children of the same line, and from when to when this one might be sent to collect."""
    begin, end = spell.begin + timedelta(days=HOLDS_AFTER), min(spell.end or today, today)
    there = [
        (o.pid, max(begin, o.begin + timedelta(days=30)), min(end, o.end or today))
        for o in harmed
        if o.line is spell.line and o.begin > spell.begin
    ]
    return [(pid, first, last) for pid, first, last in there if (last - first).days > 7]


def _between(people: People, school: Ints, one: int, other: int) -> str:
    if people.household[one] == people.household[other]:
        return "siblings"
    same = school[one] >= 0 and school[one] == school[other]
    return "schoolmates" if same else "friends"
