"""If one of these were gone: what of the surroundings of a line, an address or a person would no
longer hang together. A scenario, and never a list of targets.

    own     without the line or the address itself
    few     without one, or two, of the things and adults around it, while it stays

Keeps: worked out over what this viewer sees, in the last year, along ties that carry (no family,
home, school or trust) and not through an institution; for nobody who is a child, whose age is not
known or whom records know only as harmed: the method refuses them by itself. Nor is it asked of
telephones that are said to be theirs.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from wayhome.network.graph import walking
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.network.methods.apart import Apart, parts
from wayhome.network.methods.breaking import Scenario, breaking
from wayhome.network.methods.refusing import adults_only, who_may
from wayhome.workspace.reading.questions import THINGS
from wayhome.workspace.reading.surroundings import Surroundings, called

TAKEN = (1, 2)  # of three there are too many choices to answer while somebody waits


@dataclass(frozen=True)
class Gone:
    """Without the line or the address itself: both measures before and after, and of the parts that
    would be left how many have people in them, and how many of those somebody who is or may be a
    child."""

    now: float
    fragmented: float
    further_now: float
    further: float
    parts: int
    with_children: int


@dataclass(frozen=True)
class Without:
    """`children`: how many people here are or may be. `things` and `adults`: of how many it was
    asked; `refused`: of how many people it was not. `few` is empty where there is no choice."""

    own: Gone | None
    few: tuple[Scenario, ...]
    things: int
    adults: int
    refused: int
    children: int
    people: int
    whole: bool


def without(
    around: Surroundings, centre: tuple[NodeKind, str], adults: Collection[str] = ()
) -> Without:
    """What would fall apart around a centre that stays. `adults`: of whom it is asked by name;
    refusing.Refused where one of them is or may be a child."""
    first = around.since or around.view.today
    adults_only(around.people, adults, first)
    middle, network = called(*centre), _carrying(around)
    may = {called(NodeKind.PERSON, one) for one in adults or who_may(around.people, first)}
    if not adults:
        may -= {middle}
    things = {called(*node) for node in around.nodes.values() if node[0] in THINGS}
    things -= {middle, *_telephones_of_refused(around, first)}
    known = {called(NodeKind.PERSON, one): each for one, each in around.people.items()}
    few = tuple(
        breaking(network, things | may, take, people=known, on=first, things=things)
        for take in TAKEN
        if len(things | may) > take  # where there is no choice nothing is singled out
    )
    own = None if centre[0] is NodeKind.PERSON else _gone(around, network, middle)
    return Without(
        own,
        few,
        len(things),
        len(may),
        len(around.people) - len(who_may(around.people, first)),
        len(around.children),
        len(around.people),
        around.whole,
    )


def _telephones_of_refused(around: Surroundings, on: date) -> set[str]:
    """Telephones said to be a child's, or anybody's of whom no role is worked out: to name one
    would be to name them."""
    of, may = around.view.map, who_may(around.people, on)
    window = around.view.window(around.since, of=[TieKind.HELD_PHONE, TieKind.HELD_CONTACT])
    found = set()
    for number, node in around.nodes.items():
        if node[0] in (NodeKind.PHONE, NodeKind.CONTACT):
            beside = of.graph.other[walking.neighbours(of.graph, number, window)].tolist()
            holders = {name for kind, name in map(of.node, beside) if kind is NodeKind.PERSON}
            if holders - may:
                found.add(called(*node))
    return found


def _carrying(around: Surroundings) -> dict[str, set[str]]:
    """The network without schools, homes for children and stations: half a town meets in them."""
    met = {called(*node) for node in around.nodes.values() if node[0] is NodeKind.INSTITUTION}
    return {one: around.network[one] - met for one in sorted(set(around.network) - met)}


def _gone(around: Surroundings, network: dict[str, set[str]], middle: str) -> Gone | None:
    if middle not in network:
        return None
    apart = Apart(network)
    children = {called(NodeKind.PERSON, one) for one in around.children}
    people = {called(NodeKind.PERSON, one) for one in around.people}
    left = [part for part in parts(network, set(network) - {middle}) if part & people]
    return Gone(
        apart.fragmentation(),
        apart.fragmentation([middle]),
        apart.further(),
        apart.further([middle]),
        len(left),
        sum(bool(part & children) for part in left),
    )
