"""What is asked beside a child: any one thing, half a date, and nothing that cannot be right."""

from datetime import date

import pytest

from wayhome.people.particulars import ANY_YEAR, DAY_AND_MONTH
from wayhome.workspace.found.forms import NOTHING_TO_ASK, Given, Record
from wayhome.workspace.found.references import new_reference


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ({"given": "Kai", "age": "15"}, {"given": "Kai", "age": 15}),
        (
            {"nickname": "Tiny", "home": "4 Mill Row, m1 1ae"},
            {"nickname": "Tiny", "address": "4 Mill Row", "postcode": "M1 1AE"},
        ),
        ({"phone": "900123"}, {"phone": "900123"}),
        ({"number": "943 476 5919"}, {"nhs_number": "9434765919"}),
        (
            {"given": "Kai", "born-month": "3", "born-year": "2010"},
            {"born": date(2010, 3, 1), "born_precision": "month"},
        ),
        (
            {"given": "Kai", "born-year": "2010"},
            {"born": date(2010, 1, 1), "born_precision": "year"},
        ),
        ({"given": "Kai", "born": "2010-03"}, {"born_precision": "month"}),
        (
            {"given": "Kai", "born-day": "12", "born-month": "mar"},
            {"born": date(ANY_YEAR, 3, 12), "born_precision": DAY_AND_MONTH},
        ),
        ({"born-day": "29", "born-month": "2"}, {"born_precision": DAY_AND_MONTH}),
        ({"born": "--03-12"}, {"born": date(ANY_YEAR, 3, 12)}),
        ({"born-day": "12", "born-month": "mar", "born-year": "2010"}, {"born": date(2010, 3, 12)}),
    ],
)
def test_any_one_thing_is_enough(typed: dict[str, str], meant: dict[str, object]) -> None:
    form = Given(typed)
    assert form.is_valid(), form.errors
    assert {name: getattr(form.particulars, name) for name in meant} == meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, NOTHING_TO_ASK),
        ({"age": "15"}, NOTHING_TO_ASK),
        ({"age": "15", "sex": "male"}, NOTHING_TO_ASK),
        ({"given": "Kai", "age": "about 15"}, "Write the age in whole years, such as 15."),
        ({"phone": "123"}, "Write at least the last 6 figures."),
        ({"number": "943 476 5918"}, "This is no NHS, pupil or Police"),
        ({"born-day": "12"}, "Write a day and a month, or a year"),
        ({"born-month": "3", "given": "Kai"}, "Write a day and a month, or a year"),
        ({"born-day": "12", "born-month": "3", "born-year": "10"}, "a year with four figures"),
        ({"born-day": "31", "born-month": "2"}, "There is no such day"),
        ({"born-day": "12", "born-year": "2010"}, "There is no such day"),
        ({"born-day": "31", "born-month": "2", "born-year": "2010"}, "There is no such day"),
    ],
)
def test_what_cannot_be_asked_is_said(typed: dict[str, str], said: str) -> None:
    form = Given(typed)
    assert not form.is_valid()
    assert said in " ".join(fault for faults in form.errors.values() for fault in faults)


def test_only_who_was_shown_can_be_recorded() -> None:
    sent = {"reference": new_reference(), "place": "Here", "ring_back": "01632 960001"}
    people = [("P-1", "Kai, 15"), ("nobody", "None of these")]
    assert Record(people, {**sent, "person": "P-1"}).is_valid()
    assert "person" in Record(people, {**sent, "person": "P-2"}).errors
    assert "person" in Record(people, sent).errors
    assert "on" in Record(people, {**sent, "on": "2099-01-01", "person": "P-1"}).errors
    assert "at" in Record(people, {**sent, "at": "25:10", "person": "P-1"}).errors
    assert "ring_back" in Record(people, {**sent, "ring_back": "ask", "person": "P-1"}).errors
    assert "reference" in Record(people, {**sent, "reference": "F-1", "person": "P-1"}).errors
