"""The people of the stories, who live in every region however large and whatever its seed.

They are added after everybody else, so their rows are the last. Names are invented; ages follow
`today`. What happens to them is told in `stories`.
"""

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.clock import Days, Window
from wayhome.synthetic.homes import Homes, joined
from wayhome.synthetic.places import sectors
from wayhome.synthetic.population import CAST_RISK, People

Ints = NDArray[np.int64]

YEAR = 365.2425


@dataclass(frozen=True)
class Role:
    """One person of a story. `years` is their age today; `home` a sector and unit letters."""

    key: str
    given: str
    family: str
    male: bool
    years: float
    household: int
    home: str
    mother: str = ""
    ethnicity: str = "WBRI"
    middle: str | None = None
    door: int = 14
    street: int = 77
    there: int = 2_200  # days, or since birth


CAST = (
    Role("callum", "Callum", "Wetherby", True, 15.69, 0, "NG5 9LQ", "dawn", middle="James"),
    Role("maisie", "Maisie", "Wetherby", False, 11.2, 0, "NG5 9LQ", "dawn"),
    Role("dawn", "Dawn", "Wetherby", False, 41.4, 0, "NG5 9LQ"),
    Role("lee", "Lee", "Ashcombe", True, 24.3, 1, "NG7 6TB", door=203, street=12),
    Role("gordon", "Gordon", "Pyle", True, 52.8, 2, "IP24 1ZU", door=9, street=140),
    Role("amira", "Amira", "Hollins", False, 14.55, 3, "NG3 4XE", "leanne", "MWAS", door=61),
    Role("leanne", "Leanne", "Hollins", False, 36.9, 3, "NG3 4XE", door=61),
    Role("kian", "Kian", "Pemberley", True, 15.32, 4, "NR30 3BW", "tracey", door=118),
    Role("kyle", "Kyle", "Pemberley", True, 15.32, 4, "NR30 3BW", "tracey", door=118),
    Role("tracey", "Tracey", "Pemberley", False, 39.0, 4, "NR30 3BW", door=118),
    Role("poppy", "Poppy", "Lamb", False, 6.6, 5, "NG6 9RD", "jade", door=33),
    Role("jade", "Jade", "Lamb", False, 25.1, 5, "NG6 9RD", door=33),
    Role(
        "poppy_after", "Poppy", "Winterbourne", False, 6.6, 6, "NG8 2HU", "helen", door=7, there=900
    ),
    Role("helen", "Helen", "Winterbourne", False, 43.6, 6, "NG8 2HU", door=7),
    Role("dean", "Dean", "Marlock", True, 26.7, 7, "NR30 1XD", door=80),
)
NUMBER = {role.key: at for at, role in enumerate(CAST)}


def with_cast(people: People, span: Window) -> People:
    """Everybody and the cast; nhs numbers continue where the others' end."""
    first, house = len(people), int(people.household.max()) + 1
    number = {name: index for index, name in enumerate(sectors().name)}
    sector = np.array([number[role.home[:-2]] for role in CAST])
    age = np.array([role.years for role in CAST])
    days = np.round(age * YEAR).astype(np.int64).astype("timedelta64[D]")
    mother = np.array([first + NUMBER[r.mother] if r.mother else -1 for r in CAST])
    cast = replace(
        people,
        born=span.today - days,
        male=np.array([role.male for role in CAST]),
        area=sectors().area[sector],
        household=house + np.array([role.household for role in CAST]),
        mother=mother,
        father=np.full(len(CAST), -1),
        ethnicity=_texts([role.ethnicity for role in CAST]),
        given=_texts([role.given for role in CAST]),
        middle=_texts([role.middle for role in CAST]),
        family=_texts([role.family for role in CAST]),
        homes=_homes(first, sector, span.today - days, span),
        nhs=_nhs_after(people),
        risk=np.full(len(CAST), CAST_RISK),
    )
    together = {
        field.name: np.concatenate([getattr(people, field.name), getattr(cast, field.name)])
        for field in fields(People)
        if field.name != "homes"
    }
    return People(homes=joined(people.homes, cast.homes), **together)


def _homes(first: int, sector: Ints, born: Days, span: Window) -> Homes:
    """One each: the cast stay where they are."""
    there = np.array([role.there for role in CAST]).astype("timedelta64[D]")
    return Homes(
        who=first + np.arange(len(CAST)),
        since=np.maximum(born, span.today - there),
        home=np.arange(len(CAST)),
        why=_texts([None] * len(CAST)),
        sector=sector,
        postcode=_texts([role.home for role in CAST]),
        door=np.array([role.door for role in CAST]),
        street=np.array([role.street + role.household for role in CAST]),
    )


def _texts(
    values: list[str | None] | list[str] | list[None],
) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def _nhs_after(people: People) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Numbers that nobody among the children of the region holds: the last of the range."""
    held = set(people.nhs[people.mother >= 0].tolist())
    found: list[int] = []
    body = 999_998_765  # below the dummies of one digit repeated
    while len(found) < len(CAST):
        digits = [int(d) for d in str(body)]
        check = (11 - sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=True)) % 11) % 11
        if check < 10 and body * 10 + check not in held:
            found.append(body * 10 + check)
        body -= 1
    return np.array(found)
