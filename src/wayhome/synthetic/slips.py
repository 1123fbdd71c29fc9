"""How people are written down wrong: other spellings, nicknames, slips of the hand, swapped dates.

Rates from facts §12 where they stand there, else a judgement; each is a constant here and a line in
docs/synthetic.md. A second copy of somebody is written worse: that is why it is a second copy.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream
from wayhome.synthetic.population import People
from wayhome.synthetic.reference import Words, pairs

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

NICKNAME, OTHER_SPELLING, TYPO = 0.04, 0.12, 0.015
WORSE = 5.0  # how much likelier slips are in a second copy
NAMES_SWAPPED, HALF_A_DOUBLE_NAME, ALIAS = 0.006, 0.2, 0.03
DOB_WRONG = 0.01  # facts §12
SEX_WRONG, ETHNICITY_OTHER = 0.002, 0.05


@dataclass(frozen=True)
class Written:
    """Particulars as one system has them."""

    given: Words
    middle: Words
    family: Words
    aliases: Words
    dob: NDArray[np.datetime64]
    sex: Words
    ethnicity: Words


def slip(rng: Stream, people: People, pid: Ints, plain: Bools, worse: Bools) -> Written:
    """Particulars of each, with slips; none where `plain`."""
    odds = np.where(plain, 0.0, np.where(worse, WORSE, 1.0))
    given, family = people.given[pid].copy(), people.family[pid].copy()
    aliases = np.full(len(pid), None, dtype=object)
    _swap(rng, given, NICKNAME * odds, pairs("nicknames"), aliases)
    _swap(rng, given, OTHER_SPELLING * odds, pairs("other_spellings"), aliases)
    _swap(rng, family, OTHER_SPELLING * odds, pairs("other_spellings"), aliases)
    _halve(rng, family, HALF_A_DOUBLE_NAME * odds)
    for names in (given, family):
        for row in _some(rng, TYPO * odds):
            names[row] = typo(rng, str(names[row]))
    for row in _some(rng, NAMES_SWAPPED * odds):
        given[row], family[row] = family[row], given[row]
    return Written(
        given,
        people.middle[pid],
        family,
        aliases,
        _dob(rng, people.born[pid], DOB_WRONG * odds),
        _sex(rng, people.male[pid], SEX_WRONG * odds),
        _ethnicity(rng, people.ethnicity[pid], ETHNICITY_OTHER * odds),
    )


def _some(rng: Stream, chance: NDArray[np.float64]) -> list[int]:
    found: list[int] = np.flatnonzero(rng.random(len(chance)) < chance).tolist()
    return found


def _swap(
    rng: Stream,
    names: Words,
    chance: NDArray[np.float64],
    other: dict[str, tuple[str, ...]],
    aliases: Words,
) -> None:
    """Another form of the name, where there is one; sometimes the true form stays as an alias."""
    for row in _some(rng, chance):
        forms = other.get(str(names[row]))
        if forms:
            if rng.random() < 0.25:
                aliases[row] = names[row]
            names[row] = forms[int(rng.integers(len(forms)))]


def _halve(rng: Stream, names: Words, chance: NDArray[np.float64]) -> None:
    for row in _some(rng, chance):
        halves = str(names[row]).split("-")
        names[row] = halves[int(rng.integers(len(halves)))]


def typo(rng: Stream, name: str) -> str:
    """Two letters swapped, one dropped, or one doubled; the first letter stays."""
    if len(name) < 4:
        return name
    at = int(rng.integers(1, len(name) - 1))
    kind = int(rng.integers(3))
    if kind == 0:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + name[at + 1 :] if kind == 1 else name[:at] + name[at] + name[at:]


def _dob(
    rng: Stream, born: NDArray[np.datetime64], chance: NDArray[np.float64]
) -> NDArray[np.datetime64]:
    """Day and month swapped where they can be, else another year or a day beside."""
    dob = born.copy()
    for row in _some(rng, chance):
        year, month, day = (int(x) for x in str(born[row]).split("-"))
        if day <= 12 and day != month:
            dob[row] = np.datetime64(f"{year}-{day:02d}-{month:02d}")
        elif rng.random() < 0.5:
            dob[row] = born[row] + np.timedelta64(1 if rng.random() < 0.5 else -1, "D")
        else:
            dob[row] = np.datetime64(f"{year - 1}-{month:02d}-{min(day, 28):02d}")
    return dob


def _sex(rng: Stream, male: Bools, chance: NDArray[np.float64]) -> Words:
    wrong = rng.random(len(male)) < chance
    return np.where(male ^ wrong, "M", "F").astype(object)


def _ethnicity(rng: Stream, code: Words, chance: NDArray[np.float64]) -> Words:
    found = code.copy()
    other = rng.random(len(code)) < chance
    found[other] = np.array(["NOBT", "REFU", "MOTH", "OOTH"], dtype=object)[
        rng.integers(0, 4, int(other.sum()))
    ]
    return found
