"""Who lives with whom: mothers, fathers, brothers, sisters, twins, and households of adults.

A family starts from one child whose age is drawn evenly from 0 to 20; brothers and sisters stand 15
months to five years apart, one gap in 70 is none at all (twins). Those past 18 still live at home.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, drawn

Ints = NDArray[np.int64]
Days = NDArray[np.datetime64]

CHILDREN_SHARE = 0.208  # facts §12: about 208,000 children in a million people
SIZES = np.array([0.42, 0.40, 0.13, 0.05])  # families of one, two, three, four
TWINS = 1 / 70
OLDEST = 20.0
YEAR = 365.2425


@dataclass(frozen=True)
class Family:
    """Birth, sex, household and parents of everybody, in order of `pid`."""

    born: Days
    male: NDArray[np.bool_]
    household: Ints
    mother: Ints
    father: Ints
    households: int


def families(rng: Stream, n: int, today: np.datetime64) -> Family:
    """`n` people in households on a day: children first within a family, then parents."""
    count = _how_many(rng, n)
    sizes = drawn(rng, count, SIZES) + 1
    house = np.repeat(np.arange(count), sizes)
    ages = _ages(rng, sizes, house)
    with_father = rng.random(count) < 0.76
    oldest = np.zeros(count)
    np.maximum.at(oldest, house, ages)
    mother_age = oldest + np.clip(rng.normal(28.5, 5.6, count), 15.5, 44)
    father_age = mother_age + rng.normal(2.2, 4.5, count)
    father_age = np.maximum(father_age, oldest + 16)
    rest = n - len(house) - count - int(with_father.sum())
    solo_age, solo_house = _adults(rng, max(rest, 0), count)
    age = np.concatenate([ages, mother_age, father_age[with_father], solo_age])[:n]
    mothers = len(house) + np.arange(count)
    fathers = np.where(with_father, len(house) + count - 1 + np.cumsum(with_father), -1)
    parentless = np.full(n - len(house), -1)
    born = _born(rng, age, today)
    _same_day_for_twins(born, house, ages)
    return Family(
        born=born,
        male=_sexes(rng, n, len(house), count, int(with_father.sum())),
        household=np.concatenate(
            [house, np.arange(count), np.flatnonzero(with_father), solo_house]
        )[:n],
        mother=np.concatenate([mothers[house], parentless]),
        father=np.concatenate([fathers[house], parentless]),
        households=int(solo_house.max() + 1) if len(solo_house) else count,
    )


def _how_many(rng: Stream, n: int) -> int:
    """Families enough for the share of children; one in nine of those born has turned 18."""
    mean = float((SIZES * np.arange(1, 5)).sum())
    return max(2, round(n * CHILDREN_SHARE / mean / 0.885))


def _ages(rng: Stream, sizes: Ints, house: Ints) -> NDArray[np.float64]:
    """Ages in years: a family's anchor, then gaps downwards; below zero is folded upwards."""
    place = np.arange(len(house)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    gap = 1.25 + rng.gamma(3.0, 0.62, len(house))
    gap[(place == 0) | (rng.random(len(house)) < TWINS)] = 0
    since = np.cumsum(gap)
    offset = since - np.repeat(since[np.cumsum(sizes) - sizes], sizes)
    anchor = rng.uniform(0, OLDEST, len(sizes))[house]
    down = np.repeat(rng.random(len(sizes)) < 0.5, sizes)
    span = np.zeros(len(sizes))
    np.maximum.at(span, house, offset)
    down &= anchor - span[house] > 0
    up = ~down & (anchor + span[house] < OLDEST + 4)
    ages: NDArray[np.float64] = np.where(up, anchor + offset, span[house] - offset)
    ages[down] = (anchor - offset)[down]
    return ages


def _adults(rng: Stream, n: int, first_house: int) -> tuple[NDArray[np.float64], Ints]:
    """Adults without children at home, in households of one or two."""
    age = 18 + 72 * rng.beta(1.25, 1.35, n)
    alone = rng.random(n) < 0.5
    house = first_house + np.cumsum(alone | (np.arange(n) % 2 == 0)) - (1 if n else 0)
    return age, house.astype(np.int64)


def _born(rng: Stream, age: NDArray[np.float64], today: np.datetime64) -> Days:
    days = np.floor(age * YEAR).astype(np.int64) + 1
    born: Days = today.astype("datetime64[D]") - days.astype("timedelta64[D]")
    return born


def _same_day_for_twins(born: Days, house: Ints, ages: NDArray[np.float64]) -> None:
    """Twins have one age to the last bit already; this keeps rounding from parting them."""
    twin = np.flatnonzero((house[1:] == house[:-1]) & (ages[1:] == ages[:-1])) + 1
    born[twin] = born[twin - 1]


def _sexes(rng: Stream, n: int, children: int, mothers: int, fathers: int) -> NDArray[np.bool_]:
    male = rng.random(n) < 0.495
    male[:children] = rng.random(children) < 0.512
    male[children : children + mothers] = False
    male[children + mothers : children + mothers + fathers] = True
    return male
