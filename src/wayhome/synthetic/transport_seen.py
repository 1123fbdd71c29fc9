"""What is seen on the way of exploited children, of who is beside them, and of a line's cars.

A guard sees a ticket, a tired child, somebody who waits; not a line. What the rail police made an
occurrence of may stand here with its number, and who was missing may be found at a station.
"""

from datetime import datetime, timedelta
from typing import Any

from wayhome.synthetic import transport_words as w
from wayhome.synthetic.agencies import RAIL
from wayhome.synthetic.lines import Line, Run
from wayhome.synthetic.places import stations
from wayhome.synthetic.scene import Scene, at_station
from wayhome.synthetic.teller import NEVER
from wayhome.synthetic.transport_told import Way
from wayhome.synthetic.transport_ways import absences
from wayhome.synthetic.world import World

Rows = dict[int, list[dict[str, Any]]]
Ends = dict[int, list[tuple[datetime, datetime, str]]]
BY_PLACE = {at_station(one).place: one for one in stations()}


def travel_seen(world: World) -> None:
    """Children one by one, then cars."""
    tickets, missing = _tickets(world), _missing(world)
    for spell in world.seen():
        life = Seen(world, spell, world.scene(spell.pid, "transport"))
        life.occurrences(tickets.get(spell.pid, []))
        life.found(missing.get(spell.pid, []))
        life.months()
    for line in world.lines:
        for run in line.runs:
            _cars(world, line, run)


def _tickets(world: World) -> Rows:
    """What the rail police wrote of each child by now: the stories come later."""
    rail = {row["oid"]: row for row in world.truth.single["occurrence"] if row["force"] == RAIL}
    found: Rows = {}
    for role in world.truth.single["role"]:
        if role["force"] == RAIL and role["oid"] in rail:
            found.setdefault(role["pid"], []).append(rail[role["oid"]])
    return found


def _missing(world: World) -> Ends:
    """When and where absences ended at a station."""
    found: Ends = {}
    rows = absences(world)
    ends = zip(rows["pid"], rows["seen"], rows["found"], rows["found_place"], strict=True)
    for pid, seen, when, place in ends:
        if place in BY_PLACE:
            found.setdefault(int(pid), []).append((seen.item(), when.item(), place))
    return found


class Seen(Way):
    """What comes to be written of one child's spell."""

    def occurrences(self, rows: list[dict[str, Any]]) -> None:
        """The same happening as the rail police told, from the inspector's side."""
        for row in rows:
            if self.scene.chance(w.SAME_NUMBER):
                kind = "no_ticket" if self.scene.chance(0.6) else "long_ticket"
                at = BY_PLACE[row["place"]]
                self.incident(row["began"], kind, at, (self.home, at), oid=row["oid"])

    def found(self, ends: list[tuple[datetime, datetime, str]]) -> None:
        """Found at a station while missing."""
        for seen, found, place in ends:
            if self.spell.begin <= seen and self.scene.chance(w.FOUND_AT_STATION):
                at, when = BY_PLACE[place], found - timedelta(minutes=30)
                self.incident(when, "missing_located", at, (at, self.home), outcome="taken home")

    def months(self) -> None:
        """Tickets and worries, and for some the journeys that were noted."""
        travels = self.by_rail and self.scene.chance(w.TRAVELS * self.share())
        for day, number in self.world.months(self.spell):
            deep = number >= 2
            rate = w.SEEN_A_MONTH[self.by_rail][deep] * self.share()
            for _ in range(int(self.scene.rng.poisson(rate))):
                when = self.late(day)
                way = self.way(when)
                at = way[int(self.scene.chance(0.6))]
                self.incident(when, self.drawn(w.KINDS_SEEN), at, way)
            if travels and number >= 1:
                for _ in range(int(self.scene.rng.integers(*w.TRIPS_A_MONTH))):
                    self.trip(self.late(day))

    def trip(self, when: datetime) -> None:
        """Out, and back some days later."""
        town, scene = self.spell.line.run(when).town, self.scene
        back = when + timedelta(days=int(scene.rng.integers(1, 8)))
        for start, way in ((when, (self.home, town)), (back, (town, self.home))):
            if start < self.world.today and scene.chance(w.TRIP_NOTED) and way[0] is not way[1]:
                self.journey(start, way)


def _cars(world: World, line: Line, run: Run) -> None:
    """The car that a line hires, again and again for some days, by somebody around it."""
    scene = Scene(world.truth, world.people, world.chance(f"transport car {run.car}"), 0)
    day, end = max(run.begin, world.begin), min(run.end or NEVER, world.today)
    if not scene.chance(w.CARS_NOTED):
        return
    branch = [one for one in stations() if one.area == line.home]
    make = list(w.MAKES)[line.number % len(w.MAKES)]
    for _ in range(int(scene.rng.integers(*w.CARS))):
        around = line.around(day)
        until = day + timedelta(days=int(scene.rng.integers(*w.CAR_DAYS)))
        if not around or until >= end:
            return
        at = branch[line.number % len(branch)]
        world.truth.one(
            "hire",
            pid=around[int(scene.rng.integers(len(around)))],
            registration=run.car,
            begun=day.replace(hour=10, minute=20, second=0, microsecond=0),
            until=until.replace(hour=16, minute=0, second=0, microsecond=0),
            place=at.name,
            postcode=at_station(at).postcode,
            back=at.name,
            back_postcode=at_station(at).postcode if scene.chance(0.5) else None,
            make=make,
            model=w.MAKES[make],
            colour="grey" if line.number % 2 else "black",
            recorded=scene.written(until),
        )
        day = until + timedelta(days=int(scene.rng.integers(2, 30)))
