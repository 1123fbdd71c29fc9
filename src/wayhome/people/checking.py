"""Who may this be? Particulars in, people out, each with what agrees and how much it counts.

    particulars ─> keys ─> the likeliest by keys ─> weighed as linking weighs them ─> best first
                    └ nobody? names that begin so, and one name of two

Keeps: only faces that the reader may see are weighed, counted or named; what is said of a person
is what those faces state; a person decides, so a weight is shown as words and parts, never alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np

from wayhome.people.completion import complete
from wayhome.people.enquiry import Enquiry, Wanted
from wayhome.people.likeliest import Room, likeliest
from wayhome.people.lookup.opening import Lookup, Numbers
from wayhome.people.model import Band
from wayhome.people.particulars import (
    ONE_OF_TWO,
    OUT,
    Particulars,
    asked,
    birthdays,
    halves,
    wanted,
)
from wayhome.people.scoring import Weight
from wayhome.people.tally import Candidate
from wayhome.people.weighing import Seen, Weighing

SHOWN = 10  # nobody compares more while somebody waits
# Weighed: the likeliest by keys. Of 1,400 questions among a million people, 60 found the right
# person first once more and among ten twice more, and took twice as long. Whoever shares less than
# this of what the likeliest shares is not weighed. Everybody born on one day is about a hundred.
ROOM = Room(most=24, alike=128, few=SHOWN, share=0.35)
ENOUGH = 3.0  # bits of agreement: less than one common first name says nothing
BEHIND = 20.0  # bits: whoever is a million times less likely than the best is no answer beside it
BEGUN = 12  # names that begin as heard, tried where nobody was found
FEW_HAVE_IT = 60  # records: a name that more have tells nobody apart
NEAR = 2  # the place among the weighings of the one that knows no year
ABOUT = "about that age: by the records up to two years more or less"


@dataclass(frozen=True)
class Match:
    """One person whom it may be, by the face that agrees best. What their other faces state is
    read when it is shown, of those alone that had passed the filter."""

    person: int  # within the release
    face: Any
    weight: Weight
    also: tuple[str, ...]  # what agrees besides, that linking does not weigh
    band: Band
    seen: tuple[int, ...] = field(repr=False)  # the numbers of all their faces that may be seen
    stated: Callable[[int], Any] = field(repr=False, compare=False)

    @cached_property
    def faces(self) -> tuple[Any, ...]:
        """All that may be seen."""
        return tuple(map(self.stated, self.seen))

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        return tuple(sorted({face.agency for face in self.faces}))

    @property
    def person_id(self) -> str:
        return str(self.face.person_id)

    @property
    def reasons(self) -> tuple[str, ...]:
        """What agrees and what does not, in words."""
        weighed = (part.level.says for part in self.weight.parts if part.level.says)
        return (*weighed, *self.also)


def check(
    lookup: Lookup, given: Particulars, eyes: str, today: date, *, most: int = SHOWN
) -> tuple[Match, ...]:
    """People it may be, best first, for a reader with these eyes. Empty: none that they may see."""
    face = asked(given, lookup.columns)
    first = (*wanted(given, face), *birthdays(given, today))
    if not first:
        return ()
    _place_shares(lookup, face, eyes)
    told = _told(lookup, first, face, given, eyes, today, most)
    if not told:
        more = _further(lookup, given, face, eyes)
        told = _told(lookup, (*first, *more), face, given, eyes, today, most) if more else []
    return tuple(one.match(lookup) for one in told)


def _further(lookup: Lookup, given: Particulars, face: Any, eyes: str) -> list[Wanted]:
    """What else to look up; one name of two only where few have it, or strangers would be told."""
    more = list(halves(given, face, lambda start: _begun(lookup, start, eyes)))
    held = lookup.entries([f"{each.kind}|{each.key}" for each in more], eyes)
    return [
        each
        for each, faces in zip(more, held, strict=True)
        if each.words != ONE_OF_TWO or len(faces) <= FEW_HAVE_IT
    ]


def _begun(lookup: Lookup, start: str, eyes: str) -> list[str]:
    """Names that begin so, of records that the reader may see."""
    told = complete(lookup, start, eyes, limit=BEGUN) if len(start) > 2 else ()
    return [one.name for one in told]


def _told(
    lookup: Lookup,
    looked_up: tuple[Wanted, ...],
    face: Any,
    given: Particulars,
    eyes: str,
    today: date,
    most: int,
) -> list["_Weighed"]:
    """Of those whom these keys find the few who agree enough to be told of."""
    enquiry = Enquiry(years=given.years(today), near=given.near(today), wanted=looked_up)
    candidates = likeliest(lookup, enquiry, eyes, ROOM)
    found = sorted(
        _weighed(lookup, candidates, face, given, eyes, today),
        # what is not weighed, a name that somebody goes by or a street, tells equals apart
        key=lambda one: (-one.bits, -one.candidate.worth, one.candidate.person),
    )
    near = [one for one in found[:most] if one.bits > found[0].bits - BEHIND]
    enough = lookup.scorer.prior + ENOUGH
    return [one for one in near if one.also or one.bits >= enough]


class _Weighed(NamedTuple):
    """One person, with the face that agrees best, before it is read what their faces state."""

    bits: float
    candidate: Candidate
    faces: list[int]
    best: int  # among them
    weighing: Weighing
    place: int  # of the best in the weighing
    about: bool  # of an age that does not quite fit

    @property
    def also(self) -> tuple[str, ...]:
        return tuple(filter(None, self.candidate.words))

    def match(self, lookup: Lookup) -> Match:
        weight = self.weighing.weight(self.place)
        return Match(
            self.candidate.person,
            lookup.face(self.faces[self.best]),
            weight,
            (*self.also, ABOUT) if self.about else self.also,
            band_of(weight, lookup),
            tuple(self.faces),
            lookup.face,
        )


def _weighed(
    lookup: Lookup,
    candidates: list[Candidate],
    face: Any,
    given: Particulars,
    eyes: str,
    today: date,
) -> Iterator[_Weighed]:
    """Each person by the first of their faces that weighs most."""
    faces, ends = lookup.faces_of([each.person for each in candidates], eyes)
    seen = Seen(lookup, faces)
    aged = _aged(face, given, today)
    weighings = [Weighing(lookup.scorer, one, seen) for one in aged]
    years = given.years(today)
    which = _which(lookup.years(faces), *years) if len(aged) > 1 else [0] * len(faces)
    bits = _bits(weighings, which)
    numbers = faces.tolist()
    for candidate, (first, past) in zip(candidates, pairwise([0, *ends.tolist()]), strict=True):
        of_one = bits[first:past]
        most = max(of_one)
        best = of_one.index(most)
        weighing = weighings[which[first + best]]
        about = which[first + best] == NEAR
        yield _Weighed(most, candidate, numbers[first:past], best, weighing, first + best, about)


def _which(stated: Numbers, first: int, last: int) -> list[int]:
    """Of each face the weighing for an age: the year of the two that it states, or else the later;
    no year at all where the one it states is near."""
    off = np.abs(2 * stated.astype(int) - first - last)
    near = (off > 1) & (off <= 1 + 2 * OUT)
    found: list[int] = np.where(near, NEAR, stated != first).tolist()
    return found


def _bits(weighings: list[Weighing], which: list[int]) -> list[float]:
    """Of each face, by the weighing that is its own."""
    if len(weighings) == 1:
        return weighings[0].bits(range(len(which)))
    bits = [0.0] * len(which)
    for number, weighing in enumerate(weighings):
        places = [place for place, own in enumerate(which) if own == number]
        for place, weight in zip(places, weighing.bits(places), strict=True):
            bits[place] = weight
    return bits


def _place_shares(lookup: Lookup, face: Any, eyes: str) -> None:
    """How common the postcode is that was given; linking weighs the commoner of two."""
    if face.postcode and "postcode" in lookup.scorer.rare:
        (faces,) = lookup.entries([f"postcode|{face.postcode.replace(' ', '')}"], eyes)
        shares = (lookup.face(int(n)) for n in faces[:20])
        face.tf_postcode = next(
            (f.tf_postcode for f in shares if f.postcode == face.postcode), None
        )


def _aged(face: Any, given: Particulars, today: date) -> list[Any]:
    """An age is a year of birth, known to within one: the same face born in either, and last as
    it is, since an age is a guess."""
    years = given.years(today)
    if len(years) < 2:
        return [face]
    born = ({"dob": f"{year}-01-01", "dob_precision": "year"} for year in years)
    return [*(SimpleNamespace(**(vars(face) | each)) for each in born), face]


def band_of(weight: Weight, lookup: Lookup) -> Band:
    """The band that linking would put it in."""
    model = lookup.scorer.model
    if weight.bits >= model.linked:
        return Band.LINKED
    return Band.FOR_A_HUMAN if weight.bits >= model.for_a_human else Band.APART
