"""Appointments of health services, treatment for drugs and alcohol, and welfare notes, in bulk."""

import numpy as np

from wayhome.synthetic.chance import Stream, shares, text_where
from wayhome.synthetic.clock import Days, at_hours, written
from wayhome.synthetic.health_ground import NEVER, Referred, Waited, adults, children, later
from wayhome.synthetic.health_words import (
    NOTES,
    NOTES_A_YEAR,
    NOTES_ADULT_A_YEAR,
    NOTES_OF_ADULTS,
    NOTES_YOUNG,
    OBSERVED,
    OBSERVED_ADULT,
    OBSERVED_YOUNG,
    PROBLEM_ADULT,
    SEEN_EVERY,
    SEEN_OTHERWISE,
    TREATED_ADULTS_A_YEAR,
    TREATED_AGREED,
    TREATED_DAYS,
    TREATMENT_ENDS,
)
from wayhome.synthetic.reference import Words
from wayhome.synthetic.terms import school_day
from wayhome.synthetic.told import in_words, left_out, picked, some_of
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.workdays import workdays
from wayhome.synthetic.world import World


def write_appointments(
    world: World, rng: Stream, told: Referred, waited: Waited, came: dict[str, float]
) -> None:
    """Appointments with a service from the first on, until it closes or today."""
    today = world.span.today
    every, most = (
        np.array([SEEN_EVERY.get(service, SEEN_OTHERWISE)[at] for service in told.service])
        for at in range(2)
    )
    until = np.where(np.isnat(waited.closed), today, waited.closed)
    length = np.where(np.isnat(waited.seen), -1, (until - waited.seen).astype(np.int64))
    count = np.where(length < 0, 0, np.minimum(length // np.maximum(every, 1) + 1, most))
    at = np.repeat(np.arange(len(told)), count)
    turn = np.arange(len(at)) - np.repeat(np.cumsum(count) - count, count)
    day = workdays(waited.seen[at] + turn * every[at])
    there = day < today
    at, day, turn = at[there], day[there], turn[there]
    n = len(at)
    if not n:
        return
    when = at_hours(rng, day, 12.5, 2.2)
    outcome = shares(rng, n, came)
    outcome[turn == 0] = "attended"  # the day on which they were first seen
    world.truth.add(
        "health_appointment",
        vid=world.truth.numbers("health_appointment", n),
        pid=told.pid[at],
        due=when,
        service=told.service[at],
        outcome=outcome,
        recorded=written(rng, when),
    )


def write_treatment(
    world: World, rng: Stream, told: Referred, waited: Waited, problem: dict[str, float]
) -> None:
    """A time in treatment for each whom the service for drugs and alcohol came to see."""
    some = (told.service == "substance_use") & ~np.isnat(waited.seen)
    _treated(world, rng, told.pid[some], waited.seen[some], problem, "community")


def _treated(
    world: World, rng: Stream, pid: Ints, start: Days, problem: dict[str, float], setting: str
) -> None:
    n, today = len(pid), world.span.today
    if not n:
        return
    until = start + np.ceil(rng.exponential(TREATED_DAYS, n)).astype(np.int64)
    ended = until < today
    until[~ended] = NEVER
    outcome = shares(rng, n, TREATMENT_ENDS)
    outcome[~ended] = None
    recorded = written(rng, at_hours(rng, start, 12, 2))
    first, second, third = _three_of(rng, n, problem)
    world.truth.add(
        "health_treatment",
        tid=world.truth.numbers("health_treatment", n),
        pid=pid,
        start=start,
        until=until,
        s1=first,
        s2=second,
        s3=third,
        setting=left_out(rng, np.full(n, setting, dtype=object), 0.12),
        outcome=outcome,
        recorded=recorded,
        closed=later(rng, until, recorded),
    )


def _three_of(rng: Stream, n: int, parts: dict[str, float]) -> list[Words]:
    """Up to three substances that each has a problem with, the commonest first; at least one."""
    there = rng.random((n, len(parts))) < np.array(list(parts.values()))
    there[~there.any(axis=1), 0] = True
    rows = [[c for c, yes in zip(parts, row, strict=True) if yes][:3] for row in there]
    padded = np.array([[*row, None, None][:3] for row in rows], dtype=object)
    return [padded[:, at] for at in range(3)]


def treat_adults(world: World, rng: Stream) -> None:
    """Adults in treatment who agreed that it is shared."""
    pid, day = adults(rng, world, TREATED_ADULTS_A_YEAR * TREATED_AGREED)
    _treated(world, rng, pid, workdays(day), PROBLEM_ADULT, "community")


def write_notes(world: World, rng: Stream) -> None:
    """Welfare notes of health visitors, school nurses and, of adults, community nurses."""
    pid, day, band = children(rng, world, NOTES_A_YEAR, hard=0.45)
    grown, then = adults(rng, world, NOTES_ADULT_A_YEAR)
    last = world.span.today - np.timedelta64(1, "D")
    school = band > 0
    _noted(
        world,
        rng,
        pid[~school],
        workdays(day[~school]),
        OBSERVED_YOUNG,
        NOTES_YOUNG,
        "health visitor",
    )
    days = np.array([school_day(one) for one in day[school].tolist()], dtype="datetime64[D]")
    there = days < last
    _noted(world, rng, pid[school][there], days[there], OBSERVED, NOTES, "school nurse")
    _noted(world, rng, grown, workdays(then), OBSERVED_ADULT, NOTES_OF_ADULTS, "community nurse")


def _noted(
    world: World,
    rng: Stream,
    pid: Ints,
    day: Days,
    seen: dict[str, float],
    said: tuple[str | None, ...],
    by: str,
) -> None:
    n = len(pid)
    if not n:
        return
    observed = some_of(rng, n, seen)
    text = in_words(world.people, pid, picked(rng, n, said))
    nothing = (observed == None) & (text == None)  # noqa: E711
    observed[nothing] = shares(rng, int(nothing.sum()), seen)
    when = at_hours(rng, day, 12, 1.5)
    setting = np.full(n, "school", dtype=object)
    if by != "school nurse":
        setting[:] = np.where(rng.random(n) < 0.6, "home", "community")
    world.truth.add(
        "health_note",
        nid=world.truth.numbers("health_note", n),
        pid=pid,
        seen=when,
        setting=left_out(rng, setting, 0.06),
        observed=observed,
        by=left_out(rng, np.full(n, by, dtype=object), 0.08),
        text=text,
        recorded=written(rng, when),
        marking=text_where(rng.random(n) < 0.004, "restricted"),
    )
