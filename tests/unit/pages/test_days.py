"""A day in three boxes: what it makes, and what is said where it makes none."""

from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from django.template import engines

from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.day_field import DayField
from wayhome.workspace.pages.days import Typed, typed

OCTOBER = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (Typed("31", "10", "2026"), OCTOBER),
        (Typed("31", "Oct", "2026"), OCTOBER),
        (Typed("31", "october", "2026"), OCTOBER),
        (Typed(), None),
        (Typed("31", "2", "2026"), None),
        (Typed("31", "10", "26"), None),
        (Typed("31", "", "2026"), None),
        (Typed("³", "10", "2026"), None),
        (Typed("1" * 5000, "10", "2026"), None),
    ],
)
def test_three_boxes_make_a_day_or_none(given: Typed, made: date | None) -> None:
    assert given.date == made
    assert bool(given.wrong("To")) is (made is None and given != Typed())


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Typed("31", "2", "2026"), "From: 31 February 2026 is not in the calendar."),
        (Typed("31", "10", "26"), "From: write the year with four figures, such as 2026."),
        (Typed("31", "", "2026"), "From: write a day, a month and a year, such as 27 3 2026."),
        (Typed("x", "13", "2026"), "From: write a day, a month and a year, such as 27 3 2026."),
    ],
)
def test_what_is_wrong_is_one_sentence(given: Typed, said: str) -> None:
    assert given.wrong("From") == said


@pytest.mark.parametrize("text", ["2026-10-31", "2026-2-31", "2026--31", "yesterday", ""])
def test_what_was_written_is_given_back(text: str) -> None:
    assert typed(text).text == text


def test_three_boxes_of_a_form_become_one_choice() -> None:
    chosen = Choices(QueryDict("known_on-day=31&known_on-month=10&known_on-year=2026&to-day="))
    assert chosen.day("known_on") == OCTOBER
    assert chosen.day("to") is None
    assert chosen.link(lanes="agency") == "?known_on=2026-10-31&lanes=agency"
    assert chosen.hidden() == [("known_on", "2026-10-31")]


def test_a_day_that_is_none_is_kept_to_be_shown_again() -> None:
    chosen = Choices(QueryDict("to-day=31&to-month=2&to-year=2026"))
    assert chosen.day("to") is None
    assert chosen.typed("to") == Typed("31", "2", "2026")


class OneDay(forms.Form):
    since = DayField(label="From", required=False)


@pytest.mark.parametrize(
    "query", ["since-day=31&since-month=10&since-year=2026", "since=2026-10-31"]
)
def test_a_form_reads_three_boxes_and_an_address(query: str) -> None:
    form = OneDay(QueryDict(query))
    assert form.is_valid()
    assert form.cleaned_data["since"] == OCTOBER


def test_a_form_says_what_is_wrong_with_a_day() -> None:
    form = OneDay(QueryDict("since-day=31&since-month=2&since-year=2026"))
    assert form.errors["since"] == ["31 February 2026 is not in the calendar."]
    assert typed(form["since"].value()) == Typed("31", "2", "2026")


def test_a_field_is_drawn_with_what_was_typed_and_what_is_wrong() -> None:
    form = OneDay(QueryDict("since-day=31&since-month=2&since-year=2026"))
    part = engines["jinja2"].env.get_template("parts/day.html").module
    drawn = str(part.day_field(form["since"]))
    assert 'name="since-month" type="text" inputmode="numeric" value="2"' in drawn
    assert 'id="id_since"' in drawn, "an error in a summary leads to the first box"
    assert "31 February 2026 is not in the calendar." in drawn
