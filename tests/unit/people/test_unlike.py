"""Which two births cannot be one person's."""

import numpy as np
import pytest

from wayhome.people.unlike import unlike, unlike_each

BIRTHS = [
    # one, other, cannot be one person's
    (20100312, 20100312, False),
    (20100312, 20101203, False),  # day and month changed places
    (20100312, 20111203, False),  # and the year a digit off
    (20100312, 20100927, True),  # one year, another day and month
    (20100312, 20150312, False),  # one day and month, years between
    (20100312, 20120322, False),  # two slips
    (20100312, 20030930, True),
    (20100312, 20130927, True),
    (20100101, 20120415, False),  # 1 January: sometime about that year
    (20100101, 20130415, True),
    (20120105, 19790830, True),  # half a generation
    (20120101, 19790830, True),
    (20110505, 19810505, True),  # father and son of one birthday
    (20110505, 20210505, False),  # one digit
    (20100300, 20100927, False),  # the day not stated: years alone
    (20100000, 20120927, False),
    (20100000, 20030930, True),
    (20100000, 20130930, False),  # one digit
]


@pytest.mark.parametrize(("one", "other", "said"), BIRTHS)
def test_births(one: int, other: int, said: bool) -> None:
    assert unlike(one, other) is said
    assert unlike(other, one) is said


def test_many_at_once_are_told_like_one() -> None:
    one, other = (np.array(column, np.int64) for column in list(zip(*BIRTHS, strict=True))[:2])
    assert unlike_each(one, other).tolist() == [said for _, _, said in BIRTHS]
