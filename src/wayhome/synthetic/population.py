"""The people of a region: families with children, and adults without, on one day.

Sizes of families, ages of mothers and shares of each area are rounded from general knowledge of
England; docs/synthetic.md states them. A person is a row number (`pid`); everything true about
them is an array, so that a million people are made in seconds.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.agencies import AREAS
from wayhome.synthetic.chance import Stream, drawn, stream
from wayhome.synthetic.clock import Days, Window
from wayhome.synthetic.families import Family, families
from wayhome.synthetic.homes import Homes
from wayhome.synthetic.identifiers import nhs_numbers
from wayhome.synthetic.moving import settle
from wayhome.synthetic.names import ORIGINS, family_names, given_names
from wayhome.synthetic.reference import Words, rows

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

CAST_RISK = -9.0  # of the cast of stories: nothing everyday happens to them

# Whose names come from which list of names_by_origin.csv; everybody else's from the public counts.
_ORIGIN = {
    "APKN": 1,
    "ABAN": 1,
    "AIND": 2,
    "BAFR": 3,
    "WOTH": 4,
    "CHNE": 5,
    "OOTH": 6,
    "AOTH": 6,
}


@dataclass(frozen=True)
class People:
    """Everybody, one array a particular, in order of `pid`. `area` is where they live when the
    window begins; families stay in it."""

    born: Days
    male: NDArray[np.bool_]
    area: Ints
    household: Ints
    mother: Ints  # pid, or -1
    father: Ints
    ethnicity: Words
    given: Words
    middle: Words
    family: Words
    homes: Homes
    nhs: Ints
    risk: Floats  # how hard life at home has been; standard normal, never seen by an agency

    def __len__(self) -> int:
        return len(self.born)

    def age(self, day: np.datetime64) -> Ints:
        """Whole years on a day, within a day of the birthday."""
        days = (day - self.born).astype("timedelta64[D]").astype(np.float64)
        years: Ints = np.floor((days + 0.3) / 365.2425).astype(np.int64)
        return years


def people(n: int, seed: int, span: Window) -> People:
    """`n` people as they are on the last day of the window."""
    rng = stream(seed, "people")
    made = families(rng, n, span.today)
    area = _areas(rng, made)
    ethnicity, origin = _ethnicity(rng, made, area)
    year = made.born.astype("datetime64[Y]").astype(np.int64) + 1970
    given = given_names(rng, year, made.male, origin)
    risk = _risk(rng, made)
    return People(
        born=made.born,
        male=made.male,
        area=area,
        household=made.household,
        mother=made.mother,
        father=made.father,
        ethnicity=ethnicity,
        given=given,
        middle=_middle(rng, year, made.male, origin),
        family=_family(rng, made, origin),
        homes=settle(made, area, risk, seed, span),
        nhs=nhs_numbers(rng, n),
        risk=risk,
    )


def _areas(rng: Stream, made: Family) -> Ints:
    share = np.array([AREAS[number].share for number in sorted(AREAS)])
    return drawn(rng, made.households, share)[made.household]


def _ethnicity(rng: Stream, made: Family, area: Ints) -> tuple[Words, Ints]:
    """One a household, near enough; where the origin of its names follows."""
    first = np.zeros(made.households, dtype=np.int64)
    first[made.household] = area
    code = np.empty(made.households, dtype=object)
    for number in AREAS:
        here = np.flatnonzero(first == number)
        # Rounded from the 2021 census for such areas (general knowledge); never a cause of harm.
        parts = [row for row in rows("ethnicity") if row["area"] == str(number)]
        keys = np.array([row["code"] for row in parts], dtype=object)
        code[here] = keys[drawn(rng, len(here), np.array([float(r["share"]) for r in parts]))]
    origin = np.array([_ORIGIN.get(c, 0) for c in code], dtype=np.int64)
    mixed = np.isin(code.astype(str), ["MWBA", "MWAS", "MOTH"]) & (rng.random(len(code)) < 0.35)
    origin[mixed] = rng.integers(1, len(ORIGINS), size=int(mixed.sum()))
    return code[made.household], origin[made.household]


def _middle(rng: Stream, year: Ints, male: NDArray[np.bool_], origin: Ints) -> Words:
    names = given_names(rng, year, male, origin)
    names[rng.random(len(names)) < 0.45] = None
    return names


def _family(rng: Stream, made: Family, origin: Ints) -> Words:
    """Households share a name; one mother in three, and one child in twelve, has another."""
    of_house = np.zeros(made.households, dtype=np.int64)
    of_house[made.household] = origin
    shared = family_names(rng, of_house)[made.household]
    own = family_names(rng, origin)
    is_child = made.mother >= 0
    other = rng.random(len(origin)) < np.where(is_child, 0.0, np.where(made.male, 0.12, 0.33))
    names: Words = np.where(other, own, shared)
    of_mother = is_child & (rng.random(len(origin)) < 0.14)
    names[of_mother] = names[made.mother[of_mother]]
    return names


def _risk(rng: Stream, made: Family) -> Floats:
    return 0.75 * rng.standard_normal(made.households)[made.household] + (
        0.66 * rng.standard_normal(len(made.born))
    )
