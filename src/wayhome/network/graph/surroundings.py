"""What stands around somebody in a picture: opened step by step, counted as one viewer sees it.

    somebody opened ── tie ── a thing, opened ── tie ── others, not opened

Keeps:
- a tie is drawn only from what is opened: of whoever stands at the rim nothing else is told;
- an institution is never opened, for half a town meets in it; a person only by leave of whoever
  asks, who has to know that the gate lets them;
- a thing is opened only beside somebody opened: two steps, and no further (guard-rail 4);
- of each kind the first EACH, the newest first, more when asked, and every count is of all;
- where more than SPARED stand beside the centre, a first picture has of those too the first EACH,
  and opens none: whoever looks sees how many there are of what, and chooses.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby

from wayhome.network.graph import walking
from wayhome.network.graph.opening import Map
from wayhome.network.graph.view import View
from wayhome.network.kinds import NodeKind

EACH = 20  # of a kind, at a time
SPARED = 100  # beside the centre: more than one can look over at once. Ours, to be agreed
Node = tuple[NodeKind, str]


@dataclass(frozen=True)
class Opening:
    """A wish to see more beside a node: so many pages of one kind, or of every kind."""

    node: Node
    kind: NodeKind | None
    pages: int


@dataclass
class Surroundings:
    """`nodes` in the order in which they came, the centre first, each with its steps from somebody
    opened. `ties`: number in the release, and both ends as places in `nodes`."""

    nodes: dict[int, int]
    opened: set[int]
    further: dict[
        int, dict[NodeKind, list[int]]
    ]  # of what is opened: neighbours by kind, newest first
    left_out: set[int]  # what the picture has no room for
    ties: list[tuple[int, int, int]] = field(default_factory=list)


def surroundings(
    of: Map,
    window: View,
    centre: int,
    asked: Iterable[Opening],
    may_open: Callable[[str], bool],
    most: int,
    sparing: bool = False,
) -> Surroundings:
    """The picture around `centre`: everything it is tied to, the first of what is beside that, and
    what was asked for besides, in order. At most `most` nodes; `sparing`: counts first, where there
    is much."""
    found = Surroundings({centre: 0}, set(), {}, set())
    growing = _Growing(of, window, found, most)
    wanted = list(asked)
    pages = {(one.node, one.kind): one.pages for one in wanted}
    spared = sparing and sum(map(len, _beside(of, window, centre).values())) > SPARED
    growing.open(centre, pages, every=not spared)
    beside = [node for node, step in found.nodes.items() if step == 1 and growing.thing(node)]
    for node in beside if not spared else ():
        growing.open(node, pages)
    for opening in wanted:
        growing.ask(opening, pages, may_open)
    _tie(of, window, found)
    return found


@dataclass
class _Growing:
    of: Map
    window: View
    found: Surroundings
    most: int

    def thing(self, node: int) -> bool:
        kind = self.of.node(node)[0]
        return kind not in (NodeKind.PERSON, NodeKind.INSTITUTION)

    def ask(
        self,
        opening: Opening,
        pages: dict[tuple[Node, NodeKind | None], int],
        may_open: Callable[[str], bool],
    ) -> None:
        """Open what was asked for, if it is drawn and may be opened; else nothing."""
        node = self.of.number(*opening.node)
        if node is None or node not in self.found.nodes or node in self.found.opened:
            return
        kind, name = opening.node
        if kind is NodeKind.PERSON and may_open(name):
            self.found.nodes[node] = 0
            self.open(node, pages)
        elif self.thing(node) and self.found.nodes[node] == 1:
            self.open(node, pages)

    def open(
        self, node: int, pages: dict[tuple[Node, NodeKind | None], int], *, every: bool = False
    ) -> None:
        """Draw what is beside a node: `pages` of each kind, or everything."""
        self.found.opened.add(node)
        beside = self.found.further[node] = _beside(self.of, self.window, node)
        step, name = self.found.nodes[node] + 1, self.of.node(node)
        for kind, others in beside.items():
            shown = pages.get((name, kind), pages.get((name, None), 1))
            for other in others if every else others[: EACH * shown]:
                self._draw(other, step)

    def _draw(self, node: int, step: int) -> None:
        nodes = self.found.nodes
        if node not in nodes and len(nodes) >= self.most:
            self.found.left_out.add(node)
        else:
            nodes[node] = min(step, nodes.get(node, step))


def _beside(of: Map, window: View, node: int) -> dict[NodeKind, list[int]]:
    """The neighbours of a node by kind, in the order of NodeKind, the newest first."""
    newest: dict[int, int] = {}
    for place in walking.neighbours(of.graph, node, window).tolist():
        other, first = int(of.graph.other[place]), int(of.graph.first[place])
        newest[other] = max(first, newest.get(other, first))
    kinds = list(NodeKind)
    ordered = sorted(newest, key=lambda n: (kinds.index(of.node(n)[0]), -newest[n], of.node(n)[1]))
    return {kind: list(some) for kind, some in groupby(ordered, key=lambda n: of.node(n)[0])}


def _tie(of: Map, window: View, found: Surroundings) -> None:
    """Every tie from what is opened to what is drawn, once, the newest first."""
    at = {node: place for place, node in enumerate(found.nodes)}
    held: dict[int, tuple[int, int, int, int]] = {}
    for node in sorted(found.opened, key=at.__getitem__):
        for place in walking.neighbours(of.graph, node, window).tolist():
            other, tie = int(of.graph.other[place]), int(of.graph.tie[place])
            if other in at and tie not in held:
                held[tie] = (-int(of.graph.first[place]), at[node], at[other], tie)
    found.ties = [(tie, one, two) for _, one, two, tie in sorted(held.values())]
