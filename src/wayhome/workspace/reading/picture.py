"""The picture of ties around a person as one viewer may see it: nodes, ties, places, counts.

Keeps: filtered before anything is drawn, counted or laid out; a node is known by its kind and name,
never by its number in the release, whose gaps would tell of what is hidden; whatever is not drawn
is counted.
"""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from wayhome.network.graph.between import WALKED, between
from wayhome.network.graph.layout import placed
from wayhome.network.graph.surroundings import Opening, Surroundings, surroundings
from wayhome.network.graph.view import View as Window
from wayhome.network.kinds import NodeKind
from wayhome.workspace.reading.crowds import Crowds
from wayhome.workspace.reading.ties import ORIGIN, PLACES, TIES
from wayhome.workspace.reading.view import Row, View

MOST, AT_MOST = 500, 5_000  # nodes, unless more is asked for; and whatever is asked
TIES_AT_MOST = 20_000
FAR = 2  # steps: where what stands on a way is put, and the picture goes no further from there
ADDRESSED = (NodeKind.PLACE, NodeKind.INSTITUTION)
EVENTS = """
select record_id, kind, occurred_from from {event}
where record_id in (select unnest($records)) order by occurred_from, record_id
"""


@dataclass(frozen=True)
class Node:
    """Something or somebody drawn. `name`: of a person their reference, of an event what it was.
    `further`: of what is opened, by kind how many of how many are drawn."""

    key: str
    kind: NodeKind
    name: str
    day: datetime | None  # of an event
    opened: bool
    may_open: bool  # a thing: by anybody who sees this picture
    further: dict[NodeKind, tuple[int, int]]
    x: float
    y: float


@dataclass(frozen=True)
class Drawn:
    """A tie: both ends as places in the nodes, its row, and the person under whom its record
    opens for whoever sees this picture (nobody: it is a record of somebody not opened)."""

    left: int
    right: int
    row: Row
    under: str


@dataclass(frozen=True)
class Asked:
    """A way that was asked for between two things that are drawn. `whole`: whether all that lies
    between was looked at, and there was room for it."""

    one: str
    two: str
    found: bool
    whole: bool


@dataclass(frozen=True)
class Picture:
    """`nodes[0]` is the person it is about. What had no room is counted."""

    nodes: tuple[Node, ...]
    ties: tuple[Drawn, ...]
    nodes_in_all: int
    ties_in_all: int
    ways: tuple[Asked, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """What is asked of a picture: since when, what is opened besides, how much at most, and between
    which two things a way. `sparing`: nobody chose how much; where there is much, counts first."""

    since: date | None = None
    openings: tuple[Opening, ...] = ()
    most: int = MOST
    ways: tuple[tuple[tuple[NodeKind, str], tuple[NodeKind, str]], ...] = ()
    sparing: bool = False


def picture(
    view: View,
    name: str,
    wanted: Wanted,
    may_open: Callable[[str], bool],
    kind: NodeKind = NodeKind.PERSON,
) -> Picture | None:
    """The picture around a person, or a line or an address of which whoever asks has said why they
    look; None where this viewer sees no tie of it at all."""
    of = view.map
    centre = of.number(kind, name)
    if centre is None:
        return None
    most, openings = min(wanted.most, AT_MOST), wanted.openings
    window = view.window(wanted.since)
    found = surroundings(of, window, centre, openings, may_open, most, wanted.sparing)
    walked = view.window(wanted.since, of=WALKED)
    ways = tuple(_drawn_between(view, found, ends, walked, most) for ends in wanted.ways)
    ties = found.ties[:TIES_AT_MOST]
    rows = {row["number"]: row for row in view.rows(TIES, numbers=[tie for tie, _, _ in ties])}
    nodes = _nodes(view, found, list(rows.values()))
    in_all = len(nodes) + len(found.left_out)
    if any(one.found for one in ways):  # the newest first, whatever way they came by
        ties = sorted(ties, key=lambda tie: _newest_first(rows[tie[0]]))
    drawn = ties_of(nodes, [(rows[tie], left, right) for tie, left, right in ties])
    return Picture(nodes, drawn, in_all, len(found.ties), ways)


def _drawn_between(
    view: View,
    found: Surroundings,
    ends: tuple[tuple[NodeKind, str], tuple[NodeKind, str]],
    walked: Window,
    most: int,
) -> Asked:
    """Add the way between two things that are drawn, where there is one and room for it. Whoever
    stands on it is not opened by it."""
    of, asked = view.map, Asked(key(*ends[0]), key(*ends[1]), found=False, whole=True)
    one, two = (of.number(*end) for end in ends)
    if one not in found.nodes or two not in found.nodes or one is None or two is None:
        return asked
    middle = next(iter(found.nodes))
    without = -1 if middle in (one, two) else middle
    way = between(of.graph, one, two, walked, without, Crowds(view, walked).leads_on)
    more = [node for node in way.nodes if node not in found.nodes]
    if len(found.nodes) + len(more) > most:
        return replace(asked, whole=False)
    found.nodes.update(dict.fromkeys(more, FAR))
    at = {node: place for place, node in enumerate(found.nodes)}
    held = {tie for tie, _, _ in found.ties}
    steps = zip(way.ties, way.nodes, way.nodes[1:], strict=False)
    found.ties[:0] = [(tie, at[a], at[b]) for tie, a, b in steps if tie not in held]
    return replace(asked, found=bool(way.nodes), whole=way.whole)


def _newest_first(row: Row) -> tuple[bool, float]:
    first = row["first"]
    return first is None, -(first - ORIGIN).total_seconds() if first else 0.0


def key(kind: NodeKind, name: str) -> str:
    """How a node is named in an address."""
    return f"{kind}:{name}"


def _nodes(view: View, found: Surroundings, rows: Sequence[Row]) -> tuple[Node, ...]:
    known = [view.map.node(number) for number in found.nodes]
    told = told_of(view, known, rows)
    points = placed(
        np.array([left for _, left, _ in found.ties], np.int32),
        np.array([right for _, _, right in found.ties], np.int32),
        np.array(list(found.nodes.values()), np.int32),
    )
    return tuple(
        Node(
            key(kind, name),
            kind,
            *told.get((kind, name), (name, None)),
            number in found.opened,
            kind not in (NodeKind.PERSON, NodeKind.INSTITUTION) and step == 1,
            _further(found, number),
            round(float(x), 3),
            round(float(y), 3),
        )
        for (number, step), (kind, name), (x, y) in zip(
            found.nodes.items(), known, points.tolist(), strict=True
        )
    )


def _further(found: Surroundings, number: int) -> dict[NodeKind, tuple[int, int]]:
    beside = found.further.get(number, {})
    return {
        kind: (sum(other in found.nodes for other in others), len(others))
        for kind, others in beside.items()
    }


def told_of(
    view: View, known: Sequence[tuple[NodeKind, str]], rows: Sequence[Row]
) -> dict[tuple[NodeKind, str], tuple[str, datetime | None]]:
    """What things are called: an event by what it was, an address as a record writes it."""
    told: dict[tuple[NodeKind, str], tuple[str, datetime | None]] = {}
    events = {row["record_id"]: row["right_id"] for row in rows
              if row["right_kind"] == NodeKind.EVENT}  # fmt: skip
    for row in view.rows(EVENTS, records=sorted(events)) if events else []:
        told.setdefault(
            (NodeKind.EVENT, events[row["record_id"]]), (str(row["kind"]), row["occurred_from"])
        )
    addressed = {name: kind for kind, name in known if kind in ADDRESSED}
    for row in view.rows(PLACES, places=sorted(addressed)) if addressed else []:
        words = ", ".join(part for part in (row["said"], row["postcode"]) if part)
        told[addressed[row["place_id"]], row["place_id"]] = (words or row["place_id"], None)
    return told


def ties_of(nodes: Sequence[Node], ties: Sequence[tuple[Row, int, int]]) -> tuple[Drawn, ...]:
    """Ties, each with both ends as places in the nodes, and with the opened person under whom its
    record is found: an event's record is that of everybody who was in it."""
    people = [one.key.partition(":")[2] if one.kind is NodeKind.PERSON and one.opened else ""
              for one in nodes]  # fmt: skip
    under: dict[str, str] = {}
    for row, left, right in ties:
        for end in (left, right):
            if people[end]:
                under.setdefault(row["record_id"], people[end])
    return tuple(
        Drawn(left, right, row, under.get(row["record_id"], "")) for row, left, right in ties
    )


def alone(
    view: View, known: Sequence[tuple[NodeKind, str]], opened: Container[tuple[NodeKind, str]],
    rows: Sequence[Row], points: NDArray[np.float64],
) -> Picture:  # fmt: skip
    """Certain things and the ties between them, and nothing else of any of them. `points`: a point
    of each."""
    at, called = {node: place for place, node in enumerate(known)}, told_of(view, known, rows)
    nodes = tuple(
        Node(
            key(*node),
            node[0],
            *called.get(node, (node[1], None)),
            node in opened,
            False,
            {},
            round(float(x), 3),
            round(float(y), 3),
        )
        for node, (x, y) in zip(known, points.tolist(), strict=True)
    )
    ties = [(row, at[_end(row, "left")], at[_end(row, "right")]) for row in rows]
    return Picture(nodes, ties_of(nodes, ties), len(nodes), len(ties))


def _end(row: Row, side: str) -> tuple[NodeKind, str]:
    return NodeKind(row[f"{side}_kind"]), row[f"{side}_id"]
