"""What is said of exploited children where they live, and where a line has sent them.

More as it goes deep. Some are named, many only described; of those whom agencies never see nothing
is said here either.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from wayhome.synthetic.chance import shares
from wayhome.synthetic.community_words import (
    AFTER,
    DEEP,
    EARLY,
    OF_CHILDREN,
    PLACES,
    WHO_SPEAKS,
)
from wayhome.synthetic.exploited import Spell
from wayhome.synthetic.scene import Scene, Spot
from wayhome.synthetic.teller import NEVER
from wayhome.synthetic.world import MONTH, World

EARLY_SAID, DEEP_SAID = 0.05, 0.12  # in a month, of a child of whom something is seen
UNKNOWN_SAID = 0.05  # in a month, where a child is sent
AFTER_SAID = 0.15  # once, in the months after it ended
LINE_HEARD, AT_ADDRESS, BROUGHT_SAID = 0.15, 0.3, 0.5
AT_A_PLACE, MAPPED = 0.5, 0.6  # of what is said of children: a place by name, a point too
Hint = dict[str, Any]


def of_children(world: World) -> Iterator[Hint]:
    """Everything said of each of them."""
    for spell in world.seen():
        scene = world.scene(spell.pid, "community")
        for day, number in world.months(spell):
            if scene.chance(DEEP_SAID if number >= 2 else EARLY_SAID):
                when = world.within(scene.rng, day)
                yield from _of_child(world, scene, spell, when, DEEP if number >= 2 else EARLY)
            if spell.line.model.sent is not None and number >= 2 and scene.chance(UNKNOWN_SAID):
                yield _unknown(scene, spell, world.within(scene.rng, day))
        yield from _brought(world, scene, spell)
        yield from _afterwards(world, scene, spell)


def _of_child(
    world: World, scene: Scene, spell: Spell, when: datetime, topics: dict[str, float]
) -> Iterator[Hint]:
    """One thing said; of two seen together, one each."""
    topic = str(shares(scene.rng, 1, topics)[0])
    hint = _said(scene, spell, when, topic)
    beside = [
        one.pid
        for one in world.seen()
        if one.line is spell.line
        and one.pid != spell.pid
        and one.begin <= when < (one.end or NEVER)
        and world.people.area[one.pid] == world.people.area[spell.pid]
    ]
    if topic == "seen together" and beside and scene.chance(0.6):
        other = beside[int(scene.rng.integers(len(beside)))]
        yield {**hint, "other": other}
        yield {**hint, "whom": other, "other": spell.pid}
    else:
        yield hint


def _said(scene: Scene, spell: Spell, when: datetime, topic: str) -> Hint:
    """Near home; of who stays there at the address, where somebody knows it."""
    spot, where = scene.home(when), dict[str, Any]()
    house = spell.line.house(when)
    if topic == "stays there" and house and scene.chance(AT_ADDRESS):
        where = {"address": house.address, "postcode": house.postcode}
    elif scene.chance(AT_A_PLACE):
        where = {
            "place": scene.one_of(PLACES),
            **(_point(scene, spot) if scene.chance(MAPPED) else {}),
        }
    carries = topic in ("selling", "carrying") and spell.line.model.name != "other"
    return {
        "area": spot.area,
        "when": when,
        "topic": topic,
        "text": scene.one_of(OF_CHILDREN[topic]),
        "by": str(shares(scene.rng, 1, WHO_SPEAKS)[0]),
        "whom": spell.pid,
        "brand": spell.line.brand if carries and scene.chance(LINE_HEARD) else None,
        **where,
    }


def _point(scene: Scene, spot: Spot) -> dict[str, float]:
    """A point on the map, near enough."""
    lat, lon = scene.rng.normal(0, 0.003), scene.rng.normal(0, 0.005)
    return {"lat": round(spot.lat + float(lat), 4), "lon": round(spot.lon + float(lon), 4)}


def _unknown(scene: Scene, spell: Spell, when: datetime) -> Hint:
    """A child whom nobody knows, in the town to which a line sends them."""
    run, house = spell.line.run(when), spell.line.house(when)
    told = (
        {"address": house.address, "postcode": house.postcode}
        if house and scene.chance(0.4)
        else {}
    )
    return {
        "area": spell.line.target,
        "when": when,
        "topic": "unknown child",
        "text": scene.one_of(OF_CHILDREN["unknown child"]),
        "by": scene.one_of(("shopkeeper", "neighbour", "taxi driver", "resident")),
        "whom": spell.pid,
        "place": None if told else run.town.name,
        **told,
    }


def _brought(world: World, scene: Scene, spell: Spell) -> Iterator[Hint]:
    """Of a child who was made to bring a friend; both are harmed."""
    for other in world.seen():
        if other.brought_by == spell.pid and scene.chance(BROUGHT_SAID):
            when = max(other.begin, world.begin) + 2 * MONTH * float(scene.rng.random())
            when = when.replace(second=0, microsecond=0)
            hint = _said(scene, spell, when, "recruiting")
            yield {**hint, "other": other.pid, "by": "young person"}


def _afterwards(world: World, scene: Scene, spell: Spell) -> Iterator[Hint]:
    """What protects, once it is over."""
    if spell.end and world.begin < spell.end < world.today - 2 * MONTH and scene.chance(AFTER_SAID):
        when = world.within(scene.rng, spell.end + MONTH)
        yield _said(scene, spell, when, str(shares(scene.rng, 1, AFTER)[0]))
