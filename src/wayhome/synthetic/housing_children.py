"""What is seen at the homes of exploited children that are let, and of those who had to leave home.

Callers, a broken door, a worried parent. A landlord knows nothing of a line.
"""

from datetime import datetime, timedelta

import numpy as np

from wayhome.synthetic import housing_seen_words as w
from wayhome.synthetic.exploited import Spell
from wayhome.synthetic.housing_homes import Let
from wayhome.synthetic.housing_told import AtHome
from wayhome.synthetic.places import BETWEEN
from wayhome.synthetic.scene import Scene
from wayhome.synthetic.world import World


def child_seen(world: World, homes_let: Let, of_home: dict[int, int], spell: Spell) -> None:
    """Month by month from the third on, less where only pieces are ever seen."""
    scene = world.scene(spell.pid, "housing")
    if int(world.people.area[spell.pid]) == BETWEEN:
        return
    share = 1.0 if spell.seen == "known" else w.PIECES
    for day, number in world.months(spell):
        home = int(world.people.homes.at(spell.pid, np.datetime64(day, "D")))
        if number >= 2 and home in of_home:
            _at_childs_home(AtHome(world, homes_let, scene, of_home[home]), spell, day, share)
    _without_home(world, scene, spell, share)


def _at_childs_home(told: AtHome, spell: Spell, day: datetime, share: float) -> None:
    scene = told.scene
    if scene.chance(w.CALLERS * share):
        kind, when = scene.one_of(("hostile_callers", "threats")), told.world.within(scene.rng, day)
        harmed = spell.pid if scene.chance(0.5) else told.tenant
        told.report(told.number("nuisance"), when, kind, scene.one_of(w.CALLER_TEXTS), other=harmed,
                    reporter=scene.one_of(("tenant", "neighbour", "household")),
                    outcome=told.drawn(w.OUTCOMES), closed=when + timedelta(days=40))  # fmt: skip
    if scene.chance(w.DOOR * share):
        when = told.world.within(scene.rng, day)
        told.repair(when, "front_door", told.drawn(w.CAUSES), "Will not say how it came about.")
    if scene.chance(w.SEEN_AT_VISIT * share):
        when = told.world.within(scene.rng, day).replace(hour=11)
        words = scene.chance(w.IN_WORDS_ALONE)
        concerns = [] if words else [scene.one_of(("anxious", "hardship", "door_damaged"))]
        told.visit(when, "given", concerns, reason="tenancy check", seen=True,
                   pid=told.tenant, text=scene.one_of(w.HOME_TEXTS) if words else None)  # fmt: skip


def _without_home(world: World, scene: Scene, spell: Spell, share: float) -> None:
    """A family that had to leave, or a child of 16 or 17 who goes from sofa to sofa."""
    months = [day for day, number in world.months(spell) if number >= 2]
    if not months:
        return
    when = world.within(scene.rng, months[int(scene.rng.integers(len(months)))])
    born = world.people.born[spell.pid]
    sixteen = (np.datetime64(when, "D") - born).astype(int) >= 16 * 365.25 + 2
    if scene.chance(w.HAD_TO_LEAVE * share):
        mother = int(world.people.mother[spell.pid])
        together = [spell.pid] if mother < 0 else [mother, spell.pid]
        _asks(world, scene, when, together, "threatened", w.LEFT_FOR_FEAR)
    elif sixteen and scene.chance(w.ALONE_AT_FRIENDS * share):
        _asks(world, scene, when, [spell.pid], "sofa_surfing", w.AT_FRIENDS)


def _asks(world: World, scene: Scene, when: datetime, who: list[int], kind: str, text: str) -> None:
    hid, recorded = int(world.truth.numbers("homeless", 1)[0]), scene.written(when)
    decided = when + timedelta(days=float(scene.rng.uniform(3, 50)))
    area = int(world.people.area[who[-1]])
    for pid in who:
        world.truth.one(
            "homeless",
            hid=hid,
            area=area,
            pid=pid,
            applied=when.date(),
            kind=None if scene.chance(w.IN_WORDS_ALONE) else kind,
            decided=decided.date(),
            outcome=scene.one_of(("prevention", "relief", "relief", "lost_contact")),
            text=text,
            recorded=recorded,
            closed=max(recorded, decided + timedelta(hours=9)),
        )
