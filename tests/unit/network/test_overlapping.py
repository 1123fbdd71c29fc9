"""Two at one address: at other times is said of stays alone, and never of what has no day."""

import pytest

from wayhome.network.methods.overlapping import Days, at_other_times, stretches

EVER = (-(2**31), 2**31 - 1)


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ([(0, 9)], [(20, 29)], True),
        ([(20, 29)], [(0, 9)], True),
        ([(0, 9)], [(9, 29)], False),
        ([(0, 9), (40, 49)], [(20, 29)], True),
        ([(0, 9), (25, 49)], [(20, 29)], False),
        ([(0, 9)], [EVER], False),
        ([(0, 9)], [(12, 12)], True),  # seen there when the tenant was gone
        ([(3, 3)], [(12, 12)], False),  # two things that happened: how long is not known
    ],
)
def test_at_other_times(one: list[Days], two: list[Days], apart: bool) -> None:
    assert at_other_times(one, two) is apart


def test_days_that_touch_are_one_stretch() -> None:
    assert stretches([(20, 29), (0, 9), (10, 12), (25, 40)]) == [(0, 12), (20, 40)]
    assert stretches([EVER, (3, 4)]) == [EVER]
