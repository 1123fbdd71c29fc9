"""Would a group still show if a fifth of what puts people at events were missing?

Two records of one network differ by a tenth, so what rests on a few records is no finding (design:
mapping, guard-rail 15). Drawn again and again, always the same, with few runs a draw: it is asked
of one group at a time, in the events that it and those beside it were in.
"""

from collections.abc import Collection, Sequence

import numpy as np

from wayhome.network.methods.groups import groups
from wayhome.network.methods.thinned import LOST, SEED

DRAWS = 20
RUNS = tuple(range(5))
MOSTLY = 0.8  # of the draws, to say that it holds


def enduring(
    people: Collection[str],
    companies: Sequence[Collection[str]],
    lost: float = LOST,
    draws: int = DRAWS,
) -> int:
    """In how many of the draws these people are still in one group."""
    together = frozenset(people)
    there = [(number, who) for number, one in enumerate(companies) for who in sorted(one)]
    rng = np.random.default_rng(SEED)
    return sum(
        _still(together, there, rng.random(len(there)) >= lost, len(companies))
        for _ in range(draws)
    )


def _still(
    together: frozenset[str], there: Sequence[tuple[int, str]], kept: np.ndarray, many: int
) -> bool:
    drawn: list[list[str]] = [[] for _ in range(many)]
    for (number, who), stays in zip(there, kept.tolist(), strict=True):
        if stays:
            drawn[number].append(who)
    return any(together <= set(group.people) for group in groups(drawn, RUNS))
