"""A graph as arrays: of each node where its ties lie, of each tie what decides who may see it.

Every tie lies twice, once at each end, with what is asked of it beside it: whoever goes along the
ties of a node reads memory in order.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wayhome.people.compiled import compiled

Nodes = NDArray[np.int32]
Places = NDArray[np.int64]
Kinds = NDArray[np.uint8]
Days = NDArray[np.int32]  # since 1 January 1970
Owners = NDArray[np.uint16]  # who may see it: 0 everybody, else an agency's number


class Ties(NamedTuple):
    """One place a tie: between which two nodes, of which kind, from which day to which."""

    left: Nodes
    right: Nodes
    kind: Kinds
    first: Days
    last: Days
    owner: Owners


class Graph(NamedTuple):
    """`starts[n]:starts[n + 1]` are the places of node n: the node at the other end, which tie it
    is, and what decides whether it is seen. A node that is `shy` (an event) stands on the map only
    where two others at least are seen at it: with one alone it would tell of somebody hidden."""

    starts: Places
    other: Nodes
    tie: Nodes
    kind: Kinds
    first: Days
    last: Days
    owner: Owners
    shy: NDArray[np.bool_]

    @property
    def nodes(self) -> int:
        return len(self.starts) - 1


def graph_of(ties: Ties, nodes: int, shy: NDArray[np.bool_] | None = None) -> Graph:
    """The graph of these ties among nodes 0 to `nodes`. A tie of a node with itself is left out."""
    return Graph(*_laid(ties, nodes), np.zeros(nodes, np.bool_) if shy is None else shy)


@compiled
def _laid(ties: Ties, nodes: int) -> tuple[Places, Nodes, Nodes, Kinds, Days, Days, Owners]:
    starts = np.zeros(nodes + 1, np.int64)
    for at in range(len(ties.left)):
        if ties.left[at] != ties.right[at]:
            starts[ties.left[at] + 1] += 1
            starts[ties.right[at] + 1] += 1
    for node in range(nodes):
        starts[node + 1] += starts[node]
    total = starts[nodes]
    other, tie = np.empty(total, np.int32), np.empty(total, np.int32)
    kind, owner = np.empty(total, np.uint8), np.empty(total, np.uint16)
    first, last = np.empty(total, np.int32), np.empty(total, np.int32)
    free = starts[:nodes].copy()
    for at in range(len(ties.left)):
        left, right = ties.left[at], ties.right[at]
        if left == right:
            continue
        for here, there in ((left, right), (right, left)):
            place = free[here]
            free[here] += 1
            other[place], tie[place] = there, at
            kind[place], owner[place] = ties.kind[at], ties.owner[at]
            first[place], last[place] = ties.first[at], ties.last[at]
    return starts, other, tie, kind, first, last, owner
