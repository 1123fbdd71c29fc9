"""Going missing, as most children who do so go: home late, at a friend's, back by morning.

England and the United Kingdom, facts §3.1 and §12: 3,200 incidents and 1,100 children a year in a
million people, of which 1,500 incidents belong to 220 children in care. Up to seven in ten are
never reported; those stay out of the region altogether.
"""

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, drawn, picked, shares, stream, text_where
from wayhome.synthetic.clock import Days, Window, after, at_hours, days_in, written
from wayhome.synthetic.looked_after import InCare, Placed
from wayhome.synthetic.places import sectors, units
from wayhome.synthetic.population import People
from wayhome.synthetic.truth import Truth
from wayhome.synthetic.words import MISSING_NOTES

Ints = NDArray[np.int64]

CHILDREN_A_YEAR, INCIDENTS_A_YEAR = 800e-6, 1_150e-6  # not in care, beside the exploited
IN_CARE_A_YEAR, IN_CARE_INCIDENTS = 220e-6, 1_500e-6
ADULTS_A_YEAR = 900e-6
HOURS_MEDIAN, HOURS_SPREAD = 7.5, 1.15  # lognormal: about one episode in six passes 24 hours
RISKS = dict(none=0.08, low=0.2, medium=0.6, high=0.12)
INTERVIEWS = {"held": 0.42, "declined": 0.3, "not offered": 0.16, "offered": 0.12}
HOW = {
    "returned by themselves": 0.58,
    "found by police": 0.22,
    "found by family or carer": 0.15,
    "made contact": 0.05,
}


def missing_life(truth: Truth, people: People, care: InCare, seed: int, span: Window) -> None:
    """Episodes of the whole region, year by year."""
    rng = stream(seed, "missing life")
    year = np.timedelta64(365, "D")
    begin = span.begin
    while begin < span.today:
        end = min(begin + year, span.today)
        share = float((end - begin).astype(np.int64)) / 365
        age = people.age(begin + (end - begin) // 2)
        in_care = care.on(begin + (end - begin) // 2, len(people))
        weight = np.exp(1.2 * people.risk - ((age - 15.2) / 2.9) ** 2)
        weight[(age < 7) | (age > 17)] = 0
        groups = (
            (weight * ~in_care, CHILDREN_A_YEAR, INCIDENTS_A_YEAR, False),
            (weight * in_care, IN_CARE_A_YEAR, IN_CARE_INCIDENTS, True),
            (np.exp(people.risk) * (age > 17), ADULTS_A_YEAR, ADULTS_A_YEAR * 1.3, False),
        )
        for weights, children, incidents, cared in groups:
            who = picked(rng, rng.poisson(len(people) * children * share), weights)
            count = rng.poisson(len(people) * incidents * share)
            _episodes(rng, truth, people, who, count, care.placed if cared else None, (begin, end))
        begin = end


def _episodes(
    rng: Stream,
    truth: Truth,
    people: People,
    who: Ints,
    count: int,
    placed: Placed | None,
    between: tuple[np.datetime64, np.datetime64],
) -> None:
    """At least one for each; the rest to few, as in life."""
    if not len(who):
        return
    often = rng.gamma(0.45, 1.0, len(who))
    pid = np.concatenate([who, who[drawn(rng, max(count - len(who), 0), often)]])
    n = len(pid)
    seen = at_hours(rng, days_in(rng, n, *between), 19, 4)
    if placed:  # only while they are in care
        there = placed.on(pid, seen) >= 0
        pid, seen, n = pid[there], seen[there], int(there.sum())
    hours = np.exp(np.log(HOURS_MEDIAN) + HOURS_SPREAD * rng.standard_normal(n))
    found = seen + (np.clip(hours, 0.7, 30 * 24) * 3600).astype(np.int64).astype("timedelta64[s]")
    reported = seen + (rng.uniform(0.3, 3.5, n) * 3600).astype(np.int64).astype("timedelta64[s]")
    found = np.maximum(found, reported + np.timedelta64(20, "m"))
    away, kind = rng.random(n) < 0.09, shares(rng, n, dict(M=0.9, A=0.1))
    interview = shares(rng, n, INTERVIEWS)
    lives, postcode = _lives(people, placed, pid, seen)
    place = np.where(away, rng.integers(0, len(sectors().name), n), lives)
    closed = written(rng, found)
    living = "placement" if placed else "home"
    truth.add(
        "missing",
        mid=truth.numbers("missing", n),
        area=sectors().area[lives],
        pid=pid,
        kind=kind,
        risk=shares(rng, n, RISKS),
        seen=seen,
        reported=reported,
        found=found,
        missing_from=living,
        care=placed is not None,
        found_place=np.where(away, text_where(away, "friend's address"), text_where(~away, living)),
        found_postcode=np.where(away, units(rng, place), postcode),
        how=shares(rng, n, HOW),
        circumstances=_notes(rng, n),
        recorded=written(rng, reported),
        closed=np.maximum(closed, found),
        interview=interview,
        interview_at=after(rng, found, 3.0).astype("datetime64[s]") + np.timedelta64(11, "h"),
        to_police=rng.random(n) < (0.9 if placed else 0.97),
        to_council=rng.random(n) < (0.95 if placed else 0.35),
    )


def _lives(
    people: People, placed: Placed | None, pid: Ints, day: Days
) -> tuple[Ints, NDArray[np.object_]]:
    """Sector and postcode of where each lives: the placement while in care, else home."""
    if placed:
        at = placed.on(pid, day)
        return placed.sector[at], placed.postcode[at]
    home = people.homes.at(pid, day)
    return people.homes.sector[home], people.homes.postcode[home]


def _notes(rng: Stream, n: int) -> NDArray[np.object_]:
    texts = np.array(MISSING_NOTES, dtype=object)[rng.integers(0, len(MISSING_NOTES), n)]
    texts[rng.random(n) < 0.4] = None
    return texts
