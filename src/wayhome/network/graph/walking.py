"""Going along ties that are seen: from one node, around it, and from one to another.

Every step is given with its tie, so that it can show the records that it is made of.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wayhome.network.graph.arrays import Graph, Nodes, Places
from wayhome.network.graph.view import View, in_company, seen
from wayhome.people.compiled import compiled


@compiled
def neighbours(graph: Graph, node: int, view: View) -> Places:
    """The places of the ties of a node that are seen."""
    found = np.empty(graph.starts[node + 1] - graph.starts[node], np.int64)
    count = 0
    if not in_company(graph, node, view):
        return found[:0]
    for place in range(graph.starts[node], graph.starts[node + 1]):
        if seen(graph, place, view):
            found[count] = place
            count += 1
    return found[:count]


def around(graph: Graph, node: int, view: View, steps: int, most: int) -> tuple[Nodes, Nodes]:
    """The nodes within so many steps, the nearest first, and how many steps each is away. At most
    `most` of them: whoever asks for fewer than there are is told by one more."""
    far = steps if in_company(graph, node, view) else 0
    return _around(graph, node, view, far, most, np.zeros(graph.nodes, np.bool_))


@compiled
def _around(
    graph: Graph, node: int, view: View, steps: int, most: int, met: NDArray[np.bool_]
) -> tuple[Nodes, Nodes]:
    found, away = np.empty(most, np.int32), np.empty(most, np.int32)
    found[0], away[0], count, at = node, 0, 1, 0
    met[node] = True
    while at < count and away[at] < steps and count < most:
        here = found[at]
        for place in range(graph.starts[here], graph.starts[here + 1]):
            there = graph.other[place]
            if not met[there] and seen(graph, place, view):
                met[there] = True
                found[count], away[count] = there, away[at] + 1
                count += 1
                if count == most:
                    break
        at += 1
    return found[:count], away[:count]


class Way(NamedTuple):
    """A way from one node to another: the nodes in order, both ends among them, and a tie a step.
    Without nodes there is none."""

    nodes: Nodes
    ties: Nodes


class Reached(NamedTuple):
    """What a search from both ends knows, a row a side: who is reached, from whom, by which tie."""

    met: NDArray[np.bool_]
    source: NDArray[np.int32]
    tie: NDArray[np.int32]


def path(graph: Graph, one: int, two: int, view: View, steps: int = 6) -> Way:
    """A shortest way of at most so many steps."""
    if one == two:
        return Way(np.array([one], np.int32), np.empty(0, np.int32))
    if not (in_company(graph, one, view) and in_company(graph, two, view)):
        return Way(np.empty(0, np.int32), np.empty(0, np.int32))
    # zeroed by the system where they are touched, so that a short way costs little of a large graph
    shape = (2, graph.nodes)
    met, source = np.zeros(shape, np.bool_), np.zeros(shape, np.int32)
    reached = Reached(met, source, np.zeros(shape, np.int32))
    return Way(*_path(graph, one, two, view, steps, reached))


@compiled
def _path(
    graph: Graph, one: int, two: int, view: View, steps: int, reached: Reached
) -> tuple[Nodes, Nodes]:
    """From both ends, always on from the side that has fewer to go on from."""
    rim, other_rim, side = np.array([one], np.int32), np.array([two], np.int32), 0
    reached.met[0, one], reached.met[1, two] = True, True
    for _ in range(steps):
        if len(other_rim) < len(rim):
            rim, other_rim, side = other_rim, rim, 1 - side
        rim, met = _next_rim(graph, rim, view, side, reached)
        if met >= 0:
            return _way(met, one, two, reached)
        if not len(rim):
            break
    return np.empty(0, np.int32), np.empty(0, np.int32)


@compiled
def _next_rim(
    graph: Graph, rim: Nodes, view: View, side: int, reached: Reached
) -> tuple[Nodes, int]:
    """Everybody one step further from this side; and where both sides met, or -1."""
    room = 0
    for here in rim:
        room += graph.starts[here + 1] - graph.starts[here]
    found, count = np.empty(room, np.int32), 0
    for here in rim:
        for place in range(graph.starts[here], graph.starts[here + 1]):
            there = graph.other[place]
            if reached.met[side, there] or not seen(graph, place, view):
                continue
            reached.met[side, there] = True
            reached.source[side, there], reached.tie[side, there] = here, graph.tie[place]
            if reached.met[1 - side, there]:
                return found[:count], there
            found[count] = there
            count += 1
    return found[:count], -1


@compiled
def _way(met: int, one: int, two: int, reached: Reached) -> tuple[Nodes, Nodes]:
    before = after = 0
    node = met
    while node != one:
        node, before = reached.source[0, node], before + 1
    node = met
    while node != two:
        node, after = reached.source[1, node], after + 1
    nodes = np.empty(before + after + 1, np.int32)
    ties = np.empty(before + after, np.int32)
    nodes[before], node = met, met
    for step in range(before - 1, -1, -1):
        ties[step] = reached.tie[0, node]
        node = reached.source[0, node]
        nodes[step] = node
    node = met
    for step in range(before, before + after):
        ties[step] = reached.tie[1, node]
        node = reached.source[1, node]
        nodes[step + 1] = node
    return nodes, ties
