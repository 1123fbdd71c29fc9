"""The weight of one pair of records in Python: the model's own bits, and the words for each.

    weight = prior + the bits of the level that holds in each comparison, rarer values more

Linking in bulk scores the same model through Splink; a test holds the two equal on a hundred
thousand pairs. Here a pair takes microseconds and no database, so that one person can be looked up
while somebody speaks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, NamedTuple, NoReturn

from wayhome.people.conditions import Holds, columns_of, first_that_holds
from wayhome.people.model import Comparison, Level, Model

KNOWN = "known"


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
        self.rare = {level.frequency for each in model.comparisons for level in each.levels}
        self._compiled = [_Compiled.of(each) for each in model.comparisons]
        self._asked = sorted(set().union(*map(_asked_of, model.comparisons)))
        self._given = attrgetter(*self._asked, "__class__")  # a tuple, however few
        self._settled: dict[tuple[bool | str | None, ...], tuple[Part | None, ...]] = {}

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
        compiled = self._compiled[number]
        part = compiled.parts[compiled.holds(left, right)]
        if not part.level.frequency:
            return part
        rarity = self._rarity(part.level.frequency, left, right)
        return Part(part.comparison, part.level, rarity, part.bits + rarity)

    def settled(self, left: Any) -> tuple[Part | None, ...]:
        """Of each comparison what it adds whatever the right record states; None where that
        matters. Follows from which fields of the left are known, so it is worked out once for each
        set of them; no value is kept but yes and no."""
        # yes and no are compared with 'is', which nothing can stop: so they stand for themselves
        known = tuple([
            each if each is None or each is True or each is False else KNOWN
            for each in self._given(left)
        ])  # fmt: skip
        if known not in self._settled:
            given = (_UNREAD if each == KNOWN else each for each in known)
            blank = SimpleNamespace(**dict(zip(self._asked, given, strict=False)))
            self._settled[known] = tuple(self._settled_by(n, blank) for n in self.comparisons)
        return self._settled[known]

    def _settled_by(self, number: int, blank: Any) -> Part | None:
        compiled = self._compiled[number]
        try:
            part = compiled.parts[compiled.holds(blank, _UNREAD)]
        except TypeError:  # a value was looked at
            return None
        return None if part.level.frequency else part

    def _rarity(self, column: str, left: Any, right: Any) -> float:
        """Bits that a rare value adds and a common one takes: against the column's base."""
        shares = getattr(left, f"tf_{column}"), getattr(right, f"tf_{column}")
        known = [share for share in shares if share is not None]
        return log2(self.model.frequencies[column] / max(known)) if known else 0.0


class _Compiled(NamedTuple):
    """A comparison made ready: which level holds, and the part of each before its rarity."""

    holds: Holds
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, comparison: Comparison) -> "_Compiled":
        # the last level is 'else': what no other level holds for
        conditions = [level.sql for level in comparison.levels[:-1]]
        holds = first_that_holds(conditions, comparison.column)
        parts = (Part(comparison.name, each, 0.0, each.bits) for each in comparison.levels)
        return cls(holds, tuple(parts))


def _asked_of(comparison: Comparison) -> set[str]:
    """The columns that its conditions read of the left record."""
    return {name for level in comparison.levels[:-1] for name in columns_of(level.sql, "_l")}


class _Unread:
    """Stands for a value that is known, or for a record: whoever looks into it is stopped."""

    def _stop(self, *_: object) -> NoReturn:
        raise TypeError("not to be read")

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = __getattr__ = _stop
    __hash__ = object.__hash__


_UNREAD = _Unread()
