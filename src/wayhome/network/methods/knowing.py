"""Which agency may know something that the others do not? A question to ask, never the content.

A child may be held by one agency while those they are found or missing with are held by several:
then the others are asked whether they know the child, and the one that does is asked to share. What
is held is not told here: whether it may be shared is decided by people, on a lawful basis.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Ask:
    """Ask `agency` about `child`: because of `beside`, whom it holds and the child was with."""

    child: str
    agency: str
    held_by: str
    beside: tuple[str, ...]


def knowing(
    children: Iterable[str],
    held_by: Mapping[str, Collection[str]],
    groups: Sequence[Collection[str]],
) -> list[Ask]:
    """Questions about children whom one agency alone holds, by child and agency.

    `held_by`: of each person the agencies whose records the viewer sees. `groups`: people who are
    together again and again (`groups`)."""
    found = []
    for child in sorted(set(children)):
        holders = set(held_by.get(child, ()))
        if len(holders) != 1:
            continue
        (holder,) = holders
        beside = {one for group in groups if child in group for one in group} - {child}
        others = {agency for one in beside for agency in held_by.get(one, ())} - holders
        found += [
            Ask(child, agency, holder, tuple(sorted(o for o in beside if agency in held_by[o])))
            for agency in sorted(others)
        ]
    return found
