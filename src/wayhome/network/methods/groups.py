"""Which people are found, missing or arrested together again and again? Groups that hold.

Two people share an event by 1 / (k - 1), k being how many of those the viewer sees were in it: a
night with two says much, a disorder with twenty little; and by how long ago it was, for what binds
people fades (`ageing.fading`). Groups are those of many seeded runs of
Leiden (`graph.parts`), so that none rests on one run. A group is named by nothing but its records;
nobody's place in it is a rank.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from wayhome.network.graph.parts import SEEDS, STABLE, stable_groups
from wayhome.network.methods.ageing import fading


@dataclass(frozen=True)
class Group:
    """People whom most runs put together. `core`: were in events with most of the others; `edge`:
    with some. `events`: those that at least two of them were in, by number. `always`: whom every
    run put together; `share`: of the runs, in which each of them was with another of the group."""

    core: tuple[str, ...]
    edge: tuple[str, ...]
    events: tuple[int, ...]
    always: tuple[str, ...] = ()
    share: float = 1.0

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(sorted((*self.core, *self.edge)))


def groups(
    events: Sequence[Iterable[str]],
    seeds: Sequence[int] = SEEDS,
    share: float = STABLE,
    ago: Sequence[int] = (),
) -> list[Group]:
    """Groups of three or more. `events`: of each the people whom the viewer sees in it; `ago`: how
    many days ago each was, where that is known of all; without it none has faded."""
    companies = [sorted(set(who)) for who in events]
    shared = _shared(companies, [fading(days) for days in ago] or [1.0] * len(companies))
    people = sorted({one for pair in shared for one in pair})
    if not people:
        return []
    starts, other, weights = _laid(people, shared)
    named, together = stable_groups(starts, other, weights, seeds, share)
    held = _pairs(people, starts, other, together)
    found = [
        _group([people[at] for at in np.flatnonzero(named == group).tolist()], companies, held)
        for group in np.unique(named).tolist()
    ]
    return [group for group in found if len(group.people) > 2]


Pairs = dict[str, dict[str, float]]


def _pairs(
    people: Sequence[str], starts: np.ndarray, other: np.ndarray, together: np.ndarray
) -> Pairs:
    """Of each the share of the runs that they were with each of those they share an event with."""
    return {
        one: {
            people[other[at]]: float(together[at]) for at in range(starts[place], starts[place + 1])
        }
        for place, one in enumerate(people)
    }


def _always(members: Collection[str], held: Pairs) -> tuple[str, ...]:
    """The most of them whom every run put together, by pairs that share an event."""
    left, most = set(members), set[str]()
    for one in sorted(members):
        met, turn = {one} & left, [one] if one in left else []
        for here in turn:
            more = {o for o, share in held[here].items() if share >= 1 and o in left} - met
            met |= more
            turn += sorted(more)
        left -= met
        most = met if len(met) > len(most) else most
    return tuple(sorted(most)) if len(most) > 1 else ()


def _shared(
    companies: Sequence[Sequence[str]], fades: Sequence[float]
) -> dict[tuple[str, str], float]:
    weights: dict[tuple[str, str], float] = {}
    for who, fade in zip(companies, fades, strict=True):
        for at, one in enumerate(who):
            for two in who[at + 1 :]:
                weights[one, two] = weights.get((one, two), 0.0) + fade / (len(who) - 1)
    return weights


def _laid(
    people: Sequence[str], shared: dict[tuple[str, str], float]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    number = {one: at for at, one in enumerate(people)}
    rows: list[list[tuple[int, float]]] = [[] for _ in people]
    for (one, two), weight in shared.items():
        rows[number[one]].append((number[two], weight))
        rows[number[two]].append((number[one], weight))
    ordered = [pair for row in rows for pair in sorted(row)]
    starts = np.cumsum([0, *map(len, rows)]).astype(np.int64)
    other = np.array([at for at, _ in ordered], np.int32)
    return starts, other, np.array([weight for _, weight in ordered])


def _group(members: list[str], companies: Sequence[Sequence[str]], held: Pairs) -> Group:
    within = set(members)
    events = tuple(n for n, who in enumerate(companies) if len(within & set(who)) > 1)
    beside: dict[str, set[str]] = {one: set() for one in members}
    for number in events:
        there = within & set(companies[number])
        for one in there:
            beside[one] |= there - {one}
    core = tuple(one for one in members if 2 * len(beside[one]) > len(members) - 1)
    share = min(max(s for o, s in held[one].items() if o in within) for one in members)
    edge = tuple(one for one in members if one not in core)
    return Group(core, edge, events, _always(members, held), share)
