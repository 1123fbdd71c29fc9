"""What would fall apart without some of these? A scenario, with how many answers are as good.

Fragmentation is the share of pairs that no longer reach each other (Borgatti 2006, key players for
disruption); the weighted one counts how far apart those are that still do. On dense groups every
choice ties, and the honest answer is that nobody is singled out (guard-rail 7). It is asked of
things and of adults, and refused for anybody else (`refusing`); it is no advice to arrest, and who
is taken away is replaced: every answer says so.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from wayhome.network.methods.refusing import Known, adults_only

DISPLACED = (
    "What is taken away is often replaced within weeks, and those who are harmed may be harmed "
    "more."
)
NOBODY = "The data do not single anyone out."
EXHAUSTIVE, AT_ONCE = 60, 3  # up to so many, every choice of so many is tried
NEAR = 1e-9

Network = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class Scenario:
    """Without `without` the network falls apart to `fragmented` (0 whole, 1 nobody reaches anybody)
    and `further` apart; as it is now it stands at `now`. `as_well`: how many choices of as many do
    the same. `whole_search`: whether every choice was tried."""

    without: tuple[str, ...]
    now: float
    fragmented: float
    further: float
    as_well: int
    whole_search: bool

    @property
    def words(self) -> str:
        """What a page says first."""
        if self.as_well or self.fragmented <= self.now + NEAR:
            return NOBODY
        return f"Without {', '.join(self.without)} it would fall apart most. {DISPLACED}"


def breaking(
    network: Network,
    asked: Iterable[str],
    take: int,
    *,
    people: Mapping[str, Known],
    on: date,
    things: Collection[str] = (),
) -> Scenario:
    """The choice of `take` among those asked that breaks the network most. ValueError for none;
    refusing.Refused where one of them is neither of the `things` nor known as an adult."""
    asked = set(asked)
    adults_only(people, asked - set(things), on)
    among = sorted(asked & set(network))
    if not among or take < 1:
        raise ValueError("It is asked of at least one that is in the network.")
    take = min(take, len(among))
    whole = len(among) <= EXHAUSTIVE and take <= AT_ONCE
    chosen = list(combinations(among, take)) if whole else list(_searched(network, among, take))
    broken = {one: fragmentation(network, one) for one in chosen}
    most = max(broken.values())
    best = [one for one in chosen if broken[one] >= most - NEAR]
    without = max(best, key=lambda one: (further(network, one), [-ord(c) for c in "".join(one)]))
    apart = further(network, without)
    as_well = sum(further(network, one) >= apart - NEAR for one in best) - 1
    return Scenario(without, fragmentation(network, ()), most, apart, as_well, whole)


def fragmentation(network: Network, without: Collection[str]) -> float:
    """The share of pairs of those left that do not reach each other."""
    left = set(network) - set(without)
    if len(left) < 2:
        return 1.0
    joined = sum(len(part) * (len(part) - 1) for part in parts(network, left))
    return 1 - joined / (len(left) * (len(left) - 1))


def further(network: Network, without: Collection[str]) -> float:
    """The same with those who still reach each other counted by how near: 1 for one step, a half
    for two."""
    left = set(network) - set(without)
    if len(left) < 2:
        return 1.0
    near = sum(1 / steps for one in left for steps in _steps(network, left, one).values() if steps)
    return 1 - near / (len(left) * (len(left) - 1))


def _searched(network: Network, among: list[str], take: int) -> Iterator[tuple[str, ...]]:
    """The best in turn, then each swapped for another as long as that breaks more."""
    chosen: list[str] = []
    for _ in range(take):
        rest = [one for one in among if one not in chosen]
        chosen.append(max(rest, key=lambda one: fragmentation(network, (*chosen, one))))
    yield tuple(sorted(chosen))
    better = True
    while better:
        better = False
        for at, other in ((n, one) for n in range(take) for one in among if one not in chosen):
            swapped = [*chosen[:at], other, *chosen[at + 1 :]]
            if fragmentation(network, swapped) > fragmentation(network, chosen) + NEAR:
                chosen, better = swapped, True
                break
            yield tuple(sorted(swapped))
    yield tuple(sorted(chosen))


def parts(network: Network, left: set[str]) -> Iterator[set[str]]:
    """Those left, in the parts in which they reach each other."""
    unmet = set(left)
    while unmet:
        part = set(_steps(network, left, min(unmet)))
        unmet -= part
        yield part


def _steps(network: Network, left: set[str], one: str) -> dict[str, int]:
    """How many steps to each whom it reaches, itself with none."""
    steps, rim = {one: 0}, [one]
    while rim:
        further_on = []
        for here in rim:
            for there in network[here]:
                if there in left and there not in steps:
                    steps[there] = steps[here] + 1
                    further_on.append(there)
        rim = further_on
    return steps
