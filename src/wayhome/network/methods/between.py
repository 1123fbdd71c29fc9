"""From which area to which, how often, and how sure is that? Counts with their interval.

Keeps a row for what is not known: leaving it out would make the known look like everything. A flow
says where somebody was found and not where harm is: it follows where police look (guard-rail 10).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

NOT_KNOWN = "not known"
Z = 1.959964  # two-sided, 95 in 100


@dataclass(frozen=True)
class Flow:
    """How many times from one area to another; `low` and `high` hold 95 in 100 of such counts."""

    origin: str
    destination: str
    times: int
    low: float
    high: float


def flows(moves: Iterable[tuple[str | None, str | None]]) -> list[Flow]:
    """Flows between areas, the most frequent first; an area that is not known is one of them."""
    counted = Counter((one or NOT_KNOWN, two or NOT_KNOWN) for one, two in moves)
    found = [Flow(one, two, n, *interval(n)) for (one, two), n in counted.items()]
    return sorted(found, key=lambda flow: (-flow.times, flow.origin, flow.destination))


def interval(count: int) -> tuple[float, float]:
    """The 95 per cent interval of a Poisson count, by Byar's approximation (Breslow and Day, 1987,
    as public health statistics use it): within a tenth of the exact one from a count of one."""
    more = count + 1
    low = count * (1 - 1 / (9 * count) - Z / (3 * sqrt(count))) ** 3 if count else 0.0
    return max(low, 0.0), more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3
