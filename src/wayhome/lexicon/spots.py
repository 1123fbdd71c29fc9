"""Where something stands on a map of the land, and how exactly that is known.

Keeps: never more exact than the record. A sector is its middle and good to a mile or two; a
district alone is the plain mean of its sectors and says no more than "somewhere in it". What has
neither has no spot, and is not put anywhere.
"""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from wayhome.lexicon import places

SAME = 0.0002  # degrees, some twenty yards: tables keep points of sectors to four decimals


class Precision(StrEnum):
    """How exactly a record says where."""

    POINT = "point"
    SECTOR = "sector"
    AREA = "area"


HOW_EXACT = {
    Precision.POINT: "The point that a record gives",
    Precision.SECTOR: "The middle of a postcode sector, good to a mile or two",
    Precision.AREA: "Somewhere in this district: no more is known",
}


@dataclass(frozen=True)
class Spot:
    """A point to draw, how exactly it is known, and the district that it lies in."""

    lat: float
    lon: float
    precision: Precision
    area: str | None

    def miles_from(self, other: "Spot") -> float | None:
        """Miles between two, or nothing where both are but somewhere in one district."""
        if self.area == other.area and Precision.AREA in (self.precision, other.precision):
            return None
        return places.miles(self.lat, self.lon, other.lat, other.lon)


def spot(
    lat: float | None, lon: float | None, postcode: str | None, area: str | None
) -> Spot | None:
    """Where a record puts something, or nothing where it does not say."""
    if lat is not None and lon is not None:
        precision = Precision.SECTOR if _of_sector(lat, lon, postcode) else Precision.POINT
        return Spot(round(lat, 4), round(lon, 4), precision, area)
    middle = middles().get(area or "")
    return Spot(*middle, Precision.AREA, area) if middle else None


@cache
def middles() -> dict[str, tuple[float, float]]:
    """Of each district the mean of its postcode sectors. Northern Ireland's have none here, for its
    postcodes are left out."""
    found: dict[str, list[places.Sector]] = defaultdict(list)
    for sector in places.sectors().values():
        found[sector.area].append(sector)
    return {area: _mean(sectors) for area, sectors in found.items()}


def _mean(sectors: list[places.Sector]) -> tuple[float, float]:
    lat = sum(one.lat for one in sectors) / len(sectors)
    return round(lat, 4), round(sum(one.lon for one in sectors) / len(sectors), 4)


def _of_sector(lat: float, lon: float, postcode: str | None) -> bool:
    """Whether a point is no more than the middle of the sector: a delivery without its own point
    was given that one."""
    sector = places.sector_of(postcode)
    return sector is not None and max(abs(sector.lat - lat), abs(sector.lon - lon)) < SAME
