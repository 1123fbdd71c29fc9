"""What a youth project of the city writes: whom it works with, when they met and what came up.

One project, which most come to for other reasons than exploitation: out of school, hurt in the
street, hard times at home, low. Its size is a judgement, and so is how many it takes on.
"""

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, drawn, shares
from wayhome.synthetic.clock import Days, days_in, written
from wayhome.synthetic.places import CITY
from wayhome.synthetic.reference import Words
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.voluntary_child import worked_with
from wayhome.synthetic.voluntary_contacts import meet
from wayhome.synthetic.voluntary_project import adults, tied
from wayhome.synthetic.voluntary_words import referred
from wayhome.synthetic.workdays import workdays
from wayhome.synthetic.world import World

REFERRED_A_YEAR = 350e-6  # a person of the region: 350 in a million people, of whom it serves 40 %
AGES, HARDER = (10, 20), 0.7
ACCEPTED = 0.62  # R&R in London took on 41 % (facts §4.3), of children referred for one reason
SECOND_REASON = 0.35
REASONS = {
    "exclusion": 0.22, "family": 0.19, "mental_health": 0.19, "violence": 0.13,
    "substance_use": 0.07, "exploitation": 0.06, "housing": 0.04, "missing": 0.03,
    "debt": 0.02, "other": 0.05,
}  # fmt: skip
REFERRERS = {
    "school": 0.34, "children's services": 0.22, "parent": 0.14, "self": 0.1, "police": 0.07,
    "youth justice service": 0.06, "health": 0.07,
}  # fmt: skip
SERVICES = {"one-to-one": 0.5, "mentoring": 0.28, "boxing": 0.12, "counselling": 0.1}
NOT_TAKEN = {"declined by service": 0.55, "person said no": 0.45}
ENDINGS = {"safer": 0.4, "same": 0.27, "worse": 0.06, "moved": 0.07, "not known": 0.2}
WAIT_DAYS, LENGTH_DAYS, SPREAD = 14.0, 110.0, 0.7
PARENT, ADULT, FRIEND = 0.35, 0.2, 0.08  # of those taken on, with such a tie written down


def voluntary_life(world: World) -> None:
    """Everyday young people of the city in bulk, then exploited children one by one."""
    of_age = adults(world)
    _everyday(world, of_age)
    for spell in world.seen():
        worked_with(world, spell, of_age)


def _everyday(world: World, of_age: Ints) -> None:
    rng = world.chance("voluntary everyday")
    pid, start = _who(world, rng)
    n = len(pid)
    accepted = rng.random(n) < ACCEPTED
    begun, until = _worked(world, rng, start, accepted)
    outcome, ending = shares(rng, n, NOT_TAKEN), shares(rng, n, ENDINGS)
    outcome[accepted], ending[np.isnat(until)] = None, None
    reasons = _reasons(rng, n)
    text = referred(reasons)
    text[rng.random(n) < 0.4] = None
    world.truth.add(
        "work",
        wid=world.truth.numbers("work", n),
        pid=pid,
        start=start,
        by=shares(rng, n, REFERRERS),
        service=shares(rng, n, SERVICES),
        reasons=reasons,
        accepted=accepted,
        outcome=outcome,
        begun=begun,
        until=until,
        ending=ending,
        text=text,
        recorded=written(rng, start + np.timedelta64(12, "h")),
        closed=written(rng, until + np.timedelta64(12, "h")),
    )
    meet(world, rng, pid[accepted], begun[accepted], until[accepted])
    _ties(world, rng, pid[accepted], begun[accepted], of_age)


def _who(world: World, rng: Stream) -> tuple[Ints, Days]:
    """Young people of the city and the days on which they are referred."""
    people, span, who = world.people, world.span, world.everyday()
    who = who[people.area[who] == CITY]
    n = int(rng.poisson(len(people) * REFERRED_A_YEAR * span.years))
    middle = people.age(span.begin + (span.today - span.begin) // 2)[who]
    fits = (middle >= AGES[0] - 2) & (middle < AGES[1] + 2)
    pid = who[drawn(rng, n, np.exp(HARDER * people.risk[who]) * fits)]
    start = workdays(days_in(rng, n, span.begin, span.today - np.timedelta64(9, "D")))
    age = (start - people.born[pid]).astype("timedelta64[D]").astype(np.float64) / 365.25
    of_age = (age >= AGES[0]) & (age < AGES[1])
    return pid[of_age], start[of_age]


def _worked(
    world: World, rng: Stream, start: Days, accepted: NDArray[np.bool_]
) -> tuple[Days, Days]:
    """First and last day of the work; no day where it did not begin or has not ended."""
    n, today = len(start), world.span.today
    begun = workdays(start + np.ceil(rng.exponential(WAIT_DAYS, n)).astype("timedelta64[D]"))
    length = np.exp(np.log(LENGTH_DAYS) + SPREAD * rng.standard_normal(n))
    until = workdays(begun + np.ceil(length).astype("timedelta64[D]"))
    begun[~accepted | (begun >= today)] = np.datetime64("NaT")
    until[np.isnat(begun) | (until >= today)] = np.datetime64("NaT")
    return begun, until


def _reasons(rng: Stream, n: int) -> Words:
    one, two = shares(rng, n, REASONS), shares(rng, n, REASONS)
    both = (rng.random(n) < SECOND_REASON) & (one != two)
    found: Words = np.where(both, one + ";" + two, one)
    return found


def _ties(world: World, rng: Stream, pid: Ints, begun: Days, of_age: Ints) -> None:
    """Parents, adults whom they trust and friends, as the project was told of them."""
    began = ~np.isnat(begun)
    pid, first = np.unique(pid[began], return_index=True)
    begun, mother = begun[began][first], world.people.mother[pid]
    for kind, share, known in (
        ("mother", PARENT, mother),
        ("mentor", ADULT, of_age[rng.integers(0, len(of_age), len(pid))]),
        ("friend", FRIEND, rng.permutation(pid)),
    ):
        some = (rng.random(len(pid)) < share) & (known >= 0) & (known != pid)
        tied(world, rng, kind, pid[some], known[some], begun[some])
