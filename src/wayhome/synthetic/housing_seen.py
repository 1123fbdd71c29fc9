"""What landlords see of homes that a line works from.

A landlord sees doors, callers and rent, not lines. The tenant of a home that is taken over is
harmed in it; some are blamed for it, and of many such times nobody tells anybody.
"""

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from wayhome.synthetic import housing_seen_words as w
from wayhome.synthetic.housing_children import child_seen
from wayhome.synthetic.housing_homes import Let
from wayhome.synthetic.housing_told import AtHome
from wayhome.synthetic.line_houses import House
from wayhome.synthetic.lines import Line
from wayhome.synthetic.scene import Scene
from wayhome.synthetic.world import World


def homes_seen(world: World, homes_let: Let) -> None:
    """Homes of lines by the day they are used, then the homes of children."""
    of_home = {int(home): at for at, home in enumerate(homes_let.home)}
    police = _noise_by_address(world)
    for line in world.lines:
        measured: dict[int, datetime] = {}
        times: dict[int, int] = {}
        for house in line.houses:
            home = int(world.people.homes.at(house.tenant, np.datetime64(house.begin, "D")))
            at, ended = of_home.get(home), house.end <= world.begin
            times[home] = times.get(home, 0) + 1
            if at is None or ended or house.begin >= world.today:
                continue
            scene = world.scene(house.tenant, f"housing {house.begin:%Y%m%d}")
            told = Taken(world, homes_let, scene, at, house, line)
            told.tell(police.get((house.address, house.postcode), []), times[home] > 1)
            last = measured.get(home)
            if last is None or (house.begin - last).days > w.MEASURE_EVERY_DAYS:
                if times[home] > 1 and told.measure():
                    measured[home] = house.begin
    for spell in world.seen():
        child_seen(world, homes_let, of_home, spell)


def _noise_by_address(world: World) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """What forces wrote of callers at an address."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in world.truth.single["occurrence"]:
        if row["code"] == "125/12":
            found.setdefault((row["place"], row["postcode"]), []).append(row)
    return found


class Taken(AtHome):
    """A home in the days in which a line works from it, and soon after."""

    def __init__(
        self, world: World, homes_let: Let, scene: Scene, at: int, house: House, line: Line
    ) -> None:
        super().__init__(world, homes_let, scene, at)
        self.house, self.line = house, line
        self.reported = scene.chance(w.REPORTED)

    def day(self, before: int, after: int) -> datetime:
        """A time from some days after it begins to some days after it ends."""
        first = max(self.house.begin, self.world.begin) + timedelta(days=before)
        last = max(self.house.end + timedelta(days=after), first + timedelta(days=1))
        when = first + (last - first) * float(self.scene.rng.random())
        return when.replace(microsecond=0)

    def by_day(self, before: int, after: int) -> datetime:
        """The same, in working hours."""
        return self.day(before, after).replace(hour=int(self.scene.rng.integers(9, 17)))

    def tell(self, police: list[dict[str, Any]], again: bool) -> None:
        """What is told of one time; nothing of many."""
        scene = self.scene
        if self.reported:
            self._nuisance(police)
        if scene.chance(w.BROKEN_INTO):
            cause = self.drawn(w.CAUSES)
            text = w.REPAIR_TEXTS[cause] if scene.chance(0.6) else None
            self.repair(self.by_day(0, 10), self.drawn(w.BROKEN), cause, text)
        if scene.chance(w.VISITED if self.reported else w.VISITED / 3):
            self._visit(again)
        if not again and scene.chance(w.RENT_RISES):
            self._arrears()

    def _nuisance(self, police: list[dict[str, Any]]) -> None:
        scene, nid = self.scene, self.number("nuisance")
        closed = self.house.end + timedelta(days=int(scene.rng.integers(20, 120)))
        closed = closed.replace(hour=int(scene.rng.integers(9, 17)))
        case: dict[str, Any] = {"outcome": self.drawn(w.OUTCOMES), "closed": closed}
        calls = [row for row in police if self.house.begin <= row["began"] <= self.house.end]
        for row in calls:
            if scene.chance(w.CITES_POLICE):
                kind, when = self.drawn(w.KINDS), row["began"] + timedelta(hours=2)
                self.report(nid, when, kind, w.TEXTS[kind], reporter="police",
                            oid=row["oid"], **case)  # fmt: skip
        for _ in range(1 + int(scene.rng.poisson(w.REPORTS))):
            kind, more = self.drawn(w.KINDS), self.drawn(w.KINDS)
            self.report(
                nid,
                self.day(0, 14),
                kind,
                w.TEXTS[kind],
                others=more if more != kind and scene.chance(0.35) else None,
                reporter=self.drawn(w.REPORTERS),
                phone=self._number() if scene.chance(w.NUMBER_TOLD) else None,
                pid=self.tenant if scene.chance(w.TENANT_BLAMED) else None,
                other=None,
                **case,
            )
        if scene.chance(w.TENANT_HARMED):
            self.report(nid, self.day(1, 14), "threats", "The tenant was hit and told to stay in.",
                        reporter="support_worker", other=self.tenant, **case)  # fmt: skip

    def _number(self) -> str:
        """The line's number or the name that it goes by."""
        run = self.line.run(self.house.begin)
        return run.phone if self.scene.chance(0.4) else f"the {self.line.brand} line"

    def _visit(self, again: bool) -> None:
        scene, access = self.scene, self.drawn(w.ACCESS)
        concerns = [self.drawn(w.CONCERNS) for _ in range(1 + int(scene.rng.integers(0, 3)))]
        if access in ("refused", "no_answer"):  # seen at the door or from outside
            concerns = [c for c in concerns if c in ("tenant_not_seen", "anxious", "door_damaged")]
        if scene.chance(w.KNOWN_AS_SUCH[again]):
            concerns.append("home_taken_over")
        offered = scene.chance(0.5)
        words = scene.chance(w.IN_WORDS_ALONE)
        self.visit(
            self.by_day(2, 20),
            access,
            [] if words else concerns,
            pid=self.tenant if scene.chance(0.5) else None,
            reason="report of nuisance" if self.reported else "tenancy check",
            seen=access == "given" and "tenant_not_seen" not in concerns,
            strangers=int(scene.rng.integers(1, 5)) if access == "opened_by_other" else None,
            welfare=offered,
            declined=scene.chance(0.5) if offered else None,
            text=scene.one_of(w.VISIT_TEXTS) if words or scene.chance(0.4) else None,
        )

    def _arrears(self) -> None:
        """Month by month more: what the tenant had goes elsewhere."""
        owed, day = 0.0, max(self.house.begin, self.world.begin) + timedelta(days=20)
        day = (day - timedelta(days=day.weekday())).replace(hour=7, minute=0, second=0)
        for _ in range(int(self.scene.rng.integers(3, 6))):
            if day.date() >= self.until:
                return
            more = round(float(self.scene.rng.uniform(90, 430)), 2)
            owed = round(owed + more, 2)
            self.write("arrears", "arrears", day, ten=self.at + 1, day=day.date(), amount=owed,
                       weeks=round(owed / 112, 1), change=more)  # fmt: skip
            day += timedelta(days=28)

    def measure(self) -> bool:
        """A closure notice, and two days later an order that keeps others out."""
        if not self.reported or not self.scene.chance(w.MEASURED):
            return False
        when = self.by_day(4, 12).replace(minute=0, second=0)
        self._measure("closure_notice", when, 2, None)
        partial = when + timedelta(days=2)
        self._measure("partial_closure", partial, 91, w.PARTIAL)
        return True

    def _measure(self, measure: str, when: datetime, days: int, text: str | None) -> None:
        reason = self.drawn({"home_taken_over": 0.6, "drug_dealing": 0.4})
        served = self.drawn({"everybody": 0.5, "tenant": 0.5})
        self.write("measure", "measure", when, xid=self.number("measure"), measure=measure,
                   begun=when, until=when + timedelta(days=days), reason=reason, served=served,
                   pid=self.tenant if served == "tenant" else None, text=text)  # fmt: skip
