"""Training comes to rest, whatever is compared: also where a level is seen hardly often enough."""

import numpy as np
import pytest

from wayhome.people.model import load
from wayhome.people.training.comparing import Compared
from wayhome.people.training.maximising import maximise

MODEL = "2026-12-01"  # another has other bits, in which these worlds might be no trouble


def _world(seed: int) -> Compared:
    """Pairs of nobody: each level as chance has it, by its bits more in one person's."""
    chance = np.random.default_rng(seed)
    many = int(chance.integers(200, 1500))
    one = chance.random(many) < chance.uniform(0.05, 0.5)
    levels, rarity = {}, {}
    for each in load(MODEL).comparisons:
        bits = np.array([level.bits for level in each.levels])
        apart = chance.dirichlet(np.full(len(bits), 0.4)) + 1e-3
        apart /= apart.sum()
        more = bits * chance.uniform(0.2, 0.8) + chance.normal(0, 1, len(bits))
        together = apart * np.exp2(np.clip(more, -8, 8))
        together /= together.sum()
        of_one, of_two = (chance.choice(len(bits), many, p=p) for p in (together, apart))
        levels[each.name] = np.where(one, of_one, of_two).astype(np.uint8)
        rare = chance.random() < 0.3
        rarity[each.name] = chance.normal(0, 2, many) if rare else np.zeros(many)
    few = chance.random(many) < 0.6
    stands_for = chance.integers(1, int(chance.integers(3, 300)), many)
    return Compared(many, np.where(few, 1.0, stands_for), levels, rarity)


@pytest.mark.parametrize("seed", [*range(12), 1338])
def test_training_comes_to_rest(seed: int) -> None:
    """In 1338 one level went to and fro, as one did among a million records."""
    assert maximise(_world(seed), load(MODEL)).rounds < 60
