"""A key as one number, worked out alike for one text and for a column of millions.

FNV-1a over the bytes of the text, 64 bits. DuckDB's own hash changes with its version, and a
look-up would then find nobody and not say so.
"""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from wayhome.people.compiled import compiled

START, PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)

Numbers = NDArray[np.uint64]


def of_texts(texts: Sequence[str]) -> Numbers:
    """The number of each text."""
    written = [text.encode() for text in texts]
    ends = np.array([0, *accumulate(map(len, written))], np.int32)
    return _numbers(ends, np.frombuffer(b"".join(written), np.uint8))


def of_column(texts: pa.Array) -> Numbers:
    """The numbers of a column of texts without nulls."""
    texts = texts.cast(pa.string())
    _, offsets, data = texts.buffers()
    ends = np.frombuffer(offsets, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    return _numbers(ends.copy(), np.frombuffer(data or b"", np.uint8))


@compiled
def _numbers(ends: NDArray[np.int32], letters: NDArray[np.uint8]) -> Numbers:
    found = np.empty(len(ends) - 1, np.uint64)
    for n in range(len(found)):
        number = START
        for place in range(ends[n], ends[n + 1]):
            number = (number ^ np.uint64(letters[place])) * PRIME
        found[n] = number
    return found
