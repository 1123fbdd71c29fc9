"""What a youth justice service hears of children whom a line harms, one child at a time.

It hears as the work goes on: new things first, then debts, threats, somewhere else to be. Some of
it stands only in words, some is written late. Most of these children came for an offence that they
were made to commit; some because somebody worried.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import drawn
from wayhome.synthetic.clock import Days
from wayhome.synthetic.exploited import Spell
from wayhome.synthetic.places import COUNTY
from wayhome.synthetic.reference import Words
from wayhome.synthetic.scene import Scene, at_station
from wayhome.synthetic.teller import NEVER, noon
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.workdays import workday
from wayhome.synthetic.world import MONTH, World
from wayhome.synthetic.youth_justice_words import (
    BROUGHT_ANOTHER,
    CONCERNS,
    CONCERNS_HARMED,
    DEEP,
    EARLY,
    HARMED_SUMMARIES,
    LEVELS,
    LEVELS_HARMED,
    NAMED_AS_SUCH,
    NAMES_ANOTHER,
    NOTES_A_MONTH,
    ONLY_IN_WORDS,
    PREVENTION_HARMED,
    PROTECTIVE,
    PROTECTIVE_HARMED,
    SCREENED,
    WORK_DAYS_HARMED,
)


@dataclass(frozen=True)
class Cases:
    """Children while the service works with them: known from `begin`, seen from `work`."""

    pid: Ints
    sort: Words
    begin: Days
    work: Days
    until: Days
    harmed: NDArray[np.bool_]


@dataclass(frozen=True)
class Known:
    """A child of a spell, and one time in which the service works with them."""

    scene: Scene
    spell: Spell
    begin: datetime
    until: datetime


def harmed_also(world: World, cases: Cases) -> Cases:
    """The same, and children whom a line harms and who come because somebody worries."""
    found: list[tuple[int, datetime, datetime]] = []
    for spell in _of_county(world):
        scene = world.scene(spell.pid, "youth justice asked")
        months = [day for day, number in world.months(spell) if number]
        own = (cases.pid == spell.pid) & (cases.until > np.datetime64(spell.begin, "D"))
        if months and not own.any() and scene.chance(PREVENTION_HARMED[spell.seen]):
            first = months[int(scene.rng.integers(len(months)))]
            days = int(scene.rng.integers(*WORK_DAYS_HARMED))
            found.append((spell.pid, first, first + timedelta(days=days)))
    if not found:
        return cases
    begin, until = (np.array([row[at] for row in found], "datetime64[D]") for at in (1, 2))
    more = {
        "pid": np.array([row[0] for row in found]), "begin": begin, "work": begin + 10,
        "until": until, "sort": np.full(len(found), "prevention", dtype=object),
        "harmed": np.ones(len(found), dtype=bool),
    }  # fmt: skip
    return Cases(**{name: np.concatenate([old, more[name]]) for name, old in vars(cases).items()})


def _of_county(world: World) -> list[Spell]:
    return [spell for spell in world.seen() if world.people.area[spell.pid] == COUNTY]


def tell_harmed(world: World, cases: Cases) -> None:
    """Assessments and notes of each of them."""
    brought = {spell.brought_by for spell in world.seen()}
    for spell in _of_county(world):
        scene = world.scene(spell.pid, "youth justice told")
        others = _beside(world, cases, spell)
        for at in np.flatnonzero(cases.pid == spell.pid).tolist():
            begin, until = (noon(days[at].item()) for days in (cases.begin, cases.until))
            known = Known(scene, spell, begin, until)
            _assessments(world, known)
            _notes(world, known, others)
            if spell.pid in brought and scene.chance(0.5):
                _brought_another(world, known)


def _beside(world: World, cases: Cases, spell: Spell) -> list[int]:
    """Others of the same line whom the service knows."""
    return [
        other.pid
        for other in _of_county(world)
        if other.line is spell.line and other is not spell and (cases.pid == other.pid).any()
    ]


def _during(known: Known, when: datetime) -> bool:
    return known.spell.begin <= when <= (known.spell.end or NEVER) + timedelta(days=60)


def _in_office(scene: Scene, when: datetime) -> datetime:
    """A time in office hours of that day, or of the next that is open."""
    hour, minute = int(scene.rng.integers(9, 18)), int(scene.rng.integers(60))
    return workday(when.replace(hour=hour, minute=minute, second=0, microsecond=0))


def _assessments(world: World, known: Known) -> None:
    scene = known.scene
    when = _in_office(scene, known.begin + timedelta(days=int(scene.rng.integers(7, 25))))
    _assessment(world, known, when, scene.one_of(("assetplus", "assetplus", "prevention")))
    if known.spell.seen == "known" and scene.chance(SCREENED) and _during(known, when):
        later = _in_office(scene, when + timedelta(days=int(scene.rng.integers(10, 60))))
        _assessment(world, known, later, "exploitation")


def _assessment(world: World, known: Known, when: datetime, kind: str) -> None:
    scene, deep = known.scene, _during(known, when)
    if when >= world.today:
        return
    concerns = dict(CONCERNS_HARMED if deep else CONCERNS)
    if deep:
        concerns["exploitation"] = NAMED_AS_SUCH[known.spell.seen]
    if kind == "exploitation":
        concerns = {"exploitation": 1.0, "debt": 0.4, "missing": 0.5, "gangs": 0.2}
    strengths = PROTECTIVE_HARMED if deep else PROTECTIVE
    levels = LEVELS_HARMED if deep else LEVELS
    text = scene.one_of(HARMED_SUMMARIES) if deep else None  # type: ignore[arg-type]
    world.truth.one(
        "yj_assessment",
        aid=int(world.truth.numbers("yj_assessment", 1)[0]),
        pid=scene.pid,
        done=when.date(),
        kind=kind,
        safety=_level(scene, levels),
        harm=_level(scene, LEVELS),
        likelihood=_level(scene, LEVELS),
        concerns=_some(scene, concerns),
        protective=_some(scene, strengths),
        summary=scene.words(text) if text else None,
        recorded=scene.written(when),
    )


def _level(scene: Scene, parts: dict[str, float]) -> str:
    return list(parts)[int(drawn(scene.rng, 1, np.array(list(parts.values())))[0])]


def _some(scene: Scene, parts: dict[str, float]) -> str | None:
    return ";".join(code for code, share in parts.items() if scene.chance(share)) or None


def _notes(world: World, known: Known, others: list[int]) -> None:
    """What came up, month by month, while the service worked with the child."""
    scene = known.scene
    for day, number in world.months(known.spell):
        for _ in range(int(scene.rng.poisson(NOTES_A_MONTH[number > 1]))):
            when = _in_office(scene, world.within(scene.rng, day))
            if known.begin <= when <= min(known.until, world.today):
                _note(world, known, when, DEEP if number > 1 else EARLY, others)


def _note(
    world: World,
    known: Known,
    when: datetime,
    choices: tuple[tuple[float, tuple[str, ...], str], ...],
    others: list[int],
) -> None:
    scene = known.scene
    weights = np.array([weight for weight, _, _ in choices])
    _, topics, text = choices[int(drawn(scene.rng, 1, weights)[0])]
    spot = at_station(known.spell.line.run(when).town) if "{place}" in text else None
    named = others[int(scene.rng.integers(len(others)))] if others else None
    _write(
        world,
        scene,
        when,
        None if scene.chance(ONLY_IN_WORDS) else topics,
        text.replace("{place}", known.spell.line.run(when).town.name),
        named=named if scene.chance(NAMES_ANOTHER) else None,
        place=spot.place if spot else None,
        postcode=spot.postcode if spot and scene.chance(0.6) else None,
    )


def _brought_another(world: World, known: Known) -> None:
    """Says that they had to bring a friend, whom the note names if the service knows them."""
    scene, spell = known.scene, known.spell
    friend = next(other for other in world.seen() if other.brought_by == spell.pid)
    when = _in_office(
        scene, max(friend.begin, known.begin) + MONTH * float(scene.rng.uniform(1, 3))
    )
    if _during(known, when) and when < min(world.today, known.until):
        _write(world, scene, when, *BROUGHT_ANOTHER, named=friend.pid)


def _write(
    world: World,
    scene: Scene,
    when: datetime,
    topics: tuple[str, ...] | None,
    text: str,
    *,
    named: int | None = None,
    place: str | None = None,
    postcode: str | None = None,
) -> None:
    world.truth.one(
        "yj_note",
        nid=int(world.truth.numbers("yj_note", 1)[0]),
        pid=scene.pid,
        happened=when,
        topics=";".join(topics) if topics else None,
        other=named,
        place=place,
        postcode=postcode,
        text=scene.words(text),
        by="case worker",
        recorded=scene.written(when),
        marking="restricted" if scene.chance(0.04) else None,
    )
