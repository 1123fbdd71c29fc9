"""Contacts of a youth project with everyday young people: where they met and what came up."""

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, shares, text_where
from wayhome.synthetic.clock import Days, at_hours, written
from wayhome.synthetic.places import CITY
from wayhome.synthetic.reference import Words
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.voluntary_project import HALL, HALL_ADDRESS
from wayhome.synthetic.voluntary_words import BRAND, NOT_REACHED, odds, told
from wayhome.synthetic.workdays import workdays
from wayhome.synthetic.world import World

EVERY_DAYS = 11.0  # a judgement
KINDS = {
    "met": 0.42, "group": 0.14, "call": 0.14, "message": 0.12, "visit": 0.09,
    "school": 0.07, "hospital": 0.01, "custody": 0.01,
}  # fmt: skip
REACHED = {"took part": 0.74, "was not reached": 0.16, "moved": 0.1}
WORKERS = {"youth worker": 0.6, "mentor": 0.2, "family worker": 0.12, "counsellor": 0.08}
KEPT_CLOSE = 0.015  # contacts that the project restricts


def meet(world: World, rng: Stream, pid: Ints, begun: Days, until: Days) -> None:
    """Contacts while the work goes on: some not reached, some about nothing that worries."""
    days = np.where(np.isnat(until), world.span.today, until) - begun
    room = np.where(np.isnat(begun), 0, days.astype(np.int64))
    at = np.repeat(np.arange(len(pid)), rng.poisson(room / EVERY_DAYS))
    day = begun[at] + (rng.random(len(at)) * room[at]).astype("timedelta64[D]")
    kind = shares(rng, len(at), KINDS)
    happened = _hours(rng, day, kind == "group")
    keep = _first_of_each(pid[at], happened) & (happened < world.span.today)
    pid, kind, happened = pid[at][keep], kind[keep], happened[keep]
    n = len(pid)
    outcome = shares(rng, n, REACHED)
    topics, said, text, hit = told(rng, np.tile(odds("everyday"), (n, 1)))
    apart = outcome != "took part"
    topics[apart], said[apart] = None, None
    text[apart] = np.array(NOT_REACHED, dtype=object)[rng.integers(0, len(NOT_REACHED), n)][apart]
    heard = np.flatnonzero(hit[:, BRAND] & ~apart)
    brand = np.full(n, None, dtype=object)
    brand[heard] = _brands(world, rng, len(heard))
    place, address, postcode = _places(world, pid, kind, happened)
    world.truth.add(
        "talk",
        kid=world.truth.numbers("talk", n),
        pid=pid,
        happened=happened,
        kind=kind,
        outcome=outcome,
        topics=topics,
        said=said,
        text=text,
        by=shares(rng, n, WORKERS),
        brand=brand,
        place=place,
        address=address,
        postcode=postcode,
        recorded=written(rng, happened),
        marking=text_where(rng.random(n) < KEPT_CLOSE, "restricted"),
    )


def _brands(world: World, rng: Stream, n: int) -> Words:
    """Names of lines of the city that young people have heard, used by them or not."""
    lines = [line for line in world.lines if line.home == CITY and line.model.name != "other"]
    names = np.array([line.brand for line in lines], dtype=object)
    return names[rng.integers(0, len(names), n)]


def _hours(rng: Stream, day: Days, group: NDArray[np.bool_]) -> Days:
    """Afternoons; groups meet on Thursdays at five."""
    to_thursday = -day.astype("datetime64[D]").astype(np.int64) % 7  # day 0 of all was a Thursday
    day = workdays(day + np.where(group, to_thursday, 0).astype("timedelta64[D]"))
    evening: Days = day.astype("datetime64[s]") + np.timedelta64(17, "h")
    when: Days = np.where(group, evening, at_hours(rng, day, 15, 2.2))
    return when


def _first_of_each(pid: Ints, happened: Days) -> NDArray[np.bool_]:
    """Nobody is at one session twice."""
    key = pid * (1 << 33) + happened.astype(np.int64)
    found = np.zeros(len(pid), dtype=bool)
    found[np.unique(key, return_index=True)[1]] = True
    return found


def _places(
    world: World, pid: Ints, kind: Words, when: Days
) -> tuple[Words, Words, NDArray[np.object_]]:
    """At the project, at home on a visit, else somewhere that has no address here."""
    names = {"met": HALL.place, "group": HALL.place, "visit": "home", "school": "school"}
    place = np.array([names.get(one) for one in kind], dtype=object)
    home = world.people.homes.at(pid, when)
    address, postcode = world.people.homes.address_of(home), world.people.homes.postcode[home]
    for column, of_hall in ((address, HALL_ADDRESS), (postcode, HALL.postcode)):
        column[place == HALL.place] = of_hall
        column[~np.isin(kind.astype(str), ("met", "group", "visit"))] = None
    return place, address, postcode
