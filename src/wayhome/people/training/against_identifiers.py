"""What trusted identifiers say of the bits, where nobody has said who the records are.

Pairs are weighed once more without any identifier. Of the pairs that would be linked so and could
be checked (both records state an identifier of one kind), how many have the same; of the pairs that
have the same, how many would be linked. An identifier can be wrong, and records that have one are
not like those that have none: this tells better from worse, not how good.
"""

from dataclasses import dataclass

import numpy as np

from wayhome.people.model import Comparison, Model
from wayhome.people.training.comparing import Compared, Floats
from wayhome.people.training.maximising import Flags, weights

IDENTIFIERS = ("NHS number", "pupil number", "police number", "learner number")


@dataclass(frozen=True)
class Checked:
    """Pairs that weigh enough without identifiers and state one: so many, of which so many agree.
    Pairs that share one: so many, of which so many weigh enough without it."""

    linked: int
    linked_rightly: int
    the_same: int
    the_same_found: int

    @property
    def precision(self) -> float:
        return self.linked_rightly / max(self.linked, 1)

    @property
    def recall(self) -> float:
        return self.the_same_found / max(self.the_same, 1)


def check(compared: Compared, model: Model, bits: dict[str, Floats]) -> Checked:
    """Check these bits against the identifiers of the same pairs."""
    blind = {n: b * 0 if n in IDENTIFIERS else b for n, b in bits.items()}
    enough = weights(compared, model, blind) >= model.linked
    same, different = _same_and_different(compared, model)

    def many(chosen: Flags) -> int:
        return round(float(compared.stands_for @ chosen))

    return Checked(
        linked=many(enough & (same | different)),
        linked_rightly=many(enough & same),
        the_same=many(same),
        the_same_found=many(enough & same),
    )


def _same_and_different(compared: Compared, model: Model) -> tuple[Flags, Flags]:
    """Pairs with an identifier in common; pairs with none in common and at least one that is not.
    One character apart is neither."""
    same = np.zeros(len(compared.stands_for), bool)
    different, near = same.copy(), same.copy()
    for each in model.comparisons:
        if each.name in IDENTIFIERS:
            equal, last = _equal(each), len(each.levels) - 1
            place = compared.levels[each.name]
            same |= place == equal
            near |= (place > equal) & (place < last)
            different |= place == last
    return same, different & ~same & ~near


def _equal(comparison: Comparison) -> int:
    """The place of plain equality: the first level at which both are known."""
    return next(place for place, level in enumerate(comparison.levels) if not level.unknown)
