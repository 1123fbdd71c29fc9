"""What the trust sees of children whom a line harms, and of people whose home it takes.

It sees injuries and tired children, not lines. Much is never taken to a doctor, and of children who
are sent away much is treated far from home. Some of what it hears stands only in words.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from wayhome.synthetic.exploited import Spell
from wayhome.synthetic.health_ground import Referred, alerts
from wayhome.synthetic.health_referred import write_referrals
from wayhome.synthetic.health_told import Harm, any_of, attends, evening, noted, one_of
from wayhome.synthetic.health_treated import write_appointments, write_treatment
from wayhome.synthetic.health_words import (
    CAME_HARMED,
    HARM_NOTE_TEXTS,
    HARM_NOTES,
    HARMS,
    NAVIGATED,
    NEEDS,
    NEVER_WRITTEN,
    OBSERVED_HARMED,
    ONLY_IN_WORDS,
    ORDINARY,
    ORDINARY_A_MONTH,
    PROBLEM_ADULT,
    PROBLEM_HARMED,
    REFERRERS,
    SENT_AWAY_SEEN,
    TENANT_ATTENDS,
    TENANT_CAUSES,
    TENANT_NOTED,
    TENANT_NOTES,
    TENANT_TREATED,
    TREATED_HARMED,
    WITH_HARMED,
    WITH_TENANT,
)
from wayhome.synthetic.line_houses import House
from wayhome.synthetic.places import CITY, sectors
from wayhome.synthetic.scene import Scene
from wayhome.synthetic.world import MONTH, World


@dataclass(frozen=True)
class Asked:
    """A referral of one of them, before it is known what came of it."""

    pid: int
    service: str
    day: datetime
    by: str
    adult: bool = False


def health_seen(world: World) -> None:
    """Attendances, notes and referrals of each."""
    came: list[tuple[int, datetime]] = []
    asked: list[Asked] = []
    for spell in world.seen():
        if world.people.area[spell.pid] == CITY:
            asked += _child(world, spell, came)
    asked += _tenants(world)
    rng = world.chance("health of those harmed")
    for adult, problem in ((False, PROBLEM_HARMED), (True, PROBLEM_ADULT)):
        told = _referred([one for one in asked if one.adult == adult])
        waited = write_referrals(world, rng, told)
        write_appointments(world, rng, told, waited, CAME_HARMED)
        write_treatment(world, rng, told, waited, problem)
    if came:
        pid = np.array([row[0] for row in came], dtype=np.int64)
        alerts(world, rng, pid, np.array([row[1] for row in came], dtype="datetime64[s]"))


def _referred(asked: list[Asked]) -> Referred:
    return Referred(
        np.array([one.pid for one in asked], dtype=np.int64),
        np.array([one.service for one in asked], dtype=object),
        np.array([one.day for one in asked], dtype="datetime64[D]"),
        np.array([one.by for one in asked], dtype=object),
    )


def _child(world: World, spell: Spell, came: list[tuple[int, datetime]]) -> list[Asked]:
    """Month by month, while the child lives in the city."""
    scene = world.scene(spell.pid, "health")
    asked = _needs(world, scene, spell)
    _before(world, scene, spell)
    share = (SENT_AWAY_SEEN if spell.line.model.sent is not None else 1.0) * (1 - NEVER_WRITTEN)
    for day, number in world.months(spell):
        deep = number > 1
        if not _here(world, spell.pid, day):
            continue
        for *harm, early, late in HARMS:
            if scene.chance((late if deep else early) * share):
                when = evening(world, scene, day)
                place = _place(scene, spell, when)
                attends(
                    world, scene, when, Harm(*harm), company=one_of(scene, WITH_HARMED), **place
                )
                came.append((spell.pid, when))
                asked += _after(scene, when, str(harm[0]))
        for _ in range(int(scene.rng.poisson(HARM_NOTES[deep]))):
            _tired(world, scene, day)
    return asked


def _before(world: World, scene: Scene, spell: Spell) -> None:
    """Hurt as other children are, in the time before."""
    months = max(0, int((spell.begin - world.begin).days / MONTH.days))
    for month in np.flatnonzero(scene.rng.random(months) < ORDINARY_A_MONTH).tolist():
        when = evening(world, scene, world.begin + MONTH * month)
        harm = Harm(*ORDINARY[int(scene.rng.integers(len(ORDINARY)))])
        attends(world, scene, when, harm, company="parent")


def _here(world: World, pid: int, day: datetime) -> bool:
    """Whether the child lives in the city then: not in a placement elsewhere."""
    at = int(world.placed.on(pid, np.datetime64(day, "D")))
    if at >= 0:
        return bool(sectors().area[world.placed.sector[at]] == CITY)
    return not any(  # placements of those moved away for safety are told one by one
        row["pid"] == pid and row["start"] <= day.date() <= row["until"]
        for row in world.truth.single["placement"]
    )


def _place(scene: Scene, spell: Spell, when: datetime) -> dict[str, Any]:
    """Where it happened, if anybody says so: where the line works, a street, at home."""
    house = spell.line.house(when)
    if house and spell.line.target == CITY and scene.chance(0.25):
        return {"place": house.address, "place_postcode": house.postcode}
    if scene.chance(0.35):
        home = scene.home(when)
        name = scene.one_of(("street", "park", "home", "bus stop"))
        return {"place": name, "place_postcode": home.postcode if name == "home" else None}
    return {}


def _needs(world: World, scene: Scene, spell: Spell) -> list[Asked]:
    """What the child needed before anybody used them, or came to need: asked for on any day."""
    room = (min(world.today, spell.end or world.today) - world.begin).days - 10
    asked = [
        Asked(spell.pid, service, _some_day(world, scene, room), one_of(scene, REFERRERS))
        for service, share in NEEDS.items()
        if scene.chance(share)
    ]
    months = [day for day, number in world.months(spell) if number > 1]
    if months and scene.chance(TREATED_HARMED):
        day = months[int(scene.rng.integers(len(months)))]
        asked.append(Asked(spell.pid, "substance_use", day, "youth worker"))
    return asked


def _some_day(world: World, scene: Scene, room: int) -> datetime:
    return world.begin + timedelta(days=int(scene.rng.integers(0, max(room, 1))))


def _after(scene: Scene, when: datetime, mechanism: str) -> list[Asked]:
    """A youth worker in the hospital after violence, mental health after self-harm."""
    if mechanism in ("assault", "stabbing", "gunshot") and scene.chance(NAVIGATED):
        return [Asked(scene.pid, "hospital_navigator", when, "emergency department")]
    if mechanism == "self_harm" and scene.chance(0.6):
        return [Asked(scene.pid, "mental_health", when, "emergency department")]
    return []


def _tired(world: World, scene: Scene, day: datetime) -> None:
    """A note of a school nurse: what was seen, in codes or only in words."""
    codes = ";".join(code for code, share in OBSERVED_HARMED.items() if scene.chance(share))
    text = any_of(scene, HARM_NOTE_TEXTS)
    observed = None if text and scene.chance(ONLY_IN_WORDS) else codes or None
    noted(world, scene, world.within(scene.rng, day), observed, text, "school nurse")


def _tenants(world: World) -> list[Asked]:
    """People of the city whose home a line takes over."""
    asked: list[Asked] = []
    treated: set[int] = set()
    for line in world.lines:
        for number, house in enumerate(line.houses):
            if world.people.area[house.tenant] == CITY and world.begin < house.begin < world.today:
                scene = world.scene(house.tenant, f"health home {line.number} {number}")
                _taken(world, scene, house)
                if house.tenant not in treated and scene.chance(TENANT_TREATED):
                    asked.append(
                        Asked(house.tenant, "substance_use", house.begin, "GP", adult=True)
                    )
                treated.add(house.tenant)
    return asked


def _taken(world: World, scene: Scene, house: House) -> None:
    """In those days some come to a hospital, and a nurse who calls sees that something is wrong."""
    stay = min(house.end, world.today) - house.begin
    when = (house.begin + stay * float(scene.rng.random())).replace(second=0, microsecond=0)
    if scene.chance(TENANT_ATTENDS) and when < world.today - timedelta(hours=6):
        harm = Harm(*TENANT_CAUSES[int(scene.rng.integers(len(TENANT_CAUSES)))])
        place = {"place": "home", "place_postcode": house.postcode}
        attends(world, scene, when, harm, company=one_of(scene, WITH_TENANT), **place)
    if scene.chance(TENANT_NOTED):
        observed, text = TENANT_NOTES[int(scene.rng.integers(len(TENANT_NOTES)))]
        known = None if scene.chance(ONLY_IN_WORDS) else observed
        noted(world, scene, when, known, text, "community nurse")
