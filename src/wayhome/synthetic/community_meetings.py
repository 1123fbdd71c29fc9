"""Sessions at which an area maps what it sees: every month or two, in each of the three areas."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from wayhome.synthetic.agencies import AREAS
from wayhome.synthetic.chance import Stream, shares
from wayhome.synthetic.clock import Days
from wayhome.synthetic.community_words import LED_BY, MEET_AT, PRESENT, PURPOSES
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.workdays import workday
from wayhome.synthetic.world import World

EVERY_DAYS = (30, 61)
REVIEW_DAYS, NO_REVIEW = (60, 190), 0.06
KEPT_CLOSE = 0.05  # sessions that the partnership restricts, and all that was said there with them


@dataclass(frozen=True)
class Meetings:
    """Sessions in order of area and time."""

    gid: Ints
    area: Ints
    when: Days

    def next_after(self, area: Ints, when: Days) -> Ints:
        """Row of the next session of each area, or -1 where there is none."""
        found = np.full(len(area), -1)
        for one in np.unique(area):
            own, asked = np.flatnonzero(self.area == one), np.flatnonzero(area == one)
            at = np.searchsorted(self.when[own], when[asked])
            there = at < len(own)
            found[asked[there]] = own[at[there]]
        return found


def meetings(world: World) -> Meetings:
    """All of them, told."""
    rows = []
    for area in sorted(AREAS):
        rng = world.chance(f"community sessions {area}")
        day = world.begin + timedelta(days=int(rng.integers(5, 40)))
        while (when := workday(day.replace(hour=10))) < world.today - timedelta(days=2):
            gid = int(world.truth.numbers("meeting", 1)[0])
            _tell(world, rng, gid, area, when)
            rows.append((gid, area, when))
            day += timedelta(days=int(rng.integers(*EVERY_DAYS)))
    numbers, areas = (np.array([row[at] for row in rows], dtype=np.int64) for at in (0, 1))
    return Meetings(numbers, areas, np.array([row[2] for row in rows], dtype="datetime64[s]"))


def _tell(world: World, rng: Stream, gid: int, area: int, when: datetime) -> None:
    review = when + timedelta(days=int(rng.integers(*REVIEW_DAYS)))
    present = [one for one in PRESENT if rng.random() < 0.7]
    world.truth.one(
        "meeting",
        gid=gid,
        area=area,
        held=when.date(),
        place=f"{MEET_AT[int(rng.integers(len(MEET_AT)))]}, {AREAS[area].name}",
        purpose=PURPOSES[int(rng.integers(len(PURPOSES)))],
        led_by=str(shares(rng, 1, LED_BY)[0]),
        agencies="; ".join(present) or None,
        review=None if rng.random() < NO_REVIEW else review.date(),
        recorded=when + timedelta(days=float(rng.uniform(0.2, 8))),
        marking="restricted" if rng.random() < KEPT_CLOSE else None,
    )
