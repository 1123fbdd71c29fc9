"""The manual of who runs a devolved panel, as tables: by the name of a council, from its day on;
and what is not on the list is not known (facts §1.4)."""

from datetime import date

import pytest
from tests.spec.casework.referring import Told

from wayhome.casework.referral.devolved import listed, runs_panel
from wayhome.casework.referral.routes import Route
from wayhome.lexicon.places import districts_of


@pytest.mark.parametrize(
    ("council", "day", "runs"),
    [
        ("Hampshire County Council", date(2025, 9, 3), True),
        ("Hampshire County Council", date(2025, 9, 2), False),
        ("London Borough of Camden", date(2021, 6, 1), True),
        ("birmingham city council", date(2026, 11, 30), True),
        ("Birmingham City Council", date(2026, 11, 30), True),
        ("E06000014", date(2026, 11, 30), True),
        ("Lincolnshire County Council", date(2026, 11, 30), False),
        ("Northborough City Council", date(2026, 11, 30), False),
        ("", date(2026, 11, 30), False),
    ],
)
def test_who_runs_a_panel(council: str, day: date, runs: bool) -> None:
    assert bool(runs_panel(council, day)) is runs


def test_every_area_of_the_list_is_one() -> None:
    for one in listed():
        assert districts_of(one.area), one.area
        assert one.source
        assert one.checked_on


@pytest.mark.parametrize(
    ("council", "area", "route", "refused"),
    [
        ("Birmingham City Council", "no", "central", True),
        ("Birmingham City Council", "not sure", "central", True),
        ("Birmingham City Council", "yes", "panel", False),
        ("Northborough City Council", "no", "central", False),
    ],
)
def test_an_area_on_the_list_is_not_said_to_run_none(
    council: str, area: str, route: str, refused: bool
) -> None:
    told = {
        "pv_dob": "2011-03-14",
        "local_authority_contacted_about_child_local_authority_name": council,
    }
    case = Told().written(Route.CHILD, **told).say("ready")
    said = " ".join(case.refusals("sent", area=area, route=route))
    assert ("by the list of areas" in said) is refused
