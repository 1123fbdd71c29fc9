"""Notes and lists of codes told in bulk."""

from typing import Any

import numpy as np

from wayhome.synthetic.chance import Stream
from wayhome.synthetic.population import People
from wayhome.synthetic.reference import Words
from wayhome.synthetic.teller import PRONOUNS
from wayhome.synthetic.truth import Ints


def picked(rng: Stream, n: int, choices: tuple[Any, ...]) -> Words:
    """`n` of them, evenly."""
    found: Words = np.array(choices, dtype=object)[rng.integers(0, len(choices), n)]
    return found


def in_words(people: People, pid: Ints, texts: Words) -> Words:
    """Each text about its person; nothing where there is none."""
    male = people.male[pid].tolist()
    told = [text and text.format(**PRONOUNS[own]) for text, own in zip(texts, male, strict=True)]
    return np.array(told, dtype=object)


def some_of(rng: Stream, n: int, parts: dict[str, float]) -> Words:
    """Of each code whether it is there, as a list parted by semicolons; nothing for none."""
    codes, there = list(parts), rng.random((n, len(parts))) < np.array(list(parts.values()))
    lists = [";".join(code for code, yes in zip(codes, row, strict=True) if yes) for row in there]
    return np.array([text or None for text in lists], dtype=object)


def left_out(rng: Stream, values: Words, share: float) -> Words:
    """The same, with a share of them not written."""
    found = values.copy()
    found[rng.random(len(found)) < share] = None
    return found
