"""Rates of error by group, and the widest gap between two groups.

One row a person: the group, how many pairs could have gone wrong, how many did. Groups with few
people are told but not compared: their rate is mostly chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from wayhome.insight.intervals import Interval, drawn_ratios, of_ratio

FEWEST = 100  # people with something to go wrong; fewer are not compared with others


@dataclass(frozen=True)
class Rate:
    """The rate of errors in one group: errors of pairs, over people."""

    group: str
    people: int
    pairs: int
    errors: int
    interval: Interval

    @property
    def rate(self) -> float:
        return self.errors / self.pairs if self.pairs else 0.0


@dataclass(frozen=True)
class Gap:
    """Percentage points between the groups that fare worst and best."""

    worst: str
    best: str
    points: float
    interval: Interval  # in percentage points, too


def rates(group: Sequence[str], pairs: ArrayLike, errors: ArrayLike) -> list[Rate]:
    """The rate of each group in which anything could go wrong, by name."""
    of, wrong, names = np.asarray(pairs), np.asarray(errors), np.asarray(group, dtype=object)
    found = []
    for name in sorted(set(names.tolist())):
        here = (names == name) & (of > 0)
        if not here.any():
            continue
        found.append(
            Rate(
                name,
                int(here.sum()),
                int(of[here].sum()),
                int(wrong[here].sum()),
                of_ratio(wrong[here], of[here]),
            )
        )
    return found


def widest(group: Sequence[str], pairs: ArrayLike, errors: ArrayLike) -> Gap | None:
    """The gap between the two groups furthest apart; none where fewer than two can be compared."""
    of, wrong = np.asarray(pairs, np.float64), np.asarray(errors, np.float64)
    names = np.asarray(group, dtype=object)
    compared = [rate for rate in rates(group, pairs, errors) if rate.people >= FEWEST]
    if len(compared) < 2:
        return None
    ordered = sorted(compared, key=lambda rate: (rate.rate, rate.group))
    best, worst = ordered[0], ordered[-1]
    high, low = ((names == rate.group) & (of > 0) for rate in (worst, best))
    # The same seed draws both; reversed, so that the two draws are not the same luck.
    apart = drawn_ratios(wrong[high], of[high]) - drawn_ratios(wrong[low], of[low])[::-1]
    bounds = np.quantile(apart, [0.025, 0.975]) * 100
    points = 100 * (worst.rate - best.rate)
    return Gap(worst.group, best.group, points, Interval(float(bounds[0]), float(bounds[1])))
