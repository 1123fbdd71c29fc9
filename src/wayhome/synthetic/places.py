"""Where an invented region lies: a city, a county far to its east, and a town between.

The areas, postcode sectors and stations are real places and nothing more: people, homes, schools,
agencies and everything that happens there are invented. A unit postcode is a real sector with two
letters drawn at random from those Royal Mail uses.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, drawn
from wayhome.synthetic.reference import Words, rows, table

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CITY, BETWEEN, COUNTY = 0, 1, 2
UNIT_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # C I K M O V never stand in the second half of a postcode
EARTH_MILES = 3958.8


@dataclass(frozen=True)
class Sectors:
    """The postcode sectors of the region, in order of name."""

    name: Words
    lat: Floats
    lon: Floats
    area: Ints
    weight: Floats


@dataclass(frozen=True)
class Station:
    """A railway station."""

    name: str
    lat: float
    lon: float
    sector: int
    area: int


@cache
def sectors() -> Sectors:
    raw = table("sectors")
    return Sectors(
        raw["sector"].astype(object),
        raw["lat"].astype(np.float64),
        raw["lon"].astype(np.float64),
        raw["area"].astype(np.int64),
        raw["postcodes"].astype(np.float64),
    )


@cache
def stations() -> tuple[Station, ...]:
    number = {name: index for index, name in enumerate(sectors().name)}
    return tuple(
        Station(
            row["station"],
            float(row["lat"]),
            float(row["lon"]),
            number[row["sector"]],
            int(row["area"]),
        )
        for row in rows("stations")
    )


def sector_in(rng: Stream, area: Ints) -> Ints:
    """A sector of each area, likelier where there are more postcodes."""
    found = np.zeros(len(area), dtype=np.int64)
    for number in (CITY, BETWEEN, COUNTY):
        here = np.flatnonzero(area == number)
        found[here] = drawn(rng, len(here), sectors().weight * (sectors().area == number))
    return found


def units(rng: Stream, sector: Ints) -> Words:
    """A whole postcode in each sector, invented in its last two letters."""
    letters = np.array(list(UNIT_LETTERS), dtype=object)
    pair = letters[:, None] + letters[None, :]
    at = rng.integers(0, len(UNIT_LETTERS), size=(2, len(sector)))
    whole: Words = sectors().name[sector] + pair[at[0], at[1]]
    return whole


def miles(lat: Floats, lon: Floats, to_lat: Floats, to_lon: Floats) -> Floats:
    """Great-circle distance in miles."""
    a, b = np.radians(lat), np.radians(to_lat)
    half = np.sin((b - a) / 2) ** 2
    half = half + np.cos(a) * np.cos(b) * np.sin(np.radians(to_lon - lon) / 2) ** 2
    distance: Floats = 2 * EARTH_MILES * np.arcsin(np.sqrt(half))
    return distance


def sector_miles(one: Ints, other: Ints) -> Floats:
    """Miles between the middles of sectors."""
    s = sectors()
    return miles(s.lat[one], s.lon[one], s.lat[other], s.lon[other])
