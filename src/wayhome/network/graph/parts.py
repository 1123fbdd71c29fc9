"""What hangs together by ties that are seen, and the groups that many seeded runs agree on.

One run of any method of finding groups says little: the best partition is often not unique. So
Leiden is run many times, and a group is told by those who were together in nearly all of them
(design: mapping, guard-rail 7).
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from graspologic_native import leiden_csr
from numpy.typing import NDArray

from wayhome.network.graph.arrays import Graph, Nodes
from wayhome.network.graph.view import View, in_company, seen
from wayhome.people.compiled import compiled

Weights = NDArray[np.float64]
SEEDS = tuple(range(50))
STABLE = 0.8  # of the runs that two must be together in


@compiled
def components(graph: Graph, view: View) -> Nodes:
    """Of each node the lowest node that hangs together with it."""
    root = np.arange(len(graph.starts) - 1).astype(np.int32)
    for node in range(len(root)):
        if not in_company(graph, node, view):
            continue
        one = _root(root, node)
        for place in range(graph.starts[node], graph.starts[node + 1]):
            other = graph.other[place]
            two = _root(root, other) if other > node else one
            # most ties are between two who hang together already: of those nothing else is read
            if two != one and seen(graph, place, view):
                root[max(one, two)] = one = min(one, two)
    for node in range(len(root)):
        root[node] = root[root[node]]
    return root


@compiled
def _root(root: Nodes, node: int) -> int:
    while root[node] != node:
        root[node] = root[root[node]]
        node = root[node]
    return node


def leiden(starts: NDArray[np.int64], other: Nodes, weights: Weights, seed: int) -> Nodes:
    """The group of each node by one run, with the seed that makes it the same run again."""
    nodes = len(starts) - 1
    _, found = leiden_csr(starts, other, weights, nodes, seed=seed)
    groups = np.arange(nodes, dtype=np.int32) + nodes  # whoever has no tie is alone
    groups[np.fromiter(found, np.int64, len(found))] = np.fromiter(found.values(), np.int64)
    return groups


def runs(
    starts: NDArray[np.int64], other: Nodes, weights: Weights, seeds: Sequence[int]
) -> Iterator[Nodes]:
    """The groups of one run for each seed, in order. As many at once as there are cores, which a
    run leaves to others while it works; no more, because each holds the whole graph once more."""
    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores) as threads:
        for at in range(0, len(seeds), cores):
            yield from threads.map(
                lambda seed: leiden(starts, other, weights, seed), seeds[at : at + cores]
            )


def stable_groups(
    starts: NDArray[np.int64],
    other: Nodes,
    weights: Weights,
    seeds: Sequence[int] = SEEDS,
    share: float = STABLE,
) -> tuple[Nodes, Weights]:
    """Of each node its group, named by the lowest in it, and of each tie the share of runs in which
    both its ends were together. In one group are those who are joined by ties that hold in `share`
    of the runs; a node that no tie holds is alone."""
    nodes = len(starts) - 1
    ends = np.repeat(np.arange(nodes, dtype=np.int32), np.diff(starts))
    together = np.zeros(len(other))
    for groups in runs(starts, other, weights, seeds):
        together += groups[ends] == groups[other]
    together /= len(seeds)
    return _joined(starts, other, together >= share), together


@compiled
def _joined(starts: NDArray[np.int64], other: Nodes, holds: NDArray[np.bool_]) -> Nodes:
    root = np.arange(len(starts) - 1).astype(np.int32)
    for node in range(len(root)):
        for place in range(starts[node], starts[node + 1]):
            if holds[place]:
                one, two = _root(root, node), _root(root, other[place])
                root[max(one, two)] = min(one, two)
    for node in range(len(root)):
        root[node] = _root(root, node)
    return root
