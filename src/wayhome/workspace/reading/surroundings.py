"""Who and what is within two steps of a person, a line or an address, as one viewer sees it: what
questions are asked of.

A step leads through a thing or an event to another person. Family, home, school and whom somebody
trusts are context and are not walked along; nobody further off than two steps is brought in, and at
most MOST people and things: `whole` says whether that was all.
Keeps: everything is found along ties that this viewer sees, in the window asked for, and what is
worked out is worked out over these alone.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from wayhome.lexicon.dates import birthday
from wayhome.network.graph import walking
from wayhome.network.graph.opening import NO_START
from wayhome.network.graph.view import View as Window
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.network.methods.near import CROWD
from wayhome.network.methods.refusing import ADULT, Known
from wayhome.workspace.reading.view import EPOCH, View

MOST = 500
STEPS = 4  # along ties: two through things
WALKED = tuple(kind for kind in TieKind if not kind.context)
# Of several dates of birth the youngest counts: whoever may be a child is treated as one.
_OF = "where person_id in (select unnest($who))"
BIRTHS = f"select person_id, max(dob) as born from {{subject}} {_OF} group by person_id"
PARTS = (
    f"select person_id, list(distinct role) as roles from {{involvement}} {_OF} group by person_id"
)
HOLDERS = f"select distinct person_id, agency from {{subject}} {_OF}"

SCHOOL = "school:"  # begins the id of one; a home for children is no way to reach others
Name = str  # of a node: its kind and id


@dataclass(frozen=True)
class Surroundings:
    """The nodes by number, the nearest first, and what one viewer sees of them."""

    view: View
    window: Window
    numbers: tuple[int, ...]
    whole: bool
    since: date | None

    @cached_property
    def nodes(self) -> dict[int, tuple[NodeKind, str]]:
        return {number: self.view.map.node(number) for number in self.numbers}

    @cached_property
    def people(self) -> dict[str, Known]:
        """What decides whether a role may be worked out of each person here."""
        who = [name for kind, name in self.nodes.values() if kind is NodeKind.PERSON]
        born = {row["person_id"]: row["born"] for row in self.view.rows(BIRTHS, who=who)}
        parts = {row["person_id"]: row["roles"] for row in self.view.rows(PARTS, who=who)}
        return {one: Known(born.get(one), frozenset(parts.get(one) or ())) for one in who}

    @cached_property
    def children(self) -> set[str]:
        """Those under 18 today, or whose age is not known: of these only help is asked."""
        return {
            one
            for one, known in self.people.items()
            if known.born is None or self._is_minor(known.born)
        }

    @cached_property
    def network(self) -> dict[str, set[str]]:
        """Who is tied to what, among these alone."""
        found: dict[str, set[str]] = {called(*node): set() for node in self.nodes.values()}
        for number in self.numbers:
            for other in self._beside(number, self.window):
                if other in self.nodes:
                    found[called(*self.nodes[number])].add(called(*self.nodes[other]))
        return found

    @cached_property
    def company(self) -> dict[str, set[str]]:
        """Which people here are tied to each other, or to one thing."""
        person = f"{NodeKind.PERSON}:"
        found: dict[str, set[str]] = {}
        for one, beside in self.network.items():
            if one.startswith(person):
                through = (self.network[thing] for thing in beside if not thing.startswith(person))
                found[one] = {
                    two for two in beside.union(*through) if two.startswith(person) and two != one
                }
        return found

    @cached_property
    def crowds(self) -> dict[int, int]:
        """Of each thing or event here at which a crowd is seen (`near.CROWD`), how many people."""
        starts, found = self.view.map.graph.starts, {}
        for number, (kind, _) in self.nodes.items():
            ties = int(starts[number + 1] - starts[number])  # seen or not: fewer are no crowd
            if kind is not NodeKind.PERSON and ties > CROWD:
                found[number] = self._people_beside(number)
        return {number: many for number, many in found.items() if many > CROWD}

    @cached_property
    def companies(self) -> list[tuple[str, list[str]]]:
        """Each event here with the people seen in it."""
        return [
            (name, self._people_at(number))
            for number, (kind, name) in self.nodes.items()
            if kind is NodeKind.EVENT
        ]

    @cached_property
    def ago(self) -> list[int]:
        """How many days ago each of `companies` met; where no day is told none has passed."""
        graph, today = self.view.map.graph, (self.view.today - EPOCH).days
        events = [one for one, (kind, _) in self.nodes.items() if kind is NodeKind.EVENT]
        met = (walking.neighbours(graph, event, self.window) for event in events)
        first = [min(graph.first[places].tolist(), default=today) for places in met]
        return [today - day if day != NO_START else 0 for day in first]

    def _people_at(self, number: int) -> list[str]:
        there = (
            self.nodes.get(other) for other in dict.fromkeys(self._beside(number, self.window))
        )
        return [node[1] for node in there if node and node[0] is NodeKind.PERSON]

    def trusted(self) -> dict[Name, set[str]]:
        """Of each adult whom children here are said to trust, of each place where they are said to
        be safe, and of each school on whose roll they are, those children."""
        found: dict[tuple[NodeKind, str], set[str]] = {}
        for number, (kind, child) in self.nodes.items():
            if kind is NodeKind.PERSON and child in self.children:
                for node in self._trusted_by(number):
                    found.setdefault(node, set()).add(child)
        people = [name for kind, name in found if kind is NodeKind.PERSON]
        born = {r["person_id"]: r["born"] for r in self.view.rows(BIRTHS, who=people)}
        minors = {who for who, day in born.items() if day and self._is_minor(day)}
        return {
            called(kind, name): children
            for (kind, name), children in found.items()
            if kind is not NodeKind.PERSON or name not in minors
        }

    def _trusted_by(self, number: int) -> set[tuple[NodeKind, str]]:
        node = self.view.map.node
        trust = self.view.window(self.since, of=[TieKind.PROTECTIVE])
        roll = self.view.window(self.view.today, of=[TieKind.ATTENDED])
        schools = {node(other) for other in self._beside(number, roll)}
        found = {each for each in schools if each[1].startswith(SCHOOL)}
        return found | {node(other) for other in self._beside(number, trust)}

    def _is_minor(self, born: date) -> bool:
        return self.view.today < birthday(born, ADULT)

    def held_by(self, who: Collection[str]) -> dict[str, set[str]]:
        """Of each the agencies whose records of them this viewer sees."""
        found: dict[str, set[str]] = {}
        for row in self.view.rows(HOLDERS, who=list(who)):
            found.setdefault(row["person_id"], set()).add(row["agency"])
        return found

    def _people_beside(self, number: int) -> int:
        """How many people are seen tied to a node, whether among these nodes or not."""
        nodes = (self.view.map.node(one) for one in set(self._beside(number, self.window)))
        return sum(kind is NodeKind.PERSON for kind, _ in nodes)

    def _beside(self, number: int, window: Window) -> list[int]:
        graph = self.view.map.graph
        found: list[int] = graph.other[walking.neighbours(graph, number, window)].tolist()
        return found


def called(kind: NodeKind, name: str) -> Name:
    """A node's name in a network of several kinds."""
    return f"{kind}:{name}"


def surroundings(
    view: View, name: str, since: date | None = None, kind: NodeKind = NodeKind.PERSON
) -> Surroundings:
    """What is within two steps of somebody, or of something, since a day."""
    window = view.window(since, of=WALKED)
    number = view.map.number(kind, name)
    if number is None:
        return Surroundings(view, window, (), True, since)
    found, _ = walking.around(view.map.graph, number, window, STEPS, MOST + 1)
    numbers = tuple(np.asarray(found[:MOST]).tolist())
    return Surroundings(view, window, numbers, len(found) <= MOST, since)
