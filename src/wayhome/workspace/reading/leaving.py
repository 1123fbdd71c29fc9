"""What ties a person to others as a picture to be exported: the page of ties, and no more than it.

Keeps: everything is found along ties that both the viewer and the recipient may see, so that no
label and no count knows more. The other people at an institution are left out, as on the page.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from wayhome.governance.access import Viewer
from wayhome.interchange.allowed import shared_eyes
from wayhome.interchange.picture import Node, Picture, Tie, pruned
from wayhome.lexicon.places import sector_of
from wayhome.network.graph import walking
from wayhome.network.graph.opening import NO_START
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.ties import EPOCH, PLACES, TIES
from wayhome.workspace.reading.view import Row, View

NOBODYS = ""  # the eyes of somebody who sees nothing that is kept close
KINDS_OF_EVENTS = """
select record_id, any_value(kind) as kind from {event}
where record_id in (select unnest($records)) group by record_id
"""


def for_both(view: View, viewer: Viewer, recipient: str) -> View:
    """The view of what viewer and recipient both see."""
    return replace(view, eyes=shared_eyes(viewer, recipient))


def picture(view: View, person_id: str, since: date | None = None) -> Picture:
    """A person, what they are tied to, and the other people at it; the person first."""
    number = view.map.number(NodeKind.PERSON, person_id)
    if number is None:
        return Picture((), ())
    rows = view.rows(TIES, numbers=_near(view, number, since))
    rows.sort(key=lambda row: row["number"])
    ends = dict.fromkeys(_ends(rows, (NodeKind.PERSON, person_id)))
    ties = tuple(map(_tie, rows))
    return pruned(Picture(tuple(_nodes(view, ends, rows)), ties))


def _near(view: View, number: int, since: date | None) -> list[int]:
    """The ties of the person, and those of other people at the same things."""
    graph = view.map.graph
    window = view.map.view(view.eyes, since=(since - EPOCH).days if since else NO_START)
    places = walking.neighbours(graph, number, window)
    found = set(graph.tie[places].tolist())
    for node in set(graph.other[places].tolist()):
        if view.map.node(node)[0] in (NodeKind.PERSON, NodeKind.INSTITUTION):
            continue
        for place in walking.neighbours(graph, node, window).tolist():
            if view.map.node(int(graph.other[place]))[0] is NodeKind.PERSON:
                found.add(int(graph.tie[place]))
    return sorted(found)


def _ends(rows: list[Row], first: tuple[NodeKind, str]) -> Iterable[tuple[NodeKind, str]]:
    yield first
    for row in rows:
        yield NodeKind(row["left_kind"]), row["left_id"]
        yield NodeKind(row["right_kind"]), row["right_id"]


def _tie(row: Row) -> Tie:
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
