"""Which adults stand between circles that else hardly touch? With the circles, and how sure it is.

Betweenness (Brandes 2001) finds them, from every node or from a fixed sample of them; what is shown
is not the measure but the circles that meet in somebody: those tied to them, parted as they are
without them (Burt's structural holes). Asked of adults alone (`refusing`); it says that records
meet in somebody and never that they lead.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from wayhome.network.methods.apart import parts
from wayhome.network.methods.breaking import NOBODY
from wayhome.network.methods.refusing import Known, adults_only
from wayhome.network.methods.thinned import Network, Place, places
from wayhome.people.compiled import compiled

SOURCES = 200  # from so many nodes paths are counted; of more, a fixed sample
SEED = 7


@dataclass(frozen=True)
class Connecting:
    """An adult, the circles of those tied to them, and where they stand when ties are missing."""

    place: Place
    circles: tuple[tuple[str, ...], ...]

    @property
    def who(self) -> str:
        return self.place.who


@dataclass(frozen=True)
class Connected:
    """Who stands out, by name and in no order of weight. `words`: what a page says first."""

    adults: tuple[Connecting, ...]

    @property
    def words(self) -> str:
        if not self.adults:
            return NOBODY
        return "Circles that else hardly touch meet in the records of these adults."


def connecting(
    network: Network, people: Mapping[str, Known], asked: Collection[str], on: date
) -> Connected:
    """Those of the adults asked in whom circles meet. Refused for children (refusing.Refused)."""
    adults_only(people, asked, on)
    found = [
        Connecting(place, circles(network, place.who))
        for place in places(network, asked, betweenness)
        if place.stands_out
    ]
    return Connected(tuple(each for each in found if len(each.circles) > 1))


def circles(network: Network, who: str) -> tuple[tuple[str, ...], ...]:
    """Those tied to somebody, in the parts in which they hang together without them."""
    beside = set(network[who]) - {who}
    return tuple(sorted(tuple(sorted(part)) for part in parts(network, beside)))


def betweenness(network: Network) -> dict[str, float]:
    """Of each node how many shortest paths lead over it, from at most SOURCES of them."""
    names = sorted(network)
    number = {one: at for at, one in enumerate(names)}
    rows = [sorted(number[two] for two in network[one]) for one in names]
    starts = np.cumsum([0, *map(len, rows)]).astype(np.int64)
    other = np.array([two for row in rows for two in row], np.int64)
    sources = np.arange(len(names))
    if len(names) > SOURCES:
        sources = np.sort(np.random.default_rng(SEED).choice(sources, SOURCES, replace=False))
    return dict(zip(names, _over(starts, other, sources).tolist(), strict=True))


@compiled
def _over(starts: np.ndarray, other: np.ndarray, sources: np.ndarray) -> np.ndarray:
    nodes = len(starts) - 1
    over = np.zeros(nodes)
    for source in sources:
        steps = np.full(nodes, -1, np.int64)
        ways, share = np.zeros(nodes), np.zeros(nodes)
        queue = np.empty(nodes, np.int64)
        queue[0], steps[source], ways[source] = source, 0, 1.0
        head, tail = 0, 1
        while head < tail:
            here = queue[head]
            head += 1
            for place in range(starts[here], starts[here + 1]):
                there = other[place]
                if steps[there] < 0:
                    steps[there] = steps[here] + 1
                    queue[tail] = there
                    tail += 1
                if steps[there] == steps[here] + 1:
                    ways[there] += ways[here]
        for at in range(tail - 1, 0, -1):
            there = queue[at]
            for place in range(starts[there], starts[there + 1]):
                here = other[place]
                if steps[here] == steps[there] - 1:
                    share[here] += ways[here] / ways[there] * (1.0 + share[there])
            over[there] += share[there]
    return over
