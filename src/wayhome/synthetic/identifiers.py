"""Numbers that pass their checks and belong to nobody.

NHS numbers stand in the range that begins 999, kept for tests; councils and schools in unique pupil
numbers carry DfE numbers nobody holds; telephone numbers come from the ranges Ofcom keeps for
drama (01632 960xxx, 07700 900xxx), and beyond the first thousand from the block around them.
"""

import numpy as np
from numpy.typing import NDArray

from wayhome.lexicon.identifiers import PNC_LETTERS, UPN_LETTERS
from wayhome.synthetic.chance import Stream
from wayhome.synthetic.reference import Words

Ints = NDArray[np.int64]

_UPN = np.array(list(UPN_LETTERS), dtype=object)
_PNC = np.array(list(PNC_LETTERS), dtype=object)


def nhs_numbers(rng: Stream, n: int) -> Ints:
    """`n` different numbers of the range 999… that pass modulus 11 (at most about 900,000)."""
    bodies = 999_000_000 + np.arange(1_000_000, dtype=np.int64)
    check = 11 - _weighted(bodies, np.arange(10, 1, -1)) % 11
    good = bodies[check != 10] * 10 + np.where(check == 11, 0, check)[check != 10]
    rng.shuffle(good)
    numbers: Ints = good[np.arange(n) % len(good)]
    return numbers


def _weighted(numbers: Ints, weights: Ints) -> Ints:
    digits = numbers[:, None] // 10 ** np.arange(len(weights) - 1, -1, -1)[None, :] % 10
    total: Ints = (digits * weights[None, :]).sum(axis=1)
    return total


def upns(council: Ints, school: Ints, year: Ints, serial: Ints) -> Words:
    """Unique pupil numbers: check letter, council (3), school (4), year joined (2), serial (3)."""
    number = (council * 10_000 + school % 10_000) * 100 + year % 100
    number = number * 1_000 + serial % 1_000
    letters = _UPN[_weighted(number, np.arange(2, 14)) % 23]
    return _join(letters, number, 12)


def ulns(rng: Stream, n: int) -> Ints:
    """Unique learner numbers: nine digits, then 10 less the remainder of modulus 11."""
    bodies = 990_000_000 + rng.permutation(9_999_999)[np.arange(2 * n + 20) % 9_999_999]
    rest = _weighted(bodies, np.arange(10, 1, -1)) % 11
    numbers: Ints = (bodies * 10 + 10 - rest)[rest != 0][:n]
    return numbers


def pnc_ids(year: Ints, serial: Ints) -> Words:
    """Police National Computer numbers as YYYY/NNNNNNNC with the modulus 23 letter."""
    number = (year % 100) * 10_000_000 + serial % 10_000_000
    letters = _PNC[number % 23]
    text: Words = np.array(
        [
            f"{y}/{s:07d}{c}"
            for y, s, c in zip(year.tolist(), (serial % 10_000_000).tolist(), letters, strict=True)
        ],
        dtype=object,
    )
    return text


LINES_BEGIN = 97_000  # the mobiles from here on are those of lines


def mobiles(number: Ints) -> Words:
    """Mobile telephones: the 1,000 of drama first, then the block 07700 9 around them."""
    wide = np.where(number < 1_000, 900_000 + number, 900_000 + number % 99_999)
    return _join(np.full(len(number), "07700 ", dtype=object), wide, 6)


def landline(number: int) -> str:
    """A landline of the drama range, 01632 960000 to 960999."""
    return f"01632 960{number % 1000:03d}"


def plate(rng: Stream) -> str:
    """A registration mark; none that is issued has a Q or an I where these have them."""
    letters = "".join("ABCDEFGHJKLMNPRSTUVWXYZ"[int(at)] for at in rng.integers(0, 23, 3))
    return f"QI{int(rng.integers(19, 27))} {letters}"


def _join(prefix: Words, number: Ints, width: int) -> Words:
    joined: Words = np.array(
        [f"{p}{n:0{width}d}" for p, n in zip(prefix, number.tolist(), strict=True)], dtype=object
    )
    return joined
