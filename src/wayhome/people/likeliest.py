"""The few people who agree best by keys, without adding up everybody of a common name.

    look-ups ─┬─ short, and worth as much as a long one of their part ─> everybody in them
              └─ any other ─> those who reach the most that long ones can give, lowest number first

Whoever is in neither reaches less, or as much with a higher number; so the answer is the one that
adding up everybody would give (a test holds them equal), at a cost that follows who is asked for
and not how many are held.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wayhome.people.enquiry import Enquiry
from wayhome.people.lookup.opening import Faces, Lookup, Numbers, ranges
from wayhome.people.pairing import once
from wayhome.people.tally import YEAR, Candidate, Sums

SHORT = 1_500  # entries in all that are added up as they are
NONE = np.empty(0, np.uint32)
AT_ONCE = 2_048  # entries of a long look-up that are gone through at a time


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

    def of(self, found: list[Candidate], parts: int) -> list[Candidate]:
        """Of all there are, in order, or at least of the first `alike` and one."""
        if len(found) <= self.most:
            return found
        too_many, best = found[self.most].worth, found[0].worth
        if too_many < best:
            return [one for one in found if one.worth > too_many]
        equal = [one for one in found if one.worth == best]
        told_apart = any(len(one.words) < parts for one in equal)
        return equal if told_apart and len(equal) <= self.alike else equal[: self.few]


def likeliest(lookup: Lookup, enquiry: Enquiry, eyes: str, room: Room) -> list[Candidate]:
    """The people who agree best by keys, as far as there is room."""
    under = lookup.entries([f"{each.kind}|{each.key}" for each in enquiry.wanted], eyes)
    sums, too_many = _sums(lookup, enquiry, under, room)
    if not len(sums.people):
        return []
    least = max(1, room.share * int(sums.worth.max()))
    found = sums.first((sums.worth >= least) & (sums.worth > too_many), room.alike + 1)
    return room.of(found, len(enquiry.parts))


def _sums(lookup: Lookup, enquiry: Enquiry, under: Sequence[Faces], room: Room) -> tuple[Sums, int]:
    """The sums of everybody who can be among the best, exact for those; and what too many reach,
    so that whoever reaches no more is left out."""
    short, long = _parted(under)
    if not long:
        return Sums.over(lookup, enquiry, under), 0

    def of(people: Numbers) -> Sums:
        return Sums.over(lookup, enquiry, _of_people(lookup, under, short, long, people))

    limit = _Limit(enquiry, long)
    better = [n for n in short if limit.reached_by(n)]
    some = once(lookup.people(_together(under, better)))
    above = 0
    if len(some):
        sums = of(some)
        above = int((sums.worth > limit.worth).sum())
        if limit.worth < room.share * sums.worth.max() or above > room.alike:
            return sums, 0
    if limit.top is not None:
        weaker = np.sort(_together(under, [n for n in short if n not in better]))
        parts = [under[n] for n in long] + [weaker]
        alone = above or len(enquiry.parts) == 1  # nothing could tell more than these apart
        enough = room.most - above if alone else room.alike
        others = _reaching(lookup, enquiry, parts, under[limit.top], some, max(enough, 0) + 1)
        if len(others) > enough:
            return (sums, limit.worth) if above else (of(once(np.concatenate([some, others]))), 0)
    if enquiry.years:
        sums = of(once(np.concatenate([some, _not_of_other_years(lookup, enquiry, under)])))
        if limit.worth - 2 * YEAR < room.share * sums.worth.max(initial=0):
            return sums, 0
    return Sums.over(lookup, enquiry, under), 0


def _parted(under: Sequence[Faces]) -> tuple[list[int], list[int]]:
    """The shortest look-ups, as far as they are short together, and the long ones."""
    sizes = [len(faces) for faces in under]
    order = sorted(range(len(under)), key=sizes.__getitem__)
    total, count = 0, 0
    for n in order:
        total += sizes[n]
        count += total <= SHORT
    return [n for n in order[:count] if sizes[n]], order[count:]


class _Limit:
    """The most that somebody can reach by long look-ups alone; `top`: the one that gives it, None
    where it takes several."""

    def __init__(self, enquiry: Enquiry, long: Sequence[int]) -> None:
        self._wanted, self._best = enquiry.wanted, dict[str, int]()
        for n in long:
            each = enquiry.wanted[n]
            self._best[each.part] = max(self._best.get(each.part, 0), each.worth)
        most = sum(self._best.values())
        top = [n for n in long if enquiry.wanted[n].worth == most]
        self.worth = most + (YEAR if enquiry.years else 0)
        self.top = top[0] if len(top) == 1 else None

    def reached_by(self, n: int) -> bool:
        """Whether somebody can reach it, or more, by this look-up and without the best long one of
        its part."""
        each = self._wanted[n]
        return each.worth >= self._best.get(each.part, 0)


def _reaching(
    lookup: Lookup,
    enquiry: Enquiry,
    parts: Sequence[Faces],
    top: Faces,
    known: Numbers,
    most: int,
) -> Numbers:
    """The first `most` people in the look-up that gives most, to whom anything that was found
    gives a year of birth that fits, besides those who are known."""
    found = known[:0]
    for start in range(0, len(top), AT_ONCE):
        some = lookup.people(top[start : start + AT_ONCE])
        if enquiry.years:
            some = some[_among(_of_the_year(lookup, enquiry, parts, some), some)]
        # the faces of one person may lie on both sides of where it was cut
        found = once(np.concatenate([found, some[~_among(known, some)]]))
        if len(found) >= most:
            break
    return found[:most]


def _not_of_other_years(lookup: Lookup, enquiry: Enquiry, under: Sequence[Faces]) -> Numbers:
    """People to whom what was found gives a year of birth that fits, or none somewhere."""
    faces = np.concatenate(under)
    born = lookup.years(faces)
    return lookup.people(faces[np.isin(born, (0, *enquiry.years), kind="table")])


def _of_the_year(
    lookup: Lookup, enquiry: Enquiry, parts: Sequence[Faces], among: Numbers
) -> Numbers:
    """Those, from the first to the last of these people, to whom a year that fits was given."""
    first, past = lookup.reach(among[[0, -1]])
    ends = np.array([first[0], past[1]], np.uint32)
    faces = np.concatenate([part[slice(*part.searchsorted(ends))] for part in parts])
    born = lookup.years(faces)
    fits = born == enquiry.years[0]
    for year in enquiry.years[1:]:
        fits |= born == year
    return once(lookup.people(faces[fits]))


def _of_people(
    lookup: Lookup,
    under: Sequence[Faces],
    short: Sequence[int],
    long: Sequence[int],
    people: Numbers,
) -> list[Faces]:
    """The entries under each key that lead to these people."""
    found = [NONE] * len(under)
    every = _together(under, short)
    mine = _among(people, lookup.people(every))
    ends = np.cumsum([0, *(len(under[n]) for n in short)]).tolist()
    for n, start, end in zip(short, ends[:-1], ends[1:], strict=True):
        found[n] = under[n][mine[start:end]]
    faces = ranges(*lookup.reach(people))[0].astype(np.uint32)
    for n in long:
        found[n] = faces[_among(under[n], faces)]
    return found


def _together(under: Sequence[Faces], which: Sequence[int]) -> Faces:
    return np.concatenate([NONE, *(under[n] for n in which)])


def _among(these: Numbers, people: Numbers) -> Numbers:
    """Of each of the people whether they are one of these, who are in order."""
    if not len(these):
        return np.zeros(len(people), bool)
    places = these.searchsorted(people)
    places[places == len(these)] = 0
    return np.asarray(these[places] == people)
