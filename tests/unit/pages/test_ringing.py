"""Whom to ring first, on which number, and what somebody is called when a page asks of them."""

from collections.abc import Callable
from datetime import date, datetime
from html import unescape

import pytest
from django.template import engines

from wayhome.lexicon.agencies import Agency, AgencyKind
from wayhome.lexicon.dates import office_hours
from wayhome.workspace.reading.head import Holder, head
from wayhome.workspace.reading.ringing import home_councils, home_first
from wayhome.workspace.reading.view import View

COUNCIL, POLICE = AgencyKind.COUNCIL, AgencyKind.POLICE


def holder(code: str, kind: AgencyKind, area: str = "", night: str = "0161 496 0102") -> Holder:
    agency = Agency(code, f"{code} of somewhere", kind, area, "", "Duty team", "0161 496 0101",
                    night)  # fmt: skip
    return Holder(agency, code, [], None, datetime(2026, 11, 1))


HELD = [
    holder("EPD", POLICE, "E23000036"),
    holder("EMD", COUNCIL, "E10000020"),
    holder("NBC", COUNCIL, "E08000003"),
]


@pytest.mark.parametrize(
    ("area", "order"),
    [
        ("E08000003", ["NBC", "EPD", "EMD"]),
        ("E07000148", ["EMD", "EPD", "NBC"]),  # the county above the district of Norwich
        (None, ["EPD", "EMD", "NBC"]),
    ],
)
def test_the_council_of_home_comes_first(area: str | None, order: list[str]) -> None:
    councils = home_councils([one.agency for one in HELD if one.agency], area)
    assert councils == (set(order[:1]) if area else set())
    assert [one.code for one in home_first(HELD, councils)] == order


@pytest.mark.parametrize(
    ("moment", "by_day"),
    [
        ("2026-11-20 09:00", True),
        ("2026-11-20 16:59", True),
        ("2026-11-20 17:00", False),
        ("2026-11-20 03:00", False),
        ("2026-11-21 12:00", False),  # a Saturday
    ],
)
def test_office_hours(moment: str, by_day: bool) -> None:
    assert office_hours(datetime.fromisoformat(moment)) is by_day


@pytest.mark.parametrize(
    ("by_day", "night", "first"),
    [
        (True, "0161 496 0102", "Now: working hours, unless it is a bank holiday"),
        (False, "0161 496 0102", "Now: nights, weekends and bank holidays"),
        (False, "", "Working hours"),
    ],
)
def test_the_number_for_now_stands_first(by_day: bool, night: str, first: str) -> None:
    macros = engines["jinja2"].env.get_template("parts/ring.html").module
    shown = unescape(str(macros.ring(holder("NBC", COUNCIL, night=night), by_day, True)))
    assert shown.index(first) == min(
        shown.index(words) for words in ("Now:", "Working hours") if words in shown
    )
    assert "Council where they live" in shown
    assert ("no number for nights" in shown) is (not night)


def test_a_head_is_called_by_name_and_age(
    seen_by: Callable[..., View], person_of: Callable[[str], str]
) -> None:
    found = head(seen_by("NBC"), person_of("NBC/s/1"))
    assert found is not None
    assert found.called(date(2026, 11, 20)) == "Tyler Marsh, 15 years old"
