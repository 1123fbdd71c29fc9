"""From counts on several sets to the bits of each level, with what they rest on.

    counted    bits = log2(share in pairs of one person / share in pairs of strangers), the shares
               added over all sets, so that each counts alike however large it is
    shared     the same, counted together with levels of other comparisons that say the same thing
    by hand    as the model that it begins from has it, with the reason; where it could be counted,
               what the counts say stands beside it

A range is of the habits of error: the least and the most that any of them would give by itself. A
habit in which too few pairs were seen gives none, though its pairs count with the others', so that
what is counted over all may lie outside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from wayhome.evaluation.making.counting import Counted
from wayhome.evaluation.making.settings import BY_HAND, SHARED, why_by_hand
from wayhome.lexicon.errors import Damaged
from wayhome.people.model import Level, Model
from wayhome.people.training.learning import free
from wayhome.people.training.maximising import ENOUGH

Place = tuple[str, int]  # a comparison and the place of a level in it
TENTH = 1


@dataclass(frozen=True)
class Settled:
    """One level: its bits and how they came about. `one`, `two`: drawn pairs behind the counts."""

    bits: float
    how: str
    why: str
    counted: float | None
    range: tuple[float, float] | None
    one: int
    two: int


def settle(model: Model, counts: Sequence[Counted]) -> dict[Place, Settled]:
    """Every level that has bits, by its place. Damaged where a reason is of no level."""
    places = dict(_places(model))
    _every_reason_is_of_a_level(model)
    together = {place: _together(model, place, places) for place in places}
    found = {
        place: _settled(model, place, level, together[place], counts)
        for place, level in places.items()
    }
    return _told_apart(model, found)


def _places(model: Model) -> Iterator[tuple[Place, Level]]:
    for comparison in model.comparisons:
        for number, level in enumerate(comparison.levels):
            if not level.unknown and (level.says or level.bits):
                yield (comparison.name, number), level


def _every_reason_is_of_a_level(model: Model) -> None:
    said = {(each.name, level.says) for each in model.comparisons for level in each.levels}
    said |= {(each.name, "") for each in model.comparisons}
    strange = [key for key in (*BY_HAND, *(one for group in SHARED for one in group))
               if key not in said]  # fmt: skip
    if strange:
        raise Damaged(
            f"The model {model.version} has no level {', '.join(map(str, strange))}: name in "
            "evaluation/making/settings.py the levels that there are."
        )


def _together(model: Model, place: Place, places: dict[Place, Level]) -> tuple[Place, ...]:
    """The levels that are counted with this one, itself among them."""
    says = places[place].says
    for group in SHARED:
        if (place[0], says) in group:
            return tuple(p for p, level in places.items() if (p[0], level.says) in group)
    return (place,)


def _settled(
    model: Model,
    place: Place,
    level: Level,
    together: tuple[Place, ...],
    counts: Sequence[Counted],
) -> Settled:
    bits, one, two = _bits(counts, together)
    why = why_by_hand(place[0], level.says)
    if not why and bits is None:
        why = f"seen in {one:,} pairs of one person and {two:,} of strangers; {ENOUGH} are wanted"
    how = "by hand" if why else "shared" if len(together) > 1 else "counted"
    return Settled(
        bits=level.bits if why or bits is None else bits,
        how=how,
        why=why,
        counted=bits,
        range=_range(counts, together),
        one=one,
        two=two,
    )


def _range(counts: Sequence[Counted], together: tuple[Place, ...]) -> tuple[float, float] | None:
    habits = dict.fromkeys(each.habit for each in counts)
    of_each = (_bits([c for c in counts if c.habit == habit], together)[0] for habit in habits)
    known = [bits for bits in of_each if bits is not None]
    return (min(known), max(known)) if known else None


def _bits(counts: Iterable[Counted], together: tuple[Place, ...]) -> tuple[float | None, int, int]:
    """Bits to a tenth, none where too few pairs were seen, and how many were."""
    rows = [
        (levels.one[n], levels.two[n], levels.share_of_one[n], levels.share_of_two[n])
        for each in counts
        for name, n in together
        for levels in [each.levels[name]]
    ]
    one, two, of_one, of_two = np.array(rows, np.float64).reshape(-1, 4).sum(axis=0).tolist()
    if one < ENOUGH or two < ENOUGH or not of_two:
        return None, round(one), round(two)
    return round(float(np.log2(of_one / of_two)), TENTH), round(one), round(two)


def _told_apart(model: Model, found: dict[Place, Settled]) -> dict[Place, Settled]:
    """No two of a comparison the same, by tenths downwards: a reason is found again by its bits."""
    settled = dict(found)
    for comparison in model.comparisons:
        here = [place for place in found if place[0] == comparison.name]
        taken = {found[place].bits for place in here if found[place].how == "by hand"} | {0.0}
        for place in here:
            each = found[place]
            if each.how != "by hand":
                bits = free(each.bits, taken)
                taken.add(bits)
                settled[place] = Settled(**{**each.__dict__, "bits": bits})
    return settled
