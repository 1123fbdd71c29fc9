"""How far each person agrees with a question: the best look-up of each part, added up.

    wanted, part by part ─> faces ─> people, one column each ─> the first few, with words

Keeps: nothing here reads a face; it works on numbers alone, so that a common name among millions
costs a sort and no more. The faces come from `Lookup.entries`, already filtered.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from wayhome.people.enquiry import Enquiry
from wayhome.people.lookup.opening import Lookup, Numbers

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
    parts: list[str]
    people: Numbers
    best: Numbers
    year_stated: Numbers
    year_right: Numbers

    @classmethod
    def of(cls, enquiry: Enquiry, tallies: list["Tally"]) -> "Sums":
        people = np.unique(np.concatenate([tally.people for tally in tallies]))
        best = np.full((len(tallies), len(people)), -1)
        stated, right = np.zeros(len(people), bool), np.zeros(len(people), bool)
        for row, tally in enumerate(tallies):
            at = np.searchsorted(people, tally.people)
            best[row, at] = tally.best
            stated[at] |= tally.year_stated
            right[at] |= tally.year_right
        return cls(enquiry, [tally.part for tally in tallies], people, best, stated, right)

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
        strong = [row for row, part in enumerate(self.parts) if part not in weak]
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


@dataclass(frozen=True)
class Tally:
    """The people that one part of the question finds: `best` is the look-up worth most."""

    part: str
    people: Numbers
    best: Numbers
    year_stated: Numbers
    year_right: Numbers


def tally(lookup: Lookup, enquiry: Enquiry, part: str, eyes: str) -> Tally:
    wanted = [(n, each) for n, each in enumerate(enquiry.wanted) if each.part == part]
    wanted.sort(key=lambda pair: -pair[1].worth)
    under = lookup.entries([f"{each.kind}|{each.key}" for _, each in wanted], eyes)
    if part == "alike":
        under = [faces if len(faces) <= TOO_MANY else faces[:0] for faces in under]
    which = np.repeat([n for n, _ in wanted], [len(faces) for faces in under])
    faces = np.concatenate(under)
    every, born = lookup.people(faces), lookup.years(faces)
    people, first = np.unique(every, return_index=True)
    at = np.searchsorted(people, every)
    stated, right = np.zeros(len(people), bool), np.zeros(len(people), bool)
    np.logical_or.at(stated, at, born > 0)
    np.logical_or.at(right, at, np.isin(born, enquiry.years))
    return Tally(part, people, which[first], stated, right)
