"""The map of a release, opened: who and what is on it, and what one viewer may see of it."""

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import feather

from wayhome.lexicon.errors import Damaged
from wayhome.network.graph import layout, parts, walking
from wayhome.network.graph.arrays import Graph, Nodes
from wayhome.network.graph.view import EVERY, View, kinds
from wayhome.network.kinds import NodeKind, TieKind

FORMAT = 1
FOLDER = "graph"
NO_START, NO_END = -(2**31), 2**31 - 1  # days


class Map:
    """One release's graph. Opening maps files into memory and reads none of them."""

    def __init__(self, folder: Path) -> None:
        """`folder`: where `keep_graph` wrote. Damaged when it is not whole or of another form."""
        try:
            self._head = json.loads((folder / "head.json").read_text(encoding="utf-8"))
            arrays = (np.load(folder / f"{name}.npy", mmap_mode="r") for name in Graph._fields)
            # plain arrays over the same memory: a memmap is slower to slice
            self.graph = Graph(*map(np.asarray, arrays))
            nodes = feather.read_table(folder / "nodes.arrow", memory_map=True)
        except (OSError, ValueError) as fault:
            raise Damaged(
                "The map of this release cannot be read: build again (wayhome build)."
            ) from fault
        if self._head.get("format") != FORMAT:
            raise Damaged("The map of this release has another form: build again.")
        self._kinds, self._ids = nodes["kind"], nodes["id"]

    def view(
        self,
        eyes: str,
        of: Iterable[TieKind] | None = None,
        since: int = NO_START,
        until: int = NO_END,
    ) -> View:
        """What a reader with these eyes may see (governance.visibility), of some kinds of tie, in
        some time (days since 1970, both within)."""
        agencies: list[str] = self._head["agencies"]
        mine = agencies.index(eyes) + 1 if eyes and eyes in agencies else 0
        wanted = EVERY if of is None else kinds(kind.number for kind in of)
        return View(mine, wanted, since, until)

    def number(self, kind: NodeKind, name: str) -> int | None:
        """The number of somebody or something; None where no tie leads to it."""
        place = self._place(kind, name)
        there = place < len(self._ids) and self.node(place) == (kind, name)
        return place if there else None

    def among(self, kind: NodeKind) -> range:
        """The numbers of everybody, or of everything, of a kind: they stand together."""
        return range(self._place(kind, ""), self._place(f"{kind}\0", ""))

    def numbers(self, kind: NodeKind, names: Iterable[str]) -> Nodes:
        """The numbers of some of a kind, in order; whoever no tie leads to is not in it."""
        every = self.among(kind)
        wanted = pa.array(list(names), pa.string())
        there = pc.is_in(self._ids.slice(every.start, len(every)), value_set=wanted)
        return (np.flatnonzero(there.to_numpy()) + every.start).astype(np.int32)

    def _place(self, kind: str, name: str) -> int:
        """The first place that is not before this kind and name."""
        low, high = 0, len(self._ids)
        while low < high:
            middle = (low + high) // 2
            if (self._kinds[middle].as_py(), self._ids[middle].as_py()) < (kind, name):
                low = middle + 1
            else:
                high = middle
        return low

    def node(self, number: int) -> tuple[NodeKind, str]:
        """What a number stands for."""
        return NodeKind(self._kinds[number].as_py()), str(self._ids[number].as_py())


def make_ready(of: Map) -> None:
    """Have what walks along ties compiled, or brought in: seconds the first time on a machine."""
    graph, view = of.graph, of.view("")
    if graph.nodes > 1:
        walking.neighbours(graph, 0, view)
        walking.around(graph, 0, view, 1, 2)
        walking.path(graph, 0, 1, view, 1)
        parts.components(graph, view)
    two = np.array([0, 1], np.int32)
    layout.placed(two[:1], two[1:], two)
