"""Rows about one home that is let, for the few homes that are told one by one."""

from datetime import datetime
from typing import Any

import numpy as np

from wayhome.synthetic import housing_seen_words as w
from wayhome.synthetic.housing_homes import Let, placed
from wayhome.synthetic.housing_words import BY_TENANCY
from wayhome.synthetic.noted import word
from wayhome.synthetic.scene import Scene
from wayhome.synthetic.world import World


class AtHome:
    """Rows about one home that is let, told one by one."""

    def __init__(self, world: World, homes_let: Let, scene: Scene, at: int) -> None:
        self.world, self.scene, self.at = world, scene, at
        self.home = np.array([int(homes_let.home[at])])
        self.area = int(homes_let.area[at])
        self.tenant = int(homes_let.tenant[at])
        self.until = homes_let.until[at].item()

    def drawn(self, shares: dict[str, float]) -> str:
        return word(self.scene.rng, shares)

    def write(self, table: str, sort: str, when: datetime, **values: Any) -> None:
        """One row, unless it is yet to come; some name the tenancy and not the place."""
        if when >= self.world.today:
            return
        where: dict[str, Any] = {}
        if self.scene.rng.random() >= BY_TENANCY.get(sort, 0.0):
            where = placed(self.world, self.scene.rng, self.home, sort)
            where = {name: value[0] for name, value in where.items()}
        elif "ten" not in values:
            values["ten"] = self.at + 1
        recorded = self.scene.written(when)
        self.world.truth.one(table, area=self.area, recorded=recorded, **where, **values)

    def number(self, table: str) -> int:
        return int(self.world.truth.numbers(table, 1)[0])

    def report(self, nid: int, when: datetime, kind: str, text: str | None, **values: Any) -> None:
        """A report of nuisance; three in ten say what it is in words alone."""
        if self.scene.chance(w.IN_WORDS_ALONE):
            kind = "other" if self.scene.chance(0.6) else "noise"
        elif self.scene.chance(0.4):
            text = None
        self.write("nuisance", "nuisance", when, nid=nid, happened=when, kind=kind, text=text,
                   **values)  # fmt: skip

    def repair(self, when: datetime, kind: str, cause: str, text: str | None) -> None:
        number = self.number("repair")
        self.write("repair", "repair", when, jid=number, happened=when, kind=kind, cause=cause,
                   text=text)  # fmt: skip

    def visit(self, when: datetime, access: str, concerns: list[str], **values: Any) -> None:
        codes = "; ".join(sorted(set(concerns))) or None
        self.write("home_visit", "visit", when, vid=self.number("home_visit"), happened=when,
                   access=access, concerns=codes, **values)  # fmt: skip
