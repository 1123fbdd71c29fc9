"""People without a home who ask a council's housing service for help: families, and some alone."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from wayhome.synthetic.chance import Stream, drawn, shares, text_where
from wayhome.synthetic.clock import Days, days_in, written
from wayhome.synthetic.housing_homes import Bools, holders_of_households, uprn
from wayhome.synthetic.housing_words import (
    ALONE,
    DECISIONS,
    HOMELESS_A_YEAR,
    PLACED,
    PLACED_DAYS,
    RESTRICTED,
    SAID_OF_HOMELESSNESS,
    WITHOUT_A_HOME,
)
from wayhome.synthetic.noted import noted, only
from wayhome.synthetic.places import CITY, COUNTY, sector_in, units
from wayhome.synthetic.reference import Words
from wayhome.synthetic.streets import address
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.world import World

HOSTELS = 12  # places of temporary housing in each area
NOT_A_HOME = 900_000_000  # their numbers, apart from those of homes
UNKNOWN_YET = np.datetime64("NaT")


@dataclass(frozen=True)
class Asking:
    """Applications: whose household or who alone, and when."""

    pid: Ints
    alone: Bools
    day: Days


def homeless_life(world: World) -> None:
    """Applications and everybody in them."""
    rng = world.chance("housing homeless")
    asking = _asking(world, rng)
    number, pid = _everybody(world, asking)
    n = len(asking.pid)
    kind, outcome = shares(rng, n, WITHOUT_A_HOME), shares(rng, n, DECISIONS)
    kind[asking.alone & (rng.random(n) < 0.7)] = "sofa_surfing"
    decided = asking.day + (3 + rng.exponential(24, n)).astype("timedelta64[D]")
    recorded = written(rng, asking.day + np.timedelta64(11, "h"))
    placed, left = _placed(rng, asking.day, outcome)
    ends = np.fmax(decided, left).astype("datetime64[s]") + np.timedelta64(12, "h")
    columns = {
        "hid": world.truth.numbers("homeless", n),
        "area": world.people.area[asking.pid],
        "applied": asking.day,
        "kind": kind,
        "decided": decided,
        "outcome": outcome,
        "placed": placed,
        "left": left,
        "marking": text_where(rng.random(n) < RESTRICTED, "restricted"),
        "text": noted(rng, kind, SAID_OF_HOMELESSNESS, 0.6),
        "recorded": recorded,
        "closed": np.maximum(written(rng, ends), recorded),
        **_hostel(world, world.people.area[asking.pid], ~np.isnat(placed), asking.pid),
    }
    world.truth.add(
        "homeless", pid=pid, **{name: values[number] for name, values in columns.items()}
    )


def _asking(world: World, rng: Stream) -> Asking:
    people = world.people
    n = int(rng.poisson(len(people) * HOMELESS_A_YEAR * world.span.years))
    holder = holders_of_households(world)
    holder = holder[(holder >= 0) & (holder < world.cast)]
    age = people.age(world.span.begin + (world.span.today - world.span.begin) // 2)
    ordinary = np.zeros(len(people), dtype=bool)
    ordinary[world.everyday()] = True
    young = np.flatnonzero((age >= 16) & (age < 20) & ordinary)
    alone = int(n * ALONE) if len(young) else 0
    pid = np.concatenate([_hardest(world, rng, holder, n - alone),
                          _hardest(world, rng, young, alone)])  # fmt: skip
    day = days_in(rng, n, world.span.begin, world.span.today)
    here = np.isin(people.area[pid], [CITY, COUNTY])
    here &= people.homes.area_of(pid, day) == people.area[pid]
    return Asking(pid[here], (np.arange(n) >= n - alone)[here], day[here])


def _hardest(world: World, rng: Stream, pid: Ints, n: int) -> Ints:
    """Some of these people, likelier where life is hard."""
    found: Ints = pid[drawn(rng, n, np.exp(world.people.risk[pid]))]
    return found


def _everybody(world: World, asking: Asking) -> tuple[Ints, Ints]:
    """The number of each application and a person in it: those of the household who live there."""
    people = world.people
    order = np.argsort(people.household, kind="stable")
    house = people.household[asking.pid]
    ranked = people.household[order]
    low, high = np.searchsorted(ranked, house), np.searchsorted(ranked, house, "right")
    count = np.where(asking.alone, 1, high - low)
    number = np.repeat(np.arange(len(count)), count)
    offset = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    pid = np.where(asking.alone[number], asking.pid[number],
                   order[np.minimum(low[number] + offset, len(order) - 1)])  # fmt: skip
    day = asking.day[number]
    there = people.homes.at(pid, day) == people.homes.at(asking.pid[number], day)
    there &= people.born[pid] <= day
    return number[there], pid[there]


def _placed(rng: Stream, day: Days, outcome: Words) -> tuple[Days, Days]:
    """From when to when some are in temporary housing."""
    n = len(day)
    some = (rng.random(n) < PLACED) & np.isin(outcome, ["relief", "main", "prevention"])
    begin = day + rng.integers(0, 20, n).astype("timedelta64[D]")
    until = begin + rng.integers(*PLACED_DAYS, n).astype("timedelta64[D]")
    return np.where(some, begin, UNKNOWN_YET), np.where(some, until, UNKNOWN_YET)


def _hostel(world: World, area: Ints, there: Bools, turn: Ints) -> dict[str, Any]:
    """Which place of temporary housing, of a few in each area."""
    rng = world.chance("housing hostels")
    sector = sector_in(rng, np.repeat([CITY, COUNTY], HOSTELS))
    postcode = units(rng, sector)
    line = address(rng.integers(1, 90, len(sector)), rng.integers(0, 4096, len(sector)))
    at = np.where(area == COUNTY, HOSTELS, 0) + turn % HOSTELS
    number = uprn(NOT_A_HOME + np.arange(len(sector)))
    return {
        name: only(there, values[at])
        for name, values in (("address", line), ("postcode", postcode), ("uprn", number))
    }
