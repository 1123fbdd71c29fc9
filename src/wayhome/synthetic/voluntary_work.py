"""A youth project's work with one exploited child: how deep it has gone, and who is beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from wayhome.synthetic.exploited import Spell
from wayhome.synthetic.places import CITY
from wayhome.synthetic.scene import Scene
from wayhome.synthetic.teller import NEVER
from wayhome.synthetic.workdays import workday
from wayhome.synthetic.world import MONTH, World

A_MONTH = 2.6  # contacts
DEEP, ENDING = 2 * MONTH, timedelta(days=45)


@dataclass
class Work:
    """The project's work with one child while it is told."""

    world: World
    scene: Scene
    spell: Spell
    begun: datetime
    until: datetime
    says: float

    def stage(self, when: datetime) -> str:
        """How deep it has gone, as topics have it; what protects comes as it ends."""
        if when >= (self.spell.end or NEVER) - ENDING:
            return "after"
        return "deep" if when - self.spell.begin >= DEEP else "early"

    def contacts(self) -> Iterator[datetime]:
        """Afternoons while the work goes on."""
        rng, day = self.scene.rng, self.begun
        while True:
            day += timedelta(days=float(rng.exponential(MONTH.days / A_MONTH)) + 0.5)
            when = workday(day.replace(hour=int(rng.integers(11, 20)), minute=30, second=0))
            if when >= min(self.until, self.world.today):
                return
            yield when

    def beside(self, when: datetime) -> list[int]:
        """Children of the city whom the same line uses at the time."""
        return [
            one.pid
            for one in self.world.seen()
            if one.line is self.spell.line
            and one.pid != self.spell.pid
            and self.world.people.area[one.pid] == CITY
            and one.begin <= when < (one.end or NEVER)
        ]
