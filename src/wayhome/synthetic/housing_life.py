"""What landlords write of the homes they let: nuisance, what is hard, measures taken.

Everyday homes here and in `housing_upkeep`, those that a line takes over in `housing_seen`, those
of exploited children in `housing_children`, people without a home in `homeless_life`. Most rows are
about a place and name nobody.
"""

import numpy as np

from wayhome.synthetic.chance import Stream, drawn, shares, text_where
from wayhome.synthetic.clock import at_hours, written
from wayhome.synthetic.homeless_life import homeless_life
from wayhome.synthetic.housing_homes import Let, hardness, let, of_homes
from wayhome.synthetic.housing_seen import homes_seen
from wayhome.synthetic.housing_tenancies import tell_tenancies
from wayhome.synthetic.housing_upkeep import upkeep
from wayhome.synthetic.housing_words import (
    CASES,
    HARD,
    KINDS,
    MEASURE_DAYS,
    MEASURE_FOR,
    MEASURE_TEXTS,
    MEASURES,
    MORE_REPORTS,
    NOTED_AS_HARD,
    OUTCOMES,
    REPORTED_WITHIN_DAYS,
    REPORTERS,
    SAID_OF_NUISANCE,
)
from wayhome.synthetic.identifiers import LINES_BEGIN, mobiles
from wayhome.synthetic.noted import noted, only, some
from wayhome.synthetic.reference import Words
from wayhome.synthetic.world import World

UNDECIDED = np.datetime64("NaT")


def housing_life(world: World) -> None:
    """All that two landlords and their councils' housing services write."""
    homes_let = let(world)
    tell_tenancies(world, homes_let)
    _noted_as_hard(world, homes_let)
    _nuisance(world, homes_let)
    upkeep(world, homes_let)
    _measures(world, homes_let)
    homeless_life(world)
    homes_seen(world, homes_let)


def _noted_as_hard(world: World, homes_let: Let) -> None:
    """Of some tenants it is noted what makes life harder, whether or not anybody uses it."""
    rng, people = world.chance("housing hard lives"), world.people
    tenant, at = np.unique(homes_let.tenant, return_index=True)
    old = (people.age(world.span.today)[tenant] >= 75) & (rng.random(len(tenant)) < 0.5)
    hard = rng.random(len(tenant)) < NOTED_AS_HARD * np.exp(0.6 * people.risk[tenant])
    either = old | hard
    tenant, at, old = tenant[either], at[either], old[either]
    one, two = (shares(rng, len(tenant), HARD) for _ in range(2))
    codes = np.where((rng.random(len(tenant)) < 0.3) & (one != two), one + "; " + two, one)
    codes[old] = "older_person"
    first = np.maximum(homes_let.begin[at], world.span.begin)
    room = (world.span.today - first).astype(np.int64).clip(1)
    noted_on = first + (rng.random(len(tenant)) * room).astype(np.int64).astype("timedelta64[D]")
    world.truth.add(
        "hardship",
        pid=tenant,
        noted=noted_on,
        codes=codes,
        recorded=written(rng, noted_on + np.timedelta64(10, "h")),
    )


def _nuisance(world: World, homes_let: Let) -> None:
    """Cases of one report or a few, on the same thing mostly."""
    rng = world.chance("housing nuisance")
    at, day = homes_let.some_time(rng, world, CASES, hardness(world, homes_let))
    cases = len(at)
    kind, outcome = shares(rng, cases, KINDS), shares(rng, cases, OUTCOMES)
    reports = 1 + rng.poisson(MORE_REPORTS, cases)
    case = np.repeat(np.arange(cases), reports)
    since = (rng.random(len(case)) * REPORTED_WITHIN_DAYS).astype(np.int64).astype("timedelta64[D]")
    when = at_hours(rng, day[case] + since, 18, 5)
    last = np.full(cases, world.span.begin, dtype="datetime64[s]")
    np.maximum.at(last, case, when)
    later = (3 + rng.exponential(50, cases)).astype("timedelta64[D]")
    closed = at_hours(rng, last.astype("datetime64[D]") + later, 13, 2)
    past = when.astype("datetime64[D]") < world.span.today
    case, when = case[past], when[past]
    n, what = len(case), kind[case]
    also = shares(rng, n, KINDS)
    named = np.isin(what, ["noise", "threats", "violence", "rubbish"])
    tenant = homes_let.tenant[at[case]]
    world.truth.add(
        "nuisance",
        nid=world.truth.numbers("nuisance", cases)[case],
        happened=when,
        kind=what,
        others=only((rng.random(n) < 0.12) & (also != what), also),
        pid=some(rng, tenant, 0.15 * named),
        other=some(rng, tenant, 0.06 * (what == "hostile_callers")),
        reporter=shares(rng, n, REPORTERS),
        phone=only(rng.random(n) < 0.3 * (what == "drug_dealing"), _any_phone(rng, n)),
        log=_logs(rng, n, 0.06),
        outcome=outcome[case],
        text=noted(rng, what, SAID_OF_NUISANCE, 0.6),
        closed=closed[case],
        **of_homes(world, rng, homes_let, at[case], when, "nuisance"),
    )


def _any_phone(rng: Stream, n: int) -> Words:
    return mobiles(rng.integers(0, LINES_BEGIN, n))


def _logs(rng: Stream, n: int, share: float) -> Words:
    """Numbers of calls to the police that no police extract carries."""
    found = text_where(rng.random(n) < share, "LOG/")
    at = np.flatnonzero(found == "LOG/")
    found[at] = [f"LOG/{x:07d}" for x in rng.integers(0, 10**7, len(at)).tolist()]
    return found


def _measures(world: World, homes_let: Let) -> None:
    rng = world.chance("housing measures")
    rate = sum(MEASURES.values())
    at, day = homes_let.some_time(rng, world, rate, hardness(world, homes_let))
    n, when = len(at), day.astype("datetime64[s]") + np.timedelta64(10, "h")
    measure = np.array(list(MEASURES), dtype=object)[drawn(rng, n, np.array([*MEASURES.values()]))]
    days = np.array([MEASURE_DAYS[one] for one in measure], dtype="timedelta64[D]")
    reason = shares(rng, n, MEASURE_FOR)
    reason[np.isin(measure, ["injunction", "protection_notice"])] = "nuisance"
    world.truth.add(
        "measure",
        xid=world.truth.numbers("measure", n),
        pid=some(rng, homes_let.tenant[at], 0.5),
        measure=measure,
        begun=when,
        until=np.where(rng.random(n) < 0.9, when + days, UNDECIDED),
        reason=reason,
        served=shares(rng, n, {"tenant": 0.6, "everybody": 0.25, "occupier": 0.1, "visitor": 0.05}),
        log=_logs(rng, n, 0.3),
        text=noted(rng, measure, MEASURE_TEXTS, 0.7),
        **of_homes(world, rng, homes_let, at, when, "measure"),
    )
