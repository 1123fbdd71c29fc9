"""School as most children live it: attendance, suspensions, exclusions, moves, concerns.

Rates are those of England (facts §12: 955,000 suspensions and 10,900 permanent exclusions a year;
about one pupil in five misses a tenth of school, one in fifty misses half). Hard lives make them
likelier, and most who have them are never exploited: that is the base rate signs must live with.
"""

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, drawn, picked, shares, stream
from wayhome.synthetic.clock import Days, Window, at_hours, written
from wayhome.synthetic.population import People
from wayhome.synthetic.terms import Term, days_at_school, terms, weeks_of
from wayhome.synthetic.truth import Truth
from wayhome.synthetic.words import SCHOOL_CONCERNS

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

SUSPENSIONS_A_YEAR = 16_300e-6  # each a person of the region, facts §12
EXCLUSIONS_A_YEAR = 165e-6  # and those of exploited children: 190 in all
CONCERNS_A_YEAR = 9_000e-6  # no published count: about one pupil in fifteen a year
MOVES_A_YEAR = 1_500e-6
WEEKLY_SHARE = 0.02  # pupils whose attendance a council follows week by week
REASONS = {
    **dict(DB=0.48, VA=0.15, PP=0.13, PA=0.05, OW=0.03, DA=0.035, VP=0.04, TH=0.015, DM=0.02),
    **dict(BU=0.01, SM=0.005, RA=0.01, OT=0.025),
}


def school_life(
    truth: Truth, people: People, school: Ints, apart: Bools, seed: int, span: Window
) -> None:
    """Trouble at school for everybody on a roll; weeks of those `apart` are told one by one."""
    rng = stream(seed, "school life")
    absence = _absence(rng, people)
    _attendance(rng, truth, people, np.where(apart, -1, school), absence, span)
    _suspensions(rng, truth, people, school, span)
    _moves(rng, truth, people, school, span)
    _concerns(rng, truth, people, school, span)


def _absence(rng: Stream, people: People) -> Floats:
    share = np.exp(np.log(0.05) + 0.75 * rng.standard_normal(len(people)) + 0.4 * people.risk)
    severe = rng.random(len(people)) < 0.016 * np.exp(1.1 * people.risk - 0.6)
    share[severe] = rng.uniform(0.45, 0.95, int(severe.sum()))
    clipped: Floats = np.clip(share, 0.003, 0.97)
    return clipped


def _attendance(
    rng: Stream, truth: Truth, people: People, school: Ints, absence: Floats, span: Window
) -> None:
    """A row a half-term for everybody; a row a week for the few who are followed."""
    weekly = (rng.random(len(people)) < WEEKLY_SHARE * (1 + 6 * (absence > 0.2))) & (school >= 0)
    for term in terms(span.begin, span.today):
        age = people.age(term.begin)
        pupils = np.flatnonzero((school >= 0) & (age >= 5) & (age < 16))
        sessions(rng, truth, pupils[~weekly[pupils]], term, absence)
        for week in weeks_of(term):
            sessions(rng, truth, pupils[weekly[pupils]], week, absence)


def sessions(rng: Stream, truth: Truth, pupils: Ints, term: Term, absence: Floats) -> None:
    """One period's sessions for some pupils."""
    if not len(pupils):
        return
    missed = rng.binomial(term.sessions, np.clip(absence[pupils] * rng.normal(1, 0.25), 0, 1))
    without_leave = rng.binomial(missed, np.clip(0.2 + absence[pupils], 0, 0.9))
    truth.add(
        "attendance",
        pid=pupils,
        start=term.begin,
        until=term.end,
        possible=term.sessions,
        attended=term.sessions - missed,
        authorised=missed - without_leave,
        unauthorised=without_leave,
        late=rng.binomial(term.sessions - missed, 0.02),
        recorded=(term.end + np.timedelta64(4, "D")).astype("datetime64[s]"),
    )


def _pupils_weight(people: People, school: Ints, day: np.datetime64, peak: float) -> Floats:
    """Likelier with a hard life and towards an age; nobody outside 5 to 16."""
    age = people.age(day)
    weight = np.exp(1.15 * people.risk - ((age - peak) / 3.2) ** 2)
    weight[(school < 0) | (age < 5) | (age > 15)] = 0
    return weight


def _suspensions(rng: Stream, truth: Truth, people: People, school: Ints, span: Window) -> None:
    weight = _pupils_weight(people, school, span.begin + (span.today - span.begin) // 2, 14.0)
    # Boys are suspended nearly twice as often (DfE, suspensions and exclusions 2023-24).
    weight = weight * np.where(people.male, 1.8, 1.0)
    n = rng.poisson(len(people) * SUSPENSIONS_A_YEAR * span.years)
    who = drawn(rng, n, weight)
    day = days_at_school(rng, n, span.begin, span.today)
    _exclude(rng, truth, who, day, "suspension")
    out = picked(rng, rng.poisson(len(people) * EXCLUSIONS_A_YEAR * span.years), weight**1.5)
    _exclude(rng, truth, out, days_at_school(rng, len(out), span.begin, span.today), "")


def _exclude(rng: Stream, truth: Truth, who: Ints, day: Days, kind: str) -> None:
    n = len(who)
    second = shares(rng, n, REASONS)
    second[rng.random(n) < 0.75] = None
    truth.add(
        "exclusion",
        xid=truth.numbers("exclusion", n),
        pid=who,
        kind=kind or "exclusion",
        start=day,
        days=np.clip(rng.geometric(0.42, n) - rng.integers(0, 2, n) * 0.5, 0.5, 20)
        if kind
        else np.full(n, np.nan),
        r1=shares(rng, n, REASONS),
        r2=second,
        recorded=written(rng, at_hours(rng, day, 14, 2)),
    )


def _moves(rng: Stream, truth: Truth, people: People, school: Ints, span: Window) -> None:
    weight = _pupils_weight(people, school, span.today, 13.5)
    n = rng.poisson(len(people) * MOVES_A_YEAR * span.years)
    who = picked(rng, n, weight)
    day = days_at_school(rng, len(who), span.begin, span.today)
    kinds = {"managed move": 0.28, "pru": 0.17, "elective home education": 0.3, "off roll": 0.05}
    truth.add(
        "move",
        pid=who,
        move=shares(rng, len(who), {**kinds, "reduced timetable": 0.2}),
        start=day,
        recorded=written(rng, at_hours(rng, day, 12, 2)),
    )


def _concerns(rng: Stream, truth: Truth, people: People, school: Ints, span: Window) -> None:
    weight = _pupils_weight(people, school, span.today, 13.0)
    n = rng.poisson(len(people) * CONCERNS_A_YEAR * span.years)
    who = drawn(rng, n, weight)
    at = at_hours(rng, days_at_school(rng, n, span.begin, span.today), 12, 2)
    what = drawn(rng, n, np.array([row.weight for row in SCHOOL_CONCERNS]))
    truth.add(
        "concern",
        nid=truth.numbers("concern", n),
        pid=who,
        happened=at,
        category=np.array([row.category for row in SCHOOL_CONCERNS], dtype=object)[what],
        text=np.array([row.text for row in SCHOOL_CONCERNS], dtype=object)[what],
        action=np.array([row.action for row in SCHOOL_CONCERNS], dtype=object)[what],
        by=shares(rng, n, {"form tutor": 4, "head of year": 3, "safeguarding lead": 2}),
        recorded=written(rng, at),
    )
