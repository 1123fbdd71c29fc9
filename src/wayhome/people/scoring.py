"""The weight of one pair of records in Python: the model's own bits, and the words for each.

    weight = prior + the bits of the level that holds in each comparison, rarer values more

Linking in bulk scores the same model through Splink; a test holds the two equal on a hundred
thousand pairs. Here a pair takes microseconds and no database, so that one person can be looked up
while somebody speaks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from typing import Any, NamedTuple

from wayhome.people.conditions import Holds, first_that_holds
from wayhome.people.model import Comparison, Level, Model


class Part(NamedTuple):
    """What one comparison adds: the level that holds, its bits, and the bits of rarity."""

    comparison: str
    level: Level
    rarity: float
    bits: float  # both together


@dataclass(frozen=True)
class Weight:
    """The weight of a pair, in bits, with the parts that make it up."""

    bits: float
    prior: float
    parts: tuple[Part, ...]

    @property
    def reason(self) -> str:
        """What agrees and what does not, in words."""
        return "; ".join(part.level.says for part in self.parts if part.level.says)


class Scorer:
    """A model made ready to weigh pairs of records, one at a time."""

    def __init__(self, model: Model, records: int) -> None:
        """`records`: how many are held, as the prior wants it."""
        self.model = model
        self.prior = model.prior_bits(records)
        self.comparisons = range(len(model.comparisons))
        self._compiled = [(each, _compiled(each)) for each in model.comparisons]

    def bits(self, left: Any, right: Any) -> float:
        """The weight alone."""
        return self.weigh(left, right).bits

    def weigh(self, left: Any, right: Any) -> Weight:
        """The weight with its parts. Records have the columns of `face` as attributes, and
        `tf_…` beside each whose rarity counts."""
        return self.weight_of([self.part(number, left, right) for number in self.comparisons])

    def weight_of(self, parts: Sequence[Part]) -> Weight:
        """The parts of all comparisons, added up, and rounded as linking rounds."""
        bits = round(self.prior + sum([part.bits for part in parts]), 6)
        return Weight(bits, self.prior, tuple(parts))

    def part(self, number: int, left: Any, right: Any) -> Part:
        """What one comparison adds."""
        comparison, holds = self._compiled[number]
        level = comparison.levels[holds(left, right)]
        rarity = self._rarity(level.frequency, left, right) if level.frequency else 0.0
        return Part(comparison.name, level, rarity, level.bits + rarity)

    def _rarity(self, column: str, left: Any, right: Any) -> float:
        """Bits that a rare value adds and a common one takes: against the column's base."""
        shares = getattr(left, f"tf_{column}"), getattr(right, f"tf_{column}")
        known = [share for share in shares if share is not None]
        return log2(self.model.frequencies[column] / max(known)) if known else 0.0


def _compiled(comparison: Comparison) -> Holds:
    # the last level is 'else': what no other level holds for
    conditions = [level.sql for level in comparison.levels[:-1]]
    return first_that_holds(conditions, comparison.column)
