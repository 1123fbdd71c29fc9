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

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wayhome.people.compiled import compiled
from wayhome.people.support import Support, whole
from wayhome.people.unlike import unlike, unlike_each

Ints = NDArray[np.int64]
Pairs = tuple[Ints, Ints]
NOTHING: Mapping[int, set[int]] = {}
FIRM = -1  # a kind of slot that not even a person's 'same' passes over
FOES = -2  # stands in a refusal for a `cannot` pair
BORN = -3  # a kind of slot whose values are births: only those that are unlike keep apart
TORN = -4  # stands in a refusal for a group that may be of two others
LONE = -6  # stands in a refusal for two groups that one pair alone holds together
ALSO = -5  # a kind of slot that keeps nobody apart: the same one tells more than births
SEAL = -10  # kinds from here down are seals (seals.py): as FIRM, and nobody is told

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


@compiled
def components(size: int, left: Ints, right: Ints) -> Ints:
    """The smallest unit that each unit is connected to."""
    least = np.arange(size)
    for n in range(len(left)):
        one, two = _least(least, left[n]), _least(least, right[n])
        least[max(one, two)] = min(one, two)
    for unit in range(size):
        least[unit] = least[least[unit]]  # what is smaller has been told already
    return least


@compiled
def _least(least: Ints, unit: int) -> int:
    while least[unit] != unit:
        least[unit] = least[least[unit]]
        unit = least[unit]
    return unit


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
    kinds, kind = np.unique(rest.kind, return_inverse=True)
    slot, _ = _distinct(label[rest.unit] * max(len(kinds), 1) + kind, rest.value)
    again = slot[1:][slot[1:] == slot[:-1]]
    disputed[again // max(len(kinds), 1)] = True
    return disputed


def _distinct(one: Ints, two: Ints) -> Pairs:
    """Each two numbers that stand in a row together once, in order. One number is made of both,
    because numpy puts numbers in order ten times as fast as rows."""
    most = int(two.max(initial=0)) + 1
    found = np.sort(one * most + two)
    first = np.ones(len(found), bool)
    first[1:] = found[1:] != found[:-1]
    return found[first] // most, found[first] % most


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
    births, _ = _distinct(label[born.unit], born.value)  # each of a component once
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
    component, born = _distinct(component, born)
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
    root: dict[int, int]  # of each unit the one that its group is called by
    members: dict[int, list[int]]
    beside: dict[int, list[tuple[int, float]]]  # best first
    # of those alone that have any
    values: dict[int, dict[int, set[int]]] = field(default_factory=dict)
    foes: dict[int, set[int]] = field(default_factory=dict)
    parted: dict[int, dict[int, int]] = field(default_factory=dict)  # torn: foe, and over what
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
        edges, named = edges.only(order), (named or edges).only(order)
        units = set(edges.left.tolist()) | set(edges.right.tolist())
        if faint is not None:
            units |= _beside(units, faint)
        beside: dict[int, list[tuple[int, float]]] = {unit: [] for unit in units}
        for left, right, weight in _rows(edges.left, edges.right, edges.weight):
            beside[left].append((right, weight))
            beside[right].append((left, weight))
        roots, members = {unit: unit for unit in units}, {unit: [unit] for unit in units}
        walk = cls(edges, named, roots, members, beside)
        if faint is not None:
            walk.support = Support()
            walk._support(walk.support, slots, faint)
        walk._fill(slots, cannot)
        return walk

    def _support(self, support: Support, slots: Slots, faint: Pairs) -> None:
        for left, right in _rows(self.edges.left, self.edges.right):
            support.note(left, right, links=True)
        for left, right in _rows(*faint):
            if left in self.root and right in self.root:
                support.note(left, right, links=False)
        born = slots.only(slots.kind == BORN)
        support.known = self.root.keys() & set(born.unit[whole(born.value)].tolist())
        numbers = slots.only((slots.kind >= 0) | (slots.kind == ALSO))
        for unit, kind, value in _rows(numbers.unit, numbers.kind, numbers.value):
            if unit in self.root:
                support.numbers.setdefault(unit, set()).add((kind, value))

    def _fill(self, slots: Slots, cannot: Pairs) -> None:
        for unit, kind, value in _rows(slots.unit, slots.kind, slots.value):
            if unit in self.root:
                self.values.setdefault(unit, {}).setdefault(kind, set()).add(value)
        for left, right in _rows(*cannot):
            if left in self.root and right in self.root:
                self.foes.setdefault(left, set()).add(right)
                self.foes.setdefault(right, set()).add(left)

    def run(self) -> list[Refusal]:
        edges, named = self.edges, self.named
        sides = edges.left, edges.right, edges.weight, edges.must, named.left, named.right
        refused = (
            (one, two, self._take(left, right, weight, must))
            for left, right, weight, must, one, two in _rows(*sides)
        )
        return [Refusal(one, two, slot) for one, two, slot in refused if slot is not None]

    def groups(self) -> Iterable[list[int]]:
        return self.members.values()

    def _take(self, left: int, right: int, weight: float, must: bool) -> int | None:
        """Join the groups of a pair, or say what keeps them apart."""
        one, two = self.root[left], self.root[right]
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
        if self.support is None or BORN in self._values(one) or self._numbers(one, two):
            return []
        roots = {self.root[unit] for unit in self.support.near(self.members[one])} - {one, two}
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
        mine, theirs = self._values(one), self._values(two)
        shared = mine.get(BORN, set()) & theirs.get(BORN, set())
        return any(whole(birth) for birth in shared)

    def _numbers(self, one: int, two: int) -> set[tuple[int, int]]:
        """The numbers that two groups have in common."""
        mine, theirs = self._values(one), self._values(two)
        kinds = (kind for kind in mine.keys() & theirs.keys() if kind >= 0 or kind == ALSO)
        return {(kind, value) for kind in kinds for value in mine[kind] & theirs[kind]}

    def _as_near(self, one: int, two: int, weight: float) -> list[tuple[int, float]]:
        """The groups that pairs about as good as this one lead to, and the best of these pairs."""
        found: dict[int, float] = {}
        for unit in self.members[one]:
            for other, theirs in self.beside[unit]:
                if theirs < weight - BETTER:
                    break
                root = self.root[other]
                if root != one and root != two and theirs > found.get(root, -inf):
                    found[root] = theirs
        return sorted(found.items())

    def _rivals(self, one: int, two: int, less: float) -> int | None:
        """Whether two groups are clearly two people, one of them nearer by `less` bits or none, and
        whether that may be told."""
        found = self._apart(one, two)
        if (found == FOES and less <= BETTER_NAMED) or self._born_across(one, two):
            return TORN
        return found if found is not None and found <= SEAL else None

    def _part(self, one: int, two: int, over: int) -> None:
        self.parted.setdefault(one, {})[two] = over
        self.parted.setdefault(two, {})[one] = over

    def _parted_across(self, one: int, two: int) -> int | None:
        parted = self.parted.get(one, {})
        over = [slot for foe, slot in parted.items() if self.root[foe] == two]
        return min(over, default=None)

    def _foes_across(self, one: int, two: int) -> bool:
        mine, theirs = self.foes.get(one), self.foes.get(two)
        if not mine or not theirs:  # each is a foe of the other
            return False
        few, many = (mine, two) if len(mine) <= len(theirs) else (theirs, one)
        return any(self.root[foe] == many for foe in few)

    def _slot_across(self, one: int, two: int) -> int | None:
        mine, theirs = self._values(one), self._values(two)
        kept_apart = [
            kind for kind, values in mine.items()
            if kind in theirs and kind != BORN and kind != ALSO
            and values.isdisjoint(theirs[kind])
        ]  # fmt: skip
        if kept_apart:
            return min(kept_apart)
        return BORN if self._born_across(one, two) else None

    def _born_across(self, one: int, two: int) -> bool:
        """Whether births are unlike and no number that both hold tells more."""
        mine, theirs = self._values(one), self._values(two)
        if BORN not in mine or BORN not in theirs or _fit(mine[BORN], theirs[BORN]):
            return False
        return not self._numbers(one, two)

    def _join(self, kept: int, given_up: int) -> None:
        if self.support is not None and (shared := self._numbers(kept, given_up)):
            self.support.by_number(shared, self.members[kept] + self.members[given_up])
        joined = self.members.pop(given_up)
        for unit in joined:
            self.root[unit] = kept
        self.members[kept] += joined
        for kind, values in self.values.pop(given_up, {}).items():
            self.values.setdefault(kept, {}).setdefault(kind, set()).update(values)
        if given_up in self.foes:
            self.foes.setdefault(kept, set()).update(self.foes.pop(given_up))
        if given_up in self.parted:
            self.parted.setdefault(kept, {}).update(self.parted.pop(given_up))

    def _values(self, group: int) -> Mapping[int, set[int]]:
        return self.values.get(group, NOTHING)


def _beside(units: set[int], faint: Pairs) -> set[int]:
    """Who agrees a little with any of these."""
    rows = _rows(*faint)
    return {two if one in units else one for one, two in rows if (one in units) != (two in units)}


def _rows(*columns: NDArray[Any]) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.tolist() for column in columns), strict=True)


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
