"""How far goals were reached, over time: goal attainment scaling.

    T = 50 + 10 Σ(w x) / √((1−ρ) Σw² + ρ (Σw)²),  ρ = 0.3

x is the level of a goal from −2 to 2, where 0 is what was hoped for, w its weight (Kiresuk and
Sherman, Goal attainment scaling, Community Mental Health Journal 4, 1968; facts §8, not read at its
source). 50 is what was hoped for on the whole.

Keeps: this measures goals that were agreed with a carer, each on its own scale. It is no measure of
a carer or a child, is compared with nobody else's, and decides nothing: levels rest on what was
observed, and whoever concludes says why in words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import sqrt

from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.fields import moment

RHO = 0.3  # how far goals are taken to go together; Kiresuk and Sherman 1968
MEASURES = (
    "This measures the goals that were agreed, each on its own scale. It measures no carer and no "
    "child, and can be compared with nobody else’s."
)


@dataclass(frozen=True)
class Rated:
    """One goal with its weight, and the level it was seen at: the middle of two raters' where two
    rated it. `place`: of the goal in the case; `by_rater`: what each said last."""

    place: int
    weight: int
    level: float
    by_rater: tuple[int, ...] = ()


@dataclass(frozen=True)
class Point:
    """One checkpoint: when it was, the goals that were rated by then, and those that were not."""

    at: datetime
    rated: tuple[Rated, ...]
    not_rated: tuple[int, ...]

    @property
    def t_score(self) -> float | None:
        return t_score(self.rated)


def t_score(goals: Iterable[Rated]) -> float | None:
    """The T-score of some goals; None of none. ValueError where a weight or level cannot be."""
    rated = list(goals)
    if any(one.weight < 1 or abs(one.level) > 2 for one in rated):
        raise ValueError("A goal weighs 1 or more, and its level is from −2 to 2.")
    if not rated:
        return None
    total = sum(one.weight for one in rated)
    spread = (1 - RHO) * sum(one.weight**2 for one in rated) + RHO * total**2
    return 50 + 10 * sum(one.weight * one.level for one in rated) / sqrt(spread)


def series(case: Case, carer: str = "") -> list[Point]:
    """A point for each checkpoint, by its date: of each goal the last rating by then. `carer`: the
    place of a carer in the case, for their goals alone; empty for all goals."""
    goals = [one for one in case.every("goal") if not carer or one.details.get("carer") == carer]
    held = sorted(case.every("checkpoint"), key=_at)
    return [_point(goals, case.every("rating"), _at(one)) for one in held]


def _point(goals: Iterable[SaidEntry], ratings: Sequence[SaidEntry], at: datetime) -> Point:
    agreed = [one for one in goals if _at(one) <= at]
    each = [_rated(goal, ratings, at) for goal in agreed]
    return Point(
        at,
        tuple(one for one in each if one),
        tuple(goal.place for goal, one in zip(agreed, each, strict=True) if one is None),
    )


def _rated(goal: SaidEntry, ratings: Iterable[SaidEntry], at: datetime) -> Rated | None:
    mine = [one for one in ratings if one.details.get("goal") == str(goal.place) and _at(one) <= at]
    last = {
        str(one.details["rater"]): int(str(one.details["level"]))
        for one in sorted(mine, key=lambda one: (_at(one), one.place))
    }
    levels = tuple(last[rater] for rater in sorted(last))
    weight = int(str(goal.details["weight"]))
    return Rated(goal.place, weight, sum(levels) / len(levels), levels) if levels else None


def _at(one: SaidEntry) -> datetime:
    return moment(str(one.details.get("at") or "")) or one.said_at
