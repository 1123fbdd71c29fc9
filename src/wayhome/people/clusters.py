"""From pairs to people: best pair first, and never past a veto.

    order       must-links, then weight from high to low, then the left and the right record
    veto        two groups with different values in one slot, or with a `cannot` pair across them,
                or with births that are wholly unlike and no slot's value in common
    torn        a group that agrees as well with two groups whose births are unlike, or across whom
                a `cannot` pair stands, joins neither
    support     two groups hold together as a whole, and not by one pair alone (support.py)
    must-link   a person's 'same' passes over a slot, over births, over being torn and over support,
                never over a `cannot`, over FIRM or over a seal

Two kinds of group: those in which nothing can be refused are joined wholesale, because there the
order cannot matter; only the others are walked pair by pair. The result is a pure function of
edges, slots and cannots; the order in which they are given changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wayhome.people.support import Support, whole
from wayhome.people.unlike import unlike, unlike_each

Ints = NDArray[np.int64]
Pairs = tuple[Ints, Ints]
FIRM = -1  # a kind of slot that not even a person's 'same' passes over
FOES = -2  # stands in a refusal for a `cannot` pair
BORN = -3  # a kind of slot whose values are births: only those that are unlike keep apart
TORN = -4  # stands in a refusal for a group that may be of two others
LONE = -6  # stands in a refusal for two groups that one pair alone holds together
ALSO = -5  # a kind of slot that keeps nobody apart: the same one tells more than births
SEAL = -10  # kinds from here down are seals (seals.py): as FIRM, and nobody is told

DATES = 100_000_000  # more than any birth, 20110305, is as a number

# Bits by which a group must agree more with one of two than with the other: 16 to 1, what a link
# takes as well (the model's band `linked`).
BETTER = 4.0
# The same where more than births tells the two apart, as first names do: all but equal.
BETTER_NAMED = 1.0


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
    size: int, edges: Edges, slots: Slots, cannot: tuple[Ints, Ints], faint: Pairs | None = None
) -> tuple[Ints, list[Refusal]]:
    """The group of every unit, named by its smallest member, and the pairs that were refused.

    `faint`: pairs that agree too little to join. Without it nothing is asked of support."""
    label = components(size, edges.left, edges.right)
    disputed = _disputed(size, label, slots, cannot)[label]
    if faint is not None:
        disputed |= _loosely_held(size, label, edges, slots, faint)
        both = disputed[faint[0]] & disputed[faint[1]]
        faint = faint[0][both], faint[1][both]
    contested = edges.only(disputed[edges.left])
    walk = Walk.over(contested, slots.only(disputed[slots.unit]), cannot, faint=faint)
    refusals = walk.run()
    label = label.copy()
    for unit in np.flatnonzero(disputed):
        label[unit] = unit
    for group in walk.groups():
        label[list(group)] = min(group)
    return label, refusals


def _disputed(size: int, label: Ints, slots: Slots, cannot: tuple[Ints, Ints]) -> NDArray[np.bool_]:
    """Which components, by label, hold something that could veto."""
    disputed = np.zeros(size, dtype=bool)
    left, right = (label[side] for side in cannot)
    disputed[left[left == right]] = True
    born = slots.kind == BORN
    disputed[_born_apart(label[slots.unit[born]], slots.value[born])] = True
    rest = slots.only(~born & (slots.kind != ALSO))
    seen = np.unique(np.stack([label[rest.unit], rest.kind, rest.value]), axis=1)
    if seen.shape[1] > 1:
        again = (seen[0, 1:] == seen[0, :-1]) & (seen[1, 1:] == seen[1, :-1])
        disputed[seen[0, 1:][again]] = True
    return disputed


def _loosely_held(
    size: int, label: Ints, edges: Edges, slots: Slots, faint: Pairs
) -> NDArray[np.bool_]:
    """Which units stand where support could be wanting: records without a birth hang together by
    one another, or on people of several births, and not every two of all these link; or whoever
    agrees with them a little is of other births."""
    loose = _loose(size, slots)
    found = _counted(size, label[loose]) > 0
    members, links = _counted(size, label), _counted(size, label[edges.left])
    found &= links < members * (members - 1) // 2
    among_loose = _counted(size, label[edges.left[loose[edges.left] & loose[edges.right]]])
    born = slots.only((slots.kind == BORN) & whole(slots.value))
    births = np.unique(label[born.unit] * DATES + born.value) // DATES  # each of a component once
    found &= (among_loose > 0) | (_counted(size, births) != 1)
    ends = np.concatenate([edges.left, faint[0]]), np.concatenate([edges.right, faint[1]])
    wide = components(size, *ends)
    born = slots.only(slots.kind == BORN)
    apart, leads_on = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    apart[_born_apart(wide[born.unit], born.value)] = True
    leads_on[wide[faint[0][loose[faint[0]] | loose[faint[1]]]]] = True
    either: NDArray[np.bool_] = found[label] | (apart & leads_on)[wide]
    return either


def _counted(size: int, labels: Ints) -> Ints:
    return np.bincount(labels, minlength=size)


def _loose(size: int, slots: Slots) -> NDArray[np.bool_]:
    """The units that state no whole birth."""
    loose = np.ones(size, dtype=bool)
    born = slots.only(slots.kind == BORN)
    loose[born.unit[whole(born.value)]] = False
    return loose


def _born_apart(component: Ints, born: Ints) -> Ints:
    """The components in which two births are unlike."""
    order = np.lexsort((born, component))
    component, born = component[order], born[order]
    first = np.ones(len(born), bool)
    first[1:] = (component[1:] != component[:-1]) | (born[1:] != born[:-1])
    component, born = component[first], born[first]
    found = [np.empty(0, np.int64)]
    step, places = 1, np.arange(len(born))
    # births of one component lie side by side: each is compared with the next, the one after, …
    while len(places := places[places + step < len(born)]):
        places = places[component[places] == component[places + step]]
        apart = unlike_each(born[places], born[places + step])
        found.append(component[places[apart]])
        step += 1
    return np.concatenate(found)


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
    parted: dict[int, dict[int, int]] = field(default_factory=dict)  # torn: foe, and over what
    beside: dict[int, list[tuple[int, float]]] = field(default_factory=dict)
    support: Support | None = None

    @classmethod
    def over(
        cls,
        edges: Edges,
        slots: Slots,
        cannot: tuple[Ints, Ints],
        named: Edges | None = None,
        faint: Pairs | None = None,
    ) -> "Walk":
        """`named`: the pairs of records that the edges stand for, where those are of groups."""
        order = edges.order()
        walk = cls(edges.only(order), (named or edges).only(order))
        units = set(edges.left.tolist()) | set(edges.right.tolist())
        if faint is not None:
            units |= _beside(units, faint)
        walk.parent = {unit: unit for unit in units}
        walk.members = {unit: [unit] for unit in units}
        walk.values = {unit: defaultdict(set) for unit in units}
        walk.foes = {unit: set() for unit in units}
        walk._fill(_rows(slots.unit, slots.kind, slots.value), _rows(*cannot), units)
        walk.parted = {unit: {} for unit in units}
        walk.beside = {unit: [] for unit in units}
        sides = (walk.edges.left, walk.edges.right, walk.edges.weight)
        for left, right, weight in zip(*(side.tolist() for side in sides), strict=True):
            walk.beside[left].append((right, weight))
            walk.beside[right].append((left, weight))
        if faint is not None:
            walk.support = walk._supported(slots, faint, units)
        return walk

    def _supported(self, slots: Slots, faint: Pairs, units: set[int]) -> Support:
        support = Support()
        for left, right in _rows(self.edges.left, self.edges.right):
            support.note(left, right, links=True)
        for left, right in _rows(*faint):
            if left in units and right in units:
                support.note(left, right, links=False)
        born = slots.only(slots.kind == BORN)
        support.known = units & set(born.unit[whole(born.value)].tolist())
        for unit in units:
            support.numbers[unit] = {
                (kind, value) for kind, values in self.values[unit].items()
                if kind >= 0 or kind == ALSO for value in values
            }  # fmt: skip
        return support

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
            (one, two, self._take(left, right, weight, must))
            for left, right, weight, must, one, two in rows
        )
        return [Refusal(one, two, slot) for one, two, slot in refused if slot is not None]

    def _sides(self) -> tuple[NDArray[Any], ...]:
        edges, named = self.edges, self.named
        return edges.left, edges.right, edges.weight, edges.must, named.left, named.right

    def groups(self) -> Iterable[list[int]]:
        return self.members.values()

    def _root(self, unit: int) -> int:
        while self.parent[unit] != unit:
            self.parent[unit] = self.parent[self.parent[unit]]
            unit = self.parent[unit]
        return unit

    def _take(self, left: int, right: int, weight: float, must: bool) -> int | None:
        """Join the groups of a pair, or say what keeps them apart."""
        one, two = self._root(left), self._root(right)
        if one == two:
            return None
        found = self._apart(one, two)
        if found is not None and (found in (FOES, FIRM) or found <= SEAL or not must):
            return found
        if not must and (over := self._torn(one, two, weight)) is not None:
            return over
        if not must and not self._held(one, two):
            return LONE
        self._join(*((one, two) if len(self.members[one]) >= len(self.members[two])
                     else (two, one)))  # fmt: skip
        return None

    def _apart(self, one: int, two: int) -> int | None:
        """What keeps two groups apart, whatever else they are near to."""
        return FOES if self._foes_across(one, two) else self._slot_across(one, two)

    def _torn(self, one: int, two: int, weight: float) -> int | None:
        """Over what either of the two cannot be placed: it agrees as well with a third, who cannot
        be the other, and then nobody can tell whose it is. It joins neither from then on."""
        for this, that in ((one, two), (two, one)):
            for third, theirs in self._as_near(this, that, weight):
                over = self._rivals(third, that, weight - theirs)
                if over is not None and self._apart(this, third) is None:
                    self._part(this, that, over)
                    self._part(this, third, over)
            for third in self._others_of_its_name(this, that):
                self._part(this, that, TORN)
                self._part(this, third, TORN)
        return self._parted_across(one, two)

    def _others_of_its_name(self, one: int, two: int) -> list[int]:
        """Groups of other births than the second's, with which the first, which states none, agrees
        at all; none where a number says that it is the second's."""
        if self.support is None or BORN in self.values[one] or self._numbers(one, two):
            return []
        roots = {self._root(unit) for unit in self.support.near(self.members[one])} - {one, two}
        return [
            root for root in sorted(roots)
            if self._born_across(root, two) and self._apart(one, root) is None
        ]  # fmt: skip

    def _held(self, one: int, two: int) -> bool:
        """Whether two groups hold together as a whole."""
        if self.support is None or self._numbers(one, two) or self._births_shared(one, two):
            return True
        return self.support.holds(self.members[one], self.members[two])

    def _births_shared(self, one: int, two: int) -> bool:
        mine, theirs = self.values[one], self.values[two]
        shared = mine.get(BORN, set()) & theirs.get(BORN, set())
        return any(whole(birth) for birth in shared)

    def _numbers(self, one: int, two: int) -> set[tuple[int, int]]:
        """The numbers that two groups have in common."""
        mine, theirs = self.values[one], self.values[two]
        kinds = (kind for kind in mine.keys() & theirs.keys() if kind >= 0 or kind == ALSO)
        return {(kind, value) for kind in kinds for value in mine[kind] & theirs[kind]}

    def _as_near(self, one: int, two: int, weight: float) -> list[tuple[int, float]]:
        """The groups that pairs about as good as this one lead to, and the best of these pairs."""
        found: dict[int, float] = {}
        for unit in self.members[one]:
            for other, theirs in self.beside[unit]:
                if theirs < weight - BETTER:
                    break  # best first
                root = self._root(other)
                if root not in (one, two):
                    found[root] = max(theirs, found.get(root, theirs))
        return sorted(found.items())

    def _rivals(self, one: int, two: int, less: float) -> int | None:
        """Whether two groups are clearly two people, one of them nearer by `less` bits or none, and
        whether that may be told."""
        found = self._apart(one, two)
        if (found == FOES and less <= BETTER_NAMED) or self._born_across(one, two):
            return TORN
        return found if found is not None and found <= SEAL else None

    def _part(self, one: int, two: int, over: int) -> None:
        self.parted[one][two] = self.parted[two][one] = over

    def _parted_across(self, one: int, two: int) -> int | None:
        over = [slot for foe, slot in self.parted[one].items() if self._root(foe) == two]
        return min(over, default=None)

    def _foes_across(self, one: int, two: int) -> bool:
        few, many = (one, two) if len(self.foes[one]) <= len(self.foes[two]) else (two, one)
        return any(self._root(foe) == many for foe in self.foes[few])

    def _slot_across(self, one: int, two: int) -> int | None:
        mine, theirs = self.values[one], self.values[two]
        for kind in sorted(mine.keys() & theirs.keys()):
            if kind not in (BORN, ALSO) and mine[kind].isdisjoint(theirs[kind]):
                return kind
        return BORN if self._born_across(one, two) else None

    def _born_across(self, one: int, two: int) -> bool:
        """Whether births are unlike and no number that both hold tells more."""
        mine, theirs = self.values[one], self.values[two]
        if BORN not in mine or BORN not in theirs or _fit(mine[BORN], theirs[BORN]):
            return False
        return not self._numbers(one, two)

    def _join(self, kept: int, given_up: int) -> None:
        if self.support is not None and (shared := self._numbers(kept, given_up)):
            self.support.by_number(shared, self.members[kept] + self.members[given_up])
        self.parent[given_up] = kept
        self.members[kept] += self.members.pop(given_up)
        for kind, values in self.values.pop(given_up).items():
            self.values[kept][kind] |= values
        self.foes[kept] |= self.foes.pop(given_up)
        self.parted[kept] |= self.parted.pop(given_up)


def _beside(units: set[int], faint: Pairs) -> set[int]:
    """Who agrees a little with any of these."""
    rows = _rows(*faint)
    return {two if one in units else one for one, two in rows if (one in units) != (two in units)}


def _rows(*columns: Ints) -> list[list[int]]:
    return np.stack(columns, axis=1).tolist()  # type: ignore[no-any-return]


def _fit(mine: set[int], theirs: set[int]) -> bool:
    """Whether births can be one person's: none of one group unlike any of the other. Where a number
    or a person has already joined two that are unlike, each has to fit one of them only."""
    if mine == theirs and len(mine) == 1:
        return True
    wrong = [(one, two) for one in mine for two in theirs if unlike(one, two)]
    if not wrong:
        return True
    for known, others in ((mine, theirs), (theirs, mine)):
        if any(unlike(one, two) for one in known for two in known):
            return all(any(not unlike(one, two) for one in known) for two in others)
    return False
