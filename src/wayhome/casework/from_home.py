"""How far from home somebody stays, and whether that asks for a reason and for whoever approves it.

    two postcodes  ─>  miles between the middles of their sectors, the council of each  ─>  far?

Far is more miles than the limit that holds (`reference/limits/lines.csv`, dated), or a council that
does not adjoin that of home: facts §3.2, where the second is what the Care Planning, Placement and
Case Review (England) Regulations 2010, as amended in 2014, call a distant placement. Which councils
adjoin is read off their outlines. Keeps: where a postcode is missing or not known nothing is worked
out, and nothing is called near.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wayhome.casework.dated import Dated, limits_on
from wayhome.lexicon.places import Sector, adjoining, areas, miles, place_name, sector_of

LIMIT = "far_from_home"
NOT_KNOWN = "a council that is not known"


@dataclass(frozen=True)
class FromHome:
    """A place as seen from home. `councils`: that of home, and that of the place, by code; empty
    where a sector lies in none; `limit`: the miles beyond which it is far."""

    miles: float
    councils: tuple[str, str]
    limit: int

    @property
    def adjoins(self) -> bool:
        """Whether it is the same council, or one that shares a piece of its outline. Not known is
        not near."""
        home, place = self.councils
        return bool(home) and (home == place or place in adjoining().get(home, ()))

    @property
    def far(self) -> bool:
        return self.miles > self.limit or not self.adjoins

    @property
    def words(self) -> str:
        """What was worked out, in a sentence. Whole miles are rounded down, as in signs."""
        home, place = (place_name(one) if one else NOT_KNOWN for one in self.councils)
        if self.councils[0] == self.councils[1]:
            where = f"in the area of the same council ({home})"
        else:
            beside = "adjoins" if self.adjoins else "does not adjoin"
            where = f"in {place}, which {beside} {home}"
        return f"{int(self.miles)} miles from home, {where}"


def far_on(day: date, rows: Iterable[Dated]) -> int:
    """From how many miles a place is far on a day. ValueError where no limit says so."""
    held = limits_on(day, rows).get(LIMIT)
    if held is None:
        raise ValueError("No limit says from how many miles a place is far from home.")
    return held.many


def from_home(home: str, place: str, limit: int) -> FromHome | None:
    """How a place lies to home, by their postcodes; None where one of them is not known."""
    one, other = sector_of(home), sector_of(place)
    if one is None or other is None:
        return None
    between = miles(one.lat, one.lon, other.lat, other.lon)
    return FromHome(between, (_council(one), _council(other)), limit)


def _council(of: Sector) -> str:
    area = areas().get(of.area)
    return area.upper if area else ""
