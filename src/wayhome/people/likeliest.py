"""The few people who agree best by keys, without adding up everybody of a common name.

    look-ups ─┬─ short ─> everybody in them, added up
              └─ long  ─> the most that long ones can give, then less, until there are enough

Whoever is in no short look-up reaches what some of the long ones give and the year of birth, and
no more. So these are gone through from the most to the least, each for the first few people whom
it leads to; the answer is the one that adding up everybody would give (a test holds them equal),
at a cost that follows what is told and not how many are held.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import accumulate, groupby
from operator import itemgetter

import numpy as np

from wayhome.people import adding
from wayhome.people.adding import RIGHT, STATED
from wayhome.people.enquiry import Enquiry
from wayhome.people.lookup.opening import Lookup, Numbers
from wayhome.people.tally import Candidate, Question, Sums

Choice = tuple[int, int | None]  # what it takes away, and a row or none
SHORT = 1_000  # entries in all that are added up as they are
MOST_WAYS = 40  # tried before everybody is added up after all


@dataclass(frozen=True)
class Room:
    """How many are told: the `most` who agree best by keys, of those who reach a `share` of the
    best. Of more who agree alike any would be as good as another, so they are left out where
    somebody agrees better. Otherwise all are told up to `alike`, where something that was asked
    can still tell them apart; else a `few`."""

    most: int
    alike: int
    few: int
    share: float

    def of(self, worths: list[int], whole: list[bool]) -> int:
        """How many of those who agree best, in order: all of them, or the first `alike` and one.
        `whole`: of each, whether everything that was asked found them."""
        if len(worths) <= self.most:
            return len(worths)
        too_many, best = worths[self.most], worths[0]
        if too_many < best:
            return sum(worth > too_many for worth in worths)
        equal = worths.count(best)
        told_apart = not all(whole[:equal])
        return equal if told_apart and equal <= self.alike else self.few


def likeliest(lookup: Lookup, enquiry: Enquiry, eyes: str, room: Room) -> list[Candidate]:
    """The people who agree best by keys, as far as there is room."""
    asked = Question.of(lookup, enquiry, eyes)
    if not len(asked.rows):
        return []
    sums = _sums(asked, room)
    least = max(1, room.share * int(sums.worth.max(initial=0)))
    places = sums.first(sums.worth >= least, room.alike + 1)
    whole = sums.parts[places] == len(enquiry.parts)
    return sums.candidates(places[: room.of(sums.worth[places].tolist(), whole.tolist())])


def _sums(asked: Question, room: Room) -> Sums:
    """The sums of everybody who can be among the first that there is room for, and of one more."""
    rows = asked.rows.tolist()
    long = _long(rows, asked.sizes.tolist())
    short = np.ones(len(rows), bool)
    short[long] = False
    sums = Sums.of(asked, short)
    worths = sorted(sums.worth.tolist())
    more = _Further(asked, sums.people)
    alone = len(asked.enquiry.parts) == 1
    best = max([0, *worths[-1:]])
    for tried, (worth, chosen, year) in enumerate(_ways(rows, long, bool(len(asked.born.right)))):
        # where somebody agrees better, or nothing could tell them apart, no more need be known
        enough = room.most if alone or best > worth else room.alike
        reached = len(worths) - bisect_left(worths, worth) + more.count
        if worth < room.share * best or reached > enough:
            break
        if tried == MOST_WAYS:
            return Sums.of(asked)
        if more.add(asked.rows[chosen], worth, year, enough + 1):
            best = max(best, worth)
    return more.beside(sums)


def _long(rows: list[list[int]], sizes: list[int]) -> list[int]:
    """All but the shortest, as far as those are short together; and of those the ones that are
    worth less than a long one of their part."""
    order = sorted(range(len(sizes)), key=sizes.__getitem__)
    within = sum(total <= SHORT for total in accumulate(sizes[n] for n in order))
    best: dict[int, int] = {}
    for _, part, worth, _ in (rows[n] for n in order[within:]):
        best[part] = max(best.get(part, 0), worth)
    weaker = [n for n in order[:within] if rows[n][2] < best.get(rows[n][1], 0)]
    return sorted(order[within:] + weaker)


def _ways(
    rows: list[list[int]], long: list[int], with_year: bool
) -> Iterator[tuple[int, list[int], int]]:
    """Every way to reach anything by long rows alone, the most first: what it is worth, one row or
    none of each part, and the flags of the year of birth."""
    of_parts: list[list[Choice]] = [
        sorted(((-rows[n][2], n) for n in several), key=itemgetter(0)) + [(0, None)]
        for _, several in groupby(long, key=lambda n: rows[n][1])
    ]
    years = (STATED | RIGHT, 0, STATED) if with_year else (0,)
    of_year: list[Choice] = [(-adding.year_worth(year), year) for year in years]
    for less, (*numbers, year) in _least_first([*of_parts, of_year]):
        chosen = [n for n in numbers if n is not None]
        if chosen:
            yield -less, chosen, year or 0


def _least_first(
    several: list[list[Choice]],
) -> Iterator[tuple[int, list[int | None]]]:
    """Every choice of one from each list, by the sum of their numbers. Each list is in order."""
    waiting = [(sum(each[0][0] for each in several), (0,) * len(several))]
    met = {waiting[0][1]}
    while waiting:
        total, places = heappop(waiting)
        yield total, [each[at][1] for each, at in zip(several, places, strict=True)]
        for n, (each, at) in enumerate(zip(several, places, strict=True)):
            after = (*places[:n], at + 1, *places[n + 1 :])
            if at + 1 < len(each) and after not in met:
                met.add(after)
                heappush(waiting, (total - each[at][0] + each[at + 1][0], after))


class _Further:
    """People whom long rows alone find, way by way."""

    def __init__(self, asked: Question, known: Numbers) -> None:
        self._asked, self._known = asked, np.sort(known)
        self._found: list[tuple[Numbers, int, int, int]] = []
        self.count = 0

    def add(self, rows: Numbers, worth: int, year: int, most: int) -> bool:
        """The first people of this way whom no better one leads to; whether there are any."""
        asked = self._asked
        found = adding.reaching(
            asked.entries, rows, asked.held, asked.born, year, self._known, most
        )
        if not len(found):
            return False
        self._known = np.sort(np.concatenate((self._known, found)))
        self._found.append((found, worth, len(rows), int(rows[:, 3].max()) | year))
        self.count += len(found)
        return True

    def beside(self, sums: Sums) -> Sums:
        """With all of them added to these."""
        if not self._found:
            return sums
        people, *told = zip(*self._found, strict=True)
        sizes = [len(each) for each in people]
        columns = (np.repeat(np.array(each), sizes) for each in told)
        held = (sums.worth, sums.parts, sums.flags)
        both = (np.concatenate(each) for each in zip(held, columns, strict=True))
        return Sums(sums.question, np.concatenate((sums.people, *people)), *both)
