"""Would a group still show if a fifth of what puts people at events were missing?

Drawn as for everything else (`showing`), with few runs a draw: it is asked of one group at a time,
in the events that it and those beside it were in.
"""

from collections.abc import Collection, Sequence

from wayhome.network.methods.groups import groups
from wayhome.network.methods.showing import draws
from wayhome.network.methods.thinned import LOST

RUNS = tuple(range(5))


def enduring(
    people: Collection[str],
    companies: Sequence[Collection[str]],
    ago: Sequence[int] = (),
    lost: float = LOST,
) -> int:
    """In how many of the draws these people are still in one group; `ago` as for `groups`."""
    together = frozenset(people)
    every = [_name(number, who) for number, one in enumerate(companies) for who in one]
    return sum(_still(together, companies, ago, there) for there in draws(every, lost))


def _still(
    together: frozenset[str],
    companies: Sequence[Collection[str]],
    ago: Sequence[int],
    there: frozenset[str],
) -> bool:
    drawn = [
        [who for who in sorted(one) if _name(number, who) in there]
        for number, one in enumerate(companies)
    ]
    return any(together <= set(group.people) for group in groups(drawn, RUNS, ago=ago))


def _name(number: int, who: str) -> str:
    """Of somebody's being at one of the events."""
    return f"{number} {who}"
