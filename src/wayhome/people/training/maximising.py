"""Expectation maximisation over all pairs, without labels (Fellegi and Sunter 1969, Dempster,
Laird and Rubin 1977): how likely each pair is one person by the bits there are, then the bits that
those likelihoods give, until they rest.

    how often a level holds in pairs of one person
      = how often in pairs of strangers * 2^bits * how much rarity adds there, on the average

Trusted identifiers, the household guard and whatever else was set by hand keep their bits. They
are what ties learning to people: without them it would as gladly learn what a household is.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayhome.lexicon.errors import WayhomeError
from wayhome.people.model import Comparison, Model
from wayhome.people.training.comparing import Compared, Floats

# Everything else is set by hand, with the reason beside it in the model or in docs/people.md.
LEARNED = ("name", "date of birth", "home")
# Pairs of either kind in which a level must be seen: its bits are then good to half a bit.
ENOUGH = 20
ROUNDS = 60
AT_REST = 0.01  # bits
# From this round on a level that was once seen too seldom stays so, and bits go half of their way:
# of a million records one level was seen 18, 28 and 20 times by turns, and training never came to
# rest (1 December 2026).
SETTLING = 30

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Rates:
    """Of one comparison, one place a level: in how many of the drawn pairs of one person, and of
    strangers, it was seen, and its share of all pairs of either kind."""

    bits: Floats
    learned: Flags
    seen_in_one: Floats
    seen_in_two: Floats
    share_of_one: Floats
    share_of_two: Floats

    @property
    def often(self) -> tuple[Flags, Flags]:
        """Which levels were seen often enough in pairs of one person, and in pairs of strangers."""
        return self.seen_in_one >= ENOUGH, self.seen_in_two >= ENOUGH


@dataclass(frozen=True)
class Rest:
    """Where it came to rest: the rates, how many pairs are one person, after how many rounds."""

    rates: dict[str, Rates]
    pairs: float
    rounds: int


def maximise(compared: Compared, model: Model) -> Rest:
    """Bits from pairs nobody has labelled. WayhomeError where it does not come to rest."""
    bits = {each.name: _bits(each) for each in model.comparisons}
    learned = [each for each in model.comparisons if each.name in LEARNED]
    more = more_bits(compared, model)
    often = {each.name: _all_may(each) for each in learned}
    for rounds in range(1, ROUNDS + 1):
        one = likely(compared, model, bits)
        rates = {each.name: _rates(compared, each, one, more, often[each.name]) for each in learned}
        if rounds >= SETTLING:
            often = {name: _still(often[name], each.often) for name, each in rates.items()}
        moved = max(float(np.abs(rates[name].bits - bits[name]).max()) for name in rates)
        way = 1.0 if rounds < SETTLING else 0.5
        bits |= {name: bits[name] + way * (each.bits - bits[name]) for name, each in rates.items()}
        if moved < AT_REST:
            return Rest(rates, float((compared.stands_for * one).sum()), rounds)
    raise WayhomeError(
        f"Training did not come to rest in {ROUNDS} rounds (bits still move by {moved:.2f}): "
        f"the model {model.version} stays as it is, and nothing was written."
    )


def weights(compared: Compared, model: Model, bits: dict[str, Floats]) -> Floats:
    """The weight of each pair, as linking would weigh it with these bits."""
    found = np.full(len(compared.stands_for), model.prior_bits(compared.faces))
    for name, levels in compared.levels.items():
        found += bits[name][levels] + compared.rarity[name]
    return found


def likely(compared: Compared, model: Model, bits: dict[str, Floats]) -> Floats:
    """How likely each pair is one person."""
    found: Floats = 1 / (1 + np.exp2(-np.clip(weights(compared, model, bits), -60, 60)))
    return found


def _bits(comparison: Comparison) -> Floats:
    return np.array([level.bits for level in comparison.levels], np.float64)


def _all_may(comparison: Comparison) -> tuple[Flags, Flags]:
    every = np.ones(len(comparison.levels), np.bool_)
    return every, every


def _still(often: tuple[Flags, Flags], now: tuple[Flags, Flags]) -> tuple[Flags, Flags]:
    return often[0] & now[0], often[1] & now[1]


def _rates(
    compared: Compared,
    comparison: Comparison,
    one: Floats,
    more: float,
    often: tuple[Flags, Flags],
) -> Rates:
    """`often`: the levels that may count as seen often enough, in one person's and strangers'."""
    places, many = compared.levels[comparison.name], len(comparison.levels)

    def total(weight: Floats) -> Floats:
        return np.bincount(places, weight, many).astype(np.float64)

    as_one, as_two = compared.stands_for * one, compared.stands_for * (1 - one)
    of_one, of_two = total(as_one), total(as_two)
    # as many pairs as would be as sure, did each stand for as many; a hundred pairs that are each
    # one person by a chance of one in a hundred are no more than one
    seen_in_one = np.minimum(of_one, of_one**2 / np.maximum(total(as_one**2), 1e-300))
    seen_in_two = np.minimum(of_two, of_two**2 / np.maximum(total(as_two**2), 1e-300))
    in_one, in_two = _still(often, (seen_in_one >= ENOUGH, seen_in_two >= ENOUGH))
    known = np.array([not level.unknown for level in comparison.levels])
    said = np.array([bool(level.says) for level in comparison.levels])
    share_of_one = of_one / max(of_one[known].sum(), 1e-300)
    share_of_two = of_two / max(of_two[known].sum(), 1e-300)
    # how often it should hold in pairs of one person by the bits it had
    old = _bits(comparison)
    rarer = total(as_two * np.exp2(compared.rarity[comparison.name])) / np.maximum(of_two, 1e-300)
    likelier = np.where(rarer > 0, rarer, 1) * np.exp2(old - restated(comparison, more))
    counted_in_two = _at_least(of_two, in_two) / max(of_two[known].sum(), 1e-300)
    expected = of_one[known].sum() * counted_in_two * likelier
    found = old + np.log2(_at_least(of_one, in_one) / np.maximum(expected, 1e-300))
    bits, learned = _bounded(old, found, in_one, in_two)
    bits, learned = np.where(said, bits, old), learned & said
    return Rates(bits, learned, seen_in_one, seen_in_two, share_of_one, share_of_two)


def _bounded(old: Floats, found: Floats, one: Flags, two: Flags) -> tuple[Floats, Flags]:
    """Bits, and which of them are learned; `one`, `two`: seen often enough in pairs of either kind.

    Seen too seldom to say how seldom: no lower than ENOUGH pairs of one person would take it, no
    higher than as many of strangers. So a level cannot come and go from round to round.
    """
    bits = np.where(one, found, np.minimum(old, found))
    bits = np.where(two, bits, np.maximum(old, bits))
    return bits, (one & two) | (bits != old)


def _at_least(pairs: Floats, often: Flags) -> Floats:
    return np.where(often, pairs, np.maximum(pairs, ENOUGH))


def more_bits(compared: Compared, model: Model) -> float:
    """By how many bits the prior is that of more records than are held (`at_least_records`)."""
    return float(np.log2(max(compared.faces, model.at_least_records) / max(compared.faces, 1)))


def restated(comparison: Comparison, more: float) -> Floats:
    """What a home or a telephone is worth among as many records as the prior is for.

    With how many others somebody lives does not grow with the records: among few records two
    strangers share a home more often. Unless restated, a small region's home would weigh little
    twice over, by its bits and by its prior.
    """
    of_a_household = [
        level.sql.startswith("list_has_any(") and ("premises" in level.sql or "phones" in level.sql)
        for level in comparison.levels
    ]
    return np.where(of_a_household, more, 0.0)
