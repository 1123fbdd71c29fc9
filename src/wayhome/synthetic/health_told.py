"""One attendance or welfare note, told of one person at a time."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

import numpy as np

from wayhome.synthetic.chance import drawn
from wayhome.synthetic.health_ground import departments
from wayhome.synthetic.health_words import (
    DISPOSALS,
    DISPOSALS_GRAVE,
    FLAGGED,
    FLAGGED_HARMED,
    GRAVE,
    HARM_ACCOUNTS,
    HARM_SUMMARY,
    ONLY_IN_WORDS,
    SUBSTANCES,
    WEAPONS,
)
from wayhome.synthetic.scene import Scene
from wayhome.synthetic.terms import school_day
from wayhome.synthetic.workdays import workday
from wayhome.synthetic.world import World


class Harm(NamedTuple):
    """How somebody came to harm, why they came, whether it was meant, whether it is explained."""

    mechanism: str
    reason: str
    intent: str | None
    unexplained: bool = False


def one_of(scene: Scene, parts: dict[str, float]) -> str:
    """A key, in proportion to the values."""
    return list(parts)[int(drawn(scene.rng, 1, np.array(list(parts.values())))[0])]


def any_of(scene: Scene, choices: tuple[str | None, ...]) -> str | None:
    return choices[int(scene.rng.integers(len(choices)))]


def evening(world: World, scene: Scene, day: datetime) -> datetime:
    """Some day of the month from a day, in the evening mostly."""
    when = world.within(scene.rng, day).replace(hour=0, minute=0)
    when += timedelta(minutes=int(60 * scene.rng.normal(19.5, 4)))
    return min(max(when, world.begin), world.today - timedelta(hours=6))


def attends(
    world: World, scene: Scene, when: datetime, harm: Harm, *, company: str, **place: Any
) -> None:
    """One attendance. What stands only in words has no code that says it."""
    in_words = harm.mechanism in HARM_ACCOUNTS and scene.chance(ONLY_IN_WORDS)
    account = any_of(scene, HARM_ACCOUNTS.get(harm.mechanism, (None,)))
    ordinary = harm.intent == "accident"
    summary = None if ordinary else any_of(scene, HARM_SUMMARY)
    grave = harm.mechanism in GRAVE
    names, postcodes = departments()
    at = 0 if grave or scene.chance(0.75) else 1
    hurt = harm.reason == "injury"
    world.truth.one(
        "health_emergency",
        eid=int(world.truth.numbers("health_emergency", 1)[0]),
        pid=scene.pid,
        arrived=when,
        departed=when + timedelta(minutes=int(scene.rng.integers(40, 500))),
        department=names[at],
        postcode=postcodes[at],
        reason=harm.reason,
        mechanism="not_known" if in_words else harm.mechanism,
        intent=None if in_words else harm.intent,
        weapon=any_of(scene, WEAPONS.get(harm.mechanism, (None,))),
        substances=any_of(scene, SUBSTANCES.get(harm.mechanism, (None,))),
        incident=when - timedelta(hours=float(scene.rng.uniform(0.5, 30))) if hurt else None,
        company=company,
        account=scene.words(account) if account and (in_words or scene.chance(0.6)) else None,
        unexplained=None if in_words else harm.unexplained,
        disposal=one_of(scene, DISPOSALS_GRAVE if grave else DISPOSALS),
        flagged=not in_words and scene.chance(FLAGGED if ordinary else FLAGGED_HARMED),
        summary=scene.words(summary) if summary else None,
        recorded=scene.written(when),
        marking="restricted" if harm.mechanism == "sexual_assault" else None,
        **place,
    )


def noted(
    world: World, scene: Scene, when: datetime, observed: str | None, text: str | None, by: str
) -> None:
    """One welfare note, in the hours of a working day."""
    hour, minute = int(scene.rng.integers(9, 16)), int(scene.rng.integers(60))
    seen = workday(when.replace(hour=hour, minute=minute, second=0, microsecond=0))
    if by == "school nurse":
        seen = datetime.combine(school_day(seen.date()), seen.time())
    if seen >= world.today or not (observed or text):
        return
    world.truth.one(
        "health_note",
        nid=int(world.truth.numbers("health_note", 1)[0]),
        pid=scene.pid,
        seen=seen,
        setting="home" if by == "community nurse" else "school",
        observed=observed,
        by=by,
        text=scene.words(text) if text else None,
        recorded=scene.written(seen),
    )
