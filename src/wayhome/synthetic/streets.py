"""Names of streets that are everywhere and nowhere."""

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.reference import Words

_FIRST = (
    *("Alder", "Beacon", "Chapel", "Dovecote", "Eastfield", "Ferry", "Garden", "Hawthorn", "Ivy"),
    *("Jubilee", "Kiln", "Linden", "Meadow", "Northgate", "Oak", "Priory", "Quarry", "Rectory"),
    *("School", "Tannery", "Union", "Vicarage", "Windmill", "Yew", "Albert", "Brook", "Clarence"),
    *("Dale", "Elm", "Fox"),
)
_LAST = ("Road", "Street", "Lane", "Close", "Avenue", "Drive", "Court", "Way", "Gardens", "Walk")
STREETS = np.array([f"{a} {b}" for a in _FIRST for b in _LAST], dtype=object)


def address(door: NDArray[np.int64], street: NDArray[np.int64]) -> Words:
    """Number and street."""
    names = STREETS[street % len(STREETS)]
    lines: Words = door.astype(str).astype(object) + " " + names
    return lines
