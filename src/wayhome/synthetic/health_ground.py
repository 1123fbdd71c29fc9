"""The ground of telling health: the city's people by age, where they are seen, alerts for some.

An alert says that a child whom a council protects or looks after came for care that was not
planned. It follows from what the council told, whatever the child came for.
"""

from dataclasses import dataclass
from functools import cache

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, drawn, shares
from wayhome.synthetic.clock import Days, at_hours, days_in, written
from wayhome.synthetic.health_words import (
    ALERT_MADE,
    BANDS,
    COUNCIL_TOLD,
    DEPARTMENTS,
    SETTINGS,
)
from wayhome.synthetic.places import CITY, sectors
from wayhome.synthetic.reference import Words
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.world import World

Bools = NDArray[np.bool_]
YEAR = 365.2425
NEVER = np.datetime64("NaT", "D")
TOLD_WRONG = 0.004  # alerts said to have been passed on before the child came

_PLANS = """
select a.at, min(p.plan) as plan from attended a join (
    select pid, start, until, 'child_protection' as plan from protection
    union all select pid, start, until, 'looked_after' from care) p
on p.pid = a.pid and a.day >= p.start and a.day < coalesce(p.until, date '2999-01-01')
group by a.at order by a.at"""


@dataclass(frozen=True)
class Referred:
    """Who was referred where and when, and by whom."""

    pid: Ints
    service: Words
    day: Days
    by: Words

    def __len__(self) -> int:
        return len(self.pid)


@dataclass(frozen=True)
class Waited:
    """What came of each referral: refused, first seen, closed; no day where it has not come."""

    refused: Bools
    seen: Days
    closed: Days


def children(
    rng: Stream, world: World, rates: tuple[float, ...], hard: float = 0.3
) -> tuple[Ints, Days, Ints]:
    """Everyday children of the city and days, at rates a year by age; and the band of that age."""
    people, span = world.people, world.span
    who = world.everyday()
    who = who[people.area[who] == CITY]
    young = who[people.born[who] > span.begin - np.timedelta64(round(18 * YEAR), "D")]
    n = rng.poisson(len(young) * max(rates) * span.years)
    pid = young[drawn(rng, n, np.exp(hard * people.risk[young]))]
    day = days_in(rng, n, span.begin, span.today)
    band = bands(world, pid, day)
    rate = np.array([*rates, 0.0])[np.minimum(band, len(rates))]
    there = (people.born[pid] <= day) & (rng.random(n) < rate / max(rates)) & _near(world, pid, day)
    return pid[there], day[there], band[there]


def adults(rng: Stream, world: World, rate: float) -> tuple[Ints, Days]:
    """Everyday adults of the city and days; young adults and hard lives are likelier."""
    people, span = world.people, world.span
    who = world.everyday()
    who = who[people.area[who] == CITY]
    age = people.age(span.begin)[who]
    who, age = who[age >= 18], age[age >= 18]
    n = rng.poisson(len(who) * rate * span.years)
    weight = np.exp(0.7 * people.risk[who] - age / 28)
    return who[drawn(rng, n, weight)], days_in(rng, n, span.begin, span.today)


def bands(world: World, pid: Ints, day: Days) -> Ints:
    """Which band of ages each is in on a day; the last for adults."""
    age = (day.astype("datetime64[D]") - world.people.born[pid]).astype(np.int64) / YEAR
    found: Ints = np.searchsorted(np.array(BANDS), age, side="right")
    return found


def _near(world: World, pid: Ints, day: Days) -> Bools:
    """Whether they live in the city then, not in a placement elsewhere."""
    at = world.placed.on(pid, day)
    near: Bools = at < 0
    placed = np.flatnonzero(~near)
    near[placed] = sectors().area[world.placed.sector[at[placed]]] == CITY
    return near


@cache
def departments() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the departments, and the postcode of each, in the city's three largest sectors."""
    here = np.flatnonzero(sectors().area == CITY)
    largest = here[np.argsort(-sectors().weight[here], kind="stable")][: len(DEPARTMENTS)]
    return tuple(name for name, _ in DEPARTMENTS), tuple(
        f"{sectors().name[sector]}AA" for sector in largest
    )


def department(rng: Stream, n: int, grave: Bools) -> Ints:
    """Which department each comes to; what is grave goes to the hospital."""
    found = drawn(rng, n, np.array([share for _, share in DEPARTMENTS]))
    found[grave] = 0
    return found


def later(rng: Stream, day: Days, recorded: Days) -> Days:
    """When something was written that came after the referral; never before the referral was."""
    some = ~np.isnat(day)
    found = np.full(len(day), np.datetime64("NaT", "s"))
    found[some] = np.maximum(written(rng, at_hours(rng, day[some], 13, 2.5)), recorded[some])
    return found


def alerts(world: World, rng: Stream, pid: Ints, when: Days) -> None:
    """Alerts for those who had a plan, or were in care, on the day that they came."""
    con = duckdb.connect(config={"threads": "2"})
    day = when.astype("datetime64[D]")
    con.register("attended", pa.table({"at": np.arange(len(pid)), "pid": pid, "day": day}))
    for name in ("protection", "care"):
        con.register(name, world.truth.table(name))
    rows = con.sql(_PLANS).to_arrow_table()
    con.close()
    made = rng.random(rows.num_rows) < ALERT_MADE
    at, plan = rows["at"].to_numpy()[made], rows["plan"].to_numpy()[made].astype(object)
    n = len(at)
    if not n:
        return
    told, seen = rng.random(n) < COUNCIL_TOLD, when[at].astype("datetime64[s]")
    minutes = np.where(rng.random(n) < TOLD_WRONG, -90, rng.integers(5, 300, n))
    told_at = seen + (minutes * 60).astype("timedelta64[s]")
    told_at[~told] = np.datetime64("NaT", "s")
    setting = shares(rng, n, SETTINGS)
    site = np.select([setting == "minor_injuries", setting == "walk_in"], [2, 1], 0)
    names, postcodes = departments()
    world.truth.add(
        "health_alert",
        aid=world.truth.numbers("health_alert", n),
        pid=pid[at],
        seen=seen,
        setting=setting,
        site=np.array(names, dtype=object)[site],
        postcode=np.array(postcodes, dtype=object)[site],
        plan=plan,
        told=told,
        told_at=told_at,
        recorded=written(rng, seen),
    )
