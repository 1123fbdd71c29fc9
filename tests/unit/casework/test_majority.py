"""The 100-day line and the 18th birthday at their exact edges."""

from datetime import date

import pytest

from wayhome.casework import near_majority

EDGES = [
    # born, day, age, days to 18, more than 100 days short
    (date(2009, 3, 1), date(2026, 11, 20), 17, 101, True),
    (date(2009, 3, 1), date(2026, 11, 21), 17, 100, False),
    (date(2009, 3, 1), date(2027, 2, 28), 17, 1, False),
    (date(2009, 3, 1), date(2027, 3, 1), 18, 0, False),
    (date(2008, 2, 29), date(2026, 2, 28), 17, 1, False),
    (date(2008, 2, 29), date(2026, 3, 1), 18, 0, False),
]


@pytest.mark.parametrize(("born", "day", "age", "days", "beyond"), EDGES)
def test_edges(born: date, day: date, age: int, days: int, beyond: bool) -> None:
    near = near_majority(born, day)
    assert (near.age, near.days, near.beyond_limit) == (age, days, beyond)
    assert near.is_child == (days > 0)
