"""Where a goal was seen over time, as a picture: five lines, a mark for each rating.

    +2 ┄┄┄┄┄┄┄┄┄┄┄
     0 ┄┄┄┄┄┄●──●┄
    −2 ●──────┄┄┄┄┄
       2 Oct     1 Dec

Pure: places on a sheet, in the units of its view box. The template draws them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

LEFT, RIGHT, TOP, STEP = 34, 312, 14, 28  # of a sheet of 320 by 170
SECOND = "second"  # whoever rates by themselves beside the first: a square


@dataclass(frozen=True)
class Mark:
    """One rating: where it stands, and whether the second rater made it."""

    x: float
    y: float
    second: bool


@dataclass(frozen=True)
class Picture:
    """`rules`: the height of each level with its figure; `ways`: from mark to mark of the first
    rater; `since`, `until`: the days at both ends."""

    rules: Sequence[tuple[str, float]]
    marks: Sequence[Mark]
    ways: Sequence[tuple[Mark, Mark]]
    since: datetime
    until: datetime


def picture(rated: Sequence[tuple[datetime, str, str]]) -> Picture | None:
    """Ratings in order: when, at which level, by which rater. None of fewer than two days, which a
    list says as well."""
    if len({at.date() for at, _, _ in rated}) < 2:
        return None
    since, until = rated[0][0], rated[-1][0]
    whole = (until - since).total_seconds()
    marks = [
        Mark(round(LEFT + 8 + (at - since).total_seconds() / whole * (RIGHT - LEFT - 16), 1),
             height(int(level)), rater == SECOND)
        for at, level, rater in rated
    ]  # fmt: skip
    first = [one for one in marks if not one.second]
    rules = [(f"+{n}" if n > 0 else str(n).replace("-", "−"), height(n)) for n in range(2, -3, -1)]
    return Picture(rules, marks, list(pairwise(first)), since, until)


def height(level: int) -> float:
    """How far down a level stands."""
    return TOP + (2 - level) * STEP
