"""Restricted records find their person without ever shaping one.

Open records are clustered first and alone. Then, one agency at a time, its restricted records are
joined to the people found or to one another; two people of open records are never joined through
a restricted one, and no agency's restricted records are seen by another's. So what an outsider is
shown is what there would be if the restricted records did not exist. A refusal too names the
restricted record that was kept apart, and never two open ones in whose group it might have been.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayhome.people.clusters import FIRM, Edges, Ints, Pairs, Refusal, Slots, Walk, cluster


@dataclass(frozen=True)
class Units:
    """Which units are open, and a number for the agency of each."""

    open: NDArray[np.bool_]
    agency: Ints

    @property
    def size(self) -> int:
        return len(self.open)


def cluster_all(
    units: Units, edges: Edges, slots: Slots, cannot: Pairs, faint: Pairs | None = None
) -> tuple[Ints, list[Refusal]]:
    """The group of every unit, open ones first, then each agency's restricted ones."""
    both_open = units.open[edges.left] & units.open[edges.right]
    open_faint = _within(units.open, faint)
    label, refusals = cluster(units.size, edges.only(both_open), slots, cannot, open_faint)
    core = label.copy()
    for agency in np.unique(units.agency[~units.open]).tolist():
        mine = ~units.open & (units.agency == agency)
        theirs = units.open | mine
        touching = (mine[edges.left] | mine[edges.right]) & theirs[edges.left]
        found, refused = _attach(
            core, mine, edges.only(touching & theirs[edges.right]), slots, cannot,
            _within(theirs, faint),
        )  # fmt: skip
        label[mine] = found[mine]
        refusals += refused
    return label, refusals


def _within(seen: NDArray[np.bool_], pairs: Pairs | None) -> Pairs | None:
    """The pairs of which both are seen."""
    if pairs is None:
        return None
    left, right = pairs
    both = seen[left] & seen[right]
    return left[both], right[both]


def _attach(
    core: Ints,
    mine: NDArray[np.bool_],
    edges: Edges,
    slots: Slots,
    cannot: Pairs,
    faint: Pairs | None,
) -> tuple[Ints, list[Refusal]]:
    """`core` with one agency's restricted units placed; open groups stand as single nodes."""
    edges = edges.best_first()  # pairs between the same two nodes lie in the order of their units
    node = np.where(mine, np.arange(len(core)), core)
    touched = np.zeros(len(core), dtype=bool)
    touched[node[edges.left]] = touched[node[edges.right]] = True
    cores = np.flatnonzero(touched & ~mine)
    relevant = touched[node[slots.unit]]
    known = Slots(
        np.concatenate([node[slots.unit[relevant]], cores]),
        np.concatenate([slots.kind[relevant], np.full(len(cores), FIRM)]),
        np.concatenate([slots.value[relevant], cores]),
    )
    moved = Edges(node[edges.left], node[edges.right], edges.weight, edges.must)
    foes = node[cannot[0]], node[cannot[1]]
    near = None if faint is None else (node[faint[0]], node[faint[1]])
    walk = Walk.over(moved, known, foes, named=edges, faint=near)
    refusals = walk.run()
    label = node.copy()
    for group in walk.groups():
        open_core = [unit for unit in group if not mine[unit]]
        label[group] = open_core[0] if open_core else min(group)
    return label, refusals
