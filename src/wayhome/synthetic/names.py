"""Names for people who do not exist: public counts of names, combined at random.

Given names follow what was given in a person's own years and sex; family names their share. People
whose family comes from elsewhere draw from short lists of names common there (names_by_origin.csv,
general knowledge), so that transliteration and word order are there to be got wrong.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, drawn
from wayhome.synthetic.reference import Words, rows, table

Ints = NDArray[np.int64]

# The first is everybody else's: the public counts.
ORIGINS = ("british", "south_asian", "indian", "african", "east_european", "chinese", "arab")
OWN_GIVEN_NAME = 0.65  # share of children of an origin whose given name is from its list


def family_names(rng: Stream, origin: Ints) -> Words:
    """One family name for each; about one in thirty is double-barrelled."""
    names = _from_counts(rng, len(origin))
    for number, place in enumerate(ORIGINS[1:], 1):
        here = np.flatnonzero(origin == number)
        names[here] = _evenly(rng, place, "family", len(here))
    double = np.flatnonzero((rng.random(len(origin)) < 0.033) & (origin == 0))
    second = _from_counts(rng, len(double))
    names[double] = [
        a if a == b else f"{a}-{b}" for a, b in zip(names[double], second, strict=True)
    ]
    return names


def given_names(rng: Stream, born: Ints, male: NDArray[np.bool_], origin: Ints) -> Words:
    """One given name for each, by year of birth, sex and origin."""
    names = np.empty(len(born), dtype=object)
    period = np.clip(born // 5 * 5, 1970, 2020)
    for start in range(1970, 2025, 5):
        for sex in (False, True):
            here = np.flatnonzero((period == start) & (male == sex))
            pool, weights = _given(start, "M" if sex else "F")
            names[here] = pool[drawn(rng, len(here), weights)]
    own = rng.random(len(born)) < OWN_GIVEN_NAME
    for number, place in enumerate(ORIGINS[1:], 1):
        for sex in (False, True):
            here = np.flatnonzero(own & (origin == number) & (male == sex))
            names[here] = _evenly(rng, place, "male" if sex else "female", len(here))
    return names


def _from_counts(rng: Stream, n: int) -> Words:
    counts = table("surnames")
    pool: Words = counts["surname"].astype(object)
    picked: Words = pool[drawn(rng, n, counts["share"].astype(np.float64))]
    return picked


@cache
def _given(period: int, sex: str) -> tuple[Words, NDArray[np.float64]]:
    counts = table("forenames")
    here = (counts["period"] == period) & (counts["sex"] == sex)
    return counts["name"][here].astype(object), counts["n"][here].astype(np.float64)


@cache
def _list(origin: str, kind: str) -> Words:
    row = next(r for r in rows("names_by_origin") if (r["origin"], r["kind"]) == (origin, kind))
    return np.array(row["names"].split(";"), dtype=object)


def _evenly(rng: Stream, origin: str, kind: str, n: int) -> Words:
    """From a list, the first names likelier: weight 1/(rank + 5)."""
    pool = _list(origin, kind)
    picked: Words = pool[drawn(rng, n, np.reciprocal(np.arange(len(pool), dtype=np.float64) + 5))]
    return picked
