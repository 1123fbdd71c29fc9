"""One exploited child on the way: an incident, a journey, who is beside them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from wayhome.synthetic import transport_words as w
from wayhome.synthetic.exploited import Spell
from wayhome.synthetic.exploited_life import RAIL_LINES
from wayhome.synthetic.noted import word
from wayhome.synthetic.places import Station, sector_miles, stations
from wayhome.synthetic.scene import Scene, at_station
from wayhome.synthetic.teller import NEVER
from wayhome.synthetic.world import World


@dataclass
class Way:
    """One exploited child on the way."""

    world: World
    spell: Spell
    scene: Scene

    @property
    def by_rail(self) -> bool:
        return self.spell.line.model.name in RAIL_LINES

    @property
    def home(self) -> Station:
        """The station that is nearest to where the child lived at first."""
        sector = self.scene.home(self.spell.begin).sector
        here = np.full(len(stations()), sector)
        away = sector_miles(here, np.array([one.sector for one in stations()]))
        return stations()[int(away.argmin())]

    def way(self, when: datetime) -> tuple[Station, Station]:
        """Out or back, between home and the line's town."""
        town = self.spell.line.run(when).town
        return (self.home, town) if self.scene.chance(0.6) else (town, self.home)

    def share(self) -> float:
        return 1.0 if self.spell.seen == "known" else w.PIECES

    def drawn(self, shares: dict[str, float]) -> str:
        return word(self.scene.rng, shares)

    def late(self, day: datetime) -> datetime:
        """An hour of the afternoon or evening in the month from a day."""
        when = self.world.within(self.scene.rng, day)
        return when.replace(hour=int(self.scene.rng.integers(13, 24)))

    def incident(
        self,
        when: datetime,
        kind: str,
        at: Station,
        way: tuple[Station, Station],
        **more: Any,
    ) -> None:
        """One incident; three in ten say what mattered in words alone."""
        scene, tid = self.scene, int(self.world.truth.numbers("travel", 1)[0])
        words = kind in w.TEXTS_SEEN and "oid" not in more and scene.chance(w.IN_WORDS_ALONE)
        told = w.TEXTS_SEEN.get(kind) if words or scene.chance(0.5) else None
        recorded = scene.written(when)
        spot = at_station(at)
        columns = {
            "tid": tid, "happened": when, "kind": "other" if words else kind, "place": at.name,
            "postcode": spot.postcode, "lat": at.lat, "lon": at.lon, "mode": "rail",
            "recorded": recorded, "text": told, **more,
        }  # fmt: skip
        if scene.chance(0.6) and way[0] is not way[1]:
            columns |= {"origin": way[0].name, "destination": way[1].name}
        columns["company"] = self.beside(tid, when, columns)
        ticket = {"no_ticket": "none", "long_ticket": "single bought in cash"}.get(kind)
        role = "suspect" if kind == "fare_evasion" else scene.one_of(("traveller", ""))
        self.world.truth.one("travel", pid=self.spell.pid, role=role or None,
                             ticket=None if words else ticket, **self.carried(when, words),
                             **columns)  # fmt: skip

    def carried(self, when: datetime, words: bool) -> dict[str, Any]:
        """What was found, once it has gone deep."""
        scene = self.scene
        if words or (when - self.spell.begin).days < 60:
            return {}
        there = {name for name, share in w.CARRIES.items() if scene.chance(share)}
        found = {
            "cash": float(scene.rng.integers(6, 60) * 10),
            "phones": 2 + int(scene.chance(0.2)),
            "items": scene.one_of(w.ITEMS),
            "drugs": w.DRUGS,
            "weapon": w.WEAPON,
        }
        return {name: value for name, value in found.items() if name in there}

    def beside(self, tid: int, when: datetime, columns: dict[str, Any]) -> str | None:
        """Somebody older of the line, by description or by name; or another child it uses."""
        scene, around = self.scene, self.spell.line.around(when)
        if around and scene.chance(w.BESIDE_ELDER):
            if scene.chance(w.NAMED):
                elder = around[int(scene.rng.integers(len(around)))]
                recorded = columns["recorded"]
                self.world.truth.one("beside", tid=tid, pid=elder, recorded=recorded)
            return w.ELDER
        other = self.friend(when)
        located = columns["kind"] == "missing_located"  # a row would say so of both
        if other is None or located or not scene.chance(w.BESIDE_CHILD):
            return None
        self.world.truth.one("travel", pid=other, role="companion", **columns)
        return "a friend"

    def friend(self, when: datetime) -> int | None:
        """Another child of the same line at the time, of whom anything may be seen."""
        there = [
            one.pid
            for one in self.world.seen()
            if one.line is self.spell.line
            and one.pid != self.spell.pid
            and one.begin <= when < (one.end or NEVER)
        ]
        return there[int(self.scene.rng.integers(len(there)))] if there else None

    def journey(self, when: datetime, way: tuple[Station, Station]) -> None:
        scene, (start, end) = self.scene, way
        ticket = scene.one_of(("single", "single", "paid_by_other", "none"))
        payer = scene.one_of(("adult_unknown", "adult_unknown", "adult_known", "companion"))
        tid, recorded = int(self.world.truth.numbers("travel", 1)[0]), scene.written(when)
        around = self.spell.line.around(when)
        if around and scene.chance(w.BESIDE_ELDER * w.NAMED):
            elder = around[int(scene.rng.integers(len(around)))]
            self.world.truth.one("beside", tid=tid, pid=elder, recorded=recorded)
        self.world.truth.one(
            "journey",
            tid=tid,
            pid=self.spell.pid,
            departed=when,
            arrived=when + timedelta(hours=3),
            mode="rail" if scene.chance(0.85) else "coach",
            origin=start.name,
            origin_postcode=at_station(start).postcode,
            place=end.name,
            postcode=at_station(end).postcode,
            lat=end.lat,
            lon=end.lon,
            ticket=ticket,
            payer=payer if ticket != "none" and scene.chance(0.7) else None,
            text=w.NOTED_TRIP if scene.chance(w.IN_WORDS_ALONE) else None,
            recorded=recorded,
        )
