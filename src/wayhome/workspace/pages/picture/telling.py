"""A picture in words: who and what is drawn, and of each tie why it is there.

Other people are P-1, P-2 … in the order in which they came into this picture, until the reader has
opened them for a reason of their own; then they have their name. Plain data, the same for the table
that the server writes and for the drawing.
"""

from collections import Counter
from collections.abc import Callable, Container, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from wayhome.interchange.strength import parts
from wayhome.lexicon.marking import Marking
from wayhome.network.graph.keeping import LASTING
from wayhome.network.kinds import NodeKind, TieKind, contact_called
from wayhome.network.methods.ageing import stands_until
from wayhome.workspace.pages.picture.opening import way_to
from wayhome.workspace.pages.tie_words import tie_words
from wayhome.workspace.pages.words import between, count, day, feed, kind, short_day, upper_first
from wayhome.workspace.reading.picture import Drawn, Node, Picture
from wayhome.workspace.reading.view import EPOCH, Row

Told = dict[str, Any]
KINDS = {
    NodeKind.PERSON: ("Person", "person", "people"),
    NodeKind.EVENT: ("Event", "event", "events"),
    NodeKind.PHONE: ("Telephone", "telephone", "telephones"),
    NodeKind.VEHICLE: ("Vehicle", "vehicle", "vehicles"),
    NodeKind.LINE: ("Line", "line", "lines"),
    NodeKind.PLACE: ("Address", "address", "addresses"),
    NodeKind.CONTACT: (
        "Handset, SIM, e-mail or name online",
        "handset, SIM or name online",
        "handsets, SIMs or names online",
    ),
    NodeKind.INSTITUTION: (
        "School, home for children or station",
        "school, home or station",
        "schools, homes or stations",
    ),
}
NOT_OPENED = {
    NodeKind.PERSON: "What else ties them is not shown until you open them, for a reason of your "
    "own.",
    NodeKind.INSTITUTION: "Many people meet here, so nobody else is named.",
}
WAY = {"record": "", "opens": "", "asks": "", "closed": ""}
TOO_FAR = "Two steps away. The picture goes no further from here."


def told(
    of: Picture,
    names: Mapping[str, str],
    agencies: Mapping[str, str],
    link: Callable[..., str],
    mask: Callable[[str], str],
    pages: Mapping[str, str] = MappingProxyType({}),
) -> Told:
    """Everything that page and drawing need. `names`: of people whom the reader has opened, by
    reference. `link`: the address of a page, by its name and parts. `mask`: how this reader's data
    name anybody else. `pages`: of things that have a page this reader may open."""
    labels = _labels(of.nodes, names)
    nodes = [_node(one, label, names, link, mask) for one, label in
             zip(of.nodes, labels, strict=True)]  # fmt: skip
    keys = [node["key"] for node in nodes]
    for node in nodes:
        node["page"] = node["page"] or pages.get(node["key"], "")
    return {
        "nodes": nodes,
        "ties": [
            _tie(one, place, agencies) | WAY | way_to(of, one, labels, keys, pages, link)
            for place, one in enumerate(of.ties)
        ],
        "feeds": {
            one: feed(one) for one in sorted({str(tie.row["feed"] or "") for tie in of.ties})
        },
        "said": in_words(of),
        "short": of.nodes_in_all > len(of.nodes) or of.ties_in_all > len(of.ties),
        "spared": spared(of),
    }


def in_words(of: Picture) -> str:
    """What is drawn, of how much: never a silent cut."""
    kinds = Counter(one.kind for one in of.nodes[1:])
    parts = [count(kinds[sort], one, many) for sort, (_, one, many) in KINDS.items() if kinds[sort]]
    cut = ""
    if of.nodes_in_all > len(of.nodes):
        cut += f" Showing {len(of.nodes):,} of {of.nodes_in_all:,}."
    if of.ties_in_all > len(of.ties):
        cut += f" Showing {len(of.ties):,} of {of.ties_in_all:,} ties, the newest."
    return f"{', '.join(parts) or 'Nothing'} beside them; {count(len(of.ties), 'tie')}.{cut}"


def spared(of: Picture) -> list[str]:
    """Of what stands beside the centre how many of how many are drawn at first, kind by kind; none
    where everything is, or had room."""
    whole = bool(of.nodes) and of.nodes_in_all == len(of.nodes)
    beside = of.nodes[0].further.items() if whole else ()
    return [
        f"{here} of {count(every, *KINDS[kind][1:])}" for kind, (here, every) in beside
        if here < every
    ]  # fmt: skip


def _labels(nodes: tuple[Node, ...], names: Mapping[str, str]) -> list[str]:
    labels, masked = [], 0
    for one in nodes:
        hidden = one.kind is NodeKind.PERSON and one.name not in names
        masked += hidden
        labels.append(f"P-{masked}" if hidden else _called(one, names))
    return labels


def _called(one: Node, names: Mapping[str, str]) -> str:
    if one.kind is NodeKind.PERSON:
        return names[one.name]
    if one.kind is NodeKind.EVENT:
        return f"{kind(one.name)}, {short_day(one.day)}" if one.day else kind(one.name)
    if one.kind is NodeKind.CONTACT:
        return upper_first(contact_called(one.name))
    return one.name.title() if one.kind is NodeKind.LINE else one.name


def told_key(of: str, names: Container[str], mask: Callable[[str], str]) -> str:
    """How data name a node: somebody who is not opened by a mask."""
    sort, _, name = of.partition(":")
    return f"{sort}:{mask(name)}" if sort == NodeKind.PERSON and name not in names else of


def _node(
    one: Node,
    label: str,
    names: Mapping[str, str],
    link: Callable[..., str],
    mask: Callable[[str], str],
) -> Told:
    person, each = one.kind is NodeKind.PERSON, told_key(one.key, names, mask)
    further = {sort: list(counts) for sort, counts in one.further.items()}
    return {
        "key": each,
        "kind": one.kind,
        "word": KINDS[one.kind][0],
        "label": label,
        "x": one.x,
        "y": one.y,
        "opened": one.opened,
        "further": further,
        "why": "" if one.opened else NOT_OPENED.get(one.kind, "" if one.may_open else TOO_FAR),
        "may": person and not one.opened and one.name in names,
        "page": link("person", each.partition(":")[2]) if person else "",
    }


def _tie(one: Drawn, place: int, agencies: Mapping[str, str]) -> Told:
    row, sort = one.row, TieKind(one.row["kind"])
    return {
        "id": place,
        "left": one.left,
        "right": one.right,
        "kind": sort,
        "how": sort.label,
        "said": upper_first(tie_words(row)),
        "when": when(row),
        "from": day_number(row["first"]),
        "to": last_day(row),
        "lasts": lasts(row),
        "agency": row["agency"],
        "source": agencies.get(row["agency"], row["agency"]),
        "feed": row["feed"] or "",
        "grade": row["grading"] or "",
        "rank": "".join(parts(row["grading"] or "")),
        "handling": Marking(row["marking"]).words if row["marking"] in set(Marking) else
        "Marking not known",
        "conditions": row.get("conditions") or "",
        "named": sort is TieKind.NAMED,
        "times": row["times"],
        "learned": day(row["received_at"]),
    }  # fmt: skip


def lasts(row: Row) -> bool:
    """Whether what a tie says lasts still, as far as its record knows."""
    return row["kind"] in LASTING and row["first"] is not None and row["last"] is None


def last_day(row: Row) -> int | None:
    """The last day on which a tie stands; None where nothing ends it, or it has one day."""
    return day_number(row["last"] or stands_until(row))


def when(row: Row) -> str:
    """When a tie held: a day, from when to when, or since when where it lasts still."""
    first, last = row["first"], row["last"]
    if first is None:
        return f"Until {day(last)}" if last else "Day not known"
    if last is None:
        return f"Since {day(first)}" if row["kind"] in LASTING else day(first)
    return day(first) if first.date() == last.date() else between(first, last)


def day_number(moment: datetime | date | None) -> int | None:
    """The day since 1970, as the drawing counts."""
    if moment is None:
        return None
    return ((moment.date() if isinstance(moment, datetime) else moment) - EPOCH).days
