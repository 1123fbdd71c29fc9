"""Who connects, what holds together, who knows, what changed: against networkx and by hand."""

import re
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.network.methods.breaking import breaking
from wayhome.network.methods.comparing import Seen, comparing
from wayhome.network.methods.connecting import betweenness, circles, connecting
from wayhome.network.methods.holding import degrees, holding
from wayhome.network.methods.knowing import Ask, knowing
from wayhome.network.methods.refusing import Known, Refused
from wayhome.network.methods.thinned import of_ties, places, thinned

SOURCES = Path(__file__).parents[3] / "src" / "wayhome"
ON = date(2026, 3, 1)
ADULT = Known(date(1990, 1, 1), frozenset({"suspect"}))
REFUSED = {
    "a child": Known(date(2008, 3, 2), frozenset({"suspect"})),
    "age not known": Known(None, frozenset({"suspect"})),
    "known only as harmed": Known(date(1990, 1, 1), frozenset({"victim"})),
}
NAMES = "abcdefgh"
TIES = st.sets(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda t: t[0] < t[1]),
    max_size=20,
)
# Two circles of four that meet in m alone, each so dense that no single tie matters.
LEFT, RIGHT = [f"l{n}" for n in range(6)], [f"r{n}" for n in range(6)]
MEETING = [(one, two) for ring in (LEFT, RIGHT) for one in ring for two in ring if one < two]
MEETING += [("m", one) for one in (*LEFT, *RIGHT)]


@given(ties=TIES)
@settings(max_examples=40)
def test_betweenness_is_that_of_networkx(ties: set[tuple[str, str]]) -> None:
    network = of_ties(NAMES, sorted(ties))
    there = nx.Graph(list(ties))
    there.add_nodes_from(NAMES)
    expected = nx.betweenness_centrality(there, normalized=False)
    for one, value in betweenness(network).items():
        assert value / 2 == pytest.approx(expected[one])


def test_an_adult_in_whom_two_circles_meet_is_told_with_the_circles() -> None:
    network = of_ties((*LEFT, *RIGHT, "m"), MEETING)
    asked = {one: ADULT for one in ("m", "l0", "l1", "r0", "r1")}
    (found,) = connecting(network, asked, asked, ON).adults
    assert found.who == "m"
    assert found.circles == (tuple(LEFT), tuple(RIGHT))
    assert found.place.high < 3, "the middle of five"


@pytest.mark.parametrize("born", [date(2008, 3, 2), None])
def test_whoever_is_or_may_be_a_child_is_refused(born: date | None) -> None:
    network = of_ties((*LEFT, *RIGHT, "m"), MEETING)
    with pytest.raises(Refused, match="adults alone"):
        connecting(network, {"m": Known(born, frozenset())}, ["m"], ON)


@pytest.mark.parametrize("who", REFUSED)
def test_each_measure_of_a_role_refuses_by_itself(who: str) -> None:
    network = of_ties("vab", [("v", "a"), ("v", "b")])
    people = {"v": REFUSED[who], "a": ADULT}
    with pytest.raises(Refused, match="adults alone"):
        breaking(network, "av", 1, people=people, on=ON)
    with pytest.raises(Refused, match="adults alone"):
        connecting(network, people, ["v"], ON)


def test_whoever_is_said_to_be_no_thing_and_is_not_known_is_refused() -> None:
    network = of_ties("vab", [("v", "a"), ("v", "b")])
    with pytest.raises(Refused, match="their age is not known"):
        breaking(network, "va", 1, people={}, on=ON, things="v")
    assert breaking(network, "v", 1, people={}, on=ON, things="v").without == ("v",)


def test_no_page_asks_a_measure_past_the_refusal() -> None:
    """Betweenness is of a whole network and refuses nobody: it is asked through `connecting`."""
    bare = re.compile(r"\b(betweenness|breaking)\(")
    found = {path.name for path in SOURCES.rglob("*.py") if bare.search(path.read_text("utf-8"))}
    made = {"connecting.py", "breaking.py"}
    assert found == made | {"without.py"}, "a scenario refuses by itself, and is asked there alone"


def test_where_all_stand_alike_nobody_is_singled_out() -> None:
    network = of_ties(LEFT, [(one, two) for one in LEFT for two in LEFT if one < two])
    asked = {one: ADULT for one in LEFT}
    told = connecting(network, asked, asked, ON)
    assert (told.adults, told.words) == ((), "The data do not single anyone out.")
    assert holding(network, LEFT) == []


@given(ties=TIES)
@settings(max_examples=15)
def test_a_rank_is_an_interval_that_says_the_same_twice(ties: set[tuple[str, str]]) -> None:
    network = of_ties(NAMES, sorted(ties))
    told = places(network, NAMES, betweenness)
    assert told == places(network, NAMES[::-1], betweenness)
    assert all(1 <= each.low <= each.high <= each.of for each in told)
    for drawn in thinned(network, draws=3):
        assert all(set(drawn[one]) <= network[one] for one in NAMES)


def test_what_rests_on_one_tie_more_stands_out_of_nothing() -> None:
    """First by every tie, and no finding: with a fifth of them missing it is often another."""
    ties = [(thing, f"{thing}{n}") for thing in "abcde" for n in range(3 if thing == "a" else 2)]
    network = of_ties([*"abcde", *(who for _, who in ties)], ties)
    told = places(network, "abcde", degrees)
    assert told[0].low < told[0].high
    assert [place.who for place in told if place.stands_out] == []


def test_a_telephone_to_which_most_are_tied_holds_it_together() -> None:
    people = [f"p{n}" for n in range(10)]
    things = ["phone", "car", "flat"]
    ties = [("phone", one) for one in people] + [("car", "p0"), ("flat", "p1")]
    (found,) = holding(of_ties([*people, *things], ties), things)
    assert (found.what, len(found.beside), len(found.parts)) == ("phone", 10, 10)
    assert found.falls_apart > 0.5


def test_of_whom_one_agency_alone_knows_the_others_are_asked() -> None:
    held = {"child": ["school"], "one": ["police", "school"], "two": ["youth"], "far": ["health"]}
    asked = knowing(["child", "one"], held, [("child", "one", "two"), ("far", "one")])
    assert asked == [
        Ask("child", "police", "school", ("one",)),
        Ask("child", "youth", "school", ("two",)),
    ]
    assert knowing(["nobody's"], held, [("nobody's", "one")]) == [], "unknown is nobody's silence"


def test_two_times_side_by_side_say_who_looked_more() -> None:
    before = [Seen("b", "a", "known_to", "NBP"), Seen("a", "c", "present", "NBC")]
    after = [Seen("a", "b", "known_to", "NBC"), *[Seen("a", "d", "present", "NBP")] * 6]
    change = comparing(before, after)
    assert change.new == (("a", "d", "present"),)
    assert change.over == (("a", "c", "present"),)
    assert change.stays == (("a", "b", "known_to"),)
    assert change.wrote_more == ["NBP"]
    assert change.words.startswith("NBP wrote much more")
    assert comparing(after, before).wrote_more == []
    assert comparing(after, before).words == ""


def test_whoever_is_tied_to_each_other_is_one_circle() -> None:
    closed = of_ties("vab", [("v", "a"), ("v", "b"), ("a", "b")])
    assert circles(closed, "v") == (("a", "b"),)
