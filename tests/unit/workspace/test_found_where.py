"""Where and when a child was found, as it is typed in a hurry."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.workspace.found.where import (
    AHEAD,
    area_of,
    clock_of,
    moment_of,
    postcode_in,
    without_postcode,
)

NOW = datetime(2026, 11, 20, 0, 20)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("22:40", time(22, 40)),
        ("2240", time(22, 40)),
        ("22.40", time(22, 40)),
        ("10.40pm", time(22, 40)),
        ("9 am", time(9)),
        ("12am", time(0)),
        ("25:00", None),
        ("13pm", None),
        ("late", None),
        ("", None),
    ],
)
def test_a_clock_is_read_as_people_write_it(text: str, meant: time | None) -> None:
    assert clock_of(text) == meant


@given(st.times())
def test_every_time_of_a_clock_is_read_back(moment: time) -> None:
    assert clock_of(f"{moment:%H:%M}") == moment.replace(second=0, microsecond=0)


@given(st.times(), st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))
def test_a_time_alone_is_the_last_time_it_was_so_late(clock: time, now: datetime) -> None:
    moment = moment_of(None, clock, now)
    assert moment.time() == clock
    assert 0 <= (now + AHEAD - moment).total_seconds() <= 24 * 3600


def test_nothing_said_is_now_and_a_day_alone_begins_it() -> None:
    assert moment_of(None, None, NOW) == NOW
    assert moment_of(date(2026, 11, 19), None, NOW) == datetime(2026, 11, 19)
    assert moment_of(None, time(23, 50), NOW) == datetime(2026, 11, 19, 23, 50)


def test_a_district_is_taken_from_a_whole_postcode_alone() -> None:
    assert postcode_in("outside 12 Mill Row, m1 1ae by the lift") == "M1 1AE"
    assert without_postcode("12 Mill Row, M1 1AE") == "12 Mill Row"
    assert area_of("M1 1AE") == "E08000003"
    assert postcode_in("Manchester M1") == area_of("") == ""
