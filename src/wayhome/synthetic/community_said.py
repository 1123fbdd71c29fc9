"""Writes down what was said: when and to whom, how it is graded, how far it may go."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, shares, text_where
from wayhome.synthetic.clock import Days, written
from wayhome.synthetic.community_meetings import Meetings
from wayhome.synthetic.community_named import heard_of, named_in, where
from wayhome.synthetic.community_words import (
    CONDITIONS,
    GRADES,
    LOW_GRADES,
    PRACTISED,
    TAKERS,
)
from wayhome.synthetic.identifiers import LINES_BEGIN, mobiles
from wayhome.synthetic.reference import Words
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.world import World

Bools = NDArray[np.bool_]

AT_A_SESSION = 0.65  # the others are told to a practitioner on the day
OWN_PHONE = 0.04
ROUGHLY = {"day": 0.93, "month": 0.055, "year": 0.015}  # of what was said between sessions
CONDITIONED, NO_CONDITIONS = 0.12, 0.1
KEPT_CLOSE = 0.015
WHERE = ("place", "address", "postcode", "uprn", "lat", "lon", "brand", "phone", "car")


def of_hints(hints: list[dict[str, Any]]) -> dict[str, NDArray[Any]]:
    """Many single things that were said, as columns."""
    columns = ("area", "when", "topic", "text", "by", "whom", "other", *WHERE)
    return {name: _column(name, [hint.get(name) for hint in hints]) for name in columns}


def _column(name: str, values: list[Any]) -> NDArray[Any]:
    if name == "when":
        return np.array(values, dtype="datetime64[s]")
    if name in ("area", "whom", "other"):
        return np.array([-1 if value is None else value for value in values], dtype=np.int64)
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def write_down(world: World, rng: Stream, held: Meetings, said: dict[str, NDArray[Any]]) -> None:
    """Statements of all of these. `whom` and `other` are -1 where nobody is meant."""
    n = len(said["area"])
    at, when = _when(rng, held, said["area"], said["when"])
    named, numbered = named_in(rng, said)
    theirs = (rng.random(n) < OWN_PHONE) & (named != "none") & _none(said["phone"])
    phone = np.where(theirs, mobiles(said["whom"] % LINES_BEGIN), said["phone"])
    handling = np.where(rng.random(n) < CONDITIONED, "C", "P").astype(object)
    conditions = shares(rng, n, CONDITIONS)
    conditions[(handling == "P") | (rng.random(n) < NO_CONDITIONS)] = None
    review = when + (rng.integers(60, 190, n) * 86_400).astype("timedelta64[s]")
    review[rng.random(n) < 0.25] = np.datetime64("NaT")
    columns = {
        "tid": world.truth.numbers("statement", n),
        "gid": where(at >= 0, held.gid[at] if len(held.gid) else at),
        "area": said["area"],
        "whom": where(said["whom"] >= 0, said["whom"]),
        "pid": where(numbered, said["whom"]),
        "other": where(said["other"] >= 0, said["other"]),
        "said": when,
        "rough": np.where(at >= 0, "day", shares(rng, n, ROUGHLY)),
        "named": named,
        "taker": shares(rng, n, TAKERS),
        "theirs": theirs,
        "phone": phone,
        "handling": handling,
        "conditions": conditions,
        "review": review.astype("datetime64[D]"),
        "recorded": written(rng, when),
        "marking": text_where(rng.random(n) < KEPT_CLOSE, "restricted"),
        **heard_of(world, rng, said["whom"], when, named),
        **_graded(rng, said["by"]),
        **{name: said[name] for name in ("topic", "text", "by", *WHERE) if name != "phone"},
    }
    told = when < world.span.today
    world.truth.add("statement", **{name: values[told] for name, values in columns.items()})


def _when(rng: Stream, held: Meetings, area: Ints, when: Days) -> tuple[Ints, Days]:
    """At the next session of the area, or on the day; which session, and the time."""
    at = held.next_after(area, when)
    at[rng.random(len(at)) >= AT_A_SESSION] = -1
    if not len(held.when):
        return at, when
    there = held.when[at] + rng.integers(5, 110, len(at)).astype("timedelta64[m]")
    return at, np.where(at >= 0, there, when)


def _graded(rng: Stream, by: Words) -> dict[str, NDArray[Any]]:
    """Most of it low, and not much better from people who work with children."""
    practised = np.isin(by.astype(str), PRACTISED)
    grade = np.where(practised, shares(rng, len(by), GRADES), shares(rng, len(by), LOW_GRADES))
    source, assessment = (np.array([one[at] for one in grade], dtype=object) for at in (0, 1))
    return {"source": source, "assessment": assessment}


def _none(values: Words) -> Bools:
    return np.array([value is None for value in values], dtype=bool)
