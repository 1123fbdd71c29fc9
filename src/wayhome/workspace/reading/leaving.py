"""What ties somebody or something to others as a picture to be exported: no more than its page.

Keeps: everything is found along ties that both the viewer and the recipient may see, so that no
label and no count knows more. The other people at an institution are left out, as on the page.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from wayhome.governance.access import Viewer
from wayhome.governance.purposes import narrower
from wayhome.interchange.allowed import shared_eyes
from wayhome.interchange.picture import Node, Picture, Tie, pruned
from wayhome.lexicon.places import sector_of
from wayhome.network.graph import walking
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.disputing.told import Disputes
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.ties import PLACES, TIES
from wayhome.workspace.reading.view import Row, View

BEYOND = frozenset(NodeKind) - {NodeKind.PERSON, NodeKind.INSTITUTION}
NOBODYS = ""  # the eyes of somebody who sees nothing that is kept close
KINDS_OF_EVENTS = """
select record_id, any_value(kind) as kind from {event}
where record_id in (select unnest($records)) group by record_id
"""


def for_both(view: View, viewer: Viewer, recipient: str, purpose: str = "") -> View:
    """The view of what viewer and recipient both see, for a purpose beside that of the page."""
    eyes = shared_eyes(viewer, recipient)
    return replace(view, eyes=eyes, purpose=narrower(view.purpose, purpose))


@dataclass(frozen=True)
class Around:
    """What a picture begins with, and of which kinds of things the other people are drawn too."""

    starts: tuple[tuple[NodeKind, str], ...]
    through: frozenset[NodeKind]


def picture(view: View, around: Around, since: date | None = None) -> Picture:
    """What a picture begins with, what that is tied to, and the other people at it."""
    known = [start for start in around.starts if view.map.number(*start) is not None]
    if not known:
        return Picture((), ())
    return of_rows(view, view.rows(TIES, numbers=_near(view, known, around.through, since)), known)


def of_rows(view: View, rows: list[Row], first: Collection[tuple[NodeKind, str]]) -> Picture:
    """Certain ties and their ends. `first`: what it is about."""
    rows = sorted(rows, key=lambda row: row["number"])
    ends = dict.fromkeys(_ends(rows, first))
    held = disputes(
        view, (one for row in rows for one in (row["record_id"], row["other_id"]) if one)
    )
    ties = tuple(_tie(row, held) for row in rows)
    return pruned(Picture(tuple(_nodes(view, ends, rows)), ties))


def _near(
    view: View, known: Collection[tuple[NodeKind, str]], through: frozenset[NodeKind],
    since: date | None,
) -> list[int]:  # fmt: skip
    """The ties of what it begins with, and those of other people at the same things."""
    graph = view.map.graph
    window = view.window(since)
    asked = (view.map.number(*start) for start in known)
    numbers = {number for number in asked if number is not None}
    found: set[int] = set()
    beside = set(numbers)
    for number in numbers:
        places = walking.neighbours(graph, number, window)
        found |= set(graph.tie[places].tolist())
        beside |= set(graph.other[places].tolist())
    for node in beside:
        if view.map.node(node)[0] not in through:
            continue
        for place in walking.neighbours(graph, node, window).tolist():
            if view.map.node(int(graph.other[place]))[0] is NodeKind.PERSON:
                found.add(int(graph.tie[place]))
    return sorted(found)


def _ends(rows: list[Row], first: Iterable[tuple[NodeKind, str]]) -> Iterable[tuple[NodeKind, str]]:
    yield from first
    for row in rows:
        yield NodeKind(row["left_kind"]), row["left_id"]
        yield NodeKind(row["right_kind"]), row["right_id"]


def _tie(row: Row, held: Disputes) -> Tie:
    return Tie(
        left=f"{row['left_kind']}:{row['left_id']}",
        right=f"{row['right_kind']}:{row['right_id']}",
        kind=TieKind(row["kind"]),
        record=row["record_id"],
        agency=row["agency"] or "",
        marking=row["marking"] or "",
        said=row["said"] or "",
        first=row["first"],
        last=row["last"],
        times=row["times"],
        other_record=row["other_id"] or "",
        grade=row["grading"] or "",
        conditions=row.get("conditions") or "",
        disputed=row["record_id"] in held or row["other_id"] in held,
    )


def _nodes(view: View, ends: Iterable[tuple[NodeKind, str]], rows: list[Row]) -> Iterable[Node]:
    of_kind: dict[NodeKind, list[str]] = defaultdict(list)
    kept = list(ends)
    for kind, name in kept:
        of_kind[kind].append(name)
    # Labels come of records that nobody keeps close: the ties are marked, and a label is not.
    view = replace(view, eyes=NOBODYS)
    people = names(view, of_kind[NodeKind.PERSON])
    events = _events(view, rows)
    places = [*of_kind[NodeKind.PLACE], *of_kind[NodeKind.INSTITUTION]]
    told = {row["place_id"]: row for row in view.rows(PLACES, places=places)} if places else {}
    for kind, name in kept:
        node = Node(kind, name, people.get(name, ""), events.get(name, ""))
        yield _placed(node, told[name]) if name in told else node


def _events(view: View, rows: list[Row]) -> dict[str, str]:
    records = {r["record_id"]: r["right_id"] for r in rows if r["right_kind"] == NodeKind.EVENT}
    if not records:
        return {}
    found = view.rows(KINDS_OF_EVENTS, records=list(records))
    return {records[row["record_id"]]: row["kind"] for row in found}


def _placed(node: Node, row: Row) -> Node:
    """With its address, and the point of its postcode's sector: finer than that nobody said."""
    postcode = row["postcode"] or ""
    label = ", ".join(part for part in (row["said"], postcode) if part)
    sector = sector_of(postcode)
    point = (sector.lat, sector.lon) if sector else (None, None)
    return replace(node, label=label, postcode=postcode, lat=point[0], lon=point[1])
