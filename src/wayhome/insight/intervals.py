"""How sure a rate is: the interval in which it lies, 95 times in a hundred.

Pairs of one person stand or fall together, so a rate over pairs is judged by drawing people again
and again, never pairs (`of_ratio`). Where nobody had an error, drawing again finds none either;
then the interval is that of the people who were looked at (Wilson 1927).
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

SURE = 1.959964  # of a normal: 95 in a hundred lie within
DRAWS = 1_000
SEED = 20261120  # fixed, so that the same figures are printed every time


@dataclass(frozen=True)
class Interval:
    """From low to high, as shares of one."""

    low: float
    high: float


def wilson(hits: int, of: int) -> Interval:
    """The interval of a share of independent trials."""
    if not of:
        return Interval(0.0, 1.0)
    share, spread = hits / of, SURE**2 / of
    middle = (share + spread / 2) / (1 + spread)
    reach = SURE * sqrt(share * (1 - share) / of + spread / of / 4) / (1 + spread)
    # At none and at all the bound is exact; sums of fractions would miss it by a last bit.
    return Interval(
        0.0 if hits == 0 else middle - reach,
        1.0 if hits == of else middle + reach,
    )


def of_ratio(hits: ArrayLike, of: ArrayLike) -> Interval:
    """The interval of sum(hits) / sum(of), one row a person, by drawing people again."""
    part, whole = np.asarray(hits, np.float64), np.asarray(of, np.float64)
    if not len(whole) or not whole.sum():
        return Interval(0.0, 1.0)
    if not part.any() or np.array_equal(part, whole):
        return wilson(int(part.any()) * len(whole), len(whole))
    drawn = drawn_ratios(part, whole)
    low, high = np.quantile(drawn, [0.025, 0.975])
    return Interval(float(low), float(high))


def drawn_ratios(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    """The ratio in each of DRAWS samples of as many people, drawn with replacement."""
    kinds, many = np.unique(np.stack([part, whole], axis=1), axis=0, return_counts=True)
    rng = np.random.default_rng(SEED)
    times = rng.multinomial(int(many.sum()), many / many.sum(), size=DRAWS)
    below = times @ kinds[:, 1]
    ratio: NDArray[np.float64] = (times @ kinds[:, 0]) / np.where(below > 0, below, 1)
    return ratio
