"""From where to where on a map of the land, from the flows of a line's own table and nothing else.

Keeps: what the table does not count is not drawn; a flow of which an end is not known, or has no
place on a map, is not drawn as if it were small: it is counted beside the picture.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wayhome.lexicon.spots import Spot, spot
from wayhome.network.methods.between import NOT_KNOWN, Flow


@dataclass(frozen=True)
class Arrow:
    """A flow between two districts that can be drawn; within one where both are the same."""

    flow: Flow
    origin: Spot
    destination: Spot

    @property
    def within(self) -> bool:
        return self.flow.origin == self.flow.destination


@dataclass(frozen=True)
class Flows:
    """What is drawn, the most frequent first, and what is not: times with an end not known, and
    times between districts that have no place on the map."""

    arrows: tuple[Arrow, ...]
    not_known: int
    off_the_map: int

    @property
    def most(self) -> Arrow | None:
        """The most frequent between two districts, or within one where there is no other."""
        away = [one for one in self.arrows if not one.within]
        return next(iter(away or self.arrows), None)


def on_land(flows: Iterable[Flow]) -> Flows:
    """Every flow as an arrow, or counted."""
    arrows, not_known, off = [], 0, 0
    for flow in flows:
        origin, destination = _middle(flow.origin), _middle(flow.destination)
        if NOT_KNOWN in (flow.origin, flow.destination):
            not_known += flow.times
        elif origin is None or destination is None:
            off += flow.times
        else:
            arrows.append(Arrow(flow, origin, destination))
    return Flows(tuple(arrows), not_known, off)


def _middle(area: str) -> Spot | None:
    return spot(None, None, None, area)
