"""What the address of a picture asks for: read leniently, for people edit addresses.

since=180          the last so many days; all: everything, and the last year where it says nothing
most=5000          how many at most; where it says nothing, and there is much, counts first
open=phone:07700900123~person~2    two pages of people beside that number
open=person:P-1~~1                 somebody whom the reader has opened through the gate
open=way|phone:0770|line:mikey     the way between two things that are drawn, beyond them
"""

from collections.abc import Callable, Iterable
from datetime import date

from django.http import QueryDict

from wayhome.network.graph.surroundings import Node, Opening
from wayhome.network.kinds import NodeKind
from wayhome.workspace.pages.since import first_day
from wayhome.workspace.reading.picture import AT_MOST, MOST, Asked, Wanted

OPENED = 200  # wishes of one picture; more are not read
WAY, WAYS = "way", 5  # of one picture
PAGES = 250  # of one kind beside one thing: all that a picture holds


def wanted(query: QueryDict, today: date, meant: Callable[[str], str]) -> Wanted:
    """What is asked; what cannot be read counts as not asked. `meant`: whom a mask stands for."""
    return Wanted(
        first_day(query.get("since"), today),
        tuple(openings(query.getlist("open"), meant)),
        AT_MOST if query.get("most") == str(AT_MOST) else MOST,
        tuple(ways(query.getlist("open"), meant)),
        sparing=query.get("most") not in {str(MOST), str(AT_MOST)},
    )


def ways(texts: Iterable[str], meant: Callable[[str], str]) -> Iterable[tuple[Node, Node]]:
    """Between which two a way is asked for."""
    asked = dict.fromkeys(text for text in texts if text.startswith(f"{WAY}|"))
    for text in list(asked)[:WAYS]:
        ends = [_node(end, meant) for end in text.split("|")[1:]]
        if len(ends) == 2 and ends[0] and ends[1]:
            yield ends[0], ends[1]


def written(way: Asked, told: Callable[[str], str]) -> str:
    """A way as an address asks for it. `told`: how whoever reads the address names a node."""
    return f"{WAY}|{told(way.one)}|{told(way.two)}"


def _node(text: str, meant: Callable[[str], str]) -> Node | None:
    sort, _, name = text.partition(":")
    name = meant(name) if sort == NodeKind.PERSON else name
    return (NodeKind(sort), name) if sort in set(NodeKind) and name else None


def openings(texts: Iterable[str], meant: Callable[[str], str]) -> Iterable[Opening]:
    for text in list(texts)[:OPENED]:
        node, kind, pages = ([*text.split("~"), "", ""])[:3]
        found = _node(node, meant)
        if found and (not kind or kind in set(NodeKind)):
            many = int(pages) if pages.isdecimal() and len(pages) < 4 else 1
            asked_kind = NodeKind(kind) if kind else None
            yield Opening(found, asked_kind, min(max(1, many), PAGES))
