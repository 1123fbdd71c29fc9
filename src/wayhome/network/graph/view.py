"""What one viewer may see of a graph, of which kinds, in which time: asked of every tie before it
is followed or counted, so that nothing that is worked out tells of what is hidden.
"""

from collections.abc import Iterable
from typing import NamedTuple

from wayhome.network.graph.arrays import Graph
from wayhome.people.compiled import compiled

EVERY = 2**62 - 1  # kinds


class View(NamedTuple):
    """`mine`: the number of the viewer's agency, 0 where they see nothing that is kept close.
    `kinds`: a bit each. `since` and `until`: days since 1970, both within."""

    mine: int
    kinds: int = EVERY
    since: int = -(2**31)
    until: int = 2**31 - 1


def kinds(numbers: Iterable[int]) -> int:
    """Some kinds, as a view holds them."""
    return sum(1 << number for number in set(numbers))


@compiled
def seen(graph: Graph, place: int, view: View) -> bool:
    """Whether the tie at this place is seen, and the node that it leads to."""
    return told(graph, place, view) and in_company(graph, graph.other[place], view)


@compiled
def told(graph: Graph, place: int, view: View) -> bool:
    """Whether the tie itself may be seen."""
    owner = graph.owner[place]
    return bool(
        (view.kinds >> graph.kind[place]) & 1
        and graph.first[place] <= view.until
        and graph.last[place] >= view.since
        and (owner == 0 or (view.mine and owner == view.mine))
    )


@compiled
def in_company(graph: Graph, node: int, view: View) -> bool:
    """Whether a node stands on the map: always, unless it is shy and fewer than two are seen."""
    if not graph.shy[node]:
        return True
    one = -1
    for place in range(graph.starts[node], graph.starts[node + 1]):
        if told(graph, place, view):
            if one >= 0 and graph.other[place] != one:
                return True
            one = graph.other[place]
    return False
