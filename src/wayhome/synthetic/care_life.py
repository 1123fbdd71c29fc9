"""Children's social care as most children who need it meet it: referral to plan, and care.

Flows and stocks are England's (facts §12; DfE tables b1, c1, c3 for 2025): about 10,900 referrals
a year in a million people, 6,900 children in need and 1,420 looked after on one day. Durations are
mixtures whose means give those stocks; docs/synthetic.md shows the arithmetic.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.care_factors import factors
from wayhome.synthetic.chance import Stream, drawn, shares, stream
from wayhome.synthetic.clock import Days, Window, after, at_hours, days_in, written
from wayhome.synthetic.population import People
from wayhome.synthetic.truth import Truth

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]

REFERRALS_A_YEAR = 10_900e-6  # each a person; c1 for 2025: 632,830 in 58 million
CONTACTS_A_REFERRAL = 1.4  # contacts that end there; no published count
NO_ACTION, NOT_IN_NEED = 0.065, 0.308  # c1 for 2025
# Time in need after the assessment: share and mean years of each sort of episode.
IN_NEED = ((0.49, 0.23), (0.28, 0.62), (0.23, 2.6))
ENQUIRIES_A_REFERRAL = 0.36  # 225,000 in 622,000
CONFERENCE_SHARE = 0.34
SOURCES = {
    "6": 0.29,
    "2A": 0.2,
    "3A": 0.03,
    "3E": 0.05,
    "3F": 0.06,
    "1A": 0.05,
    "1D": 0.04,
    "5B": 0.14,
    "7": 0.03,
    "8": 0.06,
    "9": 0.02,
    "4": 0.02,
    "10": 0.01,
}
NEEDS = dict(N1=0.57, N2=0.08, N3=0.03, N4=0.09, N5=0.14, N6=0.03, N7=0.01, N8=0.02, N9=0.03)
CLOSURES = dict(RC1=0.02, RC2=0.01, RC3=0.02, RC4=0.02, RC5=0.03, RC7=0.55, RC6=0.05, RC9=0.30)


@dataclass(frozen=True)
class Episodes:
    """Referrals that became time in need, for those who look for care among them."""

    rid: Ints
    pid: Ints
    start: Days
    end: Days
    need: NDArray[np.object_]


def care_life(truth: Truth, people: People, seed: int, span: Window) -> Episodes:
    """Contacts, referrals, assessments, plans, enquiries and protection for the whole region."""
    rng = stream(seed, "care life")
    pid, start = _referred(rng, people, span)
    n = len(pid)
    rid = truth.numbers("referral", n)
    level = rng.random(n)
    nfa, assessed_only = level < NO_ACTION, level < NO_ACTION + NOT_IN_NEED
    done = start + rng.integers(12, 52, n).astype("timedelta64[D]")
    end = np.where(assessed_only, done, done + _in_need(rng, n))
    end = np.where(nfa, start + np.timedelta64(2, "D"), end)
    end = np.minimum(end, people.born[pid] + np.timedelta64(18 * 365 + 4, "D"))
    need, keep = shares(rng, n, NEEDS), _apart(pid, start, end)
    rid, pid, need = rid[keep], pid[keep], need[keep]
    start, done, end = start[keep], done[keep], end[keep]
    nfa, assessed_only = nfa[keep], assessed_only[keep]
    _referrals(rng, truth, span, (rid, pid, start, end), need, nfa)
    _contacts(rng, truth, pid, start, span)
    _assessments(rng, truth, people, (rid, pid, start, done), need, ~nfa, span)
    deep = ~assessed_only
    _plans(rng, truth, (rid[deep], pid[deep], done[deep], end[deep]), span)
    _enquiries(rng, truth, (rid[deep], pid[deep], start[deep], end[deep]), people, span)
    return Episodes(rid[deep], pid[deep], start[deep], end[deep], need[deep])


def _referred(rng: Stream, people: People, span: Window) -> tuple[Ints, Days]:
    """Who is referred and when, over the window and three years before it; ages 0 to 17."""
    years = float((span.today - span.deep).astype(np.int64)) / 365.25
    age_then = people.age(span.deep) + years / 2
    weight = np.exp(1.05 * people.risk) * ((age_then > -years / 2) & (age_then < 18 + years / 2))
    n = rng.poisson(len(people) * REFERRALS_A_YEAR * years * 1.32)  # some fall outside childhood
    pid, start = drawn(rng, n, weight), days_in(rng, n, span.deep, span.today)
    age = _ages(people, pid, start)
    keep = (age >= 0) & (age < 17.9)
    order = np.lexsort((start[keep], pid[keep]))
    return pid[keep][order], start[keep][order]


def _ages(people: People, pid: Ints, day: Days) -> Floats:
    days: Floats = (day - people.born[pid]).astype("timedelta64[D]").astype(np.float64) / 365.2425
    return days


def _in_need(rng: Stream, n: int) -> NDArray[np.timedelta64]:
    kind = drawn(rng, n, np.array([share for share, _ in IN_NEED]))
    mean = np.array([years for _, years in IN_NEED])[kind]
    return np.ceil(rng.exponential(mean * 365.25)).astype(np.int64).astype("timedelta64[D]")


def _apart(pid: Ints, start: Days, end: Days) -> Bools:
    """Leaves out a referral made while an earlier one of the same child is open."""
    keep = np.ones(len(pid), dtype=bool)
    latest, who = np.datetime64("0001-01-01"), -1
    same = np.flatnonzero(pid[1:] == pid[:-1]) + 1
    for index in same.tolist():  # only children referred more than once
        if pid[index] != who:
            who, latest = int(pid[index]), end[index - 1]
        if start[index] <= latest:
            keep[index] = False
        else:
            latest = end[index]
    return keep


def _referrals(
    rng: Stream,
    truth: Truth,
    span: Window,
    rows: tuple[Ints, Ints, Days, Days],
    need: NDArray[np.object_],
    nfa: Bools,
) -> None:
    rid, pid, start, end = rows
    truth.add(
        "referral",
        rid=rid,
        pid=pid,
        start=start,
        until=end,
        need=need,
        source=shares(rng, len(rid), SOURCES),
        nfa=nfa,
        reason=shares(rng, len(rid), CLOSURES),
        recorded=written(rng, at_hours(rng, start, 13, 3)),
        closed=written(rng, at_hours(rng, end, 13, 3)),
    )


def _contacts(rng: Stream, truth: Truth, pid: Ints, start: Days, span: Window) -> None:
    """One with every referral, and more that ended with advice."""
    extra = rng.integers(0, max(len(pid), 1), round(len(pid) * CONTACTS_A_REFERRAL))
    days = days_in(rng, len(extra), span.deep, span.today)
    who = np.concatenate([pid, pid[extra]])
    at = at_hours(rng, np.concatenate([start, days]), 13, 3)
    truth.add(
        "contact",
        pid=who,
        happened=at,
        source=shares(rng, len(who), SOURCES),
        outcome=np.repeat(np.array(["referral", "advice"], dtype=object), [len(pid), len(extra)]),
        recorded=written(rng, at),
    )


def _assessments(
    rng: Stream,
    truth: Truth,
    people: People,
    rows: tuple[Ints, Ints, Days, Days],
    need: NDArray[np.object_],
    wanted: Bools,
    span: Window,
) -> None:
    rid, pid, start, done = (x[wanted] for x in rows)
    truth.add(
        "assessment",
        rid=rid,
        pid=pid,
        start=start,
        done=done,
        factors=factors(rng, _ages(people, pid, start)),
        recorded=written(rng, at_hours(rng, start, 13, 3)),
        closed=written(rng, at_hours(rng, done, 13, 3)),
    )


def _plans(rng: Stream, truth: Truth, rows: tuple[Ints, Ints, Days, Days], span: Window) -> None:
    rid, pid, done, end = rows
    some = (rng.random(len(rid)) < 0.7) & (end > done + np.timedelta64(14, "D"))
    rid, pid, done, end = rid[some], pid[some], done[some], end[some]
    truth.add(
        "plan",
        rid=rid,
        pid=pid,
        start=done,
        until=end,
        recorded=written(rng, at_hours(rng, done, 13, 3)),
        closed=written(rng, at_hours(rng, end, 13, 3)),
    )


def _enquiries(
    rng: Stream, truth: Truth, rows: tuple[Ints, Ints, Days, Days], people: People, span: Window
) -> None:
    rid, pid, start, end = rows
    some = rng.random(len(rid)) < ENQUIRIES_A_REFERRAL / (1 - NO_ACTION - NOT_IN_NEED)
    rid, pid, start, end = rid[some], pid[some], start[some], end[some]
    begun = start + rng.integers(1, 20, len(rid)).astype("timedelta64[D]")
    done = begun + rng.integers(4, 15, len(rid)).astype("timedelta64[D]")
    to_conference = rng.random(len(rid)) < CONFERENCE_SHARE
    protected = to_conference & (rng.random(len(rid)) < 0.87)
    nothing = np.datetime64("NaT", "D")
    truth.add(
        "enquiry",
        rid=rid,
        pid=pid,
        start=begun,
        until=done,
        conference=np.where(to_conference, done + np.timedelta64(4, "D"), nothing),
        protected=protected,
        recorded=written(rng, at_hours(rng, begun, 13, 3)),
        closed=written(rng, at_hours(rng, done, 13, 3)),
    )
    _protection(rng, truth, (rid[protected], pid[protected], done[protected]))


def _protection(rng: Stream, truth: Truth, rows: tuple[Ints, Ints, Days]) -> None:
    rid, pid, done = rows
    start = done + np.timedelta64(4, "D")
    end = after(rng, start, 290)  # 50,000 plans open and about 62,000 begun a year: ten months
    truth.add(
        "protection",
        rid=rid,
        pid=pid,
        start=start,
        until=end,
        category=shares(rng, len(rid), {"NEG": 49, "EMO": 37, "PHY": 7, "SAB": 4, "MUL": 3}),
        recorded=written(rng, at_hours(rng, start, 13, 3)),
        closed=written(rng, at_hours(rng, end, 13, 3)),
    )
