"""A way between two things of a picture, beyond what is drawn: as far as a picture may ever tell.

    one ── at an event ── somebody ── a telephone ── two

Keeps (design: mapping, guard-rail 4):
- two steps from person to person and no more: a tie of two people counts as such a step, a tie of
  somebody with a thing as half of one;
- family, home, school and trust are context and lead nowhere; so no way goes through a school;
- never through whoever the picture is about, for that way is drawn already, nor through what
  whoever asks says nothing leads through: where a crowd meets;
- every tie is seen by whoever asks, in the time asked for, before it is followed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wayhome.network.graph import walking
from wayhome.network.graph.arrays import Graph
from wayhome.network.graph.view import View
from wayhome.network.kinds import TieKind

HALVES = 4  # two steps
NEAR, FAR = (
    2,
    3,
)  # halves from either end: no way of four is missed so, for a tie is two at the most
MOST = 20_000  # nodes looked at from one end; where there are more, that is said
WALKED = tuple(kind for kind in TieKind if not kind.context)


@dataclass(frozen=True)
class Between:
    """The nodes of the shortest way in order and its ties; empty where there is none. `whole`:
    whether all that lies between was looked at."""

    nodes: tuple[int, ...]
    ties: tuple[int, ...]
    whole: bool


@dataclass(frozen=True)
class _Reached:
    """How many halves each node is away, and from which node by which tie it was reached."""

    halves: dict[int, int]
    came: dict[int, tuple[int, int]]
    whole: bool

    def back(self, node: int) -> Iterator[tuple[int, int]]:
        """The steps from a node to where the search began: the next node and the tie."""
        while node in self.came:
            node, tie = self.came[node]
            yield node, tie


def between(
    graph: Graph,
    one: int,
    two: int,
    window: View,
    without: int = -1,
    leads_on: Callable[[int], bool] = lambda _: True,
) -> Between:
    """The shortest way that does not lead through one node, nor through any that does not lead on.
    `window`: a view of the kinds in WALKED."""

    def goes(node: int) -> bool:
        return node in (one, two) or leads_on(node)

    here = _reach(graph, one, window, NEAR, without, goes)
    there = _reach(graph, two, window, FAR, without, goes)
    whole = here.whole and there.whole
    both = here.halves.keys() & there.halves.keys()
    far = {node: here.halves[node] + there.halves[node] for node in both if goes(node)}
    middle = min(far, key=lambda node: (far[node], node), default=-1)
    if middle < 0 or far[middle] > HALVES:
        return Between((), (), whole)
    before, after = list(here.back(middle)), list(there.back(middle))
    nodes = [*(node for node, _ in reversed(before)), middle, *(node for node, _ in after)]
    ties = [*(tie for _, tie in reversed(before)), *(tie for _, tie in after)]
    return Between(tuple(nodes), tuple(ties), whole)


def _reach(
    graph: Graph, start: int, window: View, most: int, without: int, goes: Callable[[int], bool]
) -> _Reached:
    """Everything within so many halves, the nearest first."""
    halves, came = {start: 0}, dict[int, tuple[int, int]]()
    turns: list[list[int]] = [[start], *([] for _ in range(most))]
    for at, turn in enumerate(turns[:most]):
        for node in turn:
            if halves[node] < at or not goes(node):
                continue  # met by a shorter way since, or it leads nowhere
            for place in walking.neighbours(graph, node, window).tolist():
                other = int(graph.other[place])
                far = at + (2 if graph.kind[place] == TieKind.KNOWN_TO.number else 1)
                if other != without and far <= most and far < halves.get(other, most + 1):
                    if len(halves) >= MOST:
                        return _Reached(halves, came, whole=False)
                    halves[other], came[other] = far, (node, int(graph.tie[place]))
                    turns[far].append(other)
    return _Reached(halves, came, whole=True)
