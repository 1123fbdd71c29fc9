"""Through whom can most children be reached? A plan for help, never for gathering information.

The fewest trusted adults and safe places within so many steps of most of the children (Borgatti
2006, key players for reaching). Children are whom help goes to and never through whom (guard-rails
1, 11): whoever is asked to reach others is an adult or a place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Through:
    """One adult or place, and the children whom it reaches that none before it did. `as_well`:
    others who would have reached as many: any of them is as good."""

    who: str
    reaches: tuple[str, ...]
    as_well: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """Through whom, in turn, and the children whom nobody here reaches."""

    through: tuple[Through, ...]
    not_reached: tuple[str, ...]


def reaching(
    ties: Mapping[str, Iterable[str]], children: Iterable[str], most: int | None = None
) -> Plan:
    """Adults and places, each in turn the one that reaches most of whom is left: so many at most,
    or until nobody reaches another. Only then is `not_reached` whom nobody here reaches.

    `ties`: of each adult or place the children within reach. Taking the best in turn reaches at
    least 63 in 100 of what any choice could (Nemhauser, Wolsey and Fisher, 1978)."""
    left = set(children)
    reach = {who: set(near) & left for who, near in ties.items()}
    through: list[Through] = []
    while left and (most is None or len(through) < most):
        new = {who: near & left for who, near in reach.items() if near & left}
        if not new:
            break
        best = max(map(len, new.values()))
        who, *as_well = sorted(one for one, near in new.items() if len(near) == best)
        through.append(Through(who, tuple(sorted(new[who])), tuple(as_well)))
        left -= new[who]
    return Plan(tuple(through), tuple(sorted(left)))
