"""An exploited child with whom the project works: what grows as it goes deep, what comes after.

The project knows what the child brings: fear, debt, phones, names heard; never an address of a line
or who holds a number. Some children are referred for exploitation, others for school or family.
"""

from datetime import datetime, timedelta

import numpy as np

from wayhome.synthetic.exploited import Spell
from wayhome.synthetic.places import CITY
from wayhome.synthetic.scene import Scene
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.voluntary_project import HALL, HALL_ADDRESS, tied_one
from wayhome.synthetic.voluntary_words import BRAND, BRINGS, NOT_REACHED, REFERRED, odds, told
from wayhome.synthetic.voluntary_work import Work
from wayhome.synthetic.workdays import workday
from wayhome.synthetic.world import World

WORKED_WITH = {"known": 0.5, "pieces": 0.3}  # of exploited children of the city; a judgement
SAYS = (1.3, 1.6)  # how much a child says: a beta, 0.45 on average; many are too frightened
ACCEPTED, REACHED, FOR_DAYS = 0.75, 0.68, 260.0  # the work lasts so long in the middle
NAMES_LINE = 0.6  # of times a name is heard
BRINGS_OTHERS, WITH_OTHER = 0.15, 0.1
OLDER, TRUSTS, FRIEND = 0.3, 0.45, 0.25  # ties written down
OPENLY = ("exploitation", "exploitation;missing", "missing;debt", "exploitation;exclusion")
OTHERWISE = (
    "exclusion",
    "violence",
    "family",
    "missing",
    "exclusion;substance_use",
    "mental_health",
)
KINDS = (*("met",) * 8, *("call",) * 3, *("message",) * 3, *("visit",) * 3, "school", "hospital",
         "custody")  # fmt: skip


def worked_with(world: World, spell: Spell, of_age: Ints) -> None:
    """The referral of one child, the contacts, and the people round them."""
    scene = world.scene(spell.pid, "voluntary")
    months = [day for day, _ in world.months(spell)]
    if world.people.area[spell.pid] != CITY or not months:
        return
    if not scene.chance(WORKED_WITH[spell.seen]):
        return
    day = world.within(scene.rng, months[min(len(months) - 1, int(scene.rng.integers(0, 7)))])
    start = workday(day.replace(hour=12, minute=0))
    if start < world.today - timedelta(days=5):
        work = _referred(world, scene, spell, start)
        if work:
            _contacts(work)
            _ties(work, of_age)


def _referred(world: World, scene: Scene, spell: Spell, start: datetime) -> Work | None:
    begun = workday(start + timedelta(days=2 + float(scene.rng.exponential(11))))
    until = workday(begun + timedelta(days=FOR_DAYS * float(np.exp(0.6 * scene.rng.normal()))))
    openly = spell.seen == "known" and scene.chance(0.7)
    reasons = scene.one_of(OPENLY if openly else OTHERWISE)
    accepted, ended = scene.chance(ACCEPTED), until < world.today
    goes_on = accepted and begun < world.today
    better = scene.one_of(("safer", "safer", "safer", "same", "moved", "not known"))
    safe = spell.end is not None and spell.end < until
    world.truth.one(
        "work", wid=int(world.truth.numbers("work", 1)[0]), pid=spell.pid, start=start.date(),
        by=scene.one_of(("children's services", "school", "police", "youth justice", "parent")),
        service=scene.one_of(("one-to-one", "one-to-one", "mentoring")),
        reasons=reasons, accepted=accepted,
        outcome=None if accepted else scene.one_of(("person said no", "declined by service")),
        begun=begun.date() if goes_on else None,
        until=until.date() if goes_on and ended else None,
        ending=(better if safe else scene.one_of(("same", "worse", "not known")))
        if goes_on and ended else None,
        text=REFERRED[reasons.split(";")[0]] if scene.chance(0.7) else None,
        recorded=scene.written(start), closed=scene.written(until) if goes_on and ended else None,
    )  # fmt: skip
    says = float(scene.rng.beta(*SAYS))
    return Work(world, scene, spell, begun, until, says) if goes_on else None


def _contacts(work: Work) -> None:
    brought = {one.brought_by for one in work.world.seen()}
    for when in work.contacts():
        stage = work.stage(when)
        odds_now = odds(stage) * (1.0 if stage == "after" else work.says)
        if work.spell.pid in brought and stage == "deep":
            odds_now[BRINGS] = BRINGS_OTHERS * work.says
        _contact(work, when, odds_now)


def _contact(work: Work, when: datetime, chance: np.ndarray) -> None:
    scene, spell = work.scene, work.spell
    topics, said, text, hit = (column[0] for column in told(scene.rng, chance[None, :]))
    took = scene.chance(REACHED)
    if not took:
        topics, said, text = None, None, scene.one_of(NOT_REACHED)
    heard = took and hit[BRAND] and spell.line.model.name != "other"
    kind = scene.one_of(KINDS)
    home = work.world.people.homes.at(spell.pid, np.datetime64(when, "D"))
    address = str(work.world.people.homes.address_of(np.array([home]))[0])
    there = {
        "met": (HALL.place, HALL_ADDRESS, HALL.postcode),
        "visit": ("home", address, scene.home(when).postcode),
    }.get(kind, (None, None, None))
    world, others = work.world, work.beside(when)
    other = others[0] if others and scene.chance(WITH_OTHER) else None
    recorded = scene.written(when)
    if other is not None:
        world.truth.one("client", pid=other, recorded=recorded)
    world.truth.one(
        "talk", kid=int(world.truth.numbers("talk", 1)[0]), pid=spell.pid,
        other=other, happened=when, kind=kind,
        outcome="took part" if took else scene.one_of(("was not reached", "moved")),
        topics=topics, said=said, text=text,
        by=scene.one_of(("youth worker", "youth worker", "mentor", "family worker")),
        brand=spell.line.brand if heard and scene.chance(NAMES_LINE) else None,
        place=there[0], address=there[1], postcode=there[2], recorded=recorded,
        marking="restricted" if scene.chance(0.02) else None,
    )  # fmt: skip


def _ties(work: Work, of_age: Ints) -> None:
    """Somebody older who waits outside, a friend in the same need, an adult whom they trust."""
    world, scene, pid = work.world, work.scene, work.spell.pid
    when = work.begun + (min(work.until, world.today) - work.begun) * 0.3
    known = (
        ("associate", OLDER, work.spell.line.around(when)),
        ("friend", FRIEND, work.beside(when)),
        ("mentor", TRUSTS, of_age[scene.rng.integers(0, len(of_age), 1)].tolist()),
        ("mother", 0.5, [x for x in (int(world.people.mother[pid]),) if x >= 0]),
    )
    for kind, share, others in known:
        if others and scene.chance(share):
            tied_one(world, scene.rng, kind, pid, int(others[0]), when, None)
