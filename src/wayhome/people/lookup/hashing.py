"""A key as one number, worked out alike for one text and for a column of millions.

FNV-1a over the bytes of the text, 64 bits. DuckDB's own hash would be faster to make, but changes
with its version, and a look-up would then find nobody and not say so.
"""

from functools import lru_cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

START, PRIME = 0xCBF29CE484222325, 0x100000001B3
WHOLE = (1 << 64) - 1

Numbers = NDArray[np.uint64]


def of_text(text: str) -> int:
    """The number of one key."""
    kind, bar, value = text.partition("|")
    return _further(_begun(kind + bar), value)


@lru_cache(100)
def _begun(kind: str) -> int:
    """Kinds of key are few, and what one begins with is folded once."""
    return _further(START, kind)


def _further(number: int, text: str) -> int:
    for byte in text.encode():
        number = (number ^ byte) * PRIME & WHOLE
    return number


def of_column(texts: pa.Array) -> Numbers:
    """The numbers of a column of texts without nulls."""
    texts = texts.cast(pa.string())
    _, offsets, data = texts.buffers()
    starts = np.frombuffer(offsets, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    letters = np.frombuffer(data, np.uint8) if data else np.empty(0, np.uint8)
    return _folded(starts[:-1].astype(np.int64), np.diff(starts), letters)


def _folded(
    starts: NDArray[np.int64], lengths: NDArray[np.int32], letters: NDArray[np.uint8]
) -> Numbers:
    """One byte of every text at a time, the longest texts first so that the rest fall away."""
    order = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    numbers = np.full(len(order), START, np.uint64)
    left = np.searchsorted(-lengths, -np.arange(1, int(lengths.max(initial=0)) + 1), side="right")
    for place, count in enumerate(left):
        byte = letters[starts[:count] + place].astype(np.uint64)
        numbers[:count] = (numbers[:count] ^ byte) * np.uint64(PRIME)
    found = np.empty_like(numbers)
    found[order] = numbers
    return found
