"""Who of many is near known exploitation? The rule of `near`, asked of a whole map at once.

    reach     out from what is known, as far as any way could lead: nobody else need be asked
    newest    of one of those the way with the newest tie, by the rule of `near`

Keeps: nobody is counted and nothing is summed. Of each the newest way is found, so that a list can
be put in order by its day; the other ways are told on the page of whoever it is.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wayhome.network.graph.arrays import Graph, Nodes
from wayhome.network.graph.opening import Map
from wayhome.network.graph.view import View, seen
from wayhome.network.methods.near import CROWD, STAYS, STEPS, Path
from wayhome.people.compiled import compiled

TIES = 2 * STEPS  # an event that two were in is one step along two ties
_STAYS = sum(1 << kind for kind in STAYS)
Flags = NDArray[np.bool_]


class Marks(NamedTuple):
    """What the walk must know of each node, as `near.Marked` has it; events are the shy nodes."""

    known: Flags
    institution: Flags
    crowd: Flags


def crowds(graph: Graph, view: View, people: range, institution: Flags) -> Flags:
    """Where more than CROWD people are seen. `people`: the numbers of all people."""
    return _crowds(graph, view, people.start, people.stop, institution, CROWD)


def reach(graph: Graph, view: View, marks: Marks) -> Nodes:
    """Everybody and everything from which a way could lead to what is known."""
    return np.flatnonzero(_reach(graph, view, *marks, TIES)).astype(np.int32)


def newest(graph: Graph, view: View, marks: Marks, of: Iterable[int]) -> dict[int, Path]:
    """Of each the way with the newest tie; whoever has none is not in it."""
    found = {}
    for person in of:
        nodes, ties, day = _newest(graph, view, person, *marks, STEPS, _STAYS)
        if len(ties):
            found[person] = Path(tuple(nodes.tolist()), tuple(ties.tolist()), int(day))
    return found


def make_ready(of: Map) -> None:
    """Have the walk compiled, or brought in: seconds the first time on a machine."""
    graph, view = of.graph, of.view("")
    if graph.nodes:
        none = np.zeros(graph.nodes, np.bool_)
        marks = Marks(none, none, crowds(graph, view, range(0), none))
        reach(graph, view, marks)
        newest(graph, view, marks, [0])


@compiled
def _crowds(
    graph: Graph, view: View, first: int, past: int, institution: Flags, most: int
) -> Flags:
    nodes = len(graph.starts) - 1
    found, met = np.zeros(nodes, np.bool_), np.zeros(nodes, np.int32)
    for node in range(nodes):
        if first <= node < past or institution[node]:
            continue
        if graph.starts[node + 1] - graph.starts[node] <= most:  # seen or not: fewer are no crowd
            continue
        many = 0
        for place in range(graph.starts[node], graph.starts[node + 1]):
            other = graph.other[place]
            person = first <= other < past
            if person and met[other] != node + 1 and seen(graph, place, view):
                met[other] = node + 1
                many += 1
        found[node] = many > most
    return found


@compiled
def _reach(
    graph: Graph, view: View, known: Flags, institution: Flags, crowd: Flags, ties: int
) -> Flags:
    met = known.copy()
    rim = np.flatnonzero(known)
    for _ in range(ties):
        room = 0
        for here in rim:
            room += graph.starts[here + 1] - graph.starts[here]
        found, count = np.empty(room, np.int64), 0
        for here in rim:
            if (institution[here] or crowd[here]) and not known[here]:
                continue
            for place in range(graph.starts[here], graph.starts[here + 1]):
                other = graph.other[place]
                if not met[other] and seen(graph, place, view):
                    met[other] = True
                    found[count] = other
                    count += 1
        rim = found[:count]
    return met


@compiled
def _newest(
    graph: Graph, view: View, person: int,
    known: Flags, institution: Flags, crowd: Flags, steps: int, stays: int,
) -> tuple[Nodes, Nodes, int]:  # fmt: skip
    """Every way in turn, the deepest first; kept is the first of those with the newest tie."""
    most = 2 * steps
    nodes, at = np.empty(most + 1, np.int32), np.empty(most + 1, np.int64)
    left, through = np.empty(most + 1, np.int8), np.zeros(most + 1, np.bool_)
    ties, days = np.empty(most, np.int32), np.empty(most, np.int32)
    best_nodes, best_ties = np.empty(0, np.int32), np.empty(0, np.int32)
    best_day, depth = -(2**62), 0
    nodes[0], at[0], left[0] = person, graph.starts[person], steps
    while depth >= 0:
        if at[depth] == graph.starts[nodes[depth] + 1]:
            depth -= 1
            continue
        place = at[depth]
        at[depth] += 1
        other = graph.other[place]
        if not seen(graph, place, view) or _met(nodes, depth, other):
            continue
        if depth and not _in_time(graph, at[depth - 1] - 1, place, stays):
            continue
        ties[depth] = graph.tie[place]
        days[depth] = max(graph.first[place], days[depth - 1]) if depth else graph.first[place]
        event = graph.shy[other]
        leads = event and not crowd[other] and not through[depth]
        ends = through[depth] or not event or known[other] or crowd[other]
        if ends and known[other] and days[depth] > best_day:
            best_day = days[depth]
            nodes[depth + 1] = other
            best_nodes, best_ties = nodes[: depth + 2].copy(), ties[: depth + 1].copy()
        further = ends and left[depth] > 1 and not (institution[other] or crowd[other] or event)
        if leads or further:
            left[depth + 1] = left[depth] if leads else left[depth] - 1
            through[depth + 1] = leads
            depth += 1
            nodes[depth], at[depth] = other, graph.starts[other]
    return best_nodes, best_ties, best_day


@compiled
def _met(nodes: Nodes, depth: int, other: int) -> bool:
    for before in range(depth + 1):
        if nodes[before] == other:
            return True
    return False


@compiled
def _in_time(graph: Graph, before: int, place: int, stays: int) -> bool:
    """As `near._Way.in_time`, of two ties that follow each other."""
    both = (stays >> graph.kind[before]) & 1 and (stays >> graph.kind[place]) & 1
    overlap = not both or graph.last[place] >= graph.first[before]
    return bool(graph.first[place] <= graph.last[before] and overlap)
