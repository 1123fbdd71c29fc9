"""What other agencies' lives are told from: the people, and whom the lines harm, where and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from wayhome.synthetic.chance import Stream, stream
from wayhome.synthetic.clock import Window
from wayhome.synthetic.exploited import Spell
from wayhome.synthetic.lines import Line
from wayhome.synthetic.looked_after import Placed
from wayhome.synthetic.population import People
from wayhome.synthetic.scene import Scene
from wayhome.synthetic.teller import NEVER
from wayhome.synthetic.truth import Ints, Truth

MONTH = timedelta(days=30.4)


@dataclass(frozen=True)
class World:
    """Everything that is true of a region before the agencies that came later write of it. The
    cast of stories begins at `cast`; only stories tell of them."""

    truth: Truth
    people: People
    harmed: list[Spell]
    lines: list[Line]
    placed: Placed
    cast: int
    seed: int
    span: Window

    @property
    def begin(self) -> datetime:
        return datetime.fromisoformat(str(self.span.begin))

    @property
    def today(self) -> datetime:
        return datetime.fromisoformat(str(self.span.today))

    def chance(self, name: str) -> Stream:
        """A stream of chance of its own, so that no part changes another."""
        return stream(self.seed, name)

    def scene(self, pid: int, name: str) -> Scene:
        return Scene(self.truth, self.people, self.chance(f"{name} {pid}"), pid)

    def everyday(self) -> Ints:
        """Everybody whose life no story and no line tells."""
        apart = np.zeros(len(self.people), bool)
        apart[[spell.pid for spell in self.harmed]] = True
        apart[self.cast :] = True
        return np.flatnonzero(~apart)

    def seen(self) -> Iterator[Spell]:
        """Spells of which agencies see something."""
        return (spell for spell in self.harmed if spell.seen != "hidden")

    def months(self, spell: Spell) -> Iterator[tuple[datetime, int]]:
        """The beginning of each month of a spell within the window, and its number. From the third
        (2) on it has gone deep."""
        day, end = max(spell.begin, self.begin), min(spell.end or NEVER, self.today)
        number = 0
        while day + MONTH <= end:
            yield day, number
            day, number = day + MONTH, number + 1

    def within(self, rng: Stream, day: datetime) -> datetime:
        """Some minute of the month from a day."""
        return (day + MONTH * float(rng.random())).replace(second=0, microsecond=0)
