"""What is said of ordinary children, homes and places, with no line anywhere near."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, drawn, shares
from wayhome.synthetic.clock import Days, at_hours, days_in
from wayhome.synthetic.community_child import AT_A_PLACE, MAPPED
from wayhome.synthetic.community_lines import LOOKED_UP, NUMBER_KNOWN, POSTCODE_KNOWN
from wayhome.synthetic.community_said import of_hints
from wayhome.synthetic.community_words import (
    EVERYDAY,
    NEAR_AN_ADDRESS,
    OF_ADDRESSES,
    OF_CHILDREN,
    OF_GOOD_PLACES,
    OF_ORDINARY,
    PLACES,
    WHO_SPEAKS,
)
from wayhome.synthetic.housing_homes import uprn
from wayhome.synthetic.places import sectors
from wayhome.synthetic.reference import Words
from wayhome.synthetic.streets import STREETS
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.world import World

OF_WHOM = {"child": 0.56, "address": 0.32, "place": 0.12}
AGES, HARDER = (10, 19), 0.7
WITH_ANOTHER = 0.3  # of those seen together

Columns = dict[str, NDArray[Any]]


def ordinary(world: World, rng: Stream, n: int) -> Columns:
    """So many things said of ordinary children, homes and places."""
    sort = shares(rng, n, OF_WHOM)
    when = _hours(world, rng, n)
    parts = [
        make(world, rng, when[sort == one])
        for one, make in (("child", _children), ("address", _homes), ("place", _good_places))
    ]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _hours(world: World, rng: Stream, n: int) -> Days:
    last = world.span.today - np.timedelta64(2, "D")
    return at_hours(rng, days_in(rng, n, world.span.begin, last), 16, 3)


def _children(world: World, rng: Stream, when: Days) -> Columns:
    """Everyday children; a hard life draws talk."""
    people, span, who = world.people, world.span, world.everyday()
    age = people.age(span.begin + (span.today - span.begin) // 2)[who]
    fits = (age >= AGES[0]) & (age < AGES[1])
    whom = who[drawn(rng, len(when), np.exp(HARDER * people.risk[who]) * fits)]
    sector = people.homes.sector_of(whom, when)
    topic = shares(rng, len(when), EVERYDAY)
    other = np.where(
        (topic == "seen together") & (rng.random(len(when)) < WITH_ANOTHER),
        _neighbours(whom, sector),
        -1,
    )
    other[other == whom] = -1
    return {
        **_blank(len(when)),
        "area": sectors().area[sector],
        "when": when,
        "topic": topic,
        "text": _texts(rng, topic, OF_CHILDREN),
        "by": shares(rng, len(when), WHO_SPEAKS),
        "whom": whom,
        "other": other,
        **_about_there(rng, sector),
    }


def _neighbours(whom: Ints, sector: Ints) -> Ints:
    """Of each child another of whom something is said too, from near by."""
    order = np.lexsort((whom, sector))
    found = np.empty(len(whom), dtype=np.int64)
    found[order] = np.roll(whom[order], -1)
    return found


def _about_there(rng: Stream, sector: Ints) -> Columns:
    """A place by its name and a point on the map, for half."""
    n = len(sector)
    some = rng.random(n) < AT_A_PLACE
    name = np.array(PLACES, dtype=object)[rng.integers(0, len(PLACES), n)]
    name[~some] = None
    point = {
        "lat": sectors().lat[sector] + rng.normal(0, 0.003, n),
        "lon": sectors().lon[sector] + rng.normal(0, 0.005, n),
    }
    mapped = some & (rng.random(n) < MAPPED)
    return {
        "place": name,
        **{key: _kept(np.round(value, 4), mapped) for key, value in point.items()},
    }


def _homes(world: World, rng: Stream, when: Days) -> Columns:
    """Ordinary homes about which somebody wonders or complains."""
    n, people, who = len(when), world.people, world.everyday()
    tenant = who[rng.integers(0, len(who), n)]
    home = people.homes.at(tenant, when)
    topic = shares(rng, n, OF_ORDINARY)
    heard = rng.random(n)
    street = np.array([one.split(" ", 1)[1] for one in people.homes.address_of(home)], dtype=object)
    known = heard < NUMBER_KNOWN
    return {
        **_blank(n),
        "area": sectors().area[people.homes.sector[home]],
        "when": when,
        "topic": topic,
        "text": _texts(rng, topic, OF_ADDRESSES),
        "by": shares(rng, n, NEAR_AN_ADDRESS),
        "address": np.where(known, people.homes.address_of(home), street),
        "uprn": _kept(uprn(home), known & (rng.random(n) < LOOKED_UP)),
        "postcode": _kept(people.homes.postcode[home], rng.random(n) < POSTCODE_KNOWN),
    }


def _good_places(world: World, rng: Stream, when: Days) -> Columns:
    """Places where children are safe, or are not, as people say."""
    n = len(when)
    sector = drawn(rng, n, sectors().weight)
    topic = shares(rng, n, {"safe place": 0.5, "protective adult": 0.2, "unsafe place": 0.3})
    street = STREETS[rng.integers(0, len(STREETS), n)]
    kinds = np.array(("Library, ", "Youth club, ", "Underpass by ", "Takeaway on "), dtype=object)
    return {
        **_blank(n),
        "area": sectors().area[sector],
        "when": when,
        "topic": topic,
        "text": _texts(rng, topic, OF_GOOD_PLACES),
        "by": shares(rng, n, WHO_SPEAKS),
        **_about_there(rng, sector),
        "place": kinds[rng.integers(0, len(kinds), n)] + street,
    }


def _texts(rng: Stream, topic: Words, texts: dict[str, tuple[str, ...]]) -> Words:
    at = rng.random(len(topic))
    made = [texts[one][int(share * len(texts[one]))] for one, share in zip(topic, at, strict=True)]
    return _objects(made)


def _objects(values: list[Any]) -> Words:
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def _kept(values: NDArray[Any], some: NDArray[np.bool_]) -> Words:
    found = np.full(len(values), None, dtype=object)
    found[some] = values[some]
    return found


def _blank(n: int) -> Columns:
    return of_hints([{}] * n) | {"when": np.zeros(n, "datetime64[s]")}
