"""What holds a person together: their links, the weakest of them, and what a judgement would part.

For a page that explains a person, over the links that its reader may see. What would part is worked
out by the walk that clusters people. A page holds no births and numbers, so it does not ask whether
what is left holds together as a whole (support.py): a build may part more, and then asks a human.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from wayhome.people.clusters import Edges, Ints, Slots, cluster
from wayhome.people.judging import Pair

Part = frozenset[str]


@dataclass(frozen=True)
class Tie:
    """One link that joined two records. `must`: a person judged them the same."""

    left: str
    right: str
    weight: float
    must: bool = False

    @property
    def place(self) -> tuple[bool, float, str, str]:
        """Best first, as clustering takes them."""
        return not self.must, -self.weight, self.left, self.right


@dataclass(frozen=True)
class Weakest:
    """The link that joined the last two parts, and the parts, the larger first."""

    tie: Tie
    parts: tuple[Part, Part]


def parts(
    refs: Collection[str], ties: Iterable[Tie], apart: Iterable[Pair] = ()
) -> tuple[Part, ...]:
    """The people that these records would be, the largest first, if these pairs were kept apart."""
    place = {ref: number for number, ref in enumerate(sorted(refs))}
    held = [tie for tie in ties if tie.left in place and tie.right in place]
    foes = [each for each in apart if each[0] in place and each[1] in place]
    edges = Edges(
        _ints(place[tie.left] for tie in held),
        _ints(place[tie.right] for tie in held),
        np.array([tie.weight for tie in held], np.float64),
        np.array([tie.must for tie in held], np.bool_),
    )
    none = Slots(_ints(()), _ints(()), _ints(()))
    cannot = _ints(place[left] for left, _ in foes), _ints(place[right] for _, right in foes)
    label, _ = cluster(len(place), edges, none, cannot)
    found: dict[int, set[str]] = {}
    for ref, number in place.items():
        found.setdefault(int(label[number]), set()).add(ref)
    return _largest_first(found.values())


def weakest(ties: Iterable[Tie]) -> Weakest | None:
    """The link without which the records would be two people, were every weaker one away too."""
    part: dict[str, set[str]] = {}
    last: Weakest | None = None
    for tie in sorted(ties, key=lambda one: one.place):
        one, two = part.setdefault(tie.left, {tie.left}), part.setdefault(tie.right, {tie.right})
        if one is two:
            continue
        larger, smaller = _largest_first((one, two))
        last = Weakest(tie, (larger, smaller))
        both = one | two
        part.update(dict.fromkeys(both, both))
    return last


def _largest_first(found: Iterable[Collection[str]]) -> tuple[Part, ...]:
    return tuple(sorted((Part(refs) for refs in found), key=lambda refs: (-len(refs), min(refs))))


def _ints(numbers: Iterable[int]) -> Ints:
    return np.array(list(numbers), np.int64)
