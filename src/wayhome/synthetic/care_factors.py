"""Factors found at the end of an assessment, as often as England found them in 2025 (table c3).

Exploitation (24A), gangs (13A) and trafficking (12A) stand here below England's counts: the rest is
found for the children who are exploited (`exploited_life`). Most of those in whom an assessment
sees exploitation are at risk and are not exploited in the answer key: so much for the word alone.
"""

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream

ASSESSMENTS = 513_250  # episodes with an assessment factor, England, year to March 2025
COUNTS = {
    "1A": 10_620,
    "1B": 73_250,
    "2A": 24_550,
    "2B": 72_620,
    "3A": 57_930,
    "3B": 162_890,
    "4A": 90_400,
    "4B": 171_780,
    "5A": 63_240,
    "5B": 15_170,
    "6A": 24_220,
    "6B": 27_600,
    "7A": 18_960,
    "12A": 1_800,
    "13A": 6_300,
    "24A": 9_000,
    "8B": 1_950,
    "9A": 6_340,
    "10A": 16_940,
    "11A": 12_400,
    "14A": 35_980,
    "15A": 25_470,
    "16A": 90_370,
    "17A": 97_700,
    "18B": 15_270,
    "18C": 61_410,
    "19B": 12_590,
    "19C": 18_900,
    "20": 83_770,
    "22A": 780,
    "23A": 2_240,
}
_OF_OLDER = (
    "1A",
    "2A",
    "10A",
    "11A",
    "12A",
    "13A",
    "14A",
    "15A",
    "24A",
)  # hardly found before eleven


def factors(rng: Stream, age: NDArray[np.float64]) -> NDArray[np.object_]:
    """Codes of each assessment, parted by semicolons; 21 where nothing was found."""
    found = np.full(len(age), "", dtype=object)
    older = age >= 11
    share_older = max(float(older.mean()), 0.05) if len(age) else 1.0
    for code, count in COUNTS.items():
        chance = count / ASSESSMENTS
        chances = (
            np.where(older, 0.9 * chance / share_older, 0.1 * chance / (1 - share_older + 1e-9))
            if code in _OF_OLDER
            else np.full(len(age), chance)
        )
        hit = rng.random(len(age)) < np.clip(chances, 0, 0.9)
        found[hit] = found[hit] + (code + ";")
    found[found == ""] = "21;"
    return np.array([codes[:-1] for codes in found], dtype=object)
