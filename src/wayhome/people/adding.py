"""The sums of `tally` and the short cuts of `likeliest`, over arrays alone.

A row is a look-up: its number among the entries, its part, its worth, and FIRM or 0. Rows lie part
by part, what is worth most first: the first of a part that finds somebody is the one that counts.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wayhome.people.compiled import compiled, lower, near
from wayhome.people.lookup.finding import Entries, Faces, Held

Rows = NDArray[np.int64]
People = NDArray[np.int32]
Flags = NDArray[np.int8]
Sum = tuple[NDArray[np.int32], NDArray[np.int8], Flags]

YEAR = 10  # what a right or wrong year of birth adds or takes
AT_ONCE = 64  # faces of a long look-up that are fetched together
STATED, RIGHT, FIRM = 1, 2, 4  # of somebody: a year of birth, the right one, found by what is firm


class Born(NamedTuple):
    """Years of birth: `right` fit what is asked; `near` neither fit nor speak against it."""

    right: NDArray[np.int64]
    near: NDArray[np.int64]


@compiled
def gathered(
    entries: Entries, rows: Rows, people: People
) -> tuple[People, Faces, NDArray[np.int32]]:
    """Each person whom these rows find once, a face of each, and of every entry, row by row, the
    place of its person. `people`: those of all faces."""
    total = 0
    for row in range(len(rows)):
        total += _size(entries, rows[row, 0])
    size = 16
    while size < 2 * total:
        size *= 2
    slots = np.zeros(size, np.int32)  # by hash of a person: their place, from 1
    found, faces = np.empty(total, np.int32), np.empty(total, np.uint32)
    places = np.empty(total, np.int32)
    count, done, last, at = 0, 0, -1, 0
    for row in range(len(rows)):
        number = rows[row, 0]
        for place in range(entries.begins[number], entries.ends[number]):
            face = entries.faces[place]
            person = people[face]
            if person != last:  # the faces of a person lie side by side
                last = person
                slot = (person * 2654435761 >> 7) & (size - 1)
                while slots[slot] and found[slots[slot] - 1] != person:
                    slot = (slot + 1) & (size - 1)
                if not slots[slot]:
                    found[count], faces[count] = person, face
                    count += 1
                    slots[slot] = count
                at = slots[slot] - 1
            places[done] = at
            done += 1
    return found[:count], faces[:count], places


@compiled
def add_up(
    entries: Entries,
    rows: Rows,
    short: NDArray[np.bool_],
    held: Held,
    born: Born,
    faces: Faces,
    places: NDArray[np.int32],
) -> Sum:
    """What people are worth by all rows, how many parts find them, and flags. `faces` and `places`
    as the `short` rows gave them."""
    worth, parts = np.zeros(len(faces), np.int32), np.zeros(len(faces), np.int8)
    flags, last = np.zeros(len(faces), np.int8), np.full(len(faces), -1, np.int64)
    done = 0
    for row in range(len(rows)):
        number, part, adds, firm = rows[row]
        size = _size(entries, number)
        for n in range(size if short[row] else len(faces)):
            at = places[done + n] if short[row] else n
            if last[at] != part and (short[row] or _found(entries, number, held.people, faces[at])):
                last[at] = part
                worth[at] += adds
                parts[at] += 1
                flags[at] |= firm
        if short[row]:
            done += size
    if len(born.right):
        for at in range(len(faces)):
            flags[at] |= _year(held, faces[at], born)
            worth[at] += year_worth(flags[at])
    return worth, parts, flags


@compiled
def year_worth(flags: int) -> int:
    """What the year of birth adds."""
    return YEAR if flags & RIGHT else -YEAR if flags & STATED else 0


@compiled
def reaching(
    entries: Entries,
    rows: Rows,
    held: Held,
    born: Born,
    year: int,
    known: People,
    most: int,
) -> People:
    """The first `most` people whom all of these rows find, besides those who are known (in order).
    `year`: of them the ones whose year of birth has these flags; any, where none is asked."""
    found, count, last = np.empty(most, np.int32), 0, -1
    least = 0
    for row in range(len(rows)):
        if _size(entries, rows[row, 0]) < _size(entries, rows[least, 0]):
            least = row
    number = rows[least, 0]
    begin, end = entries.begins[number], entries.ends[number]
    people = np.empty(AT_ONCE + 1, np.int32)
    for start in range(begin, end, AT_ONCE):
        past = min(start + AT_ONCE, end)
        _fetch(held, entries.faces[start:past], people)
        for place in range(start, past):
            face, person = entries.faces[place], people[place - start]
            if person == last:  # the faces of a person lie side by side
                continue
            last = person
            if len(born.right) and not _agrees(held, face, born, year):
                continue
            if _in(known, person) or not _in_all(entries, rows, least, held.people, face):
                continue
            found[count] = person
            count += 1
            if count == most:
                return found
    return found[:count]


@compiled
def _fetch(held: Held, faces: Faces, people: People) -> None:
    """The person of each face into `people`; and what is known of their birth is brought near.
    Faces lie anywhere in memory: asked for one after another, each would be waited for."""
    touched = 0
    for n in range(len(faces)):
        people[n] = held.people[faces[n]]
        touched ^= held.years[faces[n]]
    people[len(people) - 1] = touched  # or the compiler would leave it out


@compiled
def ways(entries: Entries, rows: Rows, people: People, chosen: People) -> NDArray[np.int64]:
    """A row a person, a column a part: the number of the look-up of it that counts, or -1."""
    parts = 0
    for row in range(len(rows)):
        parts = max(parts, rows[row, 1] + 1)
    found = np.full((len(chosen), parts), -1, np.int64)
    for each in range(len(chosen)):
        face = near(people, chosen[each])
        for row in range(len(rows)):
            number, part = rows[row, 0], rows[row, 1]
            if found[each, part] < 0 and _found(entries, number, people, face):
                found[each, part] = number
    return found


@compiled
def _reach(people: People, face: int) -> tuple[int, int]:
    """Where the faces of the person begin and end of whom this is one."""
    begin, end = int(face), int(face) + 1
    while begin > 0 and people[begin - 1] == people[face]:
        begin -= 1
    while end < len(people) and people[end] == people[face]:
        end += 1
    return begin, end


@compiled
def _year(held: Held, face: int, born: Born) -> int:
    """What the faces of a person that may be seen state of the year of birth, as flags. A near
    year is as none."""
    flags = 0
    begin, end = _reach(held.people, face)
    for one in range(begin, end):
        if held.owners[one] and held.owners[one] != held.mine:
            continue
        if _among(born.right, held.years[one]):
            flags |= STATED | RIGHT
        elif held.years[one] and not _among(born.near, held.years[one]):
            flags |= STATED
    return flags


@compiled
def _agrees(held: Held, face: int, born: Born, flags: int) -> bool:
    """Whether `_year` gives these flags."""
    if not flags & RIGHT:
        return bool(_year(held, face, born) == flags)
    begin, end = _reach(held.people, face)
    for one in range(begin, end):
        if _among(born.right, held.years[one]) and (
            not held.owners[one] or held.owners[one] == held.mine
        ):
            return True
    return False


@compiled
def _among(years: NDArray[np.int64], stated: int) -> bool:
    for year in years:
        if year == stated:
            return True
    return False


@compiled
def _size(entries: Entries, number: int) -> int:
    return int(entries.ends[number] - entries.begins[number])


@compiled
def _found(entries: Entries, number: int, people: People, face: int) -> bool:
    """Whether this look-up finds the person of whom this is a face."""
    begin, end = _reach(people, face)
    under = entries.faces[entries.begins[number] : entries.ends[number]]
    place = lower(under, begin)
    return bool(place < len(under) and under[place] < end)


@compiled
def _in(known: People, person: int) -> bool:
    place = lower(known, person)
    return bool(place < len(known) and known[place] == person)


@compiled
def _in_all(entries: Entries, rows: Rows, besides: int, people: People, face: int) -> bool:
    for row in range(len(rows)):
        if row != besides and not _found(entries, rows[row, 0], people, face):
            return False
    return True
