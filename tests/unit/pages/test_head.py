"""Who stands at the head of a page, from whatever rows a viewer may see."""

from datetime import datetime
from typing import Any

import pytest

from wayhome.workspace.reading.head import head

BLANK = dict.fromkeys(
    ("given_names", "family_name", "other_names", "street_name", "dob", "dob_precision", "sex",
     "died_on", "nhs_number", "upn", "uln", "pnc_id", "child_id", "language")
)  # fmt: skip


class Rows:
    """A view that holds subject rows, newest first."""

    def __init__(self, *rows: dict[str, Any]) -> None:
        self.held = [{**BLANK, "received_at": datetime(2026, 1, 1), **row} for row in rows]

    def rows(self, sql: str, **values: Any) -> list[dict[str, Any]]:
        return self.held

    def agency_name(self, code: str) -> str:
        return {"NBC": "Northborough City Council"}.get(code, code)


def told(*rows: dict[str, Any]) -> Any:
    return head(Rows(*rows), "P-1")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (({}, {"given_names": "Ruth", "family_name": "Hill"}), "Ruth Hill"),  # a census row first
        (({"given_names": "Ruth"}, {"given_names": "R", "family_name": "Hill"}), "R Hill"),
        (({"family_name": "Hill"}, {}), "Hill"),
        (({}, {"street_name": "Smiley"}), "Name not known"),
        (({"given_names": "Ruth", "family_name": "Dale"},
          {"given_names": "Ruth", "family_name": "Hill"}), "Ruth Dale"),
    ],
)  # fmt: skip
def test_the_name_is_that_of_the_newest_row_that_has_one(
    rows: tuple[dict[str, Any], ...], name: str
) -> None:
    assert told(*rows).name == name


def test_other_names_are_those_not_at_the_head() -> None:
    rows = ({}, {"given_names": "Ruth", "family_name": "Dale"},
            {"given_names": "Ruth", "family_name": "Hill"})  # fmt: skip
    assert told(*rows).other_names == ["Ruth Hill"]


def test_numbers_are_written_as_people_read_them_out() -> None:
    found = told({"nhs_number": "9434765919", "child_id": "NBC:4000063", "upn": "A1"})
    assert found.identifiers == [
        ("NHS number", "943 476 5919"),
        ("Unique pupil number", "A1"),
        ("Council child number", "4000063, Northborough City Council"),
    ]
