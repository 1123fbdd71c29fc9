"""Loading and walking a graph of a million nodes and five million ties, beside other libraries.

All on one graph in one run: neighbourhoods of fifty with most ties inside, as people have, the rest
anywhere; one tie in twenty is kept close by an agency. Ours asks of every tie whether the viewer
sees it; the others hold only ties that anybody may follow, and ask nothing.

python -m benchmarks.graphs [NODES]
"""

import argparse
import gc
import json
import os
import time
from collections.abc import Callable, Iterable
from typing import Any

import igraph
import networkit
import networkx
import numpy as np
from rich.console import Console

from wayhome.network.graph import parts, walking
from wayhome.network.graph.arrays import Ties, graph_of
from wayhome.network.graph.view import View

EACH, NEAR, CLOSE = 50, 0.7, 0.05  # in a neighbourhood; ties within it; ties kept close
DAYS, LASTS, KINDS = (18_000, 20_000), 180, 12
ASKED, MOST, SEED = 200, 5_000, 1
VIEW = View(3, since=18_000, until=20_180)
Times = dict[str, float]
Figure = dict[str, Any]
Pairs = list[list[int]]


def graphs(nodes: int = 1_000_000) -> list[Figure]:
    """Every bar of the graph."""
    ties, warm = _ties(nodes, 5 * nodes), _ties(EACH, 5 * EACH)
    _ours(warm, EACH, [[0, 1]])
    pairs: Pairs = np.random.default_rng(2).integers(0, nodes, (ASKED, 2)).tolist()
    ours = _ours(ties, nodes, pairs)
    others = {
        "networkit": _networkit(ties, nodes, pairs),
        "igraph": _igraph(ties, nodes, pairs),
        "networkx": _networkx(ties, nodes, pairs),
    }
    size = f"a graph of {nodes:,} nodes and {5 * nodes:,} ties"
    rows = [
        ("load", f"loading {size}", "s", 3.0),
        ("around", f"everybody within two steps in {size}", "ms", 1.0),
        ("path", f"a path between two in {size}", "ms", 5.0),
        ("components", f"what hangs together in {size}", "s", 1.5),
    ]
    made = [_figure(name, ours[key], unit, bar, key, others) for key, name, unit, bar in rows]
    return [*made, _leiden(size, ours["leiden"], others)]


def _figure(
    name: str, took: float, unit: str, bar: float, key: str, others: dict[str, Times]
) -> Figure:
    shown = took * (1_000 if unit == "ms" else 1)
    return {
        "name": name,
        "figure": round(shown, 3),
        "unit": unit,
        "bar": f"under {bar:g}",
        "met": shown < bar,
        "ratio_against": _beside(took, key, others),
    }


def _leiden(size: str, took: float, others: dict[str, Times]) -> Figure:
    ratio = took / others["networkit"]["leiden"]
    return {
        "name": f"groups by Leiden in {size}, a run of many",
        "figure": round(took, 1),
        "unit": "s",
        "bar": "at most 1.3 times networkit",
        "met": ratio <= 1.3,
        "ratio_against": _beside(took, "leiden", others),
    }


def _beside(took: float, key: str, others: dict[str, Times]) -> str:
    return "; ".join(
        f"{took / times[key]:.2f} of {name}" for name, times in others.items() if key in times
    )


def _ties(nodes: int, count: int) -> Ties:
    chance = np.random.default_rng(SEED)
    left = chance.integers(0, nodes, count)
    near = np.minimum(nodes - 1, left // EACH * EACH + chance.integers(0, EACH, count))
    right = np.where(chance.random(count) < NEAR, near, chance.integers(0, nodes, count))
    first = chance.integers(*DAYS, count).astype(np.int32)
    owner = np.where(chance.random(count) < CLOSE, chance.integers(1, 9, count), 0)
    kind = chance.integers(0, KINDS, count).astype(np.uint8)
    ends = left.astype(np.int32), right.astype(np.int32)
    return Ties(*ends, kind, first, first + np.int32(LASTS), owner.astype(np.uint16))


def _ours(ties: Ties, nodes: int, pairs: Pairs) -> Times:
    graph, load = _timed(lambda: graph_of(ties, nodes))
    weights = np.ones(len(graph.other))
    return {
        "load": load,
        "around": _each(lambda one, _: walking.around(graph, one, VIEW, 2, MOST), pairs),
        "path": _each(lambda one, two: walking.path(graph, one, two, VIEW, nodes), pairs),
        "components": _timed(lambda: parts.components(graph, VIEW))[1],
        "leiden": _a_run(lambda seeds: parts.runs(graph.starts, graph.other, weights, seeds)),
    }


def _a_run(runs: Callable[[range], Iterable[Any]]) -> float:
    """Seconds for one of many runs: as many at once as there are cores, where networkit puts all
    cores to a single one."""
    cores = os.cpu_count() or 1
    return _timed(lambda: list(runs(range(cores))))[1] / cores


def _networkit(ties: Ties, nodes: int, pairs: Pairs) -> Times:
    ends = ties.left.astype(np.int64), ties.right.astype(np.int64)
    held, load = _timed(lambda: networkit.GraphFromCoo(ends, n=nodes))

    def around(one: int, _: int) -> set[int]:
        near = set(held.iterNeighbors(one))
        return near.union(*(held.iterNeighbors(each) for each in near))

    return {
        "load": load,
        "around": _each(around, pairs),
        "path": _each(lambda one, two: networkit.distance.BidirectionalBFS(held, one, two).run(),
                      pairs),
        "components": _timed(lambda: networkit.components.ConnectedComponents(held).run())[1],
        "leiden": _timed(lambda: networkit.community.ParallelLeiden(held).run())[1],
    }  # fmt: skip


def _igraph(ties: Ties, nodes: int, pairs: Pairs) -> Times:
    ends = np.column_stack([ties.left, ties.right])
    held, load = _timed(lambda: igraph.Graph(nodes, ends))
    return {
        "load": load,
        "around": _each(lambda one, _: held.neighborhood(one, 2), pairs),
        "path": _each(lambda one, two: held.get_shortest_path(one, two), pairs[:20]),
        "components": _timed(held.connected_components)[1],
    }


def _networkx(ties: Ties, nodes: int, pairs: Pairs) -> Times:
    def load() -> networkx.Graph:
        made = networkx.empty_graph(nodes)
        made.add_edges_from(zip(ties.left.tolist(), ties.right.tolist(), strict=True))
        return made

    held, took = _timed(load)
    return {
        "load": took,
        "around": _each(lambda one, _: networkx.ego_graph(held, one, 2).nodes, pairs[:20]),
        "path": _each(lambda one, two: networkx.bidirectional_shortest_path(held, one, two),
                      pairs[:20]),
        "components": _timed(lambda: list(networkx.connected_components(held)))[1],
    }  # fmt: skip


def _each(ask: Callable[[int, int], Any], pairs: Pairs) -> float:
    _, took = _timed(lambda: [ask(*pair) for pair in pairs])
    return took / len(pairs)


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    gc.collect()
    began = time.perf_counter()
    done = work()
    return done, time.perf_counter() - began


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("nodes", nargs="?", type=int, default=1_000_000)
    for figure in graphs(asked.parse_args().nodes):
        Console(highlight=False).print(json.dumps(figure), soft_wrap=True)
