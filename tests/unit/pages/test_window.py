"""The stretch that is shown: fitted to what happened unless somebody chose otherwise."""

from datetime import date, datetime, timedelta

import pytest
from life_in_lines import START, TODAY, entry

from wayhome.workspace.pages.timeline import window
from wayhome.workspace.pages.timeline.window import fitting


def test_a_window_is_never_empty_or_backwards() -> None:
    shown = window("all", None, TODAY, date(2027, 1, 1), date(2026, 1, 1))
    assert shown.start < shown.end
    assert window("2y", START, TODAY, None, None).days == 731


def test_the_window_is_fitted_to_what_happened_and_not_to_two_years() -> None:
    weeks = [entry("attendance", 7.0 * n) for n in range(90)]
    told = [entry("home", -900), *weeks, entry("missing", 600), entry("arrest", 670)]
    shown = window("", START, TODAY, None, None, fitting(told, TODAY))
    assert shown.start.date() <= date(2026, 8, 24)  # the first absence is in it
    assert shown.days < 110
    assert shown.zoom == ""


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ([entry("missing", -500), entry("missing", 650)], START + timedelta(days=650)),
        ([entry("review", 400), entry("home", 10)], START + timedelta(days=400)),
        ([entry("review", -500), entry("home", 10)], None),
        ([], None),
    ],
)
def test_what_the_window_is_fitted_to(told: list, first: datetime | None) -> None:
    assert fitting(told, TODAY) == first


def test_where_nothing_fits_everything_is_shown() -> None:
    assert window("", START, TODAY, None, None, None).start == START
    assert window("nonsense", START, TODAY, None, None, None).start == START


def test_a_tick_never_sticks_out() -> None:
    shown = window("2y", None, date(2026, 11, 5), None, None)
    assert all(shown.start <= tick.when <= shown.end for tick in shown.ticks(12))
