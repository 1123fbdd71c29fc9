"""Words for rows: a note for each of many, by what the row is about, or one word of a few."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from wayhome.synthetic.chance import Stream
from wayhome.synthetic.reference import Words


def noted(rng: Stream, about: Words, texts: Mapping[str, tuple[str, ...]], share: float) -> Words:
    """One of the texts of each row's word, for this share of them."""
    found = np.full(len(about), None, dtype=object)
    some = rng.random(len(about)) < share
    turn = rng.integers(0, 1 << 20, len(about))
    for word, choices in texts.items():
        here = np.flatnonzero((about == word) & some)
        found[here] = np.array(choices, dtype=object)[turn[here] % len(choices)]
    return found


def word(rng: Stream, parts: Mapping[str, float]) -> str:
    """One of the keys, in proportion to their values."""
    edges = np.cumsum(list(parts.values()))
    return list(parts)[int(np.searchsorted(edges, rng.random() * edges[-1], side="right"))]


def only(condition: Any, values: Any) -> Words:
    """The values where the condition holds; nothing elsewhere."""
    found = np.full(len(condition), None, dtype=object)
    found[condition] = values[condition]
    return found


def some(rng: Stream, values: Any, share: Any) -> Words:
    """These values in a share of rows; nothing in the others."""
    return only(rng.random(len(values)) < share, values)
