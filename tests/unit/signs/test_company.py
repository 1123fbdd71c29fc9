"""A sign that rests on another person's record, or on a restricted one, gives nobody away."""

import duckdb
import pytest
from reading_of import built, of_anna, served, view

from wayhome.workspace.reading import caseload, evidence

TOGETHER = """
record | agency | kind   | who   | from             | place  | reference | marking    | recorded
h      | NBC    | home   | anna  | 2020-01-01       | city   |           |            | 2020-01-02
a      | POL    | arrest | anna  | 2026-03-01 15:00 | county | X1        |            | 2026-03-01
b      | POL    | arrest | older | 2026-03-01 15:05 | county | X1        | {marking}  | 2026-03-02
"""
OPEN = TOGETHER.format(marking="official")
HIDDEN = TOGETHER.format(marking="restricted")
RESTRICT_BIRTH = "update subject set marking = 'restricted' where local_id = 'older'"


def _rests_on(con: duckdb.DuckDBPyConnection, eyes: str = "") -> tuple[list[str], list[str]]:
    """Own records, and the agencies of others' records, behind Anna's one sign I29."""
    (sign,) = of_anna(con, "I29", eyes)
    own = evidence.record_ids(view(con, eyes), sign)
    return sorted(own), evidence.of_others(view(con, eyes), sign)


def test_another_person_s_record_is_named_by_its_agency_alone() -> None:
    con = built(OPEN)
    own, others = _rests_on(con)
    con.close()
    assert own == ["a", "h"]
    assert others == ["POL"]


def test_the_other_person_in_the_same_arrest_is_a_record_too() -> None:
    con = built("""
        record | agency | kind   | who         | from             | place
        h      | NBC    | home   | anna        | 2020-01-01       | city
        a      | POL    | arrest | anna, older | 2026-03-01 15:00 | county
    """)
    own, others = _rests_on(con)
    con.close()
    assert own == ["a", "h"]
    assert others == ["POL"]


@pytest.mark.parametrize(
    ("records", "change"), [(HIDDEN, ""), (OPEN, RESTRICT_BIRTH)], ids=["arrest", "birth"]
)
def test_what_an_agency_restricts_of_the_other_makes_the_sign_its_own(
    records: str, change: str
) -> None:
    con = built(records, change=change)
    shown = {eyes: len(of_anna(con, "I29", eyes)) for eyes in ("", "NBC", "POL")}
    others = _rests_on(con, "POL")[1]
    everybody = {eyes: len(of_anna(con, "I04", eyes)) for eyes in ("", "NBC", "POL")}
    con.close()
    assert shown == {"": 0, "NBC": 0, "POL": 1}
    assert others == ["POL"]
    assert everybody == {"": 1, "NBC": 1, "POL": 1}


def test_an_agency_has_no_reading_of_its_own_where_it_differs_in_nothing() -> None:
    con = built(HIDDEN)
    readings = con.execute("select code, audience from sign order by all").fetchall()
    con.close()
    assert readings == [("I04", "open"), ("I05", "POL"), ("I29", "POL"), ("I36", "POL")]


LISTED = """
record | agency | who  | kind    | from       | marking
a      | NBC    | anna | missing | 2026-10-01 | official
b      | NBC    | anna | missing | 2026-10-08 | official
c      | POL    | anna | missing | 2026-10-15 | restricted
"""


def test_a_list_across_people_tells_nothing_of_what_another_agency_restricts() -> None:
    con = served(built(LISTED))
    listed = {
        (agency, source): [
            one.code
            for each in caseload.listed(view(con, agency), caseload.Wanted(agency=source), 0, 9)
            for one in each.signs.standing
        ]
        for agency in ("NBC", "POL")
        for source in ("", "POL")
    }
    con.close()
    assert listed == {
        ("NBC", ""): ["I03"],
        ("NBC", "POL"): [],
        ("POL", ""): ["I01", "I03"],
        ("POL", "POL"): ["I01", "I03"],
    }
