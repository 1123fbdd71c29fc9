"""How far each person agrees with a question: the best look-up of each part, added up.

    look-ups, part by part, best first ─> faces ─> people, one place each ─> the first few, in words

Keeps: nothing here reads a face; it works on numbers alone. The faces come from the index already
filtered.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wayhome.people import adding
from wayhome.people.adding import FIRM, RIGHT, Born
from wayhome.people.enquiry import Enquiry
from wayhome.people.lookup.finding import Entries, Held, Places
from wayhome.people.lookup.opening import Lookup, Numbers

WEAK = frozenset({"birth", "place", "alike"})  # by these alone, a typed name must be near too
TOO_MANY = 3_000  # a word that more people share is no way to somebody whose name is only alike


class Candidate(NamedTuple):
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
class Question:
    """What is asked, as rows (`adding`), and the entries that each look-up of it found."""

    enquiry: Enquiry
    entries: Entries
    rows: Numbers
    born: Born
    held: Held

    @classmethod
    def of(cls, lookup: Lookup, enquiry: Enquiry, eyes: str) -> "Question":
        """The question of a reader with these eyes."""
        entries = lookup.found([f"{each.kind}|{each.key}" for each in enquiry.wanted], eyes)
        born = Born(np.array(enquiry.years, np.int64), np.array(enquiry.near, np.int64))
        return cls(enquiry, entries, _rows(enquiry, entries), born, lookup.held(eyes))

    @property
    def sizes(self) -> Places:
        """How many entries each row has."""
        numbers = self.rows[:, 0]
        return self.entries.ends[numbers] - self.entries.begins[numbers]


@dataclass(frozen=True)
class Sums:
    """People whom a question finds, one place each, in no order."""

    question: Question
    people: Numbers
    worth: Numbers
    parts: Numbers  # how many find them
    flags: Numbers

    @classmethod
    def of(cls, asked: Question, short: NDArray[np.bool_] | None = None) -> "Sums":
        """All of them, or those whom `short` rows find."""
        if short is None:
            short = np.ones(len(asked.rows), bool)
        entries, rows, held = asked.entries, asked.rows, asked.held
        people, faces, places = adding.gathered(entries, rows[short], held.people)
        sums = adding.add_up(entries, rows, short, held, asked.born, faces, places)
        return cls(asked, people, *sums)

    @cached_property
    def firm(self) -> NDArray[np.bool_]:
        return np.asarray(self.flags & FIRM > 0)

    def first(self, chosen: NDArray[np.bool_], most: int) -> Places:
        """Of those chosen, the places of the `most` worth most; of equals the lowest number."""
        places = np.flatnonzero(chosen)
        ranks = -self.worth[places].astype(np.int64) * 2**32 + self.people[places]
        if 0 < most < len(places):
            near = np.argpartition(ranks, most - 1)[:most]
            places, ranks = places[near], ranks[near]
        return places[np.argsort(ranks)[:most]]

    def candidates(self, places: Places) -> list[Candidate]:
        """The people at these places, with what found them in words."""
        asked, people = self.question, self.people[places]
        ways = adding.ways(asked.entries, asked.rows, asked.held.people, people)
        columns = (people, self.worth[places], self.flags[places], ways)
        words = [each.words for each in asked.enquiry.wanted]
        return [
            Candidate(
                person,
                worth,
                flags & FIRM > 0,
                tuple(words[n] for n in way if n >= 0),
                flags & RIGHT > 0,
            )
            for person, worth, flags, way in zip(*(c.tolist() for c in columns), strict=True)
        ]


def make_ready(lookup: Lookup) -> None:
    """Have what adds up compiled, or brought in: seconds the first time on a machine."""
    of = lookup.found([""], "")
    rows, year = np.array([[0, 0, 0, 0]]), Born(np.array([1]), np.array([2]))
    sums = Sums.of(Question(Enquiry(), of, rows, year, lookup.held("")))
    sums.candidates(np.zeros(0, np.int64))
    lookup.faces_of([0], "")
    adding.reaching(of, rows, lookup.held(""), year, 0, sums.people, 1)


def _rows(enquiry: Enquiry, entries: Entries) -> Numbers:
    weak = WEAK if enquiry.names else frozenset()
    sizes = (entries.ends - entries.begins).tolist()
    number = {part: at for at, part in enumerate(enquiry.parts)}
    rows = [
        (number[each.part], -each.worth, n, 0 if each.part in weak else FIRM)
        for n, each in enumerate(enquiry.wanted)
        if sizes[n] and (each.part != "alike" or sizes[n] <= TOO_MANY)
    ]
    rows.sort()
    ordered = [value for part, less, n, firm in rows for value in (n, part, -less, firm)]
    return np.array(ordered, np.int64).reshape(-1, 4)
