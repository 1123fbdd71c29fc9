"""Who may this be? Particulars in, people out, each with what agrees and how much it counts.

    particulars ─> keys ─> the likeliest by keys ─> weighed as linking weighs them ─> best first

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


class _Weighed(NamedTuple):
    """One person, with the face that agrees best, before it is read what their faces state."""

    bits: float
    candidate: Candidate
    faces: list[int]
    best: int  # among them
    weighing: Weighing
    place: int  # of the best in the weighing

    @property
    def also(self) -> tuple[str, ...]:
        return tuple(filter(None, self.candidate.words))

    def match(self, lookup: Lookup) -> Match:
        weight = self.weighing.weight(self.place)
        return Match(
            self.candidate.person,
            lookup.face(self.faces[self.best]),
            weight,
            self.also,
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
    weighings = [Weighing(lookup.scorer, one, seen) for one in _aged(face, given, today)]
    # an age is one of two years: the one that fits what the face states, or else the later
    later = lookup.years(faces) != given.years(today)[0] if len(weighings) > 1 else faces < 0
    which = later.astype(int).tolist()
    bits = _bits(weighings, which)
    numbers = faces.tolist()
    for candidate, (first, past) in zip(candidates, pairwise([0, *ends.tolist()]), strict=True):
        of_one = bits[first:past]
        most = max(of_one)
        best = of_one.index(most)
        weighing = weighings[which[first + best]]
        yield _Weighed(most, candidate, numbers[first:past], best, weighing, first + best)


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
