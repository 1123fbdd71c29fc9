"""The few people who agree best by keys, without adding up everybody of a common name.

    look-ups ─┬─ short ─> everybody in them
              └─ long ──> those who reach the most that long ones can give, lowest number first

Whoever is in neither reaches less, or as much with a higher number; so the answer is the one that
adding up everybody would give (a test holds them equal), at a cost that follows who is asked for
and not how many are held.
"""

from collections.abc import Sequence

import numpy as np

from wayhome.people.enquiry import Enquiry
from wayhome.people.lookup.opening import Faces, Lookup, Numbers, ranges
from wayhome.people.tally import YEAR, Candidate, Sums

SHORT = 600  # entries in all that are added up as they are
NONE = np.empty(0, np.uint32)
AT_ONCE = 1_024  # entries of a long look-up that are gone through at a time


def likeliest(
    lookup: Lookup, enquiry: Enquiry, eyes: str, most: int, share: float
) -> list[Candidate]:
    """The `most` people who agree best by keys, of those who reach this share of the best."""
    under = lookup.entries([f"{each.kind}|{each.key}" for each in enquiry.wanted], eyes)
    sums = _sums(lookup, enquiry, under, most, share)
    if not len(sums.people):
        return []
    return sums.first(sums.worth >= max(1, share * int(sums.worth.max())), most)


def _sums(
    lookup: Lookup, enquiry: Enquiry, under: Sequence[Faces], most: int, share: float
) -> Sums:
    """The sums of everybody who can be among the best, exact for those."""

    def of(people: Numbers) -> Sums:
        return Sums.over(lookup, enquiry, _of_people(lookup, under, people))

    short = _short(under)
    long = [n for n in range(len(under)) if n not in short]
    if not long:
        return Sums.over(lookup, enquiry, under)
    some = np.unique(lookup.people(np.concatenate([NONE, *(under[n] for n in short)])))
    ceiling, top = _ceiling(enquiry, long)
    others = some[:0]
    if top is not None:
        parts = [under[n] for n in long]
        others = _reaching(lookup, enquiry, parts, under[top], some, most)
    if len(others) == most:
        return of(np.union1d(some, others))
    sums = of(some)
    if ceiling < share * sums.worth.max(initial=0):
        return sums
    if len(others) + int((sums.worth > ceiling).sum()) >= most:
        return of(np.union1d(some, others))
    return Sums.over(lookup, enquiry, under)


def _short(under: Sequence[Faces]) -> set[int]:
    """The shortest look-ups, as far as they are short together."""
    order = sorted(range(len(under)), key=lambda n: len(under[n]))
    total = np.cumsum([len(under[n]) for n in order])
    return set(order[: int(np.searchsorted(total, SHORT, side="right"))])


def _ceiling(enquiry: Enquiry, long: Sequence[int]) -> tuple[int, int | None]:
    """The most that somebody in long look-ups alone can reach; and the look-up that gives it, None
    where it takes several."""
    best: dict[str, int] = {}
    for n in long:
        each = enquiry.wanted[n]
        best[each.part] = max(best.get(each.part, 0), each.worth)
    ceiling = sum(best.values())
    top = [n for n in long if enquiry.wanted[n].worth == ceiling]
    return ceiling + (YEAR if enquiry.years else 0), top[0] if len(top) == 1 else None


def _reaching(
    lookup: Lookup,
    enquiry: Enquiry,
    long: Sequence[Faces],
    top: Faces,
    known: Numbers,
    most: int,
) -> Numbers:
    """The first `most` people in the look-up that gives most, whom any long one gives a year of
    birth that fits, besides those who are known."""
    found = known[:0]
    for start in range(0, len(top), AT_ONCE):
        some = np.unique(lookup.people(top[start : start + AT_ONCE]))
        if enquiry.years:
            some = np.intersect1d(some, _of_the_year(lookup, enquiry, long, some))
        found = np.union1d(found, np.setdiff1d(some, known, assume_unique=True))
        if len(found) >= most:
            break
    return found[:most]


def _of_the_year(
    lookup: Lookup, enquiry: Enquiry, long: Sequence[Faces], among: Numbers
) -> Numbers:
    """People from the first to the last of these whom a long look-up gives a year that fits."""
    first, past = lookup.reach(among[[0, -1]])
    ends = np.array([first[0], past[1]], np.uint32)
    near = [faces[slice(*np.searchsorted(faces, ends))] for faces in long]
    faces = np.concatenate(near)
    born = lookup.years(faces)
    return lookup.people(faces[np.logical_or.reduce([born == year for year in enquiry.years])])


def _of_people(lookup: Lookup, under: Sequence[Faces], people: Numbers) -> list[Faces]:
    """The entries under each key that lead to these people."""
    first, past = lookup.reach(people)
    ends = np.concatenate([first, past])
    found = []
    for faces in under:
        places = np.searchsorted(faces, ends)
        held, _ = ranges(places[: len(people)], places[len(people) :])
        found.append(faces[held])
    return found
