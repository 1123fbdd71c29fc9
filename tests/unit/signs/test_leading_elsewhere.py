"""Records of others behind a sign: what the reader may open is led to, and nobody is named."""

import duckdb
import pytest
from reading_of import built, of_anna, view

from wayhome.pipeline.serving import SERVED
from wayhome.workspace.reading.evidence import Elsewhere, elsewhere

pytestmark = pytest.mark.django_db  # signs ask there what is disputed

THERE = """
record | agency | kind          | who         | category     | at | from             | marking
a      | POL    | arrest        | anna        | weapon       | 14 | 2026-03-01 15:00 |
v      | HOU    | tenancy_visit | nobody      | exploitation | 14 | 2026-04-10       | {0}
"""
WITH_OLDER = """
record | agency | kind   | who                | from             | reference
a      | POL    | arrest | anna               | 2026-03-01 15:00 | X1
b      | POL    | arrest | older              | 2026-03-01 15:00 | X1
"""


def _served(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    (query,) = (one.query for one in SERVED if one.name == "involvement")
    con.execute(f"create or replace table involvement as {query}")
    return con


def _led(records: str, code: str, eyes: str = "") -> list[Elsewhere]:
    con = _served(built(records))
    (sign,) = of_anna(con, code, eyes)
    return elsewhere(view(con, eyes), sign)


def test_an_address_that_a_sign_rests_on_is_led_to() -> None:
    (one,) = _led(THERE.format("official"), "I34")
    assert (one.record_id, one.agency, one.whose) == ("v", "HOU", None)
    assert str(one.place).startswith("A-")


def test_the_record_of_the_one_other_person_is_led_to() -> None:
    (one,) = _led(WITH_OLDER, "I05")
    assert (one.record_id, one.whose, one.place) == ("b", "older", None)


def test_of_several_others_nobody_says_which() -> None:
    both = WITH_OLDER.replace("| older              |", "| older, somebody    |")
    assert _led(both, "I05") == []


def test_whoever_may_not_see_the_record_is_led_nowhere() -> None:
    kept = THERE.format("restricted")
    con = _served(built(kept))
    assert of_anna(con, "I34", "POL") == [], "nor is there a sign for them"
    (sign,) = of_anna(con, "I34", "HOU")
    assert [one.record_id for one in elsewhere(view(con, "HOU"), sign)] == ["v"]
    assert elsewhere(view(con, "POL"), sign) == [], "even asked for by the sign's own number"
