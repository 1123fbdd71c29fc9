"""What was asked of a chronology: in words, and one sentence for what cannot be used."""

from datetime import date

import pytest
from django.http import QueryDict

from wayhome.workspace.pages.asked import Asked, asked, kept_to, left_out, viewpoint
from wayhome.workspace.pages.choices import Choices

TODAY = date(2026, 11, 20)
NAMES = {"NBC": "Northborough City Council", "NBP": "Northborough Police"}
OCTOBER = date(2026, 10, 31)


def of(query: str) -> Asked:
    return asked(Choices(QueryDict(query)), TODAY, NAMES)


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ("known_on=2026-02-31", "known_on", "As known on: 31 February 2026 is not in the calendar"),
        ("known_on=2026-11-21", "known_on", "As known on: 21 November 2026 has not come yet"),
        ("from=2026-11-02&to=2026-11-01", "to", "To: 1 November 2026 lies before 2 November 2026"),
        ("from=2026-02-31&to=2026-11-01", "from", "From: 31 February 2026 is not in the calendar"),
    ],
)
def test_what_cannot_be_used_is_said_and_not_used(query: str, field: str, said: str) -> None:
    told = of(query)
    assert told.wrong[field].startswith(said)
    assert (told.known_on, told.start) == (None, None)


def test_what_can_be_used_is_used() -> None:
    told = of("from=2026-02-01&to=2026-11-01&known_on=2026-11-20&known_to=NBC&kind=Police")
    assert told.wrong == {}
    assert (told.start, told.end) == (date(2026, 2, 1), date(2026, 11, 1))
    assert (told.known_on, told.known_to, told.kind) == (TODAY, "NBC", "Police")
    assert of("known_to=nobody&agency=nobody&kind=Nothing") == Asked(wrong={})


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", ""),
        ("known_to=NBC", "as known to Northborough City Council alone"),
        ("known_on=2026-10-31", "as known on 31 October 2026"),
        (
            "known_on=2026-10-31&known_to=NBC",
            "as known to Northborough City Council alone on 31 October 2026",
        ),
        ("known_on=2026-10-31&known_by=recorded", "as written down by 31 October 2026"),
        (
            "known_on=2026-10-31&known_to=NBC&known_by=recorded",
            "as written down by Northborough City Council by 31 October 2026",
        ),
        ("known_to=NBC&known_by=recorded", "as known to Northborough City Council alone"),
    ],
)
def test_whose_knowledge_is_shown(query: str, said: str) -> None:
    assert viewpoint(of(query), NAMES) == said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("kind=Health", ""),
        ("known_to=NBC", "What other agencies told is left out"),
        ("known_on=2026-10-31", "What reached Wayhome later is left out"),
        (
            "known_on=2026-10-31&known_to=NBC&known_by=recorded",
            "What was written down later is left out; what reached Wayhome later is not. "
            "What other agencies told is left out",
        ),
    ],
)
def test_what_a_look_back_leaves_out(query: str, said: str) -> None:
    assert left_out(of(query)) == said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", ""),
        ("kind=Health", " under Health"),
        ("kind=Health&agency=NBP", " under Health from Northborough Police"),
    ],
)
def test_which_records_are_shown(query: str, said: str) -> None:
    assert kept_to(of(query), NAMES) == said
