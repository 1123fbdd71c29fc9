"""Places on the map of a session: safe and unsafe ones, most of them with no line anywhere near."""

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from wayhome.synthetic.chance import Stream, drawn, shares
from wayhome.synthetic.community_lines import LOOKED_UP
from wayhome.synthetic.community_meetings import Meetings
from wayhome.synthetic.community_words import (
    KNOWN_PLACES,
    LOW_GRADES,
    OF_A_HOME,
    OF_STATIONS,
)
from wayhome.synthetic.housing_homes import uprn
from wayhome.synthetic.places import sectors
from wayhome.synthetic.scene import Spot, at_sector, at_station
from wayhome.synthetic.streets import STREETS
from wayhome.synthetic.teller import NEVER
from wayhome.synthetic.world import World

NAMED_A_SESSION = (1, 4)
HOME_MAPPED, STATION_MAPPED = 0.06, 0.7  # homes taken over and towns of lines that come to a map
SINCE = {"day": 0.35, "month": 0.25, "year": 0.2, "none": 0.2}
OVER = 0.25  # places of which it is said later that they no longer matter


def places(world: World, held: Meetings) -> None:
    """Everyday places at every session; homes and stations of lines now and then."""
    for gid, area, when in zip(held.gid, held.area, held.when.tolist(), strict=True):
        rng = world.chance(f"community places {gid}")
        for _ in range(int(rng.integers(*NAMED_A_SESSION))):
            _everyday(world, rng, int(gid), int(area), when)
    for line in world.lines:
        rng = world.chance(f"community map {line.number}")
        for house in line.houses:
            if world.begin <= house.begin < world.today and rng.random() < HOME_MAPPED:
                spot = at_sector("", house.sector, house.postcode)
                why = OF_A_HOME[int(rng.integers(len(OF_A_HOME)))]
                home = world.people.homes.at([house.tenant], np.datetime64(house.begin, "D"))
                row = {"address": house.address, "postcode": house.postcode, "until": house.end}
                row["uprn"] = str(uprn(home)[0]) if rng.random() < LOOKED_UP else None
                _mapped(world, rng, held, house.begin, spot, "taken over", why, row)
        for run in line.runs:
            begin = max(run.begin, world.begin)
            if begin < min(run.end or NEVER, world.today) and rng.random() < STATION_MAPPED:
                spot, row = at_station(run.town), {"place": f"{run.town.name} railway station"}
                _mapped(world, rng, held, begin, spot, "train station", OF_STATIONS, row)


def _everyday(world: World, rng: Stream, gid: int, area: int, when: datetime) -> None:
    kind, name, why = KNOWN_PLACES[int(rng.integers(len(KNOWN_PLACES)))]
    street = str(STREETS[int(rng.integers(len(STREETS)))])
    sector = int(drawn(rng, 1, sectors().weight * (sectors().area == area))[0])
    spot = at_sector("", sector, f"{sectors().name[sector]}")
    since = when - timedelta(days=float(rng.uniform(5, 500)))
    until = when + timedelta(days=float(rng.uniform(40, 300))) if rng.random() < OVER else None
    row = {"place": name.format(street=street), "address": street, "until": until}
    _tell(world, rng, gid, area, (when, since), spot, kind, why, row)


def _mapped(
    world: World, rng: Stream, held: Meetings, begin: datetime, spot: Spot, kind: str, why: str,
    row: dict[str, Any],
) -> None:  # fmt: skip
    """At the next session of the area, if there is one."""
    asked = np.array([spot.area]), np.array([begin], dtype="datetime64[s]")
    at = int(held.next_after(*asked)[0])
    if at >= 0:
        when = held.when[at].item()
        _tell(world, rng, int(held.gid[at]), spot.area, (when, begin), spot, kind, why, row)


def _tell(
    world: World, rng: Stream, gid: int, area: int, times: tuple[datetime, datetime], spot: Spot,
    kind: str, why: str, row: dict[str, Any],
) -> None:  # fmt: skip
    """One place; since when is often a month or a year, and its end comes later if ever."""
    (when, since), until = times, row.pop("until", None)
    rough, grade = str(shares(rng, 1, SINCE)[0]), str(shares(rng, 1, LOW_GRADES)[0])
    recorded = when + timedelta(days=float(rng.uniform(0.2, 9)))
    ended = until if until and until < world.today - timedelta(days=5) else None
    closed = max(ended, recorded) + timedelta(days=float(rng.uniform(1, 40))) if ended else None
    conditioned = rng.random() < 0.1
    world.truth.one(
        "spot", lid=int(world.truth.numbers("spot", 1)[0]), gid=gid, area=area, kind=kind, why=why,
        lat=round(spot.lat + float(rng.normal(0, 0.003)), 4),
        lon=round(spot.lon + float(rng.normal(0, 0.005)), 4),
        since=None if rough == "none" else since.date(), rough=rough,
        until=ended.date() if ended else None, source=grade[0], assessment=grade[1],
        handling="C" if conditioned else "P",
        conditions="Only for the planning of safety." if conditioned else None,
        recorded=recorded.replace(microsecond=0), closed=closed, **row,
    )  # fmt: skip
