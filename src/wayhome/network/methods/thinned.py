"""Would it still show if a fifth of the ties were missing? Drawn again and again, always the same.

Two records of one network differ by a tenth, so what rests on a few ties is no finding (design:
mapping, guard-rails 7 and 15). A rank is told as the interval in which it lies in nine of ten such
draws, and only where that interval leaves out the middle.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Network = Mapping[str, Collection[str]]
Measured = Mapping[str, float]

LOST = 0.2
DRAWS = 50
SEED = 20261129  # fixed, so that the same view says the same twice
OFTEN = (5, 95)  # in a hundred draws


@dataclass(frozen=True)
class Place:
    """Where one stands among `of`, 1 being first: the interval of its rank in all draws."""

    who: str
    low: float
    high: float
    of: int

    @property
    def stands_out(self) -> bool:
        """Whether the interval leaves out the middle rank."""
        return self.high < (self.of + 1) / 2


def thinned(network: Network, lost: float = LOST, draws: int = DRAWS) -> Iterator[Network]:
    """The network with a share of its ties missing, as often as asked."""
    ties = sorted({(min(one, two), max(one, two)) for one in network for two in network[one]})
    rng = np.random.default_rng(SEED)
    for _ in range(draws):
        kept = rng.random(len(ties)) >= lost
        yield of_ties(network, [tie for tie, stays in zip(ties, kept, strict=True) if stays])


def of_ties(nodes: Collection[str], ties: Sequence[tuple[str, str]]) -> dict[str, set[str]]:
    """A network of these ties among these, whoever has none included."""
    found: dict[str, set[str]] = {one: set() for one in nodes}
    for one, two in ties:
        found[one].add(two)
        found[two].add(one)
    return found


def places(
    network: Network, asked: Collection[str], measure: Callable[[Network], Measured]
) -> list[Place]:
    """The rank of each of those asked, most first, as its interval over thinned networks.

    Who ties shares the middle of the ranks they take: the order of names says nothing."""
    among = sorted(set(asked) & set(network))
    ranks = np.array([_ranks(measure(drawn), among) for drawn in thinned(network)])
    if not among:
        return []
    low, high = np.percentile(ranks, OFTEN, axis=0)
    return [Place(who, float(low[at]), float(high[at]), len(among)) for at, who in enumerate(among)]


def _ranks(measured: Measured, among: Sequence[str]) -> np.ndarray:
    values = np.array([measured[who] for who in among])
    more = (values[None, :] > values[:, None]).sum(axis=1)
    alike = (values[None, :] == values[:, None]).sum(axis=1)
    return np.asarray(more + (alike + 1) / 2)
