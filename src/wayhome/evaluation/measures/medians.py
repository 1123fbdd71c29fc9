"""Medians of few: where the middle of so many values lies, by their order alone.

Nothing is supposed of how they are spread: in 95 samples of 100 and more the middle of all lies
between the values of two ranks (Hahn and Meeker, Statistical Intervals, 1991, 5.2). Below six there
are no such ranks, and then there is no interval: nothing follows from so few.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import comb

import numpy as np

from wayhome.insight.intervals import Interval

SURE = 0.95
FEWEST_WITH_RANGE = 6  # 1 - 2 / 2^n reaches SURE


@dataclass(frozen=True)
class Median:
    """The median of `of` values, None of none; `interval` None where they are too few for one."""

    of: int
    value: int | None
    interval: Interval | None

    @property
    def few(self) -> bool:
        return self.interval is None


def median(values: Iterable[int]) -> Median:
    """The median of whole numbers, cut to a whole number, and where it lies."""
    ordered = sorted(values)
    number = len(ordered)
    if not number:
        return Median(0, None, None)
    middle, rank = int(np.median(ordered)), _rank(number)
    if rank is None:
        return Median(number, middle, None)
    return Median(number, middle, Interval(ordered[rank - 1], ordered[number - rank]))


def _rank(number: int) -> int | None:
    """The highest rank from either end that leaves so much between: the k-th smallest of n."""
    below, rank = 0.0, None
    for k in range(1, number // 2 + 1):
        below += comb(number, k - 1) / 2**number
        if 1 - 2 * below < SURE:
            break
        rank = k
    return rank
