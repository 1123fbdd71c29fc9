"""What was promised and not done is told from what is done, or has its day still to come."""

from datetime import date, timedelta

import pytest

from wayhome.casework.decisions import Became
from wayhome.casework.undone import Undone, left_undone

TODAY = date(2026, 11, 20)
BEFORE, AFTER = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("by_day", "became", "left"),
    [
        (AFTER, None, None),
        (TODAY, None, None),  # there is still the evening
        (BEFORE, None, Undone.NO_WORD),
        (BEFORE, Became.DONE, None),  # said late, and done all the same
        (BEFORE, Became.NOT_DONE, Undone.NOT_DONE),
        (AFTER, Became.NOT_DONE, Undone.NOT_DONE),  # known before its day
        (None, None, None),  # from before a day was asked
    ],
)
def test_how_a_next_step_was_left(
    by_day: date | None, became: Became | None, left: Undone | None
) -> None:
    assert left_undone(by_day, became, TODAY) is left
