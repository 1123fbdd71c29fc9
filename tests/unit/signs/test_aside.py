"""What counts for nothing else: notes to be read, the alarm about agencies, and what goes well.

Keeps to each reader: what an agency keeps close neither raises nor hides anything for another.
"""

from collections.abc import Iterator

import duckdb
import pytest
from reading_of import built, served, view

from wayhome.workspace.reading import caseload, evidence
from wayhome.workspace.reading import signs as reading

# Anna and Ben each have two strong signs; the council has begun for Ben alone, and keeps it close.
COLUMNS = "record agency who kind from to recorded category code received marking text line".split()
STOP = {"kind": "stop", "from": "2026-10-01 18:00", "recorded": "2026-10-01", "category": "weapon"}
MISSING = {"kind": "missing", "from": "2026-10-02 20:00", "to": "2026-10-04 21:00",
           "recorded": "2026-10-05"}  # fmt: skip
SAID = {"agency": "VOL", "who": "anna", "kind": "statement"}
TWO = ("anna", "ben")
CLOSE = {"marking": "restricted"}
ROWS: list[dict[str, str]] = [
    {"agency": "NBC", "who": "zoe", "kind": "assessment", "from": "2026-03-01", "to": "2026-03-09",
     "received": "2026-11-19"},
    *({"agency": "NBC", "who": who, "kind": "home", "from": "2020-01-01"} for who in TWO),
    *({"agency": "POL", "who": who, **one} for who in TWO for one in (STOP, MISSING)),
    {"agency": "NBC", "who": "ben", "kind": "assessment", "from": "2026-10-07", **CLOSE},
    {"agency": "POL", "who": "nobody", "kind": "statement", "from": "2026-10-01",
     "code": "line active", "text": "Heard.", "line": "Quarro", **CLOSE},
    {"from": "2026-10-08", "code": "other", "text": "Quarro rang.", **SAID},
    {"from": "2026-10-09", "code": "positive: activity", "text": "Swims.", **SAID},
]  # fmt: skip
RECORDS = "\n".join(
    [" | ".join(COLUMNS)]
    + [" | ".join({"record": f"r{n}", **row}.get(name, "") for name in COLUMNS)
       for n, row in enumerate(ROWS)]
)  # fmt: skip
BORN = "anna 2011-03-01; ben 2011-03-01; zoe 2011-03-01"


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    con = served(built(RECORDS, born=BORN))
    yield con
    con.close()


def _aside(con: duckdb.DuckDBPyConnection, who: str, eyes: str = "") -> list[str]:
    return [one.code for one in reading.of_person(view(con, eyes), who).aside if one.standing]


def test_nobody_has_begun_is_told_to_all_but_who_has(con: duckdb.DuckDBPyConnection) -> None:
    assert _aside(con, "anna") == ["I68"]
    assert _aside(con, "ben") == ["I68"]
    assert _aside(con, "ben", "NBC") == []  # it keeps its assessment close, and knows of it
    assert _aside(con, "ben", "POL") == ["I68"]


def test_a_name_that_one_agency_holds_asks_that_agency_alone(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert _aside(con, "anna", "POL") == ["I68", "I67"]
    (note,) = (one for one in reading.of_person(view(con, "POL"), "anna").aside
               if one.code == "I67")  # fmt: skip
    assert (note.first_together, note.claims) == (None, False)
    assert evidence.record_ids(view(con, "POL"), note) == ["r9"]


def test_no_list_and_no_count_takes_in_what_stands_apart(con: duckdb.DuckDBPyConnection) -> None:
    found = reading.of_person(view(con, "POL"), "anna")
    assert {one.code for one in found.every} == {"I02", "I28"}
    assert [one.code for one in found.goes_well] == ["P7"]
    listed = caseload.listed(view(con, "VOL"), caseload.Wanted(), 0, 9)
    assert {one.code for somebody in listed for one in somebody.signs.every} == {"I02", "I28"}
    assert con.execute(
        "select distinct code from sign where split <> 'protective' order by 1"
    ).fetchall() == [("I02",), ("I28",)]


def test_the_alarm_rests_on_the_records_of_its_signs(con: duckdb.DuckDBPyConnection) -> None:
    (alarm,) = reading.of_person(view(con), "anna").aside
    assert set(evidence.record_ids(view(con), alarm)) == {"r3", "r4"}
    assert reading.one(view(con), "anna", alarm.sign_id) == alarm
    well = reading.of_person(view(con), "anna").goes_well[0]
    assert reading.one(view(con), "anna", well.sign_id) == well
