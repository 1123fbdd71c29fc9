"""What became of ids between two releases, for one audience: who was joined, parted, moved or lost.

merged     all that is left of one person stands under another's id now
split      some of a person's records stand under an id that was not living before
moved      some of a person's records stand under another's id now, and both live on
narrowed   a person's open records are gone; the restricted ones live on under another id
gone       no record of the person is left
back       a record of an old id has come back, and it lives again or leads on again
"""

from dataclasses import dataclass

import numpy as np

from wayhome.people.identities.claims import (
    GONE,
    LED_ON,
    LENT,
    LIVING,
    NONE,
    Flags,
    Ids,
    among,
    begins,
)  # fmt: skip
from wayhome.people.identity import Ints

KINDS = ("merged", "split", "moved", "narrowed", "gone", "back")
_MERGED, _SPLIT, _MOVED, _NARROWED, _GONE, _BACK = range(len(KINDS))


@dataclass(frozen=True)
class Changes:
    """One row a change, as arrays of one length. Ids are numbers; NONE for no id."""

    kind: Ints
    was: Ints
    now: Ints
    records: Ints

    def only(self, chosen: Flags) -> "Changes":
        return Changes(*(getattr(self, name)[chosen] for name in self.__dataclass_fields__))

    def pairs(self) -> set[tuple[int, int]]:
        return set(zip(self.was.tolist(), self.now.tolist(), strict=True))


def changed(was: Ints, now: Ints, ids: Ids, living: Flags, numbers: Ints, result: Ints) -> Changes:
    """The changes of an audience. `was`, `now`: the id of each record before (a place in
    `numbers`) and now; `living`: ids that lived before; `result`: what each id is now."""
    moves = _moves(was, now, ids, living, numbers, result)
    merged_from = moves.was[np.isin(moves.kind, (_MERGED, _NARROWED))]
    lived = ids.state == LIVING
    away = (result >= 0) & (result != numbers)
    old = np.isin(ids.state, (LED_ON, GONE))
    again = old & (result == numbers) & ~among(numbers, moves.now)
    return _joined(
        moves,
        _rows(_MERGED, lived & away & ~among(numbers, merged_from), numbers, result),
        _rows(_GONE, lived & (result == NONE), numbers, result),
        _rows(_BACK, again | ((ids.state == GONE) & away), numbers, result),
    )


def _moves(was: Ints, now: Ints, ids: Ids, living: Flags, numbers: Ints, result: Ints) -> Changes:
    """Records that stand under another id than before, by both ids."""
    known = np.flatnonzero(was >= 0)
    known = known[numbers[was[known]] != now[known]]
    order = known[np.lexsort((now[known], was[known]))]
    first = begins(was[order], now[order])
    records = np.diff(np.append(first, len(order)))
    came, went = was[order][first], now[order][first]
    kind = np.where(among(went, numbers[living]), _MOVED, _SPLIT)
    whole = result[came] == went
    kind = np.where(whole, np.where(ids.state[came] == LENT, _NARROWED, _MERGED), kind)
    return Changes(kind, numbers[came], went, records)


def _rows(kind: int, chosen: Flags, numbers: Ints, result: Ints) -> Changes:
    at = np.flatnonzero(chosen)
    none = np.zeros(len(at), np.int64)
    return Changes(none + kind, numbers[at], result[at], none)


def _joined(*parts: Changes) -> Changes:
    names = Changes.__dataclass_fields__
    return Changes(*(np.concatenate([getattr(p, name) for p in parts]) for name in names))
