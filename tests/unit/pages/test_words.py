"""Words of the pages, as small tables."""

from datetime import date, datetime

import pytest
from django.http import QueryDict

from wayhome.workspace.pages import words
from wayhome.workspace.pages.choices import Choices

DAY = datetime(2026, 11, 21)


@pytest.mark.parametrize(
    ("when", "precision", "said"),
    [
        (DAY, "minute", "21 November 2026"),
        (DAY.replace(hour=14, minute=5), "minute", "21 November 2026, 14:05"),
        (DAY.replace(hour=14, minute=5), "day", "21 November 2026"),
        (DAY, "month", "November 2026"),
        (None, "minute", "date not known"),
    ],
)
def test_moments(when: datetime | None, precision: str, said: str) -> None:
    assert words.moment(when, precision) == said


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0.5, "30 minutes"), (9, "9 hours"), (26, "1 night"), (80, "4 nights"), (24 * 40, "6 weeks")],
)
def test_how_long(hours: float, said: str) -> None:
    start = datetime(2026, 6, 3, 19, 30)
    end = datetime.fromtimestamp(start.timestamp() + hours * 3600)  # noqa: DTZ006
    assert words.lasting(start, end) == said


def test_counts_and_lists() -> None:
    assert words.times(1) == "once"
    assert words.times(6) == "six times"
    assert words.times(17) == "17 times"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.count(1, "entry", "entries") == "1 entry"
    assert words.ago(date(2026, 11, 20), date(2026, 11, 21)) == "yesterday"
    assert words.feed("police") == "Police"


def test_choices_forgive_an_edited_address() -> None:
    chosen = Choices(QueryDict("known_on=2026-02-31&zoom=6m&page=3&from_age=abc"))
    assert chosen.day("known_on") is None
    assert chosen.number("from_age") is None
    assert chosen.link(lanes="agency") == "?known_on=2026-02-31&zoom=6m&from_age=abc&lanes=agency"
    assert "page" not in dict(chosen.hidden())
