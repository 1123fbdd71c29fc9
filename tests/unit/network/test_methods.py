"""Questions over the graph against what is worked out by hand or by trying everything."""

from dataclasses import replace
from datetime import date
from itertools import combinations, product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.network.graph.arrays import Graph, Ties, graph_of
from wayhome.network.graph.view import View, kinds
from wayhome.network.kinds import TieKind
from wayhome.network.methods.apart import fragmentation, further
from wayhome.network.methods.between import NOT_KNOWN, Flow, flows, interval
from wayhome.network.methods.breaking import NOBODY, breaking
from wayhome.network.methods.groups import groups
from wayhome.network.methods.near import Marked, apart, near
from wayhome.network.methods.reaching import reaching
from wayhome.network.methods.refusing import Known, Refused, adults_only, who_may
from wayhome.network.methods.thinned import of_ties

ON = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("born", "roles", "why"),
    [
        (date(2008, 3, 1), {"suspect"}, ""),
        (date(2008, 3, 2), {"suspect"}, "they were under 18 at the time"),
        (None, {"suspect"}, "their age is not known"),
        (date(1980, 1, 1), {"victim"}, "records know them only as harmed"),
        (date(1980, 1, 1), {"victim", "suspect"}, ""),
        (date(1980, 1, 1), set(), ""),
    ],
)
def test_of_whom_no_role_is_worked_out(born: date | None, roles: set[str], why: str) -> None:
    known = Known(born, frozenset(roles))
    assert known.why_not(ON) == why
    assert who_may({"A": known}, ON) == ({"A"} if not why else set())
    if why:
        with pytest.raises(Refused, match=why):
            adults_only({"A": known}, ["A"], ON)
    else:
        adults_only({"A": known}, ["A"], ON)


def test_somebody_of_whom_nothing_is_known_is_refused() -> None:
    with pytest.raises(Refused, match="their age is not known"):
        adults_only({}, ["A"], ON)


# Near: nodes 0 the child, 1 and 2 others, 3 an event, 4 what is known, 5 an institution.
CARRIES, CONTEXT = 0, 1
EVERYTHING = View(0, kinds([CARRIES]))
MARKED = Marked(*(np.isin(np.arange(6), which) for which in ([4], [3], [5], [])))
Tie = tuple[int, int, int, int, int]  # left, right, kind, first, last


def graph(*ties: Tie) -> Graph:
    columns = np.array([(*tie, 0) for tie in ties], np.int64).reshape(-1, 6).T
    types = (np.int32, np.int32, np.uint8, np.int32, np.int32, np.uint16)
    made = Ties(*(c.astype(t) for c, t in zip(columns, types, strict=True)))
    return graph_of(made, 6, MARKED.event)


@pytest.mark.parametrize(
    ("what", "ties", "nodes"),
    [
        ("at what is known", [(0, 4, CARRIES, 0, 9)], [(0, 4)]),
        ("one step further", [(0, 1, CARRIES, 0, 9), (1, 4, CARRIES, 0, 9)], [(0, 1, 4)]),
        (
            "three steps are too many",
            [(0, 1, CARRIES, 0, 9), (1, 2, CARRIES, 0, 9), (2, 4, CARRIES, 0, 9)],
            [],
        ),
        (
            "an event is one step",
            [(0, 3, CARRIES, 5, 5), (1, 3, CARRIES, 5, 5), (1, 4, CARRIES, 0, 9)],
            [(0, 3, 1, 4)],
        ),
        ("a family carries nothing", [(0, 1, CONTEXT, 0, 9), (1, 4, CARRIES, 0, 9)], []),
        ("nor an institution", [(0, 5, CARRIES, 0, 9), (5, 4, CARRIES, 0, 9)], []),
        (
            "harm that began when the nearer tie had ended",
            [(0, 1, CARRIES, 0, 4), (1, 4, CARRIES, 5, 9)],
            [],
        ),
        (
            "harm that began on its last day",
            [(0, 1, CARRIES, 0, 4), (1, 4, CARRIES, 4, 9)],
            [(0, 1, 4)],
        ),
        (
            "two records, the newest first",
            [(0, 4, CARRIES, 1, 9), (0, 4, CARRIES, 7, 9)],
            [(0, 4), (0, 4)],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_paths_to_what_is_known(what: str, ties: list[Tie], nodes: list[tuple[int, ...]]) -> None:
    found = near(graph(*ties), 0, EVERYTHING, MARKED).paths
    assert [path.nodes for path in found] == nodes
    assert [path.newest for path in found] == sorted((p.newest for p in found), reverse=True)
    assert all(path.end == 4 for path in found)


HELD, MOMENT = TieKind.HELD_PHONE.number, TieKind.SEEN_AT.number
EVER = (-(2**31), 2**31 - 1)


@pytest.mark.parametrize(
    ("what", "kind", "own", "theirs", "there"),
    [
        ("one telephone years apart", HELD, (900, 2**31 - 1), (0, 100), False),
        ("to the day before", HELD, (101, 200), (0, 100), False),
        ("on one day at least", HELD, (100, 200), (0, 100), True),
        ("of one no day is known", HELD, (900, 999), EVER, True),
        ("of the other none", HELD, EVER, (0, 100), True),
        ("one address years apart", TieKind.LIVED.number, (900, 999), (0, 100), False),
        ("what happened says nothing of how long", MOMENT, (900, 900), (100, 100), True),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_who_stayed_at_another_time_was_not_there_with_somebody(
    what: str, kind: int, own: tuple[int, int], theirs: tuple[int, int], there: bool
) -> None:
    drawn = graph((0, 1, kind, *own), (4, 1, kind, *theirs))
    found = near(drawn, 0, View(0, kinds([kind])), MARKED).paths
    assert bool(found) is there


def test_more_steps_than_two_are_never_walked() -> None:
    ties = [(0, 1, CARRIES, 0, 9), (1, 2, CARRIES, 0, 9), (2, 4, CARRIES, 0, 9)]
    assert near(graph(*ties), 0, EVERYTHING, MARKED, steps=9).paths == ()


@pytest.mark.parametrize(
    ("what", "ties", "crowd", "nodes", "ended"),
    [
        ("a hostel", [(0, 2, 0, 9), (2, 4, 0, 9)], 2, [], (2,)),
        ("two steps away it leads nowhere anyway", [(0, 1, 0, 9), (1, 2, 0, 9)], 2, [], ()),
        ("a street party", [(0, 3, 5, 5), (4, 3, 5, 5)], 3, [], (3,)),
        ("at a street party of others", [(0, 1, 0, 9), (1, 3, 5, 5), (4, 3, 5, 5)], 3, [], (3,)),
        ("what is known itself", [(0, 4, 0, 9), (4, 1, 0, 9)], 4, [(0, 4)], (4,)),
        ("another way there", [(0, 2, 0, 9), (2, 4, 0, 9), (0, 4, 0, 9)], 2, [(0, 4)], (2,)),
    ],
)
def test_where_a_crowd_meets_a_way_ends_and_that_is_told(
    what: str, ties: list[tuple[int, ...]], crowd: int, nodes: list[object], ended: object
) -> None:
    marked = replace(MARKED, crowd=np.arange(6) == crowd)
    drawn = [(one, two, CARRIES, first, last) for one, two, first, last in ties]
    found = near(graph(*drawn), 0, EVERYTHING, marked)
    assert [path.nodes for path in found.paths] == nodes
    assert found.crowds == ended


def test_one_source_told_twice_is_one() -> None:
    found = near(graph((0, 4, CARRIES, 1, 9), (0, 4, CARRIES, 7, 9)), 0, EVERYTHING, MARKED).paths
    assert apart(found, {0: "police", 1: "police"}) == 1
    assert apart(found, {0: "police", 1: "council"}) == 2


def test_flows_keep_what_is_not_known_and_their_interval() -> None:
    moves = [("A", "B")] * 3 + [("A", None)] + [(None, "B")] * 2
    assert [(f.origin, f.destination, f.times) for f in flows(moves)] == [
        ("A", "B", 3),
        (NOT_KNOWN, "B", 2),
        ("A", NOT_KNOWN, 1),
    ]
    assert flows([]) == []
    assert isinstance(flows(moves)[0], Flow)


@pytest.mark.parametrize(
    # exact limits of a Poisson count (Garwood 1936)
    ("count", "low", "high"),
    [(0, 0.0, 3.69), (1, 0.03, 5.57), (5, 1.62, 11.67), (10, 4.80, 18.39), (100, 81.36, 121.63)],
)
def test_the_interval_is_near_the_exact_one(count: int, low: float, high: float) -> None:
    found = interval(count)
    assert found[0] == pytest.approx(low, abs=0.05, rel=0.02)
    assert found[1] == pytest.approx(high, rel=0.02)


def test_groups_are_who_is_together_again_and_again() -> None:
    one, two = ("a", "b", "c", "d"), ("p", "q", "r")
    nights = [pair for who in (one, two) for pair in combinations(who, 2) for _ in range(3)]
    crowd = [*one, *two, *(f"x{n}" for n in range(13))]
    found = groups([*nights, ("a", "b", "e"), ("d", "p"), crowd])
    assert {group.people for group in found} >= {("p", "q", "r")}
    first = next(group for group in found if "a" in group.people)
    assert set(one) <= set(first.people)
    assert "p" not in first.people
    assert not {f"x{n}" for n in range(13)} & set(first.core)


def test_a_large_event_says_less_of_two_than_a_small_one() -> None:
    nights = [pair for who in ("abc", "pqr") for pair in combinations(who, 2)]
    crowds = [tuple("abcpqr")] * 6
    found = {group.people for group in groups([*nights, *crowds])}
    assert found == {("a", "b", "c"), ("p", "q", "r")}  # six nights of all six join nobody


def test_what_was_long_ago_says_less_of_who_is_together_now() -> None:
    """Two circles that met each other again and again, three years ago."""
    within = [pair for who in ("abc", "pqr") for pair in combinations(who, 2)]
    across = [*product("abc", "pqr")] * 2
    met = [*within, *across]
    assert {"a", "p"} <= set(groups(met)[0].people)
    found = groups(met, ago=[*(10 for _ in within), *(1_100 for _ in across)])
    assert {group.people for group in found} == {("a", "b", "c"), ("p", "q", "r")}


def test_two_people_are_no_group_and_nobody_none() -> None:
    assert groups([("a", "b")] * 5) == []
    assert groups([]) == []


@given(
    st.dictionaries(st.sampled_from("uvwxyz"), st.sets(st.sampled_from("abcdef")), max_size=6),
    st.integers(1, 3),
)
def test_reaching_in_turn_is_never_far_from_the_best(ties: dict[str, set[str]], most: int) -> None:
    plan = reaching(ties, "abcdef", most)
    reached = {child for each in plan.through for child in each.reaches}
    assert reached | set(plan.not_reached) == set("abcdef")
    best = max(
        (len(set().union(*(ties[one] for one in few))) for few in combinations(ties, most)),
        default=len(set().union(*ties.values())),
    )
    assert len(reached) >= 0.63 * best
    for each in plan.through:
        assert each.who not in "abcdef"


@st.composite
def networks(draw: st.DrawFn) -> dict[str, set[str]]:
    made: dict[str, set[str]] = {name: set() for name in "abcdefg"}
    for one, two in combinations("abcdefg", 2):
        if draw(st.integers(0, 2)) == 0:
            made[one].add(two)
            made[two].add(one)
    return made


@given(networks(), st.integers(1, 3))
def test_what_breaks_most_is_what_trying_everything_finds(
    network: dict[str, set[str]], take: int
) -> None:
    found = breaking(network, "abcdefg", take, people={}, on=ON, things=network)
    tried = {few: _apart(network, few) for few in combinations("abcdefg", take)}
    assert found.fragmented == pytest.approx(max(tried.values()))
    assert found.whole_search
    best = [few for few in tried if tried[few] > max(tried.values()) - 1e-9]
    far = [further(network, few) for few in best]
    assert found.as_well == sum(each > max(far) - 1e-9 for each in far) - 1


def _apart(network: dict[str, set[str]], without: tuple[str, ...]) -> float:
    made = nx.Graph()
    made.add_nodes_from(set(network) - set(without))
    made.add_edges_from((one, two) for one in made for two in network[one] if two not in without)
    pairs = list(product(made, repeat=2))
    near_by = sum(one != two and nx.has_path(made, one, two) for one, two in pairs)
    return 1 - near_by / (len(made) * (len(made) - 1))


def test_where_all_know_each_other_nobody_is_singled_out() -> None:
    everybody = {one: set("abcde") - {one} for one in "abcde"}
    scenario = breaking(everybody, "abcde", 1, people={}, on=ON, things=everybody)
    assert scenario.words == NOBODY
    assert fragmentation(everybody, ()) == 0


def test_where_two_would_do_as_well_neither_is_singled_out() -> None:
    chain = {"a": {"b"}, "b": {"a", "c"}, "c": {"b", "d"}, "d": {"c"}}
    scenario = breaking(chain, "abcd", 1, people={}, on=ON, things=chain)
    assert scenario.fragmented > scenario.now, "it would fall apart without either"
    assert (scenario.as_well, scenario.words) == (1, NOBODY)


def test_who_holds_two_halves_together_is_said_with_what_may_follow() -> None:
    star = {"x": set("abcd"), **{one: {"x"} for one in "abcd"}}
    said = breaking(star, "abcdx", 1, people={}, on=ON, things=star).words
    assert "Without x" in said
    assert "replaced within weeks" in said


def test_what_rests_on_one_tie_more_is_no_finding() -> None:
    """Two things hold four and three people; without the first most falls apart, by one tie."""
    ties = [*(("x", one) for one in "abcd"), *(("y", one) for one in "efg"), ("x", "y")]
    network = of_ties("abcdefgxy", ties)
    found = breaking(network, "xy", 1, people={}, on=ON, things="xy")
    assert (found.without, found.as_well) == (("x",), 0)
    assert not found.still.holds
    assert found.words == NOBODY


@given(networks(), st.integers(1, 2), st.randoms())
def test_in_which_order_a_network_is_told_changes_no_scenario(network, take, chance) -> None:
    names = list(network)
    chance.shuffle(names)
    turned = {one: sorted(network[one], reverse=True) for one in names}
    told = [
        breaking(one, asked, take, people={}, on=ON, things="abcdefg")
        for one, asked in ((network, "abcdefg"), (turned, names))
    ]
    assert told[0] == told[1]


@given(networks())
def test_both_measures_are_those_of_networkx(network: dict[str, set[str]]) -> None:
    made = nx.Graph()
    made.add_nodes_from(network)
    made.add_edges_from((one, two) for one in network for two in network[one])
    near = dict(nx.all_pairs_shortest_path_length(made))
    pairs = [(one, two) for one in network for two in network if one != two]
    apart = sum(1 / near[one][two] for one, two in pairs if two in near[one])
    assert further(network, ()) == pytest.approx(1 - apart / len(pairs))
    assert fragmentation(network, ()) == pytest.approx(_apart(network, ()))
    assert fragmentation(network, "abcdef") == 1, "of one alone nobody reaches anybody"


def test_many_things_are_searched_step_by_step_and_that_is_said() -> None:
    """Seventy telephones and one thing that joins them: found without trying every choice."""
    ties = [("m", f"t{n}") for n in range(70)] + [(f"t{n}", f"p{n}") for n in range(70)]
    network = of_ties(sorted({one for tie in ties for one in tie}), ties)
    things = ["m", *(f"t{n}" for n in range(70))]
    found = breaking(network, things, 1, people={}, on=ON, things=things)
    assert (found.without, found.whole_search) == (("m",), False)
    assert found.singles_out
