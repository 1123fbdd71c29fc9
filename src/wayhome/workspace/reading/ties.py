"""What ties a person to others, to addresses, telephones and lines, each with its records.

Keeps: everything is found and counted along ties that this viewer sees, in the window asked for.
Other people stand by their reference alone: a page says P-1 and not who, until somebody opens them
for a purpose of their own. Of an institution nobody else is told: half a town meets in a school.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from math import inf

from wayhome.network.graph import walking
from wayhome.network.graph.keeping import LASTING
from wayhome.network.graph.view import View as Window
from wayhome.network.kinds import NodeKind, contact_called
from wayhome.network.methods.overlapping import Days, at_other_times, stretches
from wayhome.workspace.reading.view import EPOCH, Row, View

ORIGIN = datetime.combine(EPOCH, time())
TIES = "select * from {tie} where number in (select unnest($numbers))"
HAPPENED = """
select record_id, kind, place_name from {event}
where person_id = $person and record_id in (select unnest($records))
"""
PLACES = """
select place_id, arg_max(coalesce(address, place_name), record_id) as said,
    arg_max(postcode, record_id) as postcode
from {at_place} where place_id in (select unnest($places)) group by place_id
"""


@dataclass(frozen=True)
class Apart:
    """When each of two was at an address where no record has them on one day (days since 1970)."""

    own: tuple[Days, ...]
    theirs: tuple[Days, ...]


@dataclass(frozen=True)
class Tied:
    """Something or somebody that a person is tied to: the records, newest first, and who else."""

    kind: NodeKind
    name: str  # of a person their reference
    ties: tuple[Row, ...]
    others: tuple[str, ...]  # references
    apart: dict[str, Apart] = field(default_factory=dict)  # of an address: who was there else when

    @property
    def reference(self) -> str:
        """By which the map names a thing: whoever is tied stands first, a thing second."""
        return str(self.ties[0]["right_id"])

    @property
    def newest(self) -> datetime | None:
        return max((one["first"] for one in self.ties if one["first"]), default=None)

    @property
    def since(self) -> datetime | None:
        """From when, where what is stated to last has no end yet."""
        still = [one["first"] for one in self.ties if one["kind"] in LASTING and not one["last"]]
        return min((day for day in still if day), default=None)

    @property
    def said(self) -> tuple[str, ...]:
        """The records' own words for it, each once."""
        return tuple(dict.fromkeys(one["said"] for one in self.ties if one["said"]))

    @property
    def agencies(self) -> tuple[str, ...]:
        return tuple(sorted({one["agency"] for one in self.ties}))

    @property
    def times(self) -> int:
        """How many happenings the records stand for."""
        return sum(one["times"] for one in self.ties)


def tied(view: View, person_id: str, since: date | None = None) -> list[Tied]:
    """Everything that a person is tied to since a day, by kind and then the newest first."""
    number = view.map.number(NodeKind.PERSON, person_id)
    if number is None:
        return []
    window = view.window(since)
    graph = view.map.graph
    places = walking.neighbours(graph, number, window)
    rows = {row["number"]: row for row in view.rows(TIES, numbers=graph.tie[places].tolist())}
    by_node: dict[int, list[Row]] = defaultdict(list)
    for other, tie in zip(graph.other[places].tolist(), graph.tie[places].tolist(), strict=True):
        by_node[other].append(rows[tie])
    nodes = {node: view.map.node(node) for node in by_node}
    names = _names(view, person_id, nodes.values(), rows.values())
    found = [
        Tied(
            nodes[node][0],
            names[nodes[node][1]],
            tuple(sorted(ties, key=_age)),
            *_others(view, window, node, nodes[node][0], number),
        )
        for node, ties in by_node.items()
    ]
    return sorted(found, key=lambda one: (_age(one.ties[0]), one.name))


def older(view: View, kind: NodeKind, name: str, since: date | None) -> int:
    """To how many more things or people somebody or something was tied before a day, and not since:
    of what this view shows, and so of nothing that is hidden or left out."""
    number = view.map.number(kind, name)
    if number is None or since is None:
        return 0
    graph = view.map.graph
    counts = [
        len(set(graph.other[walking.neighbours(graph, number, window)].tolist()))
        for window in (view.window(), view.window(since))
    ]
    return counts[0] - counts[1]


def _age(tie: Row) -> float:
    """For order: the newest first, what has no day last."""
    began = tie["first"]
    return -(began - ORIGIN).total_seconds() if began else inf


def _others(
    view: View, window: Window, node: int, kind: NodeKind, number: int
) -> tuple[tuple[str, ...], dict[str, Apart]]:
    """Other people at the same thing, as far as this viewer sees, and who of them at an address
    only when the person was not."""
    if kind in (NodeKind.PERSON, NodeKind.INSTITUTION):
        return (), {}
    graph, days = view.map.graph, defaultdict[int, list[Days]](list)
    for place in walking.neighbours(graph, node, window).tolist():
        days[int(graph.other[place])].append((int(graph.first[place]), int(graph.last[place])))
    own = days.pop(number)
    people = {view.map.node(each): theirs for each, theirs in days.items()}
    there = {name: theirs for (sort, name), theirs in people.items() if sort is NodeKind.PERSON}
    if kind is not NodeKind.PLACE:
        return tuple(there), {}
    apart = {
        name: Apart(tuple(stretches(own)), tuple(stretches(theirs)))
        for name, theirs in there.items()
        if at_other_times(own, theirs)
    }
    return tuple(there), apart


def _names(
    view: View, person_id: str, nodes: Iterable[tuple[NodeKind, str]], ties: Iterable[Row]
) -> dict[str, str]:
    """What each is called: an event by what it was, an address as a record writes it."""
    named = {name: contact_called(name) if kind is NodeKind.CONTACT else name
             for kind, name in nodes}  # fmt: skip
    events = {row["record_id"]: row["right_id"] for row in ties
              if row["right_kind"] == NodeKind.EVENT}  # fmt: skip
    if events:
        for row in view.rows(HAPPENED, person=person_id, records=list(events)):
            named[events[row["record_id"]]] = str(row["kind"])
    return named | place_names(view, list(named))


def place_names(view: View, places: list[str]) -> dict[str, str]:
    """Of each place the address, or the name, as a record that this viewer sees writes it."""
    if not places:
        return {}
    return {
        row["place_id"]: ", ".join(part for part in (row["said"], row["postcode"]) if part)
        or row["place_id"]
        for row in view.rows(PLACES, places=places)
    }
