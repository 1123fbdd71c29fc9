"""Which names and numbers are one line: what a record puts together, and nothing else.

A number is a name's when a record says so. What speaks of the number alone then speaks of that
line, unless records give the number to several names: then it stands by itself, for nobody can say
which of them is meant. Two names are never made one.
"""

from collections import defaultdict
from collections.abc import Iterable

from wayhome.network.lines.fact import MAKES, Fact, What


def names_of_numbers(facts: Iterable[Fact]) -> dict[str, set[str]]:
    """By number, the ids of the lines that records give it to by name."""
    found: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.what is What.NUMBER and fact.value and not fact.number:
            found[fact.value].add(fact.line_id)
    return found


def lines(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Facts by the line they speak of, for every line that a record says is one."""
    facts = list(facts)
    given = names_of_numbers(facts)
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.what is not What.MEASURE:
            found[home_of(fact, given)].append(fact)
    shared = {number for number, names in given.items() if len(names) > 1}
    return {
        line: told
        for line, told in found.items()
        if any(fact.what in MAKES or fact.number in shared for fact in told)
    }


def home_of(fact: Fact, given: dict[str, set[str]]) -> str:
    """The id of the line that a fact belongs to."""
    names = given.get(fact.number or "", set())
    return next(iter(names)) if len(names) == 1 else fact.line_id


def called(facts: Iterable[Fact]) -> str:
    """What most records that say it is a line call it; a name before a number, and of several the
    first in the alphabet."""
    told = [fact for fact in facts if fact.what is not What.CALL]
    told = [fact for fact in told if fact.what in MAKES] or told
    names = [fact.name for fact in told if not fact.number] or [fact.name for fact in told]
    return min(set(names), key=lambda name: (-names.count(name), name), default="")
