"""Who may this be? Particulars in, people out, each with what agrees and how much it counts.

    particulars ─> keys ─> the likeliest by keys ─> weighed as linking weighs them ─> best first

Keeps: only faces that the reader may see are weighed, counted or named; what is said of a person
is what those faces state; a person decides, so a weight is shown as words and parts, never alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import SimpleNamespace
from typing import Any

import numpy as np

from wayhome.people.enquiry import Enquiry
from wayhome.people.likeliest import Room, likeliest
from wayhome.people.lookup.opening import Lookup
from wayhome.people.model import Band
from wayhome.people.particulars import Particulars, asked, wanted
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


@dataclass(frozen=True)
class Match:
    """One person whom it may be, by the face that agrees best; `faces`: all that may be seen."""

    person: int  # within the release
    face: Any
    faces: tuple[Any, ...]
    agencies: tuple[str, ...]
    weight: Weight
    also: tuple[str, ...]  # what agrees besides, that linking does not weigh
    band: Band

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
    enquiry = Enquiry(years=given.years(today), wanted=wanted(given, face))
    if not enquiry.wanted:
        return ()
    _place_shares(lookup, face, eyes)
    candidates = likeliest(lookup, enquiry, eyes, ROOM)
    found = sorted(
        _weighed(lookup, candidates, face, given, eyes, today),
        key=lambda one: (-one.bits, one.candidate.person),
    )
    near = [one for one in found[:most] if one.bits > found[0].bits - BEHIND]
    enough = lookup.scorer.prior + ENOUGH
    told = (one for one in near if one.also or one.bits >= enough)
    return tuple(one.match(lookup) for one in told)


@dataclass(frozen=True)
class _Weighed:
    """One person, with the face that agrees best, before it is read what their faces state."""

    candidate: Candidate
    faces: list[int]
    bits: float
    best: int  # among them
    weight: Callable[[], Weight]

    @property
    def also(self) -> tuple[str, ...]:
        return tuple(filter(None, self.candidate.words))

    def match(self, lookup: Lookup) -> Match:
        faces, weight = tuple(lookup.face(number) for number in self.faces), self.weight()
        return Match(
            self.candidate.person,
            faces[self.best],
            faces,
            tuple(sorted({face.agency for face in faces})),
            weight,
            self.also,
            band_of(weight, lookup),
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
    people = np.array([each.person for each in candidates], np.int64)
    faces, whose = lookup.faces_of(people, eyes)
    seen = Seen(lookup, faces)
    weighings = [Weighing(lookup.scorer, one, seen) for one in _aged(face, given, today)]
    # an age is one of two years: the one that fits what the face states, or else the later
    earlier = lookup.years(faces) == given.years(today)[0] if len(weighings) > 1 else faces < 0
    which = np.where(earlier, 0, len(weighings) - 1)
    bits = _bits(weighings, which)
    numbers = faces.tolist()
    ends = np.searchsorted(whose, np.arange(len(people) + 1)).tolist()
    for candidate, first, past in zip(candidates, ends[:-1], ends[1:], strict=True):
        best = max(range(first, past), key=bits.__getitem__)
        weight = partial(weighings[which[best]].weight, best)
        yield _Weighed(candidate, numbers[first:past], bits[best], best - first, weight)


def _bits(weighings: list[Weighing], which: Any) -> list[float]:
    """Of each face, by the weighing that is its own."""
    bits = [0.0] * len(which)
    for number, weighing in enumerate(weighings):
        places = np.flatnonzero(which == number).tolist()
        for place, weight in zip(places, weighing.bits(places), strict=True):
            bits[place] = weight
    return bits


def _place_shares(lookup: Lookup, face: Any, eyes: str) -> None:
    """How common the postcode is that was given; linking weighs the commoner of two."""
    if face.postcode:
        (faces,) = lookup.entries([f"postcode|{face.postcode.replace(' ', '')}"], eyes)
        shares = (lookup.face(int(n)) for n in faces[:20])
        face.tf_postcode = next(
            (f.tf_postcode for f in shares if f.postcode == face.postcode), None
        )


def _aged(face: Any, given: Particulars, today: date) -> list[Any]:
    """An age is a year of birth, known to within one: the same face born in either."""
    if given.born or given.age is None:
        return [face]
    born = ({"dob": f"{year}-01-01", "dob_precision": "year"} for year in given.years(today))
    return [SimpleNamespace(**(vars(face) | each)) for each in born]


def band_of(weight: Weight, lookup: Lookup) -> Band:
    """The band that linking would put it in."""
    model = lookup.scorer.model
    if weight.bits >= model.linked:
        return Band.LINKED
    return Band.FOR_A_HUMAN if weight.bits >= model.for_a_human else Band.APART
