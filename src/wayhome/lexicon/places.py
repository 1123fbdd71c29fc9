"""Where places are: names of districts and police areas by code, postcode sectors as points.

Areas are ONS codes of 2025; a point of a sector is the plain mean of its postcodes, so a distance
between two sectors is good to a mile or two, not to a street. Northern Ireland's postcodes are
left out: their licence is another one. Sources and dates: docs/reference-data.md.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from wayhome.lexicon import postcodes

REFERENCE = Path(str(files("wayhome.lexicon") / "reference"))
EARTH_MILES = 3958.8  # mean radius


@dataclass(frozen=True)
class Area:
    """A district, the upper-tier council and the police force that serve it, and its region."""

    area: str
    name: str
    upper: str
    upper_name: str
    dfe_code: str
    force: str
    force_name: str
    region: str
    region_name: str


@dataclass(frozen=True)
class Sector:
    """A postcode sector as a point, with the district and force that most of it lies in."""

    sector: str
    lat: float
    lon: float
    area: str
    force: str


@cache
def areas() -> dict[str, Area]:
    """Every district of the United Kingdom by ONS code."""
    with (REFERENCE / "areas.csv").open(encoding="utf-8", newline="") as file:
        return {row["area"]: Area(**row) for row in csv.DictReader(file)}


@cache
def sectors() -> dict[str, Sector]:
    """Every postcode sector of Great Britain by name, as 'LS1 4'."""
    with (REFERENCE / "postcode_sectors.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {s: Sector(s, float(y), float(x), area, force) for s, y, x, area, force in rows}


@cache
def adjoining() -> dict[str, frozenset[str]]:
    """Of each council with responsibility for children's services those with which it shares a
    piece of its outline; an island, and a council across a bridge, share none."""
    beside: dict[str, set[str]] = {}
    with (REFERENCE / "adjoining.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            beside.setdefault(row["council"], set()).add(row["adjoins"])
    return {council: frozenset(found) for council, found in beside.items()}


@cache
def _names() -> dict[str, str]:
    named = {area.force: area.force_name for area in areas().values()}
    named |= {area.upper: area.upper_name for area in areas().values()}
    return named | {area.area: area.name for area in areas().values()}


@cache
def districts_of(typed: str) -> frozenset[str]:
    """The districts that somebody means by a code or a name of a district or of a council over
    several, as ONS codes; none where there is no such area."""
    meant = typed.strip().casefold()
    named = ((a.area, {a.area, a.name, a.upper, a.upper_name}) for a in areas().values())
    return frozenset(code for code, each in named if meant in {one.casefold() for one in each})


@cache
def area_names() -> tuple[str, ...]:
    """Every name that `districts_of` knows, in the order of the alphabet."""
    return tuple(sorted({name for a in areas().values() for name in (a.name, a.upper_name)}))


def place_name(code: str | None) -> str:
    """The name of a district, council or police area; the code itself when it is not known."""
    return _names().get(code or "", code or "not known")


def area_name(code: str | None) -> str:
    """'Leeds' for 'E08000035'."""
    return place_name(code)


def force_name(code: str | None) -> str:
    """'West Yorkshire' for 'E23000010'."""
    return place_name(code)


def sector_of(postcode: str | None) -> Sector | None:
    """The sector a postcode lies in, or None when the postcode or its sector is not known."""
    return sectors().get(postcodes.sector(postcode or "") or "")


def miles(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Miles between two points as the crow flies."""
    north, east = radians(other_lat - lat), radians(other_lon - lon)
    half = sin(north / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east / 2) ** 2
    return 2 * EARTH_MILES * asin(sqrt(min(1.0, half)))


def miles_sql(lat: str, lon: str, other_lat: str, other_lon: str) -> str:
    """The same as `miles`, as a DuckDB expression; null when a point is."""
    north = f"pow(sin(radians(({other_lat}) - ({lat})) / 2), 2)"
    east = f"pow(sin(radians(({other_lon}) - ({lon})) / 2), 2)"
    shrunk = f"cos(radians({lat})) * cos(radians({other_lat})) * {east}"
    return f"(2 * {EARTH_MILES} * asin(sqrt(least(1.0, {north} + {shrunk}))))"
