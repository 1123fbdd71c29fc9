"""Keys in, entries out: where they lie, and only those that a reader may follow.

Keeps: the filter stands here, the only way from a key to a face, so whoever counts or orders what
comes out cannot count what the reader may not see.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wayhome.people.compiled import compiled, near

Faces = NDArray[np.uint32]
Places = NDArray[np.int64]
Agencies = NDArray[np.uint16]  # who may see or follow: 0 all, else an agency's number


class Entries(NamedTuple):
    """The faces under each of some keys: `faces[begins[n]:ends[n]]`, in order."""

    faces: Faces
    begins: Places
    ends: Places

    def each(self) -> list[Faces]:
        """Those of one key after another."""
        ends = zip(self.begins.tolist(), self.ends.tolist(), strict=True)
        return [self.faces[first:past] for first, past in ends]


class Held(NamedTuple):
    """All faces of a release, those of a person side by side: `people` in order, the year of birth
    that each states, who may see it; and `mine`, the agency that asks."""

    people: NDArray[np.int32]
    years: NDArray[np.int16]
    owners: Agencies
    mine: int


class Index(NamedTuple):
    """The keys of a release and where each one's entries begin; the face that an entry leads to,
    and who may follow it."""

    keys: NDArray[np.uint64]
    starts: Places
    faces: Faces
    agencies: Agencies


def followed(index: Index, asked: NDArray[np.uint64], mine: int) -> Entries:
    """The entries under the keys that are asked for which everybody may follow, or `mine` may: an
    agency's number from 1, or 0."""
    begins, ends = _where(index.keys, index.starts, asked)
    if not _any_narrow(index.agencies, begins, ends):
        return Entries(index.faces, begins, ends)
    allowed, begins, ends = _allowed(index.faces, index.agencies, begins, ends, mine)
    allowed.flags.writeable = False  # of one type with what is mapped, or all is compiled twice
    return Entries(allowed, begins, ends)


@compiled
def _where(
    keys: NDArray[np.uint64], starts: Places, asked: NDArray[np.uint64]
) -> tuple[Places, Places]:
    begins, ends = np.zeros(len(asked), np.int64), np.zeros(len(asked), np.int64)
    for n in range(len(asked)):
        place = near(keys, asked[n])
        if place < len(keys) and keys[place] == asked[n]:
            begins[n], ends[n] = starts[place], starts[place + 1]
    return begins, ends


@compiled
def _any_narrow(agencies: Agencies, begins: Places, ends: Places) -> bool:
    met = np.uint16(0)
    for n in range(len(begins)):
        for place in range(begins[n], ends[n]):  # all of them: many at a time, where none is asked
            met |= agencies[place]
    return bool(met)


@compiled
def _allowed(
    faces: Faces, agencies: Agencies, begins: Places, ends: Places, mine: int
) -> tuple[Faces, Places, Places]:
    total = 0
    for n in range(len(begins)):
        total += ends[n] - begins[n]
    found = np.empty(total, np.uint32)
    firsts, pasts, count = np.empty_like(begins), np.empty_like(ends), 0
    for n in range(len(begins)):
        firsts[n] = count
        for place in range(begins[n], ends[n]):
            if agencies[place] == 0 or (mine and agencies[place] == mine):
                found[count] = faces[place]
                count += 1
        pasts[n] = count
    return found[:count], firsts, pasts


@compiled
def faces_seen(held: Held, chosen: NDArray[np.int32]) -> tuple[Faces, Places]:
    """The faces of these people that may be seen, and where those of each end."""
    begins, total = np.empty(len(chosen), np.int64), 0
    for n in range(len(chosen)):
        begins[n] = place = near(held.people, chosen[n])
        while place < len(held.people) and held.people[place] == chosen[n]:
            place += 1
        total += place - begins[n]
    found, ends, count = np.empty(total, np.uint32), np.empty_like(begins), 0
    for n in range(len(chosen)):
        place = begins[n]
        while place < len(held.people) and held.people[place] == chosen[n]:
            owner = held.owners[place]
            if owner == 0 or (held.mine and owner == held.mine):
                found[count] = place
                count += 1
            place += 1
        ends[n] = count
    return found[:count], ends
