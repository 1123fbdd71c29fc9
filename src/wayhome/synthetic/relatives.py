"""A child who goes to live with a relative for a time, or for good.

Kinship care that no court arranged, at a judged rate; the harder life at home, the likelier. The
relative is an older household of the same area, and who they are to each other is not told.
"""

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream
from wayhome.synthetic.clock import Days, Window, days_in
from wayhome.synthetic.families import Family
from wayhome.synthetic.homes import Homes, Stays, restayed

Ints = NDArray[np.int64]

A_YEAR, HARDER = 0.0022, 0.9
COMES_BACK, MEAN_DAYS_AWAY = 0.55, 300.0
OLDEST_CHILD, RELATIVES = 16, (45, 75)
FOR_GOOD = np.datetime64("2999-01-01", "D")


def with_relatives(
    rng: Stream,
    homes: Homes,
    made: Family,
    area: Ints,
    risk: NDArray[np.float64],
    span: Window,
) -> Homes:
    """The same homes; for some children a relative's takes the place of their family's."""
    child, day, back = _who(rng, made, risk, span)
    # A relative who has left the area would take the child out of it.
    there = np.where(homes.area_of(np.arange(len(area))) == area, area, -1)
    at_relatives = homes.at(_relatives(rng, made, there, area[child], span), day)
    home_again = back < FOR_GOOD
    again, then = child[home_again], back[home_again]
    more = Stays(
        np.concatenate([child, again]),
        np.concatenate([day, then]),
        np.concatenate([at_relatives, homes.at(again, then)]),
        np.repeat(np.array(["relative", "return"], dtype=object), [len(child), len(again)]),
    )
    left = np.full(len(made.born), FOR_GOOD)
    returned = np.full(len(made.born), FOR_GOOD)
    left[child], returned[child] = day, back
    stands = (homes.since < left[homes.who]) | (homes.since >= returned[homes.who])
    return restayed(homes, stands, more)


def _who(
    rng: Stream, made: Family, risk: NDArray[np.float64], span: Window
) -> tuple[Ints, Days, Days]:
    """Which children, from which day, until which."""
    child = np.flatnonzero(made.mother >= 0)
    chance = A_YEAR * span.years * np.exp(HARDER * risk[child])
    child = child[rng.random(len(child)) < chance]
    day = days_in(rng, len(child), span.begin, span.today)
    age = (day - made.born[child]).astype("timedelta64[D]").astype(np.float64) / 365.25
    child, day = child[(age > 0.1) & (age < OLDEST_CHILD)], day[(age > 0.1) & (age < OLDEST_CHILD)]
    away = np.ceil(20 + rng.exponential(MEAN_DAYS_AWAY, len(child))).astype(np.int64)
    back = day + away.astype("timedelta64[D]")
    stays = (rng.random(len(child)) >= COMES_BACK) | (back >= span.today)
    return child, day, np.where(stays, FOR_GOOD, back)


def _relatives(rng: Stream, made: Family, area: Ints, wanted: Ints, span: Window) -> Ints:
    """Somebody of an age to be a grandparent, without children at home, for each area wanted."""
    age = (span.today - made.born).astype("timedelta64[D]").astype(np.float64) / 365.25
    parents = np.isin(np.arange(len(age)), np.concatenate([made.mother, made.father]))
    fits = (age >= RELATIVES[0]) & (age < RELATIVES[1]) & (made.mother < 0) & ~parents
    found = np.zeros(len(wanted), dtype=np.int64)
    for number in np.unique(wanted):
        here, near = np.flatnonzero(wanted == number), np.flatnonzero(fits & (area == number))
        pool = near if len(near) else np.flatnonzero(fits)
        found[here] = pool[rng.integers(0, len(pool), len(here))]
    return found
