"""Who may this be? Particulars in, people out, each with what agrees and how much it counts.

    particulars ─> keys ─> the likeliest by keys ─> weighed as linking weighs them ─> best first

Keeps: only faces that the reader may see are weighed, counted or named; what is said of a person
is what those faces state; a person decides, so a weight is shown as words and parts, never alone.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wayhome.people.enquiry import Enquiry
from wayhome.people.lookup.opening import Lookup
from wayhome.people.model import Band
from wayhome.people.particulars import Particulars, asked, wanted
from wayhome.people.scoring import Weight
from wayhome.people.tally import Candidate, Sums

WEIGHED = 60  # the likeliest by keys; the rest share too little to be shown
SHARE = 0.35  # whoever shares less than this of what the likeliest shares is not weighed
SHOWN = 10  # nobody compares more while somebody waits
BEHIND = 20.0  # bits: whoever is a million times less likely than the best is no answer beside it


@dataclass(frozen=True)
class Match:
    """One person whom it may be, by the face that agrees best."""

    person_id: str
    face: Any
    agencies: tuple[str, ...]
    weight: Weight
    also: tuple[str, ...]  # what agrees besides, that linking does not weigh
    band: Band

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
    found = [
        _Weighed.of(lookup, candidate, face, given, eyes, today)
        for candidate in _likeliest(lookup, enquiry, eyes)
    ]
    found.sort(key=lambda one: (-one.bits, one.face.person_id))
    near = [one for one in found[:most] if one.bits > found[0].bits - BEHIND]
    return tuple(one.match(lookup, face, given, today) for one in near)


def _likeliest(lookup: Lookup, enquiry: Enquiry, eyes: str) -> list[Candidate]:
    sums = Sums.of(lookup, enquiry, eyes)
    if not len(sums.people):
        return []
    enough = max(1, SHARE * int(sums.worth.max()))
    return sums.first(sums.worth >= enough, WEIGHED)


@dataclass(frozen=True)
class _Weighed:
    """One person's face that agrees best, before it is told why."""

    bits: float
    face: Any
    agencies: tuple[str, ...]
    also: tuple[str, ...]

    @classmethod
    def of(
        cls,
        lookup: Lookup,
        found: Candidate,
        asked: Any,
        given: Particulars,
        eyes: str,
        today: date,
    ) -> "_Weighed":
        faces, scorer = lookup.of_person(found.person, eyes), lookup.scorer
        weights = [scorer.bits(_aged(asked, face, given, today), face) for face in faces]
        best = max(range(len(faces)), key=lambda place: weights[place])
        agencies = tuple(sorted({face.agency for face in faces}))
        return cls(weights[best], faces[best], agencies, tuple(filter(None, found.words)))

    def match(self, lookup: Lookup, asked: Any, given: Particulars, today: date) -> Match:
        weight = lookup.scorer.weigh(_aged(asked, self.face, given, today), self.face)
        band = _band(weight, lookup)
        return Match(self.face.person_id, self.face, self.agencies, weight, self.also, band)


def _place_shares(lookup: Lookup, face: Any, eyes: str) -> None:
    """How common the postcode is that was given; linking weighs the commoner of two."""
    if face.postcode:
        (faces,) = lookup.entries([f"postcode|{face.postcode.replace(' ', '')}"], eyes)
        shares = (lookup.face(int(n)) for n in faces[:20])
        face.tf_postcode = next(
            (f.tf_postcode for f in shares if f.postcode == face.postcode), None
        )


def _aged(face: Any, other: Any, given: Particulars, today: date) -> Any:
    """An age is a year of birth, known to within one; the one that fits the other is taken."""
    if given.born or given.age is None:
        return face
    years = given.years(today)
    fits = other.dob and int(other.dob[:4]) in years
    year = int(other.dob[:4]) if fits else years[1]
    face.dob, face.dob_precision = f"{year}-01-01", "year"
    return face


def _band(weight: Weight, lookup: Lookup) -> Band:
    model = lookup.scorer.model
    if weight.bits >= model.linked:
        return Band.LINKED
    return Band.FOR_A_HUMAN if weight.bits >= model.for_a_human else Band.APART
