"""Who of many is near what is known: of each what `near` finds of them alone, over a whole map."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.network.graph.arrays import Graph, Ties, graph_of
from wayhome.network.graph.view import View
from wayhome.network.kinds import TieKind
from wayhome.network.methods.near import CROWD, Marked, near
from wayhome.network.methods.who_is_near import Marks, crowds, newest, reach

PEOPLE, EVENTS, THINGS, SCHOOL = range(5), (5, 6), (7, 8, 9), 10
NODES = 11
KINDS = [TieKind.LIVED.number, TieKind.HELD_PHONE.number, TieKind.KNOWN_TO.number]
EYES = View(mine=1)

Tie = tuple[int, int, int, int, int, int]  # left, right, kind, first, last, owner
ends = st.integers(0, NODES - 1)
ties = st.tuples(ends, ends, st.sampled_from(KINDS), st.integers(0, 5), st.integers(0, 4),
                 st.integers(0, 2))  # fmt: skip


def graph(told: list[Tie], nodes: int = NODES, events: tuple[int, ...] = EVENTS) -> Graph:
    columns = np.array([(*tie[:4], tie[3] + tie[4], tie[5]) for tie in told], np.int64)
    types = (np.int32, np.int32, np.uint8, np.int32, np.int32, np.uint16)
    made = Ties(*(c.astype(t) for c, t in zip(columns.reshape(-1, 6).T, types, strict=True)))
    return graph_of(made, nodes, np.isin(np.arange(nodes), events))


def flags(which: set[int], nodes: int = NODES) -> np.ndarray:
    return np.isin(np.arange(nodes), list(which))


@given(
    st.lists(ties, max_size=30),
    st.sets(st.sampled_from([*PEOPLE, *THINGS])),
    st.sets(st.sampled_from([*EVENTS, *THINGS]), max_size=2),
)
@settings(max_examples=300)
def test_of_each_is_found_what_is_found_of_them_alone(
    told: list[Tie], known: set[int], crowd: set[int]
) -> None:
    drawn = graph(told)
    marks = Marks(flags(known), flags({SCHOOL}), flags(crowd))
    alone = Marked(marks.known, drawn.shy, marks.institution, marks.crowd)
    paths = {one: near(drawn, one, EYES, alone).paths for one in PEOPLE}
    found = newest(drawn, EYES, marks, PEOPLE)
    assert set(found) == {one for one, ways in paths.items() if ways}
    for one, path in found.items():
        assert path in paths[one]
        assert path.newest == paths[one][0].newest, "no way is newer"
    assert set(found) <= set(reach(drawn, EYES, marks).tolist())


def test_a_crowd_is_counted_over_what_is_seen_and_each_person_once() -> None:
    """One address, at which somebody more is seen by agency 1 than by everybody."""
    people, place = CROWD + 1, CROWD + 1
    told = [(one, place, KINDS[0], 0, 9, 0) for one in range(CROWD)] * 2
    told += [(CROWD, place, KINDS[0], 0, 9, 1)]
    drawn = graph(told, people + 1, ())
    none = flags(set(), people + 1)
    assert crowds(drawn, View(1), range(people), none)[place]
    assert not crowds(drawn, View(0), range(people), none)[place]
    assert not crowds(drawn, View(1), range(people), flags({place}, people + 1))[place]
