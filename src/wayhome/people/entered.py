"""What was entered here and no release holds yet, weighed as what a release holds is.

    particulars ─> keys_of        kept beside them, so that only what shares a key is weighed
    entered ─────> weigh_entered  each against what is asked, best first

Cost follows what was entered and shares a key, never the release.
Keeps: who may know what was entered is for the caller; nothing here looks further than it is given.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayhome.people.checking import BEHIND, ENOUGH, band_of
from wayhome.people.enquiry import Wanted, of_names
from wayhome.people.lookup.entries import FACE_COLUMNS
from wayhome.people.lookup.opening import Lookup
from wayhome.people.model import Band
from wayhome.people.particulars import (
    DAY_AND_MONTH,
    OUT,
    SAME_DAY,
    Particulars,
    asked,
    wanted,
)
from wayhome.people.scoring import Weight

ALIKE = 20  # faces under a key that are looked at for how common their values are


@dataclass(frozen=True)
class Entered:
    """What somebody entered of somebody, and the day on which an age was theirs."""

    reference: str
    given: Particulars
    day: date


@dataclass(frozen=True)
class EnteredMatch:
    """An entry that may be about the one who is asked about."""

    reference: str
    weight: Weight
    also: tuple[str, ...]
    band: Band


def can_be_asked(given: Particulars) -> bool:
    """Whether anybody can be looked up by this: an age or a sex alone finds nobody."""
    return bool(given.born and given.born_precision == DAY_AND_MONTH) or bool(
        wanted(given, asked(given, FACE_COLUMNS))
    )


def keys_of(given: Particulars) -> frozenset[str]:
    """Every key under which these particulars can be found among what was entered."""
    return frozenset(f"{each.kind}|{each.key}" for each in _wanted(given))


def weigh_entered(
    lookup: Lookup, given: Particulars, entered: Iterable[Entered], eyes: str, today: date
) -> tuple[EnteredMatch, ...]:
    """Entries it may be about, best first. `lookup`: its model weighs, and tells what is common."""
    found = [_weighed(lookup, given, each, eyes, today) for each in entered]
    found.sort(key=lambda each: (-each.weight.bits, each.reference))
    near = (each for each in found if each.weight.bits > found[0].weight.bits - BEHIND)
    return tuple(each for each in near if each.also or _agreement(each.weight) >= ENOUGH)


def _wanted(given: Particulars) -> Iterator[Wanted]:
    face = asked(given, FACE_COLUMNS)
    yield from wanted(given, face)
    # Half a name entered must be found by the whole, and the other way round.
    for name in (face.first, *(face.middles or ()), face.family):
        yield from of_names((name,)) if name else ()
    if given.born and given.born_precision in ("day", DAY_AND_MONTH):
        yield Wanted(f"{given.born:%m-%d}", "day and month", "birth", 10, SAME_DAY)


def _weighed(
    lookup: Lookup, given: Particulars, entered: Entered, eyes: str, today: date
) -> EnteredMatch:
    one, other = (asked(each, lookup.columns) for each in (given, entered.given))
    _born(one, given.years(today), other, entered.given.years(entered.day))
    for face in (one, other):
        _tell_shares(lookup, face, eyes)
    weight = lookup.scorer.weigh(one, other)
    also = tuple(_also(given, keys_of(entered.given)))
    return EnteredMatch(entered.reference, weight, also, band_of(weight, lookup))


def _born(one: Any, years: tuple[int, ...], other: Any, entered: tuple[int, ...]) -> None:
    """Ages as years of birth, the same one where both can be of the same year."""
    both = [year for year in years if year in entered]
    if _about(years, entered):
        return
    # Two days, so that two years with one figure apart are not taken for a slip of the pen.
    for face, known, day in ((one, years, "01-01"), (other, entered, "07-02")):
        if not face.dob and known:
            year = both[0] if both else known[-1]
            face.dob, face.dob_precision = f"{year}-{day}", "year"


def _about(years: tuple[int, ...], entered: tuple[int, ...]) -> bool:
    """Whether one is an age that is out by no more than a guess: it speaks neither way."""
    off = min((abs(one - other) for one in years for other in entered), default=0)
    return max(len(years), len(entered)) > 1 and 0 < off <= OUT


def _tell_shares(lookup: Lookup, face: Any, eyes: str) -> None:
    """How common its values are, as some face of the release that states the same has it."""
    keys = {
        "full_name": f"full name|{face.family}|{face.first}",
        "family": f"name|{face.family}",
        "first": f"name|{face.first}",
        "dob": f"birth|{face.dob}",
        "postcode": f"postcode|{(face.postcode or '').replace(' ', '')}",
    }
    for column, faces in zip(keys, lookup.entries(list(keys.values()), eyes), strict=True):
        value = getattr(face, column)
        held = (lookup.face(int(number)) for number in faces[:ALIKE]) if value else ()
        shares = (getattr(h, f"tf_{column}") for h in held if getattr(h, column) == value)
        setattr(face, f"tf_{column}", next(shares, None))


def _also(given: Particulars, keys: frozenset[str]) -> Iterator[str]:
    """What agrees besides, that is not weighed: the best of each part, in words."""
    best: dict[str, Wanted] = {}
    for each in _wanted(given):
        held = best.get(each.part)
        if f"{each.kind}|{each.key}" in keys and (held is None or each.worth > held.worth):
            best[each.part] = each
    # Names are weighed; their words here would say it twice.
    return (each.words for part, each in best.items() if each.words and part != "name")


def _agreement(weight: Weight) -> float:
    return weight.bits - weight.prior
