"""The ground of telling one life: whose it is, where things happen, when they are written down."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np

from wayhome.synthetic.chance import Stream
from wayhome.synthetic.homes import TODAY
from wayhome.synthetic.places import Station, sectors
from wayhome.synthetic.population import People
from wayhome.synthetic.truth import Truth

NEVER = datetime.fromisoformat("2999-01-01")  # the end of what has not ended

PRONOUNS = {
    True: {"he": "he", "him": "him", "his": "his", "himself": "himself"},
    False: {"he": "she", "him": "her", "his": "her", "himself": "herself"},
}


def noon(day: date) -> datetime:
    """The middle of a day, for what is dated but not timed."""
    return datetime.combine(day, time(12))


@dataclass(frozen=True)
class Spot:
    """A place something happens at."""

    place: str
    sector: int
    postcode: str
    lat: float
    lon: float

    @property
    def area(self) -> int:
        return int(sectors().area[self.sector])

    def columns(self) -> dict[str, Any]:
        return {"place": self.place, "postcode": self.postcode, "lat": self.lat, "lon": self.lon}


def at_station(station: Station) -> Spot:
    sector = str(sectors().name[station.sector])
    return Spot(
        f"{station.name} railway station", station.sector, f"{sector}AA", station.lat, station.lon
    )


def at_sector(place: str, sector: int, postcode: str) -> Spot:
    return Spot(place, sector, postcode, float(sectors().lat[sector]), float(sectors().lon[sector]))


@dataclass
class Teller:
    """Tells what happens to one person (`pid`)."""

    truth: Truth
    people: People
    rng: Stream
    pid: int

    def home(self, when: datetime | date | None = None) -> Spot:
        """Where they live at a time; today's home without one."""
        homes = self.people.homes
        at = int(homes.at(self.pid, TODAY if when is None else np.datetime64(when, "D")))
        return at_sector("home", int(homes.sector[at]), str(homes.postcode[at]))

    def young(self, pid: int, when: datetime) -> bool:
        """Whether somebody is under 18 on a day."""
        day = np.datetime64(when, "D")
        return bool((day - self.people.born[pid]).astype("timedelta64[D]").astype(int) < 6_575)

    def words(self, text: str, **more: str) -> str:
        """A note with this person's pronouns in it."""
        return text.format(**PRONOUNS[bool(self.people.male[self.pid])], **more)

    def chance(self, share: float) -> bool:
        return bool(self.rng.random() < share)

    def one_of(self, choices: tuple[str, ...]) -> str:
        return choices[int(self.rng.integers(len(choices)))]

    def written(self, when: datetime, late: bool | None = None) -> datetime:
        """Within a day, or up to a month late for three in ten."""
        if self.chance(0.3) if late is None else late:
            return when + timedelta(days=min(30.0, 1 + float(self.rng.exponential(6))))
        return when + timedelta(minutes=int(self.rng.integers(20, 900)))
