"""How far the people that were found are the people there are: three ways of counting.

    pairwise   of all pairs of records called one person, how many are; of all that are, how many
               were called so. Large clusters count most.
    clusters   of all people found, how many have exactly the records of one person, and all of
               them; people with one record count like everybody.
    bcubed     for each record: what share of those joined to it belong there, and what share of
               those that belong were joined; the mean over records. Every record counts the same.

A label is anything that can be told apart; the order of records changes nothing. Where nothing was
called one person nothing was called so wrongly: precision is 1, and likewise recall.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Agreement:
    """Precision and recall of one way of counting."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class _Crossed:
    """Each meeting of a person found and a true person: how many records, and of how many."""

    both: Ints
    found: Ints
    true: Ints
    people_found: int
    people_true: int
    mixed: int
    split: int

    @classmethod
    def of(cls, found: ArrayLike, true: ArrayLike) -> "_Crossed":
        one, size_found = _numbered(found)
        other, size_true = _numbered(true)
        cells, both = np.unique(one * max(len(size_true), 1) + other, return_counts=True)
        row, column = np.divmod(cells, max(len(size_true), 1))
        mixed, split = (int((np.bincount(side) > 1).sum()) for side in (row, column))
        people = len(size_found), len(size_true)
        return cls(both, size_found[row], size_true[column], *people, mixed, split)


def pairwise(found: ArrayLike, true: ArrayLike) -> Agreement:
    """Agreement over pairs of records."""
    crossed = _Crossed.of(found, true)
    both = _pairs(crossed.both)
    called = _pairs(_numbered(found)[1])
    there = _pairs(_numbered(true)[1])
    return Agreement(_share(both, called), _share(both, there))


def clusters(found: ArrayLike, true: ArrayLike) -> Agreement:
    """Agreement over whole people."""
    crossed = _Crossed.of(found, true)
    exact = int(((crossed.both == crossed.found) & (crossed.both == crossed.true)).sum())
    return Agreement(_share(exact, crossed.people_found), _share(exact, crossed.people_true))


def mixed_and_split(found: ArrayLike, true: ArrayLike) -> tuple[int, int]:
    """How many people found have records of several people; how many true people were split."""
    crossed = _Crossed.of(found, true)
    return crossed.mixed, crossed.split


def bcubed(found: ArrayLike, true: ArrayLike) -> Agreement:
    """Agreement over records."""
    crossed = _Crossed.of(found, true)
    records, squares = int(crossed.both.sum()), crossed.both.astype(np.float64) ** 2
    return Agreement(
        _share(float((squares / crossed.found).sum()), records),
        _share(float((squares / crossed.true).sum()), records),
    )


def _numbered(labels: ArrayLike) -> tuple[Ints, Ints]:
    """A number for each label, and how many records each number has."""
    _, number, count = np.unique(np.asarray(labels), return_inverse=True, return_counts=True)
    return number.astype(np.int64), count.astype(np.int64)


def _pairs(counts: Ints) -> int:
    return int((counts * (counts - 1) // 2).sum())


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 1.0
