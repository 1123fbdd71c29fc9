"""Which telephones, vehicles, addresses or lines hold it together? Asked of things, not people.

A thing is told with those who are seen tied to it in the window, and with the parts that only it
joins. It stands out where most are tied to it even when a fifth of the ties are missing.
"""

from collections.abc import Collection
from dataclasses import dataclass

from wayhome.network.methods.apart import fragmentation
from wayhome.network.methods.connecting import circles
from wayhome.network.methods.thinned import Network, Place, places

NOTHING = "The data do not single any thing out."


@dataclass(frozen=True)
class Holding:
    """A thing, those tied to it, and how much falls apart without it (0: nothing more)."""

    place: Place
    beside: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    falls_apart: float

    @property
    def what(self) -> str:
        return self.place.who


def holding(network: Network, things: Collection[str]) -> list[Holding]:
    """The things that stand out, by name; an empty list says NOTHING on a page."""
    now = fragmentation(network, ())
    return [
        Holding(
            place,
            tuple(sorted(set(network[place.who]))),
            circles(network, place.who),
            max(0.0, fragmentation(network, [place.who]) - now),
        )
        for place in places(network, things, degrees)
        if place.stands_out
    ]


def degrees(network: Network) -> dict[str, float]:
    """With how many each is tied."""
    return {one: float(len(set(beside))) for one, beside in network.items()}
