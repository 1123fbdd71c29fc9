"""Would a line's model and its flows still show with a fifth of the records missing?"""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from drawn_lines import day, fact, home, said

from wayhome.network.lines import areas, models
from wayhome.network.lines.fact import Fact
from wayhome.network.lines.models import Journey
from wayhome.network.lines.showing import Showing, showing
from wayhome.network.methods.between import NOT_KNOWN
from wayhome.network.methods.showing import DRAWS, one_of

HOMES = {"anna": [home("anna", "CITY", "2025-01-01")], "ben": [home("ben", "PORT", "2025-01-01")]}
ANNA, BEN = ("CITY-1", "COUNTY-1"), ("PORT-1", "COUNTY-1")


def put(person: str, first: str, row: str = "") -> Fact:
    """Somebody said to carry for it in the county; `row`: what was sent, its own unless said."""
    record = f"D:r:{row or person + first}:{person}{first}"
    there = {"area": "COUNTY-1", "force": "COUNTY"}
    return said("carrying", first, person_id=person, record=record, **there)


def shows(found: Showing, ends: tuple[str, str]) -> int:
    return found.flows[ends].shows if ends in found.flows else 0


OFTEN = [put("anna", f"{month:02}-01") for month in range(1, 11)]


HOME, ROW = "NBC h-anna-2025-01-01", "POL D:r:1"
AT_ONCE = [put("anna", f"{month:02}-01", "1") for month in range(1, 11)]


@pytest.mark.parametrize(
    ("what", "told", "rests_on"),
    [
        ("nothing suggests one", [], None),
        ("one record alone names none", OFTEN[:1], None),
        ("two, and both are needed", OFTEN[:2], ["POL D:r:anna01-01", "POL D:r:anna02-01", HOME]),
        ("ten of one person, whose home is one record", OFTEN, [HOME]),
        ("ten that were sent in one row are missing at once", AT_ONCE, [ROW, HOME]),
    ],
)
def test_a_model_is_told_with_how_often_it_would_still_be_named(
    what: str, told: list[Fact], rests_on: list[str] | None
) -> None:
    assert showing(told, HOMES).model == (one_of([rests_on]) if rests_on else None), what


def test_a_home_that_is_missing_leaves_a_move_from_where_nobody_knows() -> None:
    found = showing([put("anna", "03-01"), put("eve", "03-01")], HOMES)
    assert set(found.flows) == {ANNA, (NOT_KNOWN, "COUNTY-1")}
    assert shows(found, ANNA) < shows(found, (NOT_KNOWN, "COUNTY-1"))


def test_journeys_are_records_too() -> None:
    went = [
        Journey("anna", day(on), f"T:r:{on}:j", "BTP", "transport") for on in ("03-02", "03-05")
    ]
    told = [put("anna", "03-01"), put("anna", "04-01"), put("anna", "03-03")]
    relay, franchise = showing(told, HOMES, went).model, showing(told, HOMES).model
    assert relay
    assert franchise
    assert relay.shows < franchise.shows


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from([*OFTEN, *(put("ben", f"{n:02}-01") for n in range(1, 9))])),
    st.sampled_from([put("anna", "11-01"), put("ben", "11-01"), put("eve", "11-01")]),
)
def test_one_record_more_never_makes_a_flow_show_less(told: list[Fact], more: Fact) -> None:
    before, after = showing(told, HOMES), showing([*told, more], HOMES)
    assert all(shows(after, ends) >= still.shows for ends, still in before.flows.items())


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([*OFTEN, put("ben", "02-01"), fact("call", "+441", "03-01")])))
def test_with_nothing_missing_all_of_it_shows(told: list[Fact]) -> None:
    found = showing(told, HOMES, lost=0)
    moves = areas.moves(told, HOMES)
    model = models.verdict(models.hints(moves, told, HOMES)).model
    assert (found.model is None) == (model is models.Model.NOT_KNOWN)
    assert found.model is None or found.model.shows == DRAWS
    assert {one or NOT_KNOWN for one, _ in (move.between for move in moves)} == {
        one for one, _ in found.flows
    }
    assert all(still.shows == DRAWS for still in found.flows.values())
