"""Walks along ties equal those of another library over the ties that a viewer may see, and nothing
that is hidden shows in them."""

from dataclasses import dataclass

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.network.graph import parts, walking
from wayhome.network.graph.arrays import Graph, Ties, graph_of
from wayhome.network.graph.between import HALVES, between
from wayhome.network.graph.view import View, kinds, seen
from wayhome.network.kinds import TieKind

NODES = 9
Tie = tuple[int, int, int, int, int, int]  # left, right, kind, first, last, owner


@dataclass(frozen=True)
class World:
    """A graph, a view of it, and what of it is seen in the words of another library."""

    graph: Graph
    view: View
    seen: nx.MultiGraph
    ties: list[Tie]


SHY = np.arange(NODES) % 3 == 1


def graph(ties: list[Tie]) -> Graph:
    columns = np.array(ties, np.int64).reshape(-1, 6).T
    types = (np.int32, np.int32, np.uint8, np.int32, np.int32, np.uint16)
    return graph_of(Ties(*(c.astype(t) for c, t in zip(columns, types, strict=True))), NODES, SHY)


def shown(ties: list[Tie], view: View) -> nx.MultiGraph:
    """The rule in other words: of the kinds, at some time within, and open or one's own; and no
    node that is shy with fewer than two others."""
    made = nx.MultiGraph()
    made.add_nodes_from(range(NODES))
    for number, (left, right, kind, first, last, owner) in enumerate(ties):
        within = not (first > view.until or last < view.since)
        if left != right and view.kinds & 2**kind and within and owner in (0, view.mine or 0):
            made.add_edge(left, right, number)
    alone = [node for node in np.flatnonzero(SHY).tolist() if len(made[node]) < 2]
    made.remove_edges_from(list(made.edges(alone, keys=True)))
    return made


@st.composite
def worlds(draw: st.DrawFn) -> World:
    node, day = st.integers(0, NODES - 1), st.integers(0, 9)
    drawn = st.tuples(node, node, st.integers(0, 3), day, day, st.sampled_from((0, 0, 0, 1, 2)))
    ties = [
        (left, right, kind, min(days), max(days), owner)
        for left, right, kind, *days, owner in draw(st.lists(drawn, max_size=16))
    ]
    chosen = draw(st.sets(st.integers(0, 3), min_size=1))
    since, until = sorted((draw(day), draw(day)))
    view = View(draw(st.integers(0, 2)), kinds(chosen), since, until)
    return World(graph(ties), view, shown(ties, view), ties)


@given(worlds())
def test_neighbours_are_those_by_ties_that_are_seen(world: World) -> None:
    for node in range(NODES):
        found = walking.neighbours(world.graph, node, world.view)
        ties = sorted(world.graph.tie[found].tolist())
        assert ties == sorted(key for *_, key in world.seen.edges(node, keys=True))


@given(worlds(), st.integers(0, NODES - 1), st.integers(0, 4))
def test_around_a_node_is_who_is_so_many_steps_away(world: World, node: int, steps: int) -> None:
    nodes, away = walking.around(world.graph, node, world.view, steps, NODES)
    expected = nx.single_source_shortest_path_length(world.seen, node, steps)
    assert dict(zip(nodes.tolist(), away.tolist(), strict=True)) == expected
    assert away.tolist() == sorted(away.tolist())


@given(worlds(), st.integers(0, NODES - 1), st.integers(1, NODES))
def test_around_stops_where_it_is_told_to(world: World, node: int, most: int) -> None:
    nodes, _ = walking.around(world.graph, node, world.view, NODES, most)
    reached = len(nx.node_connected_component(world.seen, node))
    assert len(nodes) == min(most, reached)


@given(worlds(), st.integers(0, NODES - 1), st.integers(0, NODES - 1), st.integers(0, 5))
def test_a_path_is_as_short_as_there_is_one(world: World, one: int, two: int, steps: int) -> None:
    way = walking.path(world.graph, one, two, world.view, steps)
    apart = nx.single_source_shortest_path_length(world.seen, one, steps).get(two)
    if apart is None:
        assert not len(way.nodes)
        return
    nodes = way.nodes.tolist()
    assert (nodes[0], nodes[-1], len(way.ties)) == (one, two, apart)
    for left, right, tie in zip(nodes[:-1], nodes[1:], way.ties.tolist(), strict=True):
        assert world.seen.has_edge(left, right, tie)


@given(worlds())
def test_what_hangs_together(world: World) -> None:
    root = parts.components(world.graph, world.view)
    for together in nx.connected_components(world.seen):
        assert {int(root[node]) for node in together} == {min(together)}


@given(worlds())
def test_what_is_hidden_changes_nothing(world: World) -> None:
    """The same walks over a graph in which what is hidden never was."""
    left = [tie for number, tie in enumerate(world.ties) if _is_seen(world, number)]
    bare = graph(left)
    for node in range(NODES):
        for most in (3, NODES):
            one = walking.around(world.graph, node, world.view, 3, most)
            two = walking.around(bare, node, world.view, 3, most)
            assert [each.tolist() for each in one] == [each.tolist() for each in two]
    assert (
        parts.components(world.graph, world.view).tolist()
        == parts.components(bare, world.view).tolist()
    )


def _is_seen(world: World, number: int) -> bool:
    places = np.flatnonzero(world.graph.tie == number)
    return any(seen(world.graph, int(place), world.view) for place in places)


def two_rings(bridges: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Two groups of six who all know each other, with some ties between them."""
    made = nx.Graph()
    for first in (0, 6):
        made.add_edges_from(nx.complete_graph(range(first, first + 6)).edges)
    made.add_edges_from((n, 6 + n) for n in range(bridges))
    made.add_node(12)
    rows = [sorted(made.neighbors(n)) for n in range(13)]
    starts = np.cumsum([0, *map(len, rows)]).astype(np.int64)
    other = np.array([n for row in rows for n in row], np.int32)
    return starts, other, np.ones(len(other))


def test_groups_are_those_that_the_runs_agree_on() -> None:
    groups, share = parts.stable_groups(*two_rings(bridges=1))
    assert groups.tolist() == [0] * 6 + [6] * 6 + [12]
    assert share.min() < parts.STABLE <= share.max()


def test_runs_side_by_side_are_those_of_each_seed_in_order() -> None:
    graph, seeds = two_rings(bridges=3), range(7)  # no multiple of the cores
    together = [groups.tolist() for groups in parts.runs(*graph, seeds)]
    assert together == [parts.leiden(*graph, seed=seed).tolist() for seed in seeds]


def test_the_same_seed_gives_the_same_groups() -> None:
    graph = two_rings(bridges=4)
    runs = [parts.leiden(*graph, seed=3).tolist() for _ in range(3)]
    assert runs[0] == runs[1] == runs[2]


@pytest.mark.parametrize("seeds", [(1,), tuple(range(10))])
def test_who_has_no_tie_is_in_no_group(seeds: tuple[int, ...]) -> None:
    groups, _ = parts.stable_groups(*two_rings(bridges=2), seeds=seeds)
    assert groups.tolist().count(12) == 1


HALF = {TieKind.KNOWN_TO.number: 2}  # somebody known to somebody is a whole step; a thing half


@given(worlds(), st.permutations(range(NODES)))
def test_a_way_beyond_a_picture_is_the_shortest_of_two_steps_or_none(
    world: World, order: list[int]
) -> None:
    one, two, without, crowd, hostel = order[:5]
    shut = {crowd, hostel}  # nothing leads on from there, whoever ends there
    found = between(world.graph, one, two, world.view, without, lambda node: node not in shut)
    lengths = nx.DiGraph()
    lengths.add_nodes_from(range(NODES))
    for left, right, number in world.seen.edges(keys=True):
        half = HALF.get(world.ties[number][2], 1)
        if without in (left, right):
            continue
        for ends in ((left, right), (right, left)):
            if ends[0] in shut:
                continue
            known = lengths.get_edge_data(*ends, default={"weight": half})
            lengths.add_edge(*ends, weight=min(half, known["weight"]))
    far = nx.single_source_dijkstra_path_length(lengths, one).get(two, HALVES + 1)
    assert found.whole
    assert bool(found.nodes) is (far <= HALVES)
    steps = list(zip(found.nodes, found.nodes[1:], found.ties, strict=False))
    assert len(steps) == len(found.ties)
    told = sum(HALF.get(world.ties[tie][2], 1) for _, _, tie in steps)
    if found.nodes:
        assert (found.nodes[0], found.nodes[-1], told) == (one, two, far)
        assert not shut & set(found.nodes)
    for left, right, tie in steps:
        assert world.seen.has_edge(left, right, tie)
        assert without not in (left, right)


@pytest.mark.parametrize(
    ("tie", "last", "led"),
    [(TieKind.KNOWN_TO, 3, True), (TieKind.KNOWN_TO, 5, False), (TieKind.PRESENT, 6, True),
     (TieKind.PRESENT, 8, False)],
)  # fmt: skip
def test_two_steps_from_person_to_person_and_no_more(tie: TieKind, last: int, led: bool) -> None:
    """0 – 2 – 3 – 5 – 6 – 8: two ties of people, or four of somebody with a thing."""
    chain = (0, 2, 3, 5, 6, 8)
    laid = graph([(a, b, tie.number, 0, 0, 0) for a, b in zip(chain, chain[1:], strict=False)])
    assert bool(between(laid, 0, last, View(0)).nodes) is led


@pytest.mark.parametrize("shut", [0, 2, 3, 5, 6])
def test_nothing_leads_through_a_crowd_and_a_way_may_end_at_one(shut: int) -> None:
    chain = (0, 2, 3, 5, 6)
    laid = graph(
        [(a, b, TieKind.PRESENT.number, 0, 0, 0) for a, b in zip(chain, chain[1:], strict=False)]
    )
    found = between(laid, 0, 6, View(0), leads_on=lambda node: node != shut)
    assert bool(found.nodes) is (shut in (0, 6))
