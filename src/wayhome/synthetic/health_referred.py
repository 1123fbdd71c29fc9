"""Referrals to health services and how long children wait, appointments, treatment, welfare notes.

Waits and refusals are those of England (`health_words`), for everybody alike: a child whom a line
harms waits as long as another, and is brought less often once seen.
"""

import numpy as np

from wayhome.synthetic.chance import Stream, shares, text_where
from wayhome.synthetic.clock import Days, at_hours, written
from wayhome.synthetic.health_ground import (
    NEVER,
    Bools,
    Referred,
    Waited,
    adults,
    children,
    later,
)
from wayhome.synthetic.health_treated import (
    treat_adults,
    write_appointments,
    write_notes,
    write_treatment,
)
from wayhome.synthetic.health_words import (
    CAME,
    CLOSED_AFTER,
    CLOSED_WAITING,
    NAVIGATED_OTHERS,
    PROBLEM,
    REASONS,
    REFERRED,
    REFERRERS,
    REFERRERS_YOUNG,
    REFUSED_BECAUSE,
    SERVICES,
    SOCIAL_PRESCRIBED,
    SOON,
    WAITS,
    WORKED_WITH_DAYS,
)
from wayhome.synthetic.places import CITY
from wayhome.synthetic.told import left_out, picked
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.workdays import workdays
from wayhome.synthetic.world import World

FAR = np.datetime64("2999-01-01", "D")


def health_referred(world: World, hurt: Ints, when: Days, by_others: Bools) -> None:
    """Of everyday people. `hurt` and `when` are those who came to an emergency department."""
    rng = world.chance("health referrals")
    told = _referred(world, rng, hurt[by_others], when[by_others])
    waited = write_referrals(world, rng, told)
    write_appointments(world, rng, told, waited, CAME)
    write_treatment(world, rng, told, waited, PROBLEM)
    treat_adults(world, rng)
    write_notes(world, world.chance("health notes"))


def _referred(world: World, rng: Stream, hurt: Ints, when: Days) -> Referred:
    parts = []
    for service, rates in REFERRED.items():
        pid, day, band = children(rng, world, rates, hard=0.45)
        by = shares(rng, len(pid), REFERRERS)
        by[band == 0] = shares(rng, int((band == 0).sum()), REFERRERS_YOUNG)
        parts.append(Referred(pid, np.full(len(pid), service, dtype=object), day, by))
    taken = rng.random(len(hurt)) < NAVIGATED_OTHERS
    parts.append(_all_to("hospital_navigator", hurt[taken], when[taken], "emergency department"))
    pid, day = _in_care(world)
    parts.append(_all_to("looked_after_health", pid, day, "social worker"))
    pid, day = adults(rng, world, SOCIAL_PRESCRIBED)
    parts.append(_all_to("social_prescribing", pid, day, "GP"))
    return Referred(
        *(np.concatenate([getattr(p, n) for p in parts]) for n in Referred.__annotations__)
    )


def _all_to(service: str, pid: Ints, day: Days, by: str) -> Referred:
    n = len(pid)
    words = (np.full(n, text, dtype=object) for text in (service, by))
    one, other = words
    return Referred(pid, one, day.astype("datetime64[D]"), other)


def _in_care(world: World) -> tuple[Ints, Days]:
    """Everyday children of the city who came into care in the window: each is to be examined."""
    care = world.truth.table("care")
    pid, start = care["pid"].to_numpy(), care["start"].to_numpy().astype("datetime64[D]")
    plain = np.zeros(len(world.people), dtype=bool)
    plain[world.everyday()] = True
    here = (start >= world.span.begin) & (start < world.span.today)
    here &= plain[pid] & (world.people.area[pid] == CITY)
    return pid[here], start[here] + np.timedelta64(4, "D")


def write_referrals(world: World, rng: Stream, told: Referred) -> Waited:
    """Write each with what came of it by today."""
    n, today = len(told), world.span.today
    day = np.minimum(workdays(told.day), today)
    refused, seen, closed = _outcomes(rng, told, day, today)
    closing = shares(rng, n, CLOSED_AFTER)
    closing[np.isnat(seen)] = shares(rng, int(np.isnat(seen).sum()), CLOSED_WAITING)
    closing[refused] = shares(rng, int(refused.sum()), REFUSED_BECAUSE)
    closing[np.isnat(closed) | (rng.random(n) < 0.08)] = None
    recorded = written(rng, at_hours(rng, day, 12, 2.5))
    reason = np.full(n, None, dtype=object)
    for service in SERVICES:
        here = told.service == service
        reason[here] = picked(rng, int(here.sum()), REASONS[service])
    if n:
        world.truth.add(
            "health_referral",
            rid=world.truth.numbers("health_referral", n),
            pid=told.pid,
            service=told.service,
            referred=day,
            by=left_out(rng, told.by, 0.06),
            reason=reason,
            refused=refused,
            first_seen=seen,
            until=closed,
            closing=closing,
            recorded=recorded,
            seen=later(rng, seen, recorded),
            closed=later(rng, closed, recorded),
            marking=text_where(rng.random(n) < 0.004, "restricted"),
        )
    return Waited(refused, seen, closed)


def _outcomes(
    rng: Stream, told: Referred, day: Days, today: np.datetime64
) -> tuple[Bools, Days, Days]:
    """Who was refused, first seen and closed by today, and when."""
    n = len(told)
    refuse, half, spread, leave = (
        np.array([WAITS.get(service, SOON)[at] for service in told.service], dtype=np.float64)
        for at in range(4)
    )
    refused = rng.random(n) < refuse
    wait = np.clip(np.exp(np.log(half) + spread * rng.standard_normal(n)), 1, 1_900)
    leaves = ~refused & (rng.random(n) < leave)
    span = np.array([WORKED_WITH_DAYS.get(service, 75.0) for service in told.service])
    span = np.ceil(np.clip(rng.exponential(span), 5, 900))
    seen = workdays(day + np.ceil(wait).astype(np.int64))
    seen[refused | leaves] = NEVER
    closed = workdays(np.where(np.isnat(seen), FAR, seen) + span.astype(np.int64))
    closed[refused] = workdays(day + rng.integers(4, 40, n))[refused]
    closed[leaves] = workdays(day + np.ceil(wait).astype(np.int64))[leaves]
    for days in (seen, closed):
        days[days >= today] = NEVER
    return refused & ~np.isnat(closed), seen, closed
