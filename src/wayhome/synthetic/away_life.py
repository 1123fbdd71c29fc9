"""Children in care who are away from their placement at a place that is known, night after night.

SSDA903 tells it apart from missing: away without authorisation, whereabouts known. In England a
child away in 2024/25 was so 4.5 times (facts §3.1), not once: to a parent, a friend, somebody they
are fond of, and back. So it is told in runs, of few children. How many children is a judgement: one
in fifty of those in care in a year; many councils no longer record it. Of exploited children in
care some nights are written so where they said whose home it was. Councils write it, and no police.
"""

from datetime import datetime, timedelta

import numpy as np

from wayhome.synthetic.chance import picked
from wayhome.synthetic.missing_life import IN_CARE_A_YEAR
from wayhome.synthetic.scene import Scene
from wayhome.synthetic.teller import NEVER
from wayhome.synthetic.world import World

CHILDREN_A_YEAR = IN_CARE_A_YEAR * 0.18  # of those missing from care in a year: 40 in a million
AGAIN = 0.82  # one more, after a night: four or five in all
OF_USED = 0.7  # of exploited children in care of whom anything is seen
DAYS_BETWEEN = (2, 15)
HOMES = ("friend's address", "relative's address", "friend's address", "parent's address")
NOTE = "Rang at ten to say where {he} was; carer spoke to an adult there. Back next day."

Absence = tuple[datetime, datetime]


def away_life(world: World) -> None:
    """Runs of such nights: of children in care year by year, then of exploited ones."""
    absent = _absent(world)
    for day in range(0, int((world.span.today - world.span.begin).astype(int)), 365):
        begin = world.span.begin + np.timedelta64(day, "D")
        for pid in _in_care(world, begin):
            scene = world.scene(pid, f"away {day}")
            _run(world, scene, _evening(scene, begin.astype(object), 365), absent)
    for spell in world.seen():
        scene = world.scene(spell.pid, "away")
        first = max(spell.begin, world.begin)
        days = (min(spell.end or NEVER, world.today) - first).days
        if spell.in_care and days > 0 and scene.chance(OF_USED):
            _run(world, scene, _evening(scene, first, days), absent)


def _absent(world: World) -> dict[int, list[Absence]]:
    """When each child is away or missing already."""
    found: dict[int, list[Absence]] = {}
    rows = world.truth.table("missing").select(["pid", "seen", "found"]).to_pydict()
    for pid, seen, back in zip(*rows.values(), strict=True):
        found.setdefault(pid, []).append((seen, back))
    return found


def _in_care(world: World, begin: np.datetime64) -> list[int]:
    """Children of twelve and over whom some placement holds that year; none of a told life."""
    placed, people = world.placed, world.people
    rng = world.chance(f"away {begin}")
    there = placed.pid[(placed.start < begin + np.timedelta64(365, "D")) & (placed.end > begin)]
    age = people.age(begin)
    able = np.zeros(len(people), dtype=bool)
    able[np.intersect1d(there, world.everyday())] = True
    able &= (age >= 12) & (age < 17)
    n = int(rng.poisson(len(people) * CHILDREN_A_YEAR))
    return [int(pid) for pid in picked(rng, n, able.astype(float))]


def _evening(scene: Scene, first: datetime, days: int) -> datetime:
    day = datetime.combine(first, datetime.min.time())
    return day + timedelta(days=int(scene.rng.integers(days)), hours=20)


def _run(world: World, scene: Scene, when: datetime, absent: dict[int, list[Absence]]) -> None:
    """One night after another, while the child is placed and not away or missing already."""
    held = absent.setdefault(scene.pid, [])
    where = scene.one_of(HOMES)
    while when < world.today - timedelta(days=4):
        back = when + timedelta(hours=float(scene.rng.uniform(9, 19)))
        free = all(back < seen or when > (until or NEVER) for seen, until in held)
        if free and world.placed.on(scene.pid, np.datetime64(when, "D")) >= 0:
            _tell(scene, when, back, where)
            held.append((when, back))
        if not scene.chance(AGAIN):
            return
        when += timedelta(days=int(scene.rng.integers(*DAYS_BETWEEN)))


def _tell(scene: Scene, when: datetime, back: datetime, where: str) -> None:
    scene.truth.one(
        "missing", mid=int(scene.truth.numbers("missing", 1)[0]),
        area=int(scene.people.area[scene.pid]), pid=scene.pid, kind="A", risk="low", seen=when,
        reported=when + timedelta(hours=2), found=back, missing_from="placement", care=True,
        found_place=where, how="returned by themselves",
        circumstances=scene.words(NOTE) if scene.chance(0.5) else None,
        recorded=when + timedelta(hours=3), closed=scene.written(back), to_police=False,
        to_council=True,
    )  # fmt: skip
