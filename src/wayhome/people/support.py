"""Whether two groups of records hold together as a whole, and not by one pair of them alone.

    known    a record that states a whole birth, or shares a number with another of its group
    loose    any other: without a birth a name and a home are all that speaks for it

Two groups are joined when their known records are near one another: one pair of them links, or they
share a birth or a number. Each record of a loose group has to link with a known one of the other;
of two loose groups each record with each. Otherwise Kai Turner of 1 Mill Road becomes Kai Okafor of
number 7 through the five between, and no two of the ends agree (docs/adr/0049).

And a group without a birth joins nobody while somebody else of another birth agrees with it at all:
where father and son bear one name, a record that does not say which is neither's. A number that it
shares with the one says which.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
NEW_YEAR = 101  # 1 January, which forms write for a year


def whole(birth: Any) -> Any:
    """Whether a birth, a number as 20110305, states a day that a form did not write by itself; of
    an array each."""
    day = birth % 10_000
    return (day % 100 != 0) & (day != NEW_YEAR)


@dataclass
class Support:
    """What is known of each record while groups grow: with whom it links, and who is known."""

    links: dict[int, set[int]] = field(default_factory=dict)
    faint: dict[int, set[int]] = field(default_factory=dict)  # agrees with, too little for a link
    numbers: dict[int, set[tuple[int, int]]] = field(default_factory=dict)  # kind and value
    known: set[int] = field(default_factory=set)  # at first those with a whole birth

    def note(self, left: int, right: int, *, links: bool) -> None:
        """That two records agree."""
        told = self.links if links else self.faint
        told.setdefault(left, set()).add(right)
        told.setdefault(right, set()).add(left)

    def holds(self, one: Iterable[int], two: Iterable[int]) -> bool:
        """Whether two groups that share no birth and no number are near enough as a whole."""
        mine, theirs = self._told(one), self._told(two)
        if mine.known and theirs.known:
            return any(self._reach(unit) & theirs.known for unit in mine.known)
        if mine.known or theirs.known:
            loose, known = (theirs.all, mine.known) if mine.known else (mine.all, theirs.known)
            return all(self._reach(unit) & known for unit in loose)
        return all(theirs.all <= self._reach(unit) for unit in mine.all)

    def near(self, group: Iterable[int]) -> set[int]:
        """All that any of the group agrees with, however little."""
        return {other for unit in group for told in (self.links, self.faint)
                for other in told.get(unit, ())}  # fmt: skip

    def by_number(self, shared: set[tuple[int, int]], joined: Iterable[int]) -> None:
        """Those who hold a number that two groups have in common are known by it."""
        self.known.update(unit for unit in joined if self.numbers.get(unit, set()) & shared)

    def _reach(self, unit: int) -> set[int]:
        return self.links.get(unit, set())

    def _told(self, group: Iterable[int]) -> "_Told":
        members = set(group)
        return _Told(members, members & self.known)


@dataclass(frozen=True)
class _Told:
    all: set[int]
    known: set[int]
