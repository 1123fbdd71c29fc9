"""A sign's sentence: the ways in which its rule held, each with the most that its records hold.

Pages put the sentence beside the day on which the sign began, when less had happened than later.
So what grew is told as the most there was ("up to six times"), never as so from the first day.
Keeps: a sentence says no more than the records hold. Hours and miles are rounded down, a share up,
and "nearly" is said of the last three hours of a day alone.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from wayhome.lexicon.numbers import times

BLANK = re.compile(r"\{(\w+)\}")
NEARLY = 3  # hours short of a whole day
IN_DAYS_FROM = 48  # hours; below it the hours themselves are what people say


class Worded(Protocol):
    """A way to hold, in words; `otherwise` is said when no record holds what the words need."""

    @property
    def words(self) -> str: ...
    @property
    def otherwise(self) -> str: ...


@dataclass(frozen=True)
class Figures:
    """What one way to hold came to over a spell: how often, and its detail (hours, miles, %)."""

    clause: int
    times_least: int
    times_most: int
    least: float | None
    most: float | None
    all_known: bool  # the detail, of every occasion

    @property
    def differs(self) -> bool:
        return self.least != self.most or not self.all_known


def sentence(ways: Sequence[Worded], held: Iterable[Figures]) -> str:
    """The ways that held, in their order: "Moved twice; a placement ended"."""
    first, *more = [_filled(ways[each.clause], each) for each in held]
    return "; ".join([first, *(words[:1].lower() + words[1:] for words in more)])


def with_gaps(words: str) -> str:
    """The words as a manual shows them, with nobody's figures."""
    return BLANK.sub(lambda found: BLANKS[found[1]].gap, words)


def long_time(hours: float) -> str:
    """How long at the least: 27 hours, 2 days, more than 2 days, nearly 3 days."""
    whole = math.floor(hours)
    if hours < IN_DAYS_FROM:
        return f"{whole} hours" if whole > 24 else "more than 24 hours"
    days, rest = divmod(hours, 24)
    if rest >= 24 - NEARLY:
        return f"nearly {days + 1:.0f} days"
    return f"more than {days:.0f} days" if rest else f"{days:.0f} days"


def _filled(way: Worded, held: Figures) -> str:
    words = way.otherwise if held.most is None and way.otherwise else way.words
    return BLANK.sub(lambda found: BLANKS[found[1]].fill(held), words)


def _times(held: Figures) -> str:
    often = times(held.times_most)
    return f"up to {often}" if held.times_least < held.times_most else often


def _miles(held: Figures) -> str:
    far = f"{math.floor(held.most or 0)} miles"
    return f"up to {far}" if held.differs else far


def _longest(held: Figures) -> str:
    long = long_time(held.most or 0)
    return f"{long} at the longest" if held.differs else long


def _lowest(held: Figures) -> str:
    return f"{math.ceil(held.least or 0)}%"


@dataclass(frozen=True)
class Blank:
    """A place in the words for a figure, and what a manual shows there."""

    fill: Callable[[Figures], str]
    gap: str


BLANKS = {
    "times": Blank(_times, "… times"),
    "miles": Blank(_miles, "… miles"),
    "longest": Blank(_longest, "… hours or days"),
    "lowest": Blank(_lowest, "…%"),
}
