"""What a sign rests on, by episode and agency; and what speaks against it, of the same time."""

import duckdb
import pytest
from reading_of import built, of_anna, view

from wayhome.chronology import Chronology
from wayhome.signs import SIGNS
from wayhome.workspace.reading import evidence
from wayhome.workspace.reading import signs as reading
from wayhome.workspace.reading.life import life
from wayhome.workspace.reading.signs import Shown

ABSENCES = """
record | agency | who  | kind    | from             | to               | reference
a      | POL    | anna | missing | 2026-09-26 19:00 | 2026-09-27 09:00 | M1
a2     | NBC    | anna | missing | 2026-09-26       | 2026-09-27       |
b      | POL    | anna | missing | 2026-10-10 19:00 | 2026-10-11 09:00 | M2
c      | POL    | anna | missing | 2026-10-21 19:00 | 2026-10-22 09:00 | M3
"""


def _told(con: duckdb.DuckDBPyConnection, code: str) -> tuple[Shown, Chronology]:
    return of_anna(con, code)[0], life(view(con), "anna")


def _against(con: duckdb.DuckDBPyConnection, code: str) -> dict[str, list[str]]:
    """Places or kinds of what speaks against, by its words."""
    shown, told = _told(con, code)
    found = evidence.against(view(con), shown, told)
    con.close()
    return {words: [one.place or one.kind for one in entries] for words, entries in found}


def test_one_row_an_episode_and_in_it_one_line_an_agency() -> None:
    con = built(ABSENCES)
    shown, told = _told(con, "I01")
    rows = evidence.behind(view(con), shown, told)
    con.close()
    assert [[(agency, len(records)) for agency, records in row.told] for row in rows] == [
        [("NBC", 1), ("POL", 1)],
        [("POL", 1)],
        [("POL", 1)],
    ]
    assert [row.entry.from_.day for row in rows if row.entry.from_] == [26, 10, 21]


def test_stays_that_were_only_measured_from_stand_last() -> None:
    con = built("""
        record | agency | who  | kind   | from             | place
        h      | NBC    | anna | home   | 2020-01-01       | city
        a      | POL    | anna | arrest | 2026-10-01 15:00 | county
    """)
    shown, told = _told(con, "I04")
    rows = evidence.behind(view(con), shown, told)
    con.close()
    assert [row.entry.kind for row in rows] == ["arrest", "home"]


@pytest.mark.parametrize(
    ("half_term", "said"),
    [(("2026-06-01", "2026-07-21"), []), (("2026-09-01", "2026-10-23"), ["attendance"])],
)
def test_what_was_well_before_a_sign_says_nothing_against_it(
    half_term: tuple[str, str], said: list[str]
) -> None:
    rows = f"s | EDU | anna | attendance | {half_term[0]} | {half_term[1]} | | 60 | 60"
    head, *absences = ABSENCES.strip().splitlines()
    con = built("\n".join([f"{head} | value | of", *(f"{a} | |" for a in absences), rows]))
    found = _against(con, "I01")
    assert found["School attendance of nine sessions in ten or better"] == said


def test_another_home_is_told_once_and_not_the_one_it_was_measured_from() -> None:
    con = built("""
        record | agency | who  | kind   | from             | place
        h      | NBC    | anna | home   | 2020-01-01       | city
        h2     | POL    | anna | home   |                  | city
        h3     | EDU    | anna | home   | 2021-01-01       | near town
        s      | EDU    | anna | school | 2023-09-01       | county
        a      | POL    | anna | arrest | 2026-10-01 15:00 | county
    """)
    (found,) = (f for words, f in _against(con, "I04").items() if words.startswith("Another"))
    assert sorted(found) == ["city", "county"]


def test_a_finding_of_slavery_counts_whenever_it_was_made() -> None:
    con = built("""
        record | agency | who  | kind         | from       | category    | outcome
        a      | POL    | anna | arrest       | 2026-10-01 | drug_supply |
        n      | NRO    | anna | nrm_decision | 2025-02-01 |             | positive
    """)
    (found,) = _against(con, "I26").values()
    assert found == ["nrm_decision"]


def test_a_placement_that_ended_has_not_lasted_though_one_record_leaves_its_end_out() -> None:
    con = built("""
        record | agency | who  | feed    | kind      | from       | to         | miles
        a      | NBC    | anna | ssd     | placement | 2026-01-01 | 2026-05-01 | 45
        a2     | NBC    | anna | ssda903 | placement | 2026-01-01 |            | 45
        b      | NBC    | anna | ssd     | placement | 2026-05-01 |            | 60
    """)
    shown, told = _told(con, "I58")
    ((_, found),) = evidence.against(view(con), shown, told)
    con.close()
    assert [entry.from_.month for entry in found if entry.from_] == [5]


HARM = "f | NBC | anna | factor | 2018-03-01 | | | domestic_abuse"


def test_a_context_is_never_alone_and_never_beside_itself() -> None:
    head, *absences = ABSENCES.strip().splitlines()
    alone = built(f"{head} | category\n{HARM}")
    (harm,) = alone.execute("select sign_id from sign").fetchall()
    assert reading.one(view(alone), "anna", harm[0]) is None
    alone.close()
    con = built("\n".join([f"{head} | category", *(f"{each} |" for each in absences), HARM]))
    context, repeat = of_anna(con, "I54")[0], of_anna(con, "I01")[0]
    beside_harm = [one.code for one in reading.beside(view(con), context)]
    beside_repeat = [one.code for one in reading.beside(view(con), repeat)]
    con.close()
    assert "I01" in beside_harm
    assert "I54" not in beside_harm
    assert beside_repeat == ["I54"]


def test_what_speaks_against_a_sign_can_be_asked() -> None:
    con = built(ABSENCES)
    shown, told = _told(con, "I01")
    for code in SIGNS:
        asked = Shown({**shown.row, "code": code}, shown.today)
        said = evidence.against(view(con), asked, told)
        assert all(isinstance(words, str) for words, _ in said), code
    con.close()
