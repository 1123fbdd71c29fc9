"""A sign whose data is not sent, or not lately, is not known; its absence says nothing."""

from datetime import date

import duckdb
import pytest
from reading_of import built, view

from wayhome.signs.examples import AS_OF
from wayhome.signs.needs import build_needs
from wayhome.workspace.reading.not_known import Lacking, not_known

MISSING = """
record | agency | who  | kind    | from       | received
a      | POL    | anna | missing | 2026-03-01 | 2026-03-02
"""
AGENCIES = """insert into agency values ('POL', 'Northborough Police', 'police', 'E23'),
    ('NBC', 'Northborough City Council', 'council', 'E08'),
    ('EDU', 'Northborough Schools', 'education', 'E08'), ('FAR', 'Far Police', 'police', 'E99')"""


def _lacking(con: duckdb.DuckDBPyConnection, *deliveries: str) -> dict[str, Lacking]:
    """What cannot be known of Anna on the day of the examples, by the data that is lacking."""
    con.execute(AGENCIES)
    for day in deliveries:
        con.execute("insert into delivery values ('POL', 'pol', ?)", [day])
    build_needs(con)
    found = not_known(view(con), {"E23", "E08"}, on=AS_OF)
    con.close()
    return {one.data: one for one in found}


@pytest.mark.parametrize(
    ("deliveries", "late"),
    [
        ([], [("Northborough Police", date(2026, 3, 2))]),  # nothing but the record itself
        (["2026-05-22"], [("Northborough Police", date(2026, 5, 22))]),
        (["2026-05-22", "2026-11-17"], None),  # nothing new to tell is not silence
    ],
)
def test_data_that_no_longer_comes_is_said_with_its_day(
    deliveries: list[str], late: list[tuple[str, date]] | None
) -> None:
    lacking = _lacking(built(MISSING), *deliveries).get("missing episodes")
    assert (lacking.late if lacking else None) == late
    if lacking:
        assert [sign.code for sign in lacking.signs] == ["I01", "I02", "I03", "I07", "P4"]


def test_what_nobody_sends_names_the_signs_that_need_it() -> None:
    lacking = _lacking(built(MISSING), "2026-11-17")["school attendance"]
    assert lacking.late == []
    assert [sign.code for sign in lacking.signs] == ["I10", "I11", "P2"]


def test_what_only_somebody_far_off_sends_is_not_known() -> None:
    lacking = _lacking(built(MISSING.replace("POL", "FAR")))["missing episodes"]
    assert lacking.late == []
