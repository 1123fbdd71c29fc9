"""What would fall apart without some of these? A scenario, with how many answers are as good.

How far a network falls apart is told plainly and by how near (`apart`). On dense groups every
choice ties, and the honest answer is that nobody is singled out (guard-rail 7); so it is where with
a fifth of the ties missing another choice would break it as much. It is asked of things and of
adults, and refused for anybody else (`refusing`); it is no advice to arrest, and who is taken away
is replaced: every answer says so.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from wayhome.network.methods.apart import Apart, Network
from wayhome.network.methods.refusing import Known, adults_only
from wayhome.network.methods.showing import Still, draws
from wayhome.network.methods.thinned import LOST, of_ties

DISPLACED = (
    "What is taken away is often replaced within weeks, and those who are harmed may be harmed "
    "more."
)
NOBODY = "The data do not single anyone out."
EXHAUSTIVE, AT_ONCE = 60, 3  # up to so many, every choice of so many is tried
ALIKE = 100  # of more that do the same none is singled out, and how near is not asked of each
NEAR = 1e-9


@dataclass(frozen=True)
class Scenario:
    """Without `without` the network falls apart to `fragmented` (0 whole, 1 nobody reaches anybody)
    and `further` apart; as it is now it stands at `now` and `further_now`. `as_well`: how many
    choices of as many do the same. `whole_search`: whether every choice was tried. `still`: in how
    many draws with ties missing no exchange of one for another breaks it as much."""

    without: tuple[str, ...]
    now: float
    fragmented: float
    further_now: float
    further: float
    as_well: int
    whole_search: bool
    still: Still

    @property
    def singles_out(self) -> bool:
        """Whether it may be said of what is in it, and of nothing else."""
        return not self.as_well and self.fragmented > self.now + NEAR and self.still.holds

    @property
    def words(self) -> str:
        """What a page says first."""
        if not self.singles_out:
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
    apart = Apart(network)
    chosen = list(combinations(among, take)) if whole else list(_searched(apart, among, take))
    broken = {one: apart.fragmentation(one) for one in chosen}
    most = max(broken.values())
    far = _far(apart, [one for one in broken if broken[one] >= most - NEAR])
    without = max(far, key=lambda one: (far[one], [-ord(c) for c in "".join(one)]))
    return Scenario(
        without,
        now=apart.fragmentation(),
        fragmented=most,
        further_now=apart.further(),
        further=far[without],
        as_well=sum(each >= far[without] - NEAR for each in far.values()) - 1,
        whole_search=whole,
        still=_still(network, without, among),
    )


def _far(apart: Apart, alike: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], float]:
    """How near those left would be, of each choice that does the same plainly."""
    if len(alike) > ALIKE:
        return dict.fromkeys(alike, apart.further(alike[0]))
    return {one: apart.further(one) for one in alike}


def _searched(apart: Apart, among: Sequence[str], take: int) -> Iterator[tuple[str, ...]]:
    """The best in turn, then each swapped for another as long as that breaks more."""
    chosen: list[str] = []
    for _ in range(take):
        rest = [one for one in among if one not in chosen]
        chosen.append(max(rest, key=lambda one: apart.fragmentation((*chosen, one))))
    yield tuple(sorted(chosen))
    better = True
    while better:
        better = False
        for swapped in _swapped(tuple(chosen), among):
            if apart.fragmentation(swapped) > apart.fragmentation(chosen) + NEAR:
                chosen, better = list(swapped), True
                break
            yield tuple(sorted(swapped))
    yield tuple(sorted(chosen))


def _swapped(chosen: tuple[str, ...], among: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The same with one of them exchanged."""
    for at in range(len(chosen)):
        for other in among:
            if other not in chosen:
                yield (*chosen[:at], other, *chosen[at + 1 :])


def _still(network: Network, without: tuple[str, ...], among: Sequence[str]) -> Still:
    """Whether a tie is there hangs on its own name alone, so what is hidden changes no draw."""
    ties = {f"{one}\n{two}": (one, two) for one in network for two in network[one] if one < two}
    shows = 0
    for there in draws(ties, LOST):
        apart = Apart(of_ties(network, [ties[name] for name in there]))
        broken = apart.fragmentation(without) - NEAR
        shows += all(apart.fragmentation(one) < broken for one in _swapped(without, among))
    return Still(shows)
