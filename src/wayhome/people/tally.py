"""How far each person agrees with a question: the best look-up of each part, added up.

    wanted, part by part ─> faces ─> people, one column each ─> the first few, with words

Keeps: nothing here reads a face; it works on numbers alone, so that a common name among millions
costs a sort and no more. The faces come from `Lookup.entries`, already filtered.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wayhome.people.enquiry import Enquiry
from wayhome.people.lookup.opening import Faces, Lookup, Numbers

YEAR = 10  # what a right or wrong year of birth adds or takes
WEAK = frozenset({"birth", "place", "alike"})  # by these alone, a typed name must be near too
TOO_MANY = 3_000  # a word that more people share is no way to somebody whose name is only alike


@dataclass(frozen=True)
class Candidate:
    """A person whom keys point to: worth, by part what was found, and whether the year fits."""

    person: int
    worth: int
    firm: bool  # by more than a date of birth, a place, or one name alone
    words: tuple[str, ...]
    same_year: bool
    faces: tuple[Any, ...] = ()
    near: float = 0.0

    @property
    def place(self) -> tuple[object, ...]:
        newest = self.faces[0] if self.faces else None
        names = (newest.family_name or "", newest.given_names or "") if newest else ("", "")
        return (-(self.worth + round(10 * self.near)), *names, self.person)


@dataclass(frozen=True)
class Sums:
    """All parts of the question together, one column a person: `best` the look-up of each part
    that is worth most, -1 where the part does not find them."""

    enquiry: Enquiry
    people: Numbers
    best: Numbers
    year_stated: Numbers
    year_right: Numbers

    @classmethod
    def of(cls, lookup: Lookup, enquiry: Enquiry, eyes: str) -> "Sums":
        """The people whom any part finds, for a reader with these eyes."""
        faces, which = _found(lookup, enquiry, eyes)
        every = lookup.people(faces)
        people, column = np.unique(every, return_inverse=True)
        parts = np.array([enquiry.parts.index(each.part) for each in enquiry.wanted] or [0])[which]
        cells, first = np.unique(column * len(enquiry.parts) + parts, return_index=True)
        best = np.full((len(people), len(enquiry.parts)), -1)
        best.ravel()[cells] = which[first]
        stated, right = np.zeros(len(people), bool), np.zeros(len(people), bool)
        if enquiry.years:
            born = lookup.years(faces)
            stated[column[born > 0]] = True
            for year in enquiry.years:
                right[column[born == year]] = True
        return cls(enquiry, people, best.T, stated, right)

    @cached_property
    def worth(self) -> Numbers:
        worths = [wanted.worth for wanted in self.enquiry.wanted]
        found: Numbers = np.array([*worths, 0])[self.best].sum(axis=0)
        if not self.enquiry.years:
            return found
        return found + np.where(self.year_right, YEAR, np.where(self.year_stated, -YEAR, 0))

    @cached_property
    def firm(self) -> Numbers:
        weak = WEAK if self.enquiry.names else frozenset()
        strong = [row for row, part in enumerate(self.enquiry.parts) if part not in weak]
        return np.asarray((self.best[strong] >= 0).any(axis=0))

    def first(self, chosen: Numbers, most: int) -> list[Candidate]:
        """Of those chosen, the `most` worth most."""
        places = np.flatnonzero(chosen)
        order = np.lexsort((self.people[places], -self.worth[places]))[:most]
        return [self._candidate(int(place)) for place in places[order]]

    def _candidate(self, place: int) -> Candidate:
        words = [self.enquiry.wanted[n].words for n in self.best[:, place] if n >= 0]
        return Candidate(
            int(self.people[place]),
            int(self.worth[place]),
            bool(self.firm[place]),
            tuple(words),
            bool(self.year_right[place]),
        )


def _found(lookup: Lookup, enquiry: Enquiry, eyes: str) -> tuple[Faces, NDArray[np.int64]]:
    """Every face that a look-up finds, with the look-up's number; those worth most come first."""
    wanted = enquiry.wanted
    under = lookup.entries([f"{each.kind}|{each.key}" for each in wanted], eyes)
    order = sorted(range(len(wanted)), key=lambda n: -wanted[n].worth)
    kept = [n for n in order if wanted[n].part != "alike" or len(under[n]) <= TOO_MANY]
    faces = np.concatenate([np.empty(0, np.uint32), *(under[n] for n in kept)])
    return faces, np.repeat(np.array(kept, np.int64), [len(under[n]) for n in kept])
