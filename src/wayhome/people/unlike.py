"""Two births that cannot be one person's, however alike the rest is.

    half a generation or more between, and more than one digit         parent and child
    another day and month, more than two digits apart                  siblings, cousins, namesakes

Not unlike: day and month changed places, one or two slips of the hand, and 1 January, which forms
write for 'sometime that year', beside a date within two years. Of a birth without its day the years
alone are compared, and one digit apart is a slip.

A birth is a number here, 20110305; without its day 20110300.
"""

import numpy as np
from numpy.typing import NDArray

from wayhome.people.compiled import compiled

Births = NDArray[np.int64]
HALF_A_GENERATION = 12
NEW_YEAR, NEAR = 101, 2  # 1 January, and how many years it may stand for


@compiled
def unlike(one: int, other: int) -> bool:
    """Whether they cannot be one person's."""
    years = abs(one // 10_000 - other // 10_000)
    days, others = one % 10_000, other % 10_000
    if not days % 100 or not others % 100:
        return years > NEAR and _slips(one // 10_000, other // 10_000) > 1
    if years >= HALF_A_GENERATION:
        return _slips(one, other) > 1
    if days == others or days == others % 100 * 100 + others // 100:
        return False
    if years <= NEAR and (days == NEW_YEAR or others == NEW_YEAR):
        return False
    return _slips(one, other) > 2  # two neighbours that changed places are two


@compiled
def unlike_each(one: Births, other: Births) -> NDArray[np.bool_]:
    """The same of each two of the rows."""
    found = np.zeros(len(one), np.bool_)
    for n in range(len(one)):
        found[n] = unlike(one[n], other[n])
    return found


@compiled
def _slips(one: int, other: int) -> int:
    apart = 0
    while one or other:
        apart += one % 10 != other % 10
        one, other = one // 10, other // 10
    return apart
