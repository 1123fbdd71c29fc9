"""What forces record of most people: occurrences and who was what in them, arrests, stops.

Numbers a year in a million people: 36,000 occurrences with somebody named (a force records about
100,000, most with nobody an extract for safeguarding would carry), 10,000 arrests of which about
900 of children, 7,500 stops of which about one in six of a child and three in four of those with
nothing done (facts §12). Hard lives and youth make a suspect likelier; so does being poor in places
that are watched, which is why signs never lean on one record alone.
"""

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.agencies import RAIL
from wayhome.synthetic.chance import Stream, drawn, shares, stream, text_where
from wayhome.synthetic.clock import Days, Window, after, at_hours, days_in, written
from wayhome.synthetic.offences import OFFENCES, RAIL_OFFENCES, Offence, weights, words
from wayhome.synthetic.places import sectors, stations, units
from wayhome.synthetic.population import People
from wayhome.synthetic.story_cast import CAST
from wayhome.synthetic.truth import Truth

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

OCCURRENCES_A_YEAR = 36_000e-6
RAIL_A_YEAR = 900e-6
STOPS_A_YEAR = 7_500e-6
INTELLIGENCE_A_YEAR = 2_500e-6
RESTRICTED = 0.006  # occurrences a force keeps to itself
SUSPECT_SHARE = 0.46
ARREST_SHARE = 0.45
OUTCOMES = {"no further action": 0.44, "charged": 0.24, "released under investigation": 0.2}
STREETS = ("High Street", "Market Place", "Station Road", "Mill Lane", "London Road", "The Green")


def police_life(truth: Truth, people: People, seed: int, span: Window) -> None:
    """Everyday police records of the whole region."""
    rng = stream(seed, "police life")
    suspects = _suspects(people, span)
    _occurrences(rng, truth, people, suspects, span, OFFENCES, OCCURRENCES_A_YEAR)
    _occurrences(rng, truth, people, suspects, span, RAIL_OFFENCES, RAIL_A_YEAR)
    _stops(rng, truth, people, suspects, span)
    _intelligence(rng, truth, people, suspects, span)


def _suspects(people: People, span: Window) -> Floats:
    """Likelihood by age (peak in the late teens, facts §12), sex (78 % male) and hard life."""
    age = people.age(span.begin + (span.today - span.begin) // 2).astype(np.float64)
    shape = np.where(age < 19, np.exp(-(((age - 19) / 3.6) ** 2)), np.exp(-(age - 19) / 17))
    weight: Floats = shape * np.exp(1.1 * people.risk) * np.where(people.male, 3.5, 1.0)
    weight[age < 10.5] = 0  # the age of criminal responsibility
    return weight


def _occurrences(
    rng: Stream,
    truth: Truth,
    people: People,
    suspects: Floats,
    span: Window,
    kinds: tuple[Offence, ...],
    rate: float,
) -> None:
    n = rng.poisson(len(people) * rate * span.years)
    what = drawn(rng, n, weights(kinds))
    began = at_hours(rng, days_in(rng, n, span.begin, span.today), 17, 5)
    victim = rng.integers(0, len(people) - len(CAST), n)  # the cast has its own stories
    domestic = words(kinds, "category")[what] == "domestic_abuse"
    victim = np.where(domestic, _mother_or_self(people, victim), victim)
    has_victim = rng.random(n) < words(kinds, "victim")[what].astype(np.float64)
    has_suspect = rng.random(n) < np.where(has_victim, SUSPECT_SHARE, 1.0)
    suspect = _matched(rng, people, suspects, words(kinds, "young")[what].astype(np.float64), span)
    sector = people.homes.sector_of(np.where(has_victim, victim, suspect), began)
    rail = kinds is RAIL_OFFENCES
    station = rng.integers(0, len(stations()), n)
    if rail:
        sector = np.array([s.sector for s in stations()])[station]
    force = np.full(n, RAIL) if rail else sectors().area[sector]
    oid, recorded = truth.numbers("occurrence", n), written(rng, began)
    truth.add(
        "occurrence",
        oid=oid,
        force=force,
        category=words(kinds, "category")[what],
        code=words(kinds, "code")[what],
        title=words(kinds, "title")[what],
        began=began,
        ended=began + rng.integers(2, 90, n).astype("timedelta64[m]"),
        recorded=recorded,
        place=_place(rng, n, station, rail),
        postcode=units(rng, sector),
        lat=sectors().lat[sector] + rng.normal(0, 0.004, n),
        lon=sectors().lon[sector] + rng.normal(0, 0.006, n),
        marking=text_where(rng.random(n) < RESTRICTED, "restricted"),
        outcome=shares(rng, n, {"1": 0.1, "8": 0.05, "14": 0.2, "15": 0.15, "18": 0.4, "22": 0.1}),
    )
    row = (oid, force, recorded)
    _role(truth, row, victim, has_victim, "victim")
    _role(truth, row, suspect, has_suspect, "suspect")
    _children_at_home(truth, people, row, victim, domestic & has_victim, span)
    arrested = has_suspect & (rng.random(n) < (0.2 if rail else ARREST_SHARE))
    _arrests(rng, truth, people, row, suspect, arrested, (began, sector), kinds, what)


def _mother_or_self(people: People, who: Ints) -> Ints:
    return np.where(people.mother[who] >= 0, people.mother[who], who)


def _matched(rng: Stream, people: People, weight: Floats, young: Floats, span: Window) -> Ints:
    """A suspect for each; some kinds are likelier of the young."""
    child = people.age(span.begin + (span.today - span.begin) // 2) < 18
    share = float(weight[child].sum() / weight.sum())
    odds = share / (1 - share) * young
    is_young = rng.random(len(young)) < odds / (1 + odds)
    found = np.zeros(len(young), dtype=np.int64)
    for flag in (True, False):
        here = np.flatnonzero(is_young == flag)
        found[here] = drawn(rng, len(here), weight * (child == flag))
    return found


def _place(rng: Stream, n: int, station: Ints, rail: bool) -> NDArray[np.object_]:
    if rail:
        names = np.array([f"{s.name} station" for s in stations()], dtype=object)
        return names[station]
    return np.array(STREETS, dtype=object)[rng.integers(0, len(STREETS), n)]


def _role(truth: Truth, row: tuple[Ints, Ints, Days], pid: Ints, some: Bools, role: str) -> None:
    oid, force, recorded = row
    truth.add(
        "role", oid=oid[some], force=force[some], pid=pid[some], role=role, recorded=recorded[some]
    )


def _children_at_home(
    truth: Truth,
    people: People,
    row: tuple[Ints, Ints, Days],
    victim: Ints,
    some: Bools,
    span: Window,
) -> None:
    """Children of a parent harmed at home are named in the record."""
    child = np.flatnonzero((people.mother >= 0) & (people.age(span.today) < 18))
    order = child[np.argsort(people.mother[child], kind="stable")]
    parent = people.mother[order]
    at = np.flatnonzero(some)
    low, high = np.searchsorted(parent, victim[at]), np.searchsorted(parent, victim[at], "right")
    count = high - low
    which = np.repeat(at, count)
    offset = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    oid, force, recorded = row
    truth.add(
        "role",
        oid=oid[which],
        force=force[which],
        pid=order[np.repeat(low, count) + offset],
        role="named",
        recorded=recorded[which],
    )


def _arrests(
    rng: Stream,
    truth: Truth,
    people: People,
    row: tuple[Ints, Ints, Days],
    suspect: Ints,
    some: Bools,
    where: tuple[Days, Ints],
    kinds: tuple[Offence, ...],
    what: Ints,
) -> None:
    oid, force = row[0][some], row[1][some]
    pid, what, sector = suspect[some], what[some], where[1][some]
    n = len(pid)
    arrested = where[0][some] + rng.integers(20, 60 * 40, n).astype("timedelta64[m]")
    released = arrested + rng.integers(60 * 4, 60 * 23, n).astype("timedelta64[m]")
    outcome = shares(rng, n, {**OUTCOMES, "community resolution": 0.12})
    young = (arrested.astype("datetime64[D]") - people.born[pid]).astype(np.int64) < 18 * 365.25
    code, title, category = (words(kinds, name)[what] for name in ("code", "title", "category"))
    truth.add(
        "custody",
        cid=truth.numbers("custody", n),
        oid=oid,
        force=force,
        pid=pid,
        arrested=arrested,
        recorded=written(rng, released),
        place=np.array(STREETS, dtype=object)[rng.integers(0, len(STREETS), n)],
        postcode=units(rng, sector),
        lat=sectors().lat[sector] + rng.normal(0, 0.004, n),
        lon=sectors().lon[sector] + rng.normal(0, 0.006, n),
        category=category,
        code=code,
        title=title,
        adult=text_where(young, "parent or scheme volunteer"),
        released=released,
        outcome=outcome,
        remanded=(outcome == "charged") & (rng.random(n) < 0.08),
    )
    charged = np.flatnonzero(outcome == "charged")
    truth.add(
        "charge",
        force=force[charged],
        oid=oid[charged],
        pid=pid[charged],
        charged=released[charged],
        recorded=written(rng, released[charged]),
        category=category[charged],
        code=code[charged],
        title=title[charged],
        outcome=shares(rng, len(charged), {"guilty": 0.6, "not guilty": 0.15, "withdrawn": 0.25}),
        outcome_on=after(rng, released[charged], 160),
    )


def _stops(rng: Stream, truth: Truth, people: People, suspects: Floats, span: Window) -> None:
    n = rng.poisson(len(people) * STOPS_A_YEAR * span.years)
    pid = _matched(rng, people, suspects, np.full(n, 1.6), span)
    at = at_hours(rng, days_in(rng, n, span.begin, span.today), 18, 4)
    sector = people.homes.sector_of(pid, at)
    found = shares(rng, n, dict(nothing=0.74, drugs=0.17, weapon=0.03, stolen=0.03, other=0.03))
    resolved = shares(rng, n, {"community resolution": 0.5, "arrest": 0.5})
    resolved[found == "nothing"] = "no further action"
    truth.add(
        "stop",
        sid=truth.numbers("stop", n),
        force=sectors().area[sector],
        pid=pid,
        happened=at,
        recorded=written(rng, at),
        place=np.array(STREETS, dtype=object)[rng.integers(0, len(STREETS), n)],
        postcode=units(rng, sector),
        lat=sectors().lat[sector] + rng.normal(0, 0.004, n),
        lon=sectors().lon[sector] + rng.normal(0, 0.006, n),
        power=shares(rng, n, {"PACE s1": 0.45, "Misuse of Drugs Act s23": 0.5, "CJPOA s60": 0.05}),
        object=shares(rng, n, {"drugs": 0.6, "weapons": 0.22, "stolen goods": 0.18}),
        found=found,
        outcome=resolved,
    )


def _intelligence(
    rng: Stream, truth: Truth, people: People, suspects: Floats, span: Window
) -> None:
    n = rng.poisson(len(people) * INTELLIGENCE_A_YEAR * span.years)
    pid = drawn(rng, n, suspects)
    at = at_hours(rng, days_in(rng, n, span.begin, span.today), 15, 4)
    handling = shares(rng, n, dict(P=0.9, C=0.1))
    truth.add(
        "intelligence",
        iid=truth.numbers("intelligence", n),
        force=people.homes.area_of(pid, at),
        pid=pid,
        recorded=at,
        event=at - rng.integers(1, 9, n).astype("timedelta64[D]"),
        source=shares(rng, n, {"1": 0.25, "2": 0.7, "3": 0.05}),
        assessment=shares(rng, n, dict(A=0.15, B=0.25, C=0.25, D=0.33, E=0.02)),
        handling=handling,
        topic=shares(rng, n, {"drugs supply": 5, "theft": 3, "violence": 2, "vehicles": 1}),
        text="Said to be active locally; no more is known.",
        marking=text_where(handling == "C", "restricted"),
    )
