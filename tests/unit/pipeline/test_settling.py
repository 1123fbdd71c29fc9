"""When a build begins by itself, at its edges."""

from datetime import datetime, timedelta

import pytest

from wayhome.pipeline.settling import LONGEST_PAUSE, Settling

SETTLING = Settling(timedelta(seconds=60), timedelta(seconds=600))


def _at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-12-01 {clock}")


@pytest.mark.parametrize(
    ("first", "last", "begins"),
    [
        ("10:00:00", "10:00:00", "10:01:00"),  # one judgement
        ("10:00:00", "10:00:40", "10:01:40"),  # another comes: it waits for that too
        ("10:00:00", "10:09:00", "10:10:00"),  # but no longer than ten minutes in all
        ("10:00:00", "10:30:00", "10:10:00"),
    ],
)
def test_it_begins_once_nothing_new_comes_or_enough_time_is_over(
    first: str, last: str, begins: str
) -> None:
    assert SETTLING.begins(_at(first), _at(last)) == _at(begins)


@pytest.mark.parametrize(
    ("times", "minutes"), [(1, 2), (2, 4), (3, 8), (7, 128), (8, 240), (10**6, 240)]
)
def test_the_more_often_it_fails_the_longer_it_waits(times: int, minutes: int) -> None:
    assert SETTLING.pause(times) == timedelta(minutes=minutes) <= LONGEST_PAUSE
