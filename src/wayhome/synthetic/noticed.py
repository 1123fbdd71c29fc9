"""What schools notice of a pupil and notice again: calls at night, a stranger online, a bag.

Before, each note was drawn by itself, so that hardly any pupil had two of one kind in weeks, and
the signs that ask for two or more (I08, I19, I21, I41, I63) could not stand of anybody. In life
what has begun goes on for a while. It is told of pupils whom nobody uses and of exploited ones
alike, more of these; nothing of hidden spells. Told after all else, from streams of its own.
"""

from datetime import date, datetime, time, timedelta

import numpy as np

from wayhome.synthetic.chance import picked
from wayhome.synthetic.exploited import Spell
from wayhome.synthetic.exploited_school import last_day_of
from wayhome.synthetic.noticed_words import (
    BROUGHT_NOTICED,
    MATTERS,
    NAMESAKE,
    NAMESAKES,
    Matter,
)
from wayhome.synthetic.recruiting import BROUGHT, Harm
from wayhome.synthetic.scene import Scene
from wayhome.synthetic.teller import NEVER
from wayhome.synthetic.terms import days_at_school, school_day
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.world import World

AGES = (11, 16)
DAYS_BETWEEN = (5, 24)  # of one matter noted again
FROM = timedelta(days=15)  # of a spell
MOST = 6


def noticed(world: World, school: Ints, harms: list[Harm]) -> None:
    """Notes of every matter: first of everybody, then of exploited pupils one by one."""
    for matter in MATTERS:
        _everyday(world, school, matter)
    brings = {harm.pid for harm in harms if harm.how == BROUGHT}
    for spell in world.seen():
        _used(world, spell, spell.pid in brings)


def _everyday(world: World, school: Ints, matter: Matter) -> None:
    """Pupils of the age, likelier with a hard life; most of it is noted once."""
    rng, people, span = world.chance(f"noticed {matter.part}"), world.people, world.span
    age = people.age(span.begin + (span.today - span.begin) // 2)
    able = np.zeros(len(people), dtype=bool)
    able[world.everyday()] = True
    able &= (school >= 0) & (age >= AGES[0]) & (age < AGES[1])
    n = int(rng.poisson(able.sum() * matter.a_year * span.years))
    who = picked(rng, n, np.exp(0.7 * people.risk) * able)
    days = days_at_school(rng, len(who), span.begin, span.today - np.timedelta64(2, "D"))
    for pid, day in zip(who.tolist(), days.astype(object).tolist(), strict=True):
        scene = world.scene(pid, f"noticed {matter.part}")
        _notes(world, scene, _namesake(scene, matter), day, matter.again, _brand(world, scene))


def _namesake(scene: Scene, matter: Matter) -> str:
    about_another = matter.topic is None and scene.chance(NAMESAKES)
    return NAMESAKE if about_another else matter.everyday


def _brand(world: World, scene: Scene) -> str:
    """A line's name, as pupils of the area may hear it."""
    area = int(world.people.area[scene.pid])
    near = [line.brand for line in world.lines if area in (line.home, line.target)]
    return scene.one_of(tuple(near or [line.brand for line in world.lines]))


def _used(world: World, spell: Spell, brings: bool) -> None:
    scene = world.scene(spell.pid, "noticed")
    until = min(spell.end or NEVER, world.today - timedelta(days=3))
    first, last = max(spell.begin + FROM, world.begin).date(), until.date()
    last = min(last, last_day_of(world.people, spell.pid))
    for matter in MATTERS:
        share = BROUGHT_NOTICED if matter.part == "with younger pupils" else matter.of_used
        if matter.part == "with younger pupils" and not brings:
            continue
        begins = first + (last - first) * float(scene.rng.random())
        if scene.chance(share) and first < last:
            brand = spell.line.brand
            _notes(world, scene, matter.used, begins, matter.again_used, brand, last)


def _notes(
    world: World,
    scene: Scene,
    text: str,
    day: date,
    again: float,
    brand: str,
    last: date | None = None,
) -> None:
    """A note, and as often as chance says one more some days later."""
    last = min(last or world.today.date(), world.today.date() - timedelta(days=3))
    for _ in range(MOST):
        day = school_day(day)
        if day > last:
            return
        at = datetime.combine(day, time(int(scene.rng.integers(9, 15)), 35))
        scene.concern(at, "other", scene.words(text, brand=brand))
        if not scene.chance(again):
            return
        day += timedelta(days=int(scene.rng.integers(*DAYS_BETWEEN)))
