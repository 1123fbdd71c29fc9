"""What a tie and a thing are said to have, under names that every form can carry.

Never `source`, `target` or `key`: node-link forms lose an attribute of these names without a word,
and `id` and `label` belong to the form itself. What is not known is left out, for GraphML has no
nothing; a list is never a value.
"""

from collections.abc import Iterator

from wayhome.interchange.cells import day, plain
from wayhome.interchange.picture import Node, Picture, Tie
from wayhome.interchange.strength import strength

Value = str | int | float
TAKEN = frozenset({"source", "target", "key", "id", "label"})


def of_node(node: Node) -> dict[str, Value]:
    """What is known of a thing."""
    known: dict[str, Value | None] = {
        "kind": node.kind,
        "name": plain(node.label or node.id),
        "number": plain(node.id),
        "postcode": node.postcode,
        "lat": node.lat,
        "lon": node.lon,
    }
    return _without_nothing(known)


def of_tie(tie: Tie) -> dict[str, Value]:
    """What is known of a tie."""
    known: dict[str, Value | None] = {
        "kind": tie.kind,
        "words": tie.kind.label,
        "said": plain(tie.said),
        "first": day(tie.first),
        "last": day(tie.last),
        "times": tie.times,
        "strength": strength(tie.grade),
        "grade": tie.grade,
        "agency": tie.agency,
        "record": tie.record,
        "other_record": tie.other_record,
        "marking": tie.marking,
        "disputed": said_of(tie),
        "conditions": plain(tie.conditions),
    }
    return _without_nothing(known)


def said_of(tie: Tie) -> str:
    """The word for a tie that is disputed; nothing for any other."""
    return "disputed" if tie.disputed else ""


def numbered(picture: Picture) -> Iterator[tuple[str, Tie]]:
    """Every tie under a name of its own: L1, L2 …"""
    return ((f"L{number}", tie) for number, tie in enumerate(picture.ties, 1))


def _without_nothing(known: dict[str, Value | None]) -> dict[str, Value]:
    # a word of a list is made plain text: GraphML takes no other
    plainly = {name: str(v) if isinstance(v, str) else v for name, v in known.items()}
    return {name: value for name, value in plainly.items() if value not in (None, "")}
