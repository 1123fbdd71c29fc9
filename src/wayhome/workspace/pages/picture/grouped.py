"""Groups of a picture, and ways that were asked for beyond it, as plain data in words."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from wayhome.network.graph.parts import SEEDS
from wayhome.workspace.pages.words import count
from wayhome.workspace.reading.picture import Asked, Picture
from wayhome.workspace.reading.picture_groups import Outlined, outlined

RUNS = len(SEEDS)
NO_WAY = (
    "No other way of two steps in the records you can see of this time; family, home and school do "
    "not count, nor where more than twenty people are recorded. Others may hold more."
)
TOO_MUCH = "Too much lies between, or there is no room to draw it. A shorter time shows less."


def told(of: Picture, labels: Sequence[str], today: date) -> list[dict[str, Any]]:
    """Each group with its word, who is in it, the events that bind it, and why it is one."""
    return [_group(one, number, labels) for number, one in enumerate(outlined(of, today), 1)]


def ways(of: Picture, told: Callable[[str], str]) -> list[dict[str, Any]]:
    """What became of each way that was asked for. `told`: how the data name a node."""
    return [{"one": told(way.one), "two": told(way.two), "found": way.found, "said": _said(way)}
            for way in of.ways]  # fmt: skip


def _group(one: Outlined, number: int, labels: Sequence[str]) -> dict[str, Any]:
    return {
        "word": f"Together {number}",
        "people": list(one.people),
        "events": list(one.events),
        "who": [labels[place] for place in one.people],
        "edge": [labels[place] for place in one.edge],
        "bound": [labels[place] for place in one.events],
        "said": _why(one),
    }


def _why(one: Outlined) -> str:
    events = count(len(one.events), "event")
    if not one.edge and one.runs == RUNS:
        return f"In {events}; every one of {RUNS} tries puts them together"
    edge = f", {count(len(one.edge), 'person', 'people')} of them at the edge" if one.edge else ""
    return f"In {events}; {one.runs} of {RUNS} tries or more put them together{edge}"


def _said(way: Asked) -> str:
    if way.found:
        return ""
    return NO_WAY if way.whole else TOO_MUCH
