"""A way from one person to another in words: step by step, each with every record of it.

Keeps: the same data as the drawing and the table; a silence is never told as safety.
"""

from itertools import pairwise
from typing import Any

from wayhome.network.kinds import NodeKind, contact_called
from wayhome.workspace.pages.words import count
from wayhome.workspace.reading.picture import Picture
from wayhome.workspace.reading.ties import place_names
from wayhome.workspace.reading.view import View
from wayhome.workspace.reading.way import Way

Told = dict[str, Any]


def steps(told: Told) -> list[Told]:
    """The steps in order: both ends, and the ties of each. Where records tie the two directly and
    no way is found, that is the one step."""
    nodes = told["nodes"]
    return [
        {"one": nodes[a], "two": nodes[b], "ties": _between(told, a, b)}
        for a, b in pairwise(range(len(nodes)))
    ]


def said(of: Picture) -> str:
    """What is drawn, and that it is all of it."""
    between = len(of.nodes) - 2
    people = sum(one.kind is NodeKind.PERSON for one in of.nodes) - 2
    if not between:
        return f"{count(len(of.ties), 'tie')} between the two."
    parts = (count(people, "other person", "other people"),
             count(between - people, "thing or event", "things or events"))  # fmt: skip
    return f"{' and '.join(parts)} between them; {count(len(of.ties), 'tie')}."


def called(seen: View, of: Way) -> list[str]:
    """Where nothing was followed, and how many people, or telephones, are recorded there."""
    places = [one.name for one in of.crowds if one.kind is NodeKind.PLACE]
    names = place_names(seen, places)
    who = {NodeKind.PHONE: "people and telephones"}
    return [f"{_thing(one.kind, names.get(one.name, one.name))}, with {one.people}"
            f" {who.get(one.kind, 'people')}" for one in of.crowds]  # fmt: skip


def _thing(kind: NodeKind, name: str) -> str:
    if kind is NodeKind.EVENT:
        return "an event"
    if kind is NodeKind.CONTACT:
        return f"the {contact_called(name)}"
    return name if kind is NodeKind.PLACE else f"the {kind} {name}"


def _between(told: Told, one: int, two: int) -> list[Told]:
    return [tie for tie in told["ties"] if {tie["left"], tie["right"]} == {one, two}]
