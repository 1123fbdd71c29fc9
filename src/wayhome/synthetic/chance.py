"""Chance that can be repeated: one independent stream a stage, all grown from one seed.

The rule: a stage draws only from its own stream, so that a change in one stage never moves the
draws of another, and the same seed gives the same region, byte for byte.
"""

import math
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

Stream = np.random.Generator


def stream(seed: int, stage: str) -> Stream:
    """The stream of one stage. The name enters as a checksum: hash() differs from run to run."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, _number(stage)])))


def _number(stage: str) -> int:
    return zlib.crc32(stage.encode())


def shares(rng: Stream, n: int, parts: dict[str, float]) -> NDArray[np.object_]:
    """`n` draws of the keys, in proportion to their values."""
    keys = np.array(list(parts), dtype=object)
    return keys[drawn(rng, n, np.array(list(parts.values())))]


def evenly(rng: Stream, n: int, parts: dict[Any, float]) -> list[Any]:
    """`n` keys in any order, each as often as its value says: even a few then meet every key."""
    edges = np.cumsum(list(parts.values()))
    at = (np.arange(n) + rng.random()) / n * edges[-1]
    keys, found = list(parts), np.searchsorted(edges, at, side="right")
    return [keys[min(int(x), len(keys) - 1)] for x in rng.permutation(found)]


def drawn(rng: Stream, n: int, weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """`n` indices in proportion to weights, with replacement; much faster than Generator.choice."""
    edges = np.cumsum(weights)
    at: NDArray[np.int64] = np.searchsorted(edges, rng.random(n) * edges[-1], side="right")
    return at


def one_in(turn: int, share: float) -> bool:
    """Whether a turn (from 1) is one of a share spread evenly; the first is, so few have one."""
    return math.ceil(turn * share) > math.ceil((turn - 1) * share)


def picked(rng: Stream, k: int, weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """`k` different indices, likelier with weight (Gumbel top-k); fewer if few have weight."""
    some = np.flatnonzero(weights > 0)
    k = min(k, len(some))
    if not k:
        return some[:0]
    keys = np.log(weights[some]) + rng.gumbel(size=len(some))
    top = np.argpartition(-keys, k - 1)[:k]
    found: NDArray[np.int64] = some[top[np.argsort(-keys[top], kind="stable")]]
    return found


def text_where(condition: NDArray[np.bool_], text: str) -> NDArray[np.object_]:
    """`text` where the condition holds, nothing elsewhere."""
    found = np.full(len(condition), None, dtype=object)
    found[condition] = text
    return found
