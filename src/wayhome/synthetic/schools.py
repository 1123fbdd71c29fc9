"""Invented schools of each area, and which school a child is on the roll of.

A primary for about 270 children, a secondary for about 950, one pupil referral unit an area.
Numbers begin 9, which the national register has not reached.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.agencies import AREAS
from wayhome.synthetic.chance import Stream, stream, text_where
from wayhome.synthetic.clock import Days, Window
from wayhome.synthetic.places import sector_in, units
from wayhome.synthetic.population import CAST_RISK, People
from wayhome.synthetic.reference import Words
from wayhome.synthetic.truth import Truth

Ints = NDArray[np.int64]

PRIMARY, SECONDARY, UNIT = 0, 1, 2
RESTRICTED = 0.002  # pupils whose whereabouts a school keeps to itself
AT_STATE_SCHOOL = 0.93  # the rest are taught elsewhere and are not on any roll here
_SAINTS = (
    *("Alban", "Brannoc", "Cedd", "Dunstan", "Edith", "Frideswide", "Guthlac", "Hilda", "Ives"),
    *("Kenelm", "Leonard", "Mildred", "Neot", "Oswin", "Petroc", "Ronan", "Sidwell", "Tibba"),
)
_PLACES = (
    *("Alder", "Birch", "Carr", "Dyke", "Elm", "Fold", "Gorse", "Heron", "Ings", "Juniper"),
    *("Kestrel", "Lark", "Mere", "Nettle", "Orchard", "Plover", "Quarry", "Reed", "Sallow"),
    *("Teasel", "Withy", "Yarrow"),
)
_ENDS = ("Bank", "Lane", "Hill", "Field", "Brook", "Bridge", "Green", "Moor", "Park", "Wood")
_KINDS = ("Primary School", "Academy", "Pupil Referral Unit")


@dataclass(frozen=True)
class Schools:
    """Every school of the region."""

    area: Ints
    kind: Ints
    name: Words
    urn: Ints
    postcode: Words

    def of(self, area: int, kind: int) -> Ints:
        return np.flatnonzero((self.area == area) & (self.kind == kind))


def schools(people: People, seed: int, today: np.datetime64) -> Schools:
    """Schools enough for the children of each area."""
    rng = stream(seed, "schools")
    age = people.age(today)
    area, kind = [], []
    for number in AREAS:
        here = people.area == number
        young = int((here & (age >= 4) & (age < 11)).sum())
        older = int((here & (age >= 11) & (age < 16)).sum())
        counts = (max(2, round(young / 270)), max(2, round(older / 950)), 1)
        area += [number] * sum(counts)
        kind += np.repeat([PRIMARY, SECONDARY, UNIT], counts).tolist()
    areas, kinds = np.array(area), np.array(kind)
    return Schools(
        areas,
        kinds,
        _names(kinds),
        900_001 + np.arange(len(areas)),
        units(rng, sector_in(rng, areas)),
    )


def _names(kind: Ints) -> Words:
    """Saints and fields in turn; a number would only be needed past 400 schools of a kind."""
    found = np.empty(len(kind), dtype=object)
    for number in range(len(kind)):
        first = number % len(_PLACES)
        end = number // len(_PLACES) % len(_ENDS)
        name = f"{_PLACES[first]} {_ENDS[end]}"
        if number % 5 == 2:
            name = f"St {_SAINTS[number // 5 % len(_SAINTS)]}'s, {name}"
        found[number] = f"{name} {_KINDS[kind[number]]}"
    return found


def school_years(born: NDArray[np.datetime64]) -> Ints:
    """The year in whose September a child starts reception: the school year they turn five."""
    month = born.astype("datetime64[M]").astype(np.int64) % 12 + 1
    year = born.astype("datetime64[Y]").astype(np.int64) + 1970
    return year + 4 + (month >= 9)


def enrol(
    truth: Truth,
    people: People,
    made: Schools,
    sure: NDArray[np.bool_],
    needy: NDArray[np.bool_],
    seed: int,
    span: Window,
) -> Ints:
    """Put children on rolls; returns each person's last school, or -1.

    `sure` are on a roll whatever chance says; `needy` have special needs as often as the cohort of
    exploited children (facts §12: 45 to 50 %).
    """
    rng = stream(seed, "roll")
    start = school_years(people.born)
    first, last = span.begin.astype("datetime64[Y]"), span.today.astype("datetime64[D]")
    years = (
        int(first.astype(np.int64)) + 1970,
        int(last.astype("datetime64[Y]").astype(int)) + 1970,
    )
    attends = ((rng.random(len(people)) < AT_STATE_SCHOOL) | sure) & (start <= years[1])
    attends &= start + 12 > years[0]
    attends &= sure | (people.risk > CAST_RISK / 2)  # others of the cast are on no roll
    chosen = np.full(len(people), -1, dtype=np.int64)
    sen = _special_needs(rng, people, needy)
    kept_close = (rng.random(len(people)) < RESTRICTED) & ~sure
    for kind, begins, ends in ((PRIMARY, 0, 7), (SECONDARY, 7, 12)):
        who = np.flatnonzero(attends & (start + begins <= years[1]) & (start + ends > years[0]))
        opens = _september(start[who] + begins)
        who, opens = who[opens <= last], opens[opens <= last]
        at = _nearest(rng, people, made, (who, np.maximum(opens, span.begin)), kind)
        chosen[who] = at
        leave = _september(start[who] + ends) - np.timedelta64(42, "D")
        truth.add(
            "roll",
            pid=who,
            school=at,
            start=opens,
            leave=np.where(leave <= last, leave, np.datetime64("NaT")),
            reason=text_where(leave <= last, "end of phase"),
            sen=sen[who],
            marking=text_where(kept_close[who], "restricted"),
            recorded=np.maximum(opens, span.begin).astype("datetime64[s]"),
            closed=np.where(leave <= last, leave, np.datetime64("NaT")).astype("datetime64[s]"),
        )
    return chosen


def _special_needs(rng: Stream, people: People, needy: NDArray[np.bool_]) -> Words:
    """Plan, support or none: about one in twenty and one in seven (school census, 2025)."""
    level = rng.random(len(people)) * np.exp(-0.35 * people.risk)
    level[needy] *= 0.6
    found = np.full(len(people), "N", dtype=object)
    found[level < 0.2] = "K"
    found[level < 0.052] = "E"
    return found


def _september(year: Ints) -> Days:
    januaries = (year - 1970).astype("datetime64[Y]").astype("datetime64[D]")
    days: Days = januaries + np.timedelta64(245, "D")
    return days


def _nearest(
    rng: Stream, people: People, made: Schools, when: tuple[Ints, Days], kind: int
) -> Ints:
    """Children of one sector go to one of two schools: a catchment, without a map. They stay there
    when the family moves."""
    who, opens = when
    sector = people.homes.sector_of(who, opens)
    at = np.zeros(len(who), dtype=np.int64)
    for area in AREAS:
        here = np.flatnonzero(people.area[who] == area)
        choice = made.of(area, kind)
        place = sector[here] + (rng.random(len(here)) < 0.3)
        at[here] = choice[place % len(choice)]
    return at
