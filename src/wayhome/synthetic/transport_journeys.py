"""Everyday journeys that were noted, and hired cars that came up for any reason."""

from typing import Any

import numpy as np

from wayhome.synthetic.chance import Stream, shares, text_where
from wayhome.synthetic.clock import Days, at_hours, days_in, written
from wayhome.synthetic.identifiers import plate
from wayhome.synthetic.noted import noted, only
from wayhome.synthetic.transport_ways import everyday_rail, peers, stops, travellers, way_of
from wayhome.synthetic.transport_words import (
    COLOURS,
    HIRES_A_YEAR,
    MAKES,
    ONCE_A_YEAR,
    PAYERS,
    REGULAR_A_YEAR,
    REGULAR_DAYS,
    REGULAR_TRIPS,
    RESTRICTED,
    TYPES,
    WHY,
)
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.world import World


def journeys(world: World) -> None:
    """Everyday journeys, and hired cars."""
    _journeys(world)
    _hires(world)


def _journeys(world: World) -> None:
    """Journeys that were noted once, and those of people who go the same way again and again."""
    rng, size = world.chance("transport journeys"), len(world.people) * world.span.years
    once = travellers(world, rng, int(rng.poisson(size * ONCE_A_YEAR)))
    regular = travellers(world, rng, int(rng.poisson(size * REGULAR_A_YEAR)), 30.0)
    trips = rng.integers(*REGULAR_TRIPS, len(regular))
    pid = np.concatenate([once, regular])
    begin, end = way_of(world, rng, pid)
    count = np.concatenate([np.ones(len(once), dtype=np.int64), trips * 2])
    row = np.repeat(np.arange(len(pid)), count)
    first = days_in(rng, len(pid), world.span.begin, world.span.today)
    over = np.where(count > 1, rng.integers(*REGULAR_DAYS, len(pid)), 1)
    day = first[row] + (rng.random(len(row)) * over[row]).astype(np.int64).astype("timedelta64[D]")
    back = (np.arange(len(row)) % 2 == 1) & (count[row] > 1)
    stands = day < world.span.today
    row, day, back = row[stands], day[stands], back[stands]
    regularly = count[row] > 1
    start, stop = np.where(back, end[row], begin[row]), np.where(back, begin[row], end[row])
    _noted(world, rng, pid[row], day, (start, stop), regularly)


def _noted(
    world: World, rng: Stream, pid: Ints, day: Days, way: tuple[Ints, Ints], regularly: Any
) -> None:
    n, all_stops, (start, stop) = len(pid), stops(), way
    departed = at_hours(rng, day, 13, 4)
    arrived = departed + rng.integers(15, 220, n).astype("timedelta64[m]")
    tid, recorded = world.truth.numbers("travel", n), written(rng, arrived)
    of_way = noted(rng, np.where(regularly, "why", "not"), {"why": WHY}, 0.3)
    world.truth.add(
        "journey",
        tid=tid,
        pid=pid,
        departed=departed,
        arrived=np.where(rng.random(n) < 0.7, arrived, np.datetime64("NaT")),
        mode=shares(rng, n, {"rail": 0.85, "coach": 0.13, "other": 0.02}),
        origin=all_stops.name[start],
        origin_postcode=only(rng.random(n) < 0.6, all_stops.postcode[start]),
        place=all_stops.name[stop],
        postcode=only(rng.random(n) < 0.7, all_stops.postcode[stop]),
        lat=np.where(rng.random(n) < 0.5, all_stops.lat[stop], np.nan),
        lon=all_stops.lon[stop],
        ticket=shares(rng, n, TYPES),
        payer=only(rng.random(n) < 0.8, shares(rng, n, PAYERS)),
        text=of_way,
        recorded=recorded,
        marking=text_where(rng.random(n) < RESTRICTED, "restricted"),
    )
    row = np.flatnonzero(rng.random(n) < 0.1)
    other = peers(world, rng, pid[row])
    world.truth.add("beside", tid=tid[row], pid=other, recorded=recorded[row])


def _hires(world: World) -> None:
    """Hired cars that came up for any reason."""
    rng = world.chance("transport hires")
    n = int(rng.poisson(len(world.people) * HIRES_A_YEAR * world.span.years))
    adults = world.everyday()
    adults = adults[world.people.age(world.span.begin)[adults] >= 21]
    pid = adults[rng.integers(0, len(adults), n)]
    begin, end = way_of(world, rng, pid)
    when = at_hours(rng, days_in(rng, n, world.span.begin, world.span.today), 10, 2)
    until = when + rng.integers(20, 24 * 15, n).astype("timedelta64[h]")
    make, all_stops = shares(rng, n, dict.fromkeys(MAKES, 1.0)), stops()
    rail = everyday_rail(world)["oid"]
    world.truth.add(
        "hire",
        pid=pid,
        registration=np.array([plate(rng) for _ in range(n)], dtype=object),
        begun=when,
        until=until,
        place=all_stops.name[begin],
        postcode=all_stops.postcode[begin],
        back=np.where(rng.random(n) < 0.8, all_stops.name[begin], all_stops.name[end]),
        back_postcode=only(rng.random(n) < 0.6, all_stops.postcode[begin]),
        make=make,
        model=np.array([MAKES[one] for one in make], dtype=object),
        colour=shares(rng, n, COLOURS),
        oid=only((rng.random(n) < 0.1) & (len(rail) > 0), np.resize(rail, n)),
        recorded=written(rng, until),
        marking=text_where(rng.random(n) < RESTRICTED, "restricted"),
    )
