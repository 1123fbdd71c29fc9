"""From pairs to people: best pair first, and never past a veto.

    order       must-links, then weight from high to low, then the left and the right record
    veto        two groups with different values in one slot, or with a `cannot` pair across them
    must-link   a person's 'same' passes over a slot, never over a `cannot` or over FIRM

Two kinds of group: those without any possible veto inside are joined wholesale, because there the
order cannot matter; only the others are walked pair by pair. The result is a pure function of
edges, slots and cannots; the order in which they are given changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
FIRM = -1  # a kind of slot that not even a person's 'same' passes over
FOES = -2  # stands in a refusal for a `cannot` pair


@dataclass(frozen=True)
class Edges:
    """Pairs in the linked band, as arrays of one length. `must` marks a human's 'same'."""

    left: Ints
    right: Ints
    weight: NDArray[np.float64]
    must: NDArray[np.bool_]

    def best_first(self) -> "Edges":
        return self.only(self.order())

    def order(self) -> Ints:
        """The places of the pairs, the best first; pairs that are alike in all stay as they lie."""
        return np.lexsort((self.right, self.left, -self.weight, ~self.must))

    def only(self, chosen: NDArray[np.int64] | NDArray[np.bool_]) -> "Edges":
        return Edges(self.left[chosen], self.right[chosen], self.weight[chosen], self.must[chosen])


@dataclass(frozen=True)
class Slots:
    """Which unit has which value of which slot; kinds and values are numbers."""

    unit: Ints
    kind: Ints
    value: Ints

    def only(self, chosen: NDArray[np.bool_]) -> "Slots":
        return Slots(self.unit[chosen], self.kind[chosen], self.value[chosen])


@dataclass(frozen=True)
class Refusal:
    """A pair that would have joined two groups, and what kept them apart (a slot, or FOES)."""

    left: int
    right: int
    slot: int


def components(size: int, left: Ints, right: Ints) -> Ints:
    """The smallest unit that each unit is connected to."""
    label = np.arange(size, dtype=np.int64)
    while True:
        low = np.minimum(label[left], label[right])
        before = label.copy()
        np.minimum.at(label, label[left], low)
        np.minimum.at(label, label[right], low)
        while not np.array_equal(label, label[label]):
            label = label[label]
        if np.array_equal(label, before):
            return label


def cluster(
    size: int, edges: Edges, slots: Slots, cannot: tuple[Ints, Ints]
) -> tuple[Ints, list[Refusal]]:
    """The group of every unit, named by its smallest member, and the pairs that were refused."""
    label = components(size, edges.left, edges.right)
    disputed = _disputed(size, label, slots, cannot)
    contested = edges.only(disputed[label[edges.left]])
    walk = Walk.over(contested, slots.only(disputed[label[slots.unit]]), cannot)
    refusals = walk.run()
    label = label.copy()
    for unit in np.flatnonzero(disputed[label]):
        label[unit] = unit
    for group in walk.groups():
        label[list(group)] = min(group)
    return label, refusals


def _disputed(size: int, label: Ints, slots: Slots, cannot: tuple[Ints, Ints]) -> NDArray[np.bool_]:
    """Which components, by label, hold something that could veto."""
    disputed = np.zeros(size, dtype=bool)
    left, right = (label[side] for side in cannot)
    disputed[left[left == right]] = True
    seen = np.unique(np.stack([label[slots.unit], slots.kind, slots.value]), axis=1)
    if seen.shape[1] > 1:
        again = (seen[0, 1:] == seen[0, :-1]) & (seen[1, 1:] == seen[1, :-1])
        disputed[seen[0, 1:][again]] = True
    return disputed


@dataclass
class Walk:
    """The groups while pairs are taken one by one. A refusal names a pair as `named` has it in the
    place of the edge."""

    edges: Edges
    named: Edges
    parent: dict[int, int] = field(default_factory=dict)
    members: dict[int, list[int]] = field(default_factory=dict)
    values: dict[int, dict[int, set[int]]] = field(default_factory=dict)
    foes: dict[int, set[int]] = field(default_factory=dict)

    @classmethod
    def over(
        cls,
        edges: Edges,
        slots: Slots,
        cannot: tuple[Ints, Ints],
        named: Edges | None = None,
    ) -> "Walk":
        """`named`: the pairs of records that the edges stand for, where those are of groups."""
        order = edges.order()
        walk = cls(edges.only(order), (named or edges).only(order))
        units = set(edges.left.tolist()) | set(edges.right.tolist())
        walk.parent = {unit: unit for unit in units}
        walk.members = {unit: [unit] for unit in units}
        walk.values = {unit: defaultdict(set) for unit in units}
        walk.foes = {unit: set() for unit in units}
        walk._fill(_rows(slots.unit, slots.kind, slots.value), _rows(*cannot), units)
        return walk

    def _fill(
        self, slots: Iterable[list[int]], cannot: Iterable[list[int]], units: set[int]
    ) -> None:
        for unit, kind, value in slots:
            if unit in units:
                self.values[unit][kind].add(value)
        for left, right in cannot:
            if left in units and right in units:
                self.foes[left].add(right)
                self.foes[right].add(left)

    def run(self) -> list[Refusal]:
        rows = zip(*(side.tolist() for side in self._sides()), strict=True)
        refused = (
            (one, two, self._take(left, right, must)) for left, right, must, one, two in rows
        )
        return [Refusal(one, two, slot) for one, two, slot in refused if slot is not None]

    def _sides(self) -> tuple[NDArray[Any], ...]:
        edges, named = self.edges, self.named
        return edges.left, edges.right, edges.must, named.left, named.right

    def groups(self) -> Iterable[list[int]]:
        return self.members.values()

    def _root(self, unit: int) -> int:
        while self.parent[unit] != unit:
            self.parent[unit] = self.parent[self.parent[unit]]
            unit = self.parent[unit]
        return unit

    def _take(self, left: int, right: int, must: bool) -> int | None:
        """Join the groups of a pair, or say what keeps them apart."""
        one, two = self._root(left), self._root(right)
        if one == two:
            return None
        if self._foes_across(one, two):
            return FOES
        slot = self._slot_across(one, two)
        if slot is not None and (slot == FIRM or not must):
            return slot
        self._join(*((one, two) if len(self.members[one]) >= len(self.members[two])
                     else (two, one)))  # fmt: skip
        return None

    def _foes_across(self, one: int, two: int) -> bool:
        few, many = sorted((one, two), key=lambda root: len(self.foes[root]))
        return any(self._root(foe) == many for foe in self.foes[few])

    def _slot_across(self, one: int, two: int) -> int | None:
        mine, theirs = self.values[one], self.values[two]
        for kind in sorted(mine.keys() & theirs.keys()):
            if mine[kind].isdisjoint(theirs[kind]):
                return kind
        return None

    def _join(self, kept: int, given_up: int) -> None:
        self.parent[given_up] = kept
        self.members[kept] += self.members.pop(given_up)
        for kind, values in self.values.pop(given_up).items():
            self.values[kept][kind] |= values
        self.foes[kept] |= self.foes.pop(given_up)


def _rows(*columns: Ints) -> list[list[int]]:
    return np.stack(columns, axis=1).tolist()  # type: ignore[no-any-return]
