"""How far each person agrees with a question: the best look-up of each part, added up.

    wanted, part by part ─> faces ─> people, one column each ─> the first few, with words

Keeps: nothing here reads a face; it works on numbers alone, so that a common name among millions
costs a sort and no more. The faces come from `Lookup.entries`, already filtered.
"""

from collections.abc import Sequence
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
        under = lookup.entries([f"{each.kind}|{each.key}" for each in enquiry.wanted], eyes)
        return cls.over(lookup, enquiry, under)

    @classmethod
    def over(cls, lookup: Lookup, enquiry: Enquiry, under: Sequence[Faces]) -> "Sums":
        """The people of these entries, some or all of those under each key that is wanted."""
        faces, which = _found(enquiry, under)
        every = lookup.people(faces)
        people, column = _distinct(every)
        parts = np.array([enquiry.parts.index(each.part) for each in enquiry.wanted] or [0])[which]
        best = np.full((len(people), len(enquiry.parts)), -1)
        best[column, parts] = which  # what is worth most is written last and stands
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
        columns = (self.people, self.worth, self.firm, self.year_right, self.best.T)
        return [
            Candidate(person, worth, firm, self._words(best), right)
            for person, worth, firm, right, best in zip(
                *(column[places[order]].tolist() for column in columns), strict=True
            )
        ]

    def _words(self, best: list[int]) -> tuple[str, ...]:
        return tuple(self.enquiry.wanted[n].words for n in best if n >= 0)


def _distinct(people: Numbers) -> tuple[Numbers, Numbers]:
    """The people once each, in order, and for every entry which of them it is."""
    # they come in runs that are in order, which this kind of sort merges: np.unique sorts anew
    order = np.argsort(people, kind="stable")
    run = people[order]
    new = np.ones(len(run), bool)
    np.not_equal(run[1:], run[:-1], out=new[1:])
    column = np.empty(len(run), np.int64)
    column[order] = np.cumsum(new) - 1
    return run[new], column


def _found(enquiry: Enquiry, under: Sequence[Faces]) -> tuple[Faces, NDArray[np.int64]]:
    """Every face that a look-up finds, with the look-up's number; those worth most come last."""
    wanted = enquiry.wanted
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n].worth, -n))
    kept = [n for n in order if wanted[n].part != "alike" or len(under[n]) <= TOO_MANY]
    faces = np.concatenate([np.empty(0, np.uint32), *(under[n] for n in kept)])
    return faces, np.repeat(np.array(kept, np.int64), [len(under[n]) for n in kept])
