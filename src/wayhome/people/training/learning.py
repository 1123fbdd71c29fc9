"""What was learned, and what was not: a level without enough pairs keeps the bits it had.

An untrained level must never count for what some default says: where it cannot be measured, the
last good model's bits stay, and it is said so. Where training as a whole cannot be believed,
nothing of it is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from wayhome.lexicon.errors import WayhomeError
from wayhome.people.model import Comparison, Model
from wayhome.people.training.against_identifiers import Checked, check
from wayhome.people.training.comparing import Compared, Floats
from wayhome.people.training.maximising import ENOUGH, LEARNED, Rates, likely, maximise, weights

LEAST_PAIRS = 200  # of one person; fewer are chance, or one family
WORSE = 0.01  # less precise by trusted identifiers than the bits before
RAN_AWAY = 3.0  # times as many, or as few, pairs of one person as by the bits before
STEP = 0.1  # bits are kept to a tenth, and no two levels of a comparison have the same


@dataclass(frozen=True)
class Learned:
    """One level. `kept`: why it kept its bits, where it did; shares are of all pairs."""

    comparison: str
    says: str
    was: float
    now: float
    seen_in_one: float
    seen_in_two: float
    share_of_one: float
    share_of_two: float
    kept: str = ""


@dataclass(frozen=True)
class Outcome:
    """What bits come to: pairs that weigh enough to be linked, or to be put before a human, and
    what trusted identifiers say of them."""

    linked: int
    for_a_human: int
    checked: Checked


@dataclass(frozen=True)
class Training:
    """All that is told of one training; nothing in it is about a person."""

    base: str
    records: int
    seed: int
    drawn: int  # pairs that were compared
    pairs: float  # of one person, of all pairs there are
    rounds: int
    by_hand: tuple[str, ...]
    levels: tuple[Learned, ...]
    before: Outcome
    after: Outcome


def learn(compared: Compared, model: Model, seed: int) -> Training:
    """Learn from compared pairs. WayhomeError where what comes out cannot be believed."""
    rest = maximise(compared, model)
    levels = tuple(
        found
        for each in model.comparisons
        if each.name in LEARNED
        for found in _levels(each, rest.rates[each.name])
    )
    old = {each.name: np.array([level.bits for level in each.levels]) for each in model.comparisons}
    new = {each.name: _bits(each, levels) for each in model.comparisons}
    training = Training(
        base=model.version,
        records=compared.faces,
        seed=seed,
        drawn=len(compared.stands_for),
        pairs=rest.pairs,
        rounds=rest.rounds,
        by_hand=tuple(each.name for each in model.comparisons if each.name not in LEARNED),
        levels=levels,
        before=_outcome(compared, model, old),
        after=_outcome(compared, model, new),
    )
    _believe(training, float(compared.stands_for @ likely(compared, model, old)))
    return training


def _believe(training: Training, expected: float) -> None:
    """WayhomeError where there is too little to learn from, or what was learned is no better."""
    pairs, before, after = training.pairs, training.before.checked, training.after.checked
    fault = ""
    if pairs < LEAST_PAIRS:
        fault = (
            f"There are about {pairs:,.0f} pairs of records of one person, and {LEAST_PAIRS} are "
            "wanted to learn from"
        )
    elif not 1 / RAN_AWAY < pairs / max(expected, 1) < RAN_AWAY:
        fault = (
            f"Training takes {pairs:,.0f} pairs for one person where the model took "
            f"{expected:,.0f}, which is not to be believed"
        )
    elif after.precision < before.precision - WORSE:
        fault = (
            f"Of the pairs that the trained bits would link, {after.precision:.1%} have the same "
            f"identifier, and by the bits there are {before.precision:.1%}"
        )
    if fault:
        raise WayhomeError(
            f"{fault}: the model {training.base} stays as it is, and nothing was written."
        )


def _levels(comparison: Comparison, rates: Rates) -> Iterator[Learned]:
    now = _told_apart(comparison, rates)
    for place, level in enumerate(comparison.levels):
        if level.says:
            yield Learned(
                comparison.name,
                level.says,
                level.bits,
                now[place],
                float(rates.seen_in_one[place]),
                float(rates.seen_in_two[place]),
                float(rates.share_of_one[place]),
                float(rates.share_of_two[place]),
                "" if rates.learned[place] else _why_kept(rates, place),
            )


def _why_kept(rates: Rates, place: int) -> str:
    if rates.seen_in_two[place] < ENOUGH:
        return f"seen in {rates.seen_in_two[place]:,.0f} pairs of strangers; {ENOUGH} are wanted"
    return f"seen in {rates.seen_in_one[place]:,.0f} pairs of one person; {ENOUGH} are wanted"


def _told_apart(comparison: Comparison, rates: Rates) -> list[float]:
    """Bits to a tenth, no two of a comparison the same: a reason is found again by its bits."""
    said = [place for place, level in enumerate(comparison.levels) if level.says]
    taken = {0.0} | {comparison.levels[p].bits for p in said if not rates.learned[p]}
    now = [level.bits for level in comparison.levels]
    for place in said:
        if rates.learned[place]:
            now[place] = free(float(rates.bits[place]), taken)
            taken.add(now[place])
    return now


def free(bits: float, taken: set[float]) -> float:
    """The tenth of a bit at or below that no other level has."""
    found = round(bits, 1)
    while found in taken:
        found = round(found - STEP, 1)
    return found


def _bits(comparison: Comparison, levels: tuple[Learned, ...]) -> Floats:
    now = {each.says: each.now for each in levels if each.comparison == comparison.name}
    return np.array([now.get(level.says, level.bits) for level in comparison.levels], np.float64)


def _outcome(compared: Compared, model: Model, bits: dict[str, Floats]) -> Outcome:
    weighed = weights(compared, model, bits)
    linked = float(compared.stands_for @ (weighed >= model.linked))
    shown = float(compared.stands_for @ (weighed >= model.for_a_human))
    return Outcome(round(linked), round(shown - linked), check(compared, model, bits))
