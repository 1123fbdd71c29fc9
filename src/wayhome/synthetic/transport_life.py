"""Who is written down on trains and coaches in everyday life: tickets mostly, now and then a worry.

Journeys and hired cars are in `transport_journeys`, exploited children and the cars of lines in
`transport_seen`.
"""

from typing import Any

import numpy as np

from wayhome.synthetic.chance import Stream, shares, text_where
from wayhome.synthetic.clock import Days, at_hours, days_in, written
from wayhome.synthetic.noted import noted, only
from wayhome.synthetic.reference import Words
from wayhome.synthetic.transport_journeys import journeys
from wayhome.synthetic.transport_seen import travel_seen
from wayhome.synthetic.transport_ways import (
    absences,
    everyday_rail,
    peers,
    stops,
    travellers,
    way_of,
)
from wayhome.synthetic.transport_words import (
    AGAIN,
    AGAIN_WITHIN_DAYS,
    ALSO_TOLD,
    COMPANIES,
    INCIDENTS_A_YEAR,
    KINDS,
    LOCATED,
    MODES,
    OF_OFFENCES,
    OUTCOMES,
    RESTRICTED,
    ROLES,
    TEXTS,
    TICKETS,
    WITH_A_ROW,
    WITH_SOMEBODY,
)
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.world import World


def transport_life(world: World) -> None:
    """All that the rail system holds."""
    _incidents(world)
    _also_told(world)
    _located(world)
    journeys(world)
    travel_seen(world)


def _incidents(world: World) -> None:
    """Of those told here alone: a ticket, a row, somebody unwell."""
    rng = world.chance("transport incidents")
    n = int(rng.poisson(len(world.people) * INCIDENTS_A_YEAR * world.span.years))
    pid, day = travellers(world, rng, n), days_in(rng, n, world.span.begin, world.span.today)
    again = np.flatnonzero((rng.random(n) < AGAIN) & (np.arange(n) > 0))
    pid[again] = pid[again - 1]
    later = day[again - 1] + rng.integers(1, AGAIN_WITHIN_DAYS, len(again)).astype("timedelta64[D]")
    day[again] = np.minimum(later, world.span.today - 1)
    when = at_hours(rng, day, 16, 4.5)
    kind = shares(rng, n, KINDS)
    child = when.astype("datetime64[D]") - world.people.born[pid] < np.timedelta64(6_575, "D")
    kind[~child & (kind == "alone_late")] = "no_ticket"
    _told(world, rng, pid, when, kind, way_of(world, rng, pid))


def _told(
    world: World,
    rng: Stream,
    pid: Ints,
    when: Days,
    kind: Words,
    way: tuple[Ints, Ints],
    **more: Any,
) -> None:
    """Incidents, and of some a second person with a row, or one named beside."""
    n, all_stops, (begin, end) = len(pid), stops(), way
    at = np.where(rng.random(n) < 0.5, begin, end)
    tid, recorded = world.truth.numbers("travel", n), written(rng, when)
    together = rng.random(n) < WITH_SOMEBODY
    names = (all_stops.name[begin], all_stops.name[end])
    service = np.array([f"{str(x)[11:16]} to " for x in when.astype("datetime64[m]")], dtype=object)
    on_board = rng.random(n) < 0.12
    columns: dict[str, Any] = {
        "tid": tid,
        "happened": when,
        "kind": kind,
        "place": only(~on_board, all_stops.name[at]),
        "postcode": only(~on_board, all_stops.postcode[at]),
        "lat": np.where(on_board, np.nan, all_stops.lat[at]),
        "lon": np.where(on_board, np.nan, all_stops.lon[at]),
        "route": only(on_board | (rng.random(n) < 0.3), service + names[1]),
        "mode": shares(rng, n, MODES),
        "origin": only(rng.random(n) < 0.55, names[0]),
        "destination": only(rng.random(n) < 0.55, names[1]),
        "company": only(together, shares(rng, n, dict.fromkeys(COMPANIES, 1.0))),
        "outcome": noted(rng, kind, OUTCOMES, 0.8),
        "text": noted(rng, kind, TEXTS, 0.5),
        "recorded": recorded,
        "marking": text_where(rng.random(n) < RESTRICTED, "restricted"),
        **more,
    }
    world.truth.add("travel", pid=pid, **_of_one(rng, kind), **columns)
    row = np.flatnonzero(together & (rng.random(n) < WITH_A_ROW))
    other = peers(world, rng, pid[row])
    # a row of an incident in which somebody missing was located says that its person was
    written_down = (rng.random(len(row)) < 0.6) & (kind[row] != "missing_located")
    there = row[written_down]
    world.truth.add(
        "travel",
        pid=other[written_down],
        role="companion",
        **{name: values[there] for name, values in columns.items()},
    )
    named = row[~written_down]
    world.truth.add("beside", tid=tid[named], pid=other[~written_down], recorded=recorded[named])


def _of_one(rng: Stream, kind: Words) -> dict[str, Any]:
    """What only one person of an incident has: a role, a ticket, what was found."""
    n = len(kind)
    role = np.array([ROLES.get(one, "traveller") for one in kind], dtype=object)
    role[(role == "traveller") & (rng.random(n) < 0.5)] = None
    ticket = np.array([TICKETS.get(one) for one in kind], dtype=object)
    ticket[rng.random(n) < 0.3] = None
    searched = np.isin(kind, ["drugs", "weapon"])
    return {
        "role": role,
        "ticket": ticket,
        "cash": np.where(searched, np.round(rng.gamma(1.2, 30, n), 0), np.nan),
        "phones": np.where(searched, 1 + (rng.random(n) < 0.1), np.nan),
        "drugs": text_where((kind == "drugs") & (rng.random(n) < 0.9), "cannabis, small bag"),
        "weapon": text_where(kind == "weapon", "lock knife"),
        "items": text_where(searched & (rng.random(n) < 0.2), "grinder"),
    }


def _also_told(world: World) -> None:
    """What the rail police made an occurrence of, with its number."""
    rng, occurrence = world.chance("transport occurrences"), everyday_rail(world)
    tell = rng.random(len(occurrence["oid"])) < ALSO_TOLD
    rows = {name: values[tell] for name, values in occurrence.items()}
    kind = np.array([OF_OFFENCES[code] for code in rows["code"]], dtype=object)
    number = {f"{name} station": at for at, name in enumerate(stops().name)}
    at = np.array([number[place] for place in rows["place"]], dtype=np.int64)
    when = rows["began"].astype("datetime64[s]")
    _told(world, rng, rows["pid"], when, kind, (at, at), oid=rows["oid"],
          place=stops().name[at], origin=np.full(len(at), None, dtype=object),
          destination=np.full(len(at), None, dtype=object))  # fmt: skip


def _located(world: World) -> None:
    """Everyday people who were missing and whom police found, at a station and brought home."""
    rng = world.chance("transport located")
    rows = absences(world)
    here = (rows["how"] == "found by police") & np.isin(rows["pid"], world.everyday())
    here &= np.isin(rows["found_place"].astype(str), ["home", "placement"])
    pid, found = (rows[name][here] for name in ("pid", "found"))
    here = rng.random(len(pid)) < LOCATED
    pid = pid[here]
    when = found[here].astype("datetime64[s]") - np.timedelta64(15, "m")
    kind = np.full(len(pid), "missing_located", dtype=object)
    _told(world, rng, pid, when, kind, way_of(world, rng, pid),
          outcome=np.full(len(pid), "taken home", dtype=object))  # fmt: skip
