"""Youth justice in the county: who comes, for how long, and what the service writes meanwhile.

Most who come are everyday children, for an offence that a force told of or because somebody asked
for help early (prevention). Children whom a line harms come in the same ways, likelier, and what
the service hears from them is told one by one in `youth_justice_seen`.
"""

import numpy as np

from wayhome.synthetic.chance import Stream, drawn
from wayhome.synthetic.clock import at_hours, days_in, written
from wayhome.synthetic.places import COUNTY
from wayhome.synthetic.told import picked
from wayhome.synthetic.workdays import workdays
from wayhome.synthetic.world import World
from wayhome.synthetic.youth_justice_court import Came, courts
from wayhome.synthetic.youth_justice_seen import Cases, harmed_also, tell_harmed
from wayhome.synthetic.youth_justice_words import (
    PREVENTION_A_YEAR,
    WORK_DAYS,
    WORK_DAYS_HARMED,
    WORKERS,
)
from wayhome.synthetic.youth_justice_work import assessed, breached, noted, visited


def youth_justice_life(world: World) -> None:
    """All that the service writes."""
    came = courts(world)
    rng = world.chance("youth justice cases")
    cases = harmed_also(world, _joined([_of_offences(rng, came), _prevention(world, rng)]))
    _allocated(world, rng, cases)
    assessed(world, rng, cases)
    visited(world, rng, cases)
    noted(world, rng, cases)
    breached(world, rng, came)
    tell_harmed(world, cases)


def _joined(parts: list[Cases]) -> Cases:
    return Cases(*(np.concatenate([getattr(p, n) for p in parts]) for n in Cases.__annotations__))


def _of_offences(rng: Stream, came: Came) -> Cases:
    """Work begins with the order, or weeks after the service heard; also while it is open."""
    n, order = len(came.fid), ~np.isnat(came.until)
    begin = came.heard + rng.integers(3, 25, n)
    low, high = (
        np.where(came.harmed, *pair) for pair in zip(WORK_DAYS_HARMED, WORK_DAYS, strict=True)
    )
    work = np.where(order, came.start, begin)
    until = np.where(order, came.until, begin + rng.integers(low, high).astype("timedelta64[D]"))
    charged = came.how == "charged"
    work = np.where(charged & ~order, until, work)  # before a court decides there is little to do
    sort = np.where(charged, "order", "diversion").astype(object)
    return Cases(came.pid, sort, np.minimum(begin, work), work, until, came.harmed)


def _prevention(world: World, rng: Stream) -> Cases:
    """Everyday children about whom a school or a council asks, with no offence."""
    people, span = world.people, world.span
    who = world.everyday()
    who = who[people.area[who] == COUNTY]
    n = rng.poisson((people.area == COUNTY).sum() * PREVENTION_A_YEAR * span.years)
    day = days_in(rng, n, span.begin, span.today)
    age = people.age(span.begin + (span.today - span.begin) // 2)[who]
    weight = np.exp(0.9 * people.risk[who] - ((age - 14.5) / 2.0) ** 2)
    pid = who[drawn(rng, n, weight)]
    old = (day - people.born[pid]).astype(np.int64) / 365.25
    keep = (old >= 10) & (old < 17.5)
    pid, day = pid[keep], day[keep]
    n = len(pid)
    until = day + rng.integers(*WORK_DAYS, n)
    sort = np.full(n, "prevention", dtype=object)
    return Cases(pid, sort, day, day + rng.integers(3, 20, n), until, np.zeros(n, dtype=bool))


def _allocated(world: World, rng: Stream, cases: Cases) -> None:
    day = np.maximum(workdays(cases.begin), world.span.begin)
    worker = np.empty(len(day), dtype=object)
    for sort, roles in WORKERS.items():
        here = cases.sort == sort
        worker[here] = picked(rng, int(here.sum()), roles)
    if len(day):
        recorded = written(rng, at_hours(rng, day, 12, 2))
        world.truth.add("yj_case", pid=cases.pid, worker=worker, allocated=day, recorded=recorded)
