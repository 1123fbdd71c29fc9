"""Moving house: families and others move, parents part, a child goes to live with a relative.

Two public figures are kept to: 22 % of England's households have lived less than three years where
they live (English Housing Survey 2021-22); about a quarter of children move within five years
(32 % in Wales, 22 % in north-east London: North and others, 2025), the youngest and those with one
parent most. Partings and relatives are judgements. Families stay in their area, others may not.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.agencies import AREAS
from wayhome.synthetic.chance import Stream, stream
from wayhome.synthetic.clock import Days, Window, days_in
from wayhome.synthetic.families import Family
from wayhome.synthetic.homes import Homes, Stays, built
from wayhome.synthetic.places import sector_in, sector_miles
from wayhome.synthetic.relatives import with_relatives

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

# Moves a year of a household, up to an age: families by their youngest child, others by their own.
OF_FAMILIES = ((5, 0.068), (10, 0.048), (99, 0.038))
OF_OTHERS = ((30, 0.24), (55, 0.09), (200, 0.022))
ONE_PARENT, HARDER = 1.5, 0.45  # times likelier with one parent; by how hard life is
NEARBY = 0.7  # go to the nearest of a few homes looked at
LOOKED_AT = 5
TO_ANOTHER_AREA = 0.06  # of households without children
PARTINGS_A_YEAR = 0.024
FATHER_GOES = 0.75  # else the mother and the children go
YEARS_THERE = 7.0  # before the window, on average


@dataclass(frozen=True)
class Moves:
    """Households that move, and when; a parting in which the mother goes is one too."""

    house: Ints
    day: Days
    why: NDArray[np.object_]


@dataclass(frozen=True)
class Partings:
    """Parents who part: of which household, when, and whether it is the father who goes."""

    house: Ints
    father: Ints
    day: Days
    goes: NDArray[np.bool_]


def settle(made: Family, area: Ints, risk: Floats, seed: int, span: Window) -> Homes:
    """Where everybody lives over the window. `area` and `risk` are one a person."""
    rng = stream(seed, "moving")
    area_of = np.zeros(made.households, dtype=np.int64)
    area_of[made.household] = area
    first = sector_in(rng, area_of)
    parted = _partings(rng, made, risk, span)
    moves = _moves(rng, made, risk, parted, span)
    to = _destinations(rng, made, area_of, moves)
    alone = parted.house[parted.goes]
    sector = np.concatenate(
        [first, _near(rng, first[moves.house], to), _near(rng, first[alone], area_of[alone])]
    )
    stays = _together(
        _first_stays(rng, made, span),
        _of_members(made, moves, parted),
        _of_fathers(parted, made.households + len(moves.house)),
    )
    homes = built(rng, sector, stays, made.born)
    return with_relatives(rng, homes, made, area, risk, span)


def _partings(rng: Stream, made: Family, risk: Floats, span: Window) -> Partings:
    child = np.flatnonzero(made.father >= 0)
    house, at = np.unique(made.household[child], return_index=True)
    father = made.father[child[at]]
    chance = PARTINGS_A_YEAR * span.years * np.exp(0.3 * risk[made.mother[child[at]]])
    some = rng.random(len(house)) < chance
    n = int(some.sum())
    day = days_in(rng, n, span.begin, span.today)
    return Partings(house[some], father[some], day, rng.random(n) < FATHER_GOES)


def _moves(rng: Stream, made: Family, risk: Floats, parted: Partings, span: Window) -> Moves:
    count = rng.poisson(_rates(made, risk, span) * span.years)
    house = np.repeat(np.arange(made.households), count)
    day = days_in(rng, len(house), span.begin, span.today)
    why = np.full(len(house), "moved", dtype=object)
    gone = ~parted.goes
    house = np.concatenate([house, parted.house[gone]])
    day = np.concatenate([day, parted.day[gone]])
    why = np.concatenate([why, np.full(int(gone.sum()), "separation", dtype=object)])
    return Moves(house, day, why)


def _rates(made: Family, risk: Floats, span: Window) -> Floats:
    """Moves a year of each household."""
    age = (span.today - made.born).astype("timedelta64[D]").astype(np.float64) / 365.25
    age -= span.years / 2
    child = np.flatnonzero(made.mother >= 0)
    youngest = np.full(made.households, np.inf)
    np.minimum.at(youngest, made.household[child], age[child])
    own, hard = np.zeros(made.households), np.zeros(made.households)
    own[made.household], hard[made.household] = age, risk
    alone = np.zeros(made.households, dtype=bool)
    alone[made.household[child]] = made.father[child] < 0
    hard[made.household[child]] = risk[made.mother[child]]
    of_family = _step(youngest, OF_FAMILIES) * np.where(alone, ONE_PARENT, 1.0)
    rate: Floats = np.where(np.isfinite(youngest), of_family, _step(own, OF_OTHERS))
    return rate * np.exp(HARDER * hard - HARDER**2 / 2)


def _step(age: Floats, rates: tuple[tuple[int, float], ...]) -> Floats:
    edges = np.array([edge for edge, _ in rates[:-1]])
    found: Floats = np.array([rate for _, rate in rates])[np.searchsorted(edges, age, "right")]
    return found


def _destinations(rng: Stream, made: Family, area_of: Ints, moves: Moves) -> Ints:
    """The area each goes to: their own, but for a few without children."""
    to = area_of[moves.house].copy()
    families = np.unique(made.household[made.mother >= 0])
    leaves = rng.random(len(to)) < TO_ANOTHER_AREA * ~np.isin(moves.house, families)
    share = np.array([AREAS[number].share for number in sorted(AREAS)])
    away = rng.choice(len(share), size=int(leaves.sum()), p=share / share.sum())
    to[leaves] = away
    return to


def _near(rng: Stream, home: Ints, area: Ints) -> Ints:
    """A sector of the area: mostly the nearest of a few, sometimes any."""
    tried = np.stack([sector_in(rng, area) for _ in range(LOOKED_AT)])
    best = sector_miles(home[None, :], tried).argmin(axis=0)
    best[rng.random(len(home)) >= NEARBY] = 0
    found: Ints = tried[best, np.arange(len(home))]
    return found


def _first_stays(rng: Stream, made: Family, span: Window) -> Stays:
    """A household's first home is numbered as the household."""
    days = np.ceil(rng.exponential(YEARS_THERE * 365.25, made.households)).astype(np.int64)
    since = span.begin - days.astype("timedelta64[D]")
    who = np.arange(len(made.born))
    why = np.full(len(who), None, dtype=object)
    return Stays(who, since[made.household], made.household, why)


def _of_members(made: Family, moves: Moves, parted: Partings) -> Stays:
    """Everybody of a household moves with it; a father who has parted from it does not."""
    order = np.argsort(made.household, kind="stable")
    ranked = made.household[order]
    low = np.searchsorted(ranked, moves.house)
    count = np.searchsorted(ranked, moves.house, side="right") - low
    which = np.repeat(np.arange(len(moves.house)), count)
    offset = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    who = order[np.repeat(low, count) + offset]
    apart = np.full(len(made.born), np.datetime64("2999-01-01", "D"))
    apart[parted.father] = parted.day
    with_it = moves.day[which] < apart[who]
    who, which = who[with_it], which[with_it]
    return Stays(who, moves.day[which], made.households + which, moves.why[which])


def _of_fathers(parted: Partings, first_home: int) -> Stays:
    who, day = parted.father[parted.goes], parted.day[parted.goes]
    why = np.full(len(who), "separation", dtype=object)
    return Stays(who, day, first_home + np.arange(len(who)), why)


def _together(*parts: Stays) -> Stays:
    who, since, home, why = (
        np.concatenate([getattr(part, name) for part in parts])
        for name in ("who", "since", "home", "why")
    )
    return Stays(who, since, home, why)
