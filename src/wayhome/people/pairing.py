"""Records that share a key, made into pairs: arrays in, arrays out.

What may be compared is decided here, once: an open record with an open record, a restricted record
with an open one or with another of its own agency. Sealed records have no face and so no pair.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wayhome.people.compiled import compiled

Flags = NDArray[np.bool_]
Numbers = NDArray[np.uint64]
OPEN = 0  # stands where a restricted record has the number of its agency


@dataclass(frozen=True)
class Keyed:
    """One row a face and key. `key`: its hash; `owner`: OPEN, or the agency that may see it;
    `born`: the date of birth as 20110305 where the key is a name alone, else 0."""

    key: Numbers
    face: Numbers  # below 2^32
    unit: NDArray[np.int32]
    new: Flags
    owner: Numbers
    born: NDArray[np.int32]

    def only(self, chosen: Flags | NDArray[np.int64]) -> "Keyed":
        return Keyed(*(getattr(self, name)[chosen] for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class Runs:
    """Rows in the order of their keys: where each key's begin, and how many it has."""

    rows: Keyed
    begins: NDArray[np.int64]
    sizes: NDArray[np.int64]

    @classmethod
    def of(cls, keyed: Keyed) -> "Runs":
        rows = keyed.only(np.argsort(keyed.key))
        new = np.ones(len(rows.key), bool)
        new[1:] = rows.key[1:] != rows.key[:-1]
        begins = np.flatnonzero(new)
        return cls(rows, begins, np.diff(np.append(begins, len(rows.key))))

    def generic(self, most: int) -> Numbers:
        """Keys that more open records share than say anything: a restricted one never counts."""
        return self.rows.key[self.begins[self._count(self.rows.owner == OPEN) > most]]

    def pairs(self, unsaying: Numbers) -> Numbers:
        """Every pair of faces that shares a key not in `unsaying`, one of them at least new.

        A pair is one number, the lower face before the higher (`parted`), once for each such key.
        """
        telling = (self.sizes > 1) & (self._count(self.rows.new) > 0)
        telling &= ~np.isin(self.rows.key[self.begins], unsaying)
        ends = np.repeat(np.where(telling, self.begins + self.sizes, 0), self.sizes)
        return np.concatenate([np.empty(0, np.uint64), *_beside(self.rows, ends)])

    def _count(self, chosen: Flags) -> NDArray[np.int64]:
        if not len(self.begins):
            return self.begins
        return np.add.reduceat(chosen.astype(np.int64), self.begins)


def about_new(keyed: Keyed) -> Keyed:
    """The rows whose key some new face has."""
    if keyed.new.all():
        return keyed
    return keyed.only(np.isin(keyed.key, keyed.key[keyed.new]))


def each_once(several: Iterable[Numbers]) -> Numbers:
    """All of these, in order, each once."""
    return once(np.concatenate([np.empty(0, np.uint64), *several]))


def once(numbers: NDArray[Any]) -> NDArray[Any]:
    """Each once, in order. Sorts what it is given, because a copy of all pairs is memory."""
    numbers.sort()
    first = np.ones(len(numbers), bool)
    np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
    return numbers[first]


def parted(pairs: Numbers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The lower and the higher face of each pair."""
    low = np.uint64(2**32 - 1)
    return (pairs >> np.uint64(32)).astype(np.int64), (pairs & low).astype(np.int64)


def _beside(rows: Keyed, ends: NDArray[np.int64]) -> Iterator[Numbers]:
    """Pairs of rows that lie one apart, two apart, and so on. `ends`: where each row's run ends."""
    places, step = np.arange(len(ends)), 1
    while len(places := places[places + step < ends[places]]):
        yield _allowed(rows, places, places + step)
        step += 1


def _allowed(rows: Keyed, one: NDArray[np.int64], other: NDArray[np.int64]) -> Numbers:
    owner_l, owner_r = rows.owner[one], rows.owner[other]
    seen = (owner_l == OPEN) | (owner_r == OPEN) | (owner_l == owner_r)
    chosen = seen & (rows.unit[one] != rows.unit[other]) & (rows.new[one] | rows.new[other])
    chosen &= births_meet(rows.born[one], rows.born[other])
    left, right = rows.face[one[chosen]], rows.face[other[chosen]]
    pairs: Numbers = np.minimum(left, right) << np.uint64(32) | np.maximum(left, right)
    return pairs


@compiled
def births_meet(one: NDArray[np.int32], other: NDArray[np.int32]) -> Flags:
    """Whether two dates of birth can be one person's: 0, not known whole, can be anybody's. They
    are unlike where the model says no more than 'different dates of birth' (a test says so)."""
    met = np.ones(len(one), np.bool_)
    for n in range(len(one)):
        if one[n] and other[n]:
            met[n] = _births_meet(one[n], other[n])
    return met


@compiled
def _births_meet(one: int, other: int) -> bool:
    years = abs(one // 10_000 - other // 10_000)
    days = one % 10_000, other % 10_000
    if not years or days[0] == days[1] or (years <= 2 and (days[0] == 101 or days[1] == 101)):
        return True
    apart = 0
    while one or other:
        apart += one % 10 != other % 10
        one, other = one // 10, other // 10
    return apart <= 2  # two neighbours that changed places are one edit
