"""Agency by child: whose records of which child somebody may see, and whom else to ask."""

import sys
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

sys.path.insert(0, str(Path(__file__).parent))  # with the map of a few ties

from small_map import CLOSE, PERSON, WIDE, made, tie, view

from wayhome.lexicon.agencies import Agency, AgencyKind
from wayhome.workspace.reading.view import View
from wayhome.workspace.reading.who_knows import Wanted, _grown_up, agencies, listed, number

CODES = ("NBC", "NBP", "EMC", "NBE")
SUBJECTS = [  # who, given, family, born, agency, marking
    ("P-A", "Zed", "Ash", "2011-05-05", "NBC", WIDE),
    ("P-A", "Zed", "Ash", None, "NBP", WIDE),
    ("P-A", "Zed", "Ash", None, "EMC", CLOSE),
    ("P-B", "Amy", "Birch", "2010-05-05", "NBC", WIDE),
    ("P-B", "Amy", "Birch", "2010-05-05", "EMC", CLOSE),
    ("P-C", "Cal", "Corn", None, "NBC", WIDE),
    ("P-D", "Dot", "Dunn", "2008-11-20", "NBC", WIDE),  # of age today
    ("P-M", "Max", "Elm", "2011-01-01", "EMC", WIDE),
    ("P-N", "Ned", "Fern", "2011-01-01", "NBE", WIDE),
]
ALL = Wanted(signs=False)


@pytest.fixture
def of(tmp_path: Path) -> tuple[object, duckdb.DuckDBPyConnection]:
    met = [(f"P-{one}", f"E-{at}", day, marking) for at, (who, day, marking) in enumerate(
        [("BM", "2026-05-01", WIDE), ("BN", "2026-06-01", CLOSE), ("BN", "2024-06-01", WIDE)])
        for one in who]  # fmt: skip
    ties = [tie((PERSON, who), ("event", event), "present", f"{event}-{who}", marking, day)
            for who, event, day, marking in met]  # fmt: skip
    release, con = made(tmp_path, ties)
    con.execute("create table subject (person_id text, given_names text, family_name text,"
                " dob date, agency text, marking text, record_id text, recorded_at timestamp,"
                " received_at timestamp, superseded_at timestamp)")  # fmt: skip
    con.execute(
        "create table fact (person_id text, agency text, marking text,"
        " occurred_from timestamp, recorded_at timestamp, received_at timestamp)"
    )
    for at, (*who, marking) in enumerate(SUBJECTS):
        row = [*who, marking, f"s{at}", None, "2026-01-01", None]
        con.execute("insert into subject values (?,?,?,?,?,?,?,?,?,?)", row)
    con.execute(f"insert into fact values ('P-A', 'NBP', '{WIDE}', '2026-10-03', null, null),"
                f" ('P-A', 'NBP', '{CLOSE}', '2026-11-03', null, null)")  # fmt: skip
    con.execute("create table sign (person_id text, code text, audience text, split text,"
                " context bool, until date)")  # fmt: skip
    con.execute("insert into sign values ('P-A', 'I01', 'open', 'harm', false, null),"
                " ('P-B', 'I01', 'EMC', 'harm', false, null)")  # fmt: skip
    con.execute("create table delivery (agency text, feed text, received_at timestamp)")
    for code in CODES[:3]:
        con.execute("insert into delivery values (?, 'police', '2026-11-01')", [code])
    return release, con


def seeing(of, eyes: str = "") -> View:
    seen = view(of, eyes)
    kinds = dict.fromkeys(CODES, AgencyKind.POLICE)
    seen.__dict__["agencies"] = {
        code: Agency(code, f"{code} of here", kinds[code], "") for code in CODES
    }
    return seen


def test_of_each_child_who_holds_records_that_one_may_see(of) -> None:
    found = {one.person_id: one for one in listed(seeing(of), ALL, 0, 20)}
    assert list(found) == ["P-A", "P-B", "P-C"], "by name; nobody of age, and of no other agency"
    assert set(found["P-A"].held) == {"NBC", "NBP"}
    assert found["P-A"].held["NBP"] == datetime(2026, 10, 3)
    assert [one.age for one in found.values()] == [15, 16, None]
    assert [one.code for one in agencies(seeing(of))] == ["EMC", "NBC", "NBP"]


def test_whom_one_agency_alone_holds_and_whom_to_ask(of) -> None:
    found = listed(seeing(of), Wanted(signs=False, alone=True), 0, 20)
    assert [one.person_id for one in found] == ["P-B", "P-C"], "EMC’s record of B is kept close"
    assert [(ask.agency, ask.beside) for ask in found[0].ask] == [("EMC", ("P-M",))]
    assert not found[1].ask


def test_children_with_a_sign_that_stands_are_those_whose_sign_one_may_see(of) -> None:
    assert [one.person_id for one in listed(seeing(of), Wanted(), 0, 20)] == ["P-A"]
    assert number(seeing(of), Wanted()) == 1
    assert number(seeing(of), ALL) == 3
    assert [one.person_id for one in listed(seeing(of), Wanted(False, name="BIR am"), 0, 9)] == [
        "P-B"
    ]
    assert [one.person_id for one in listed(seeing(of), ALL, 1, 1)] == ["P-B"]


@pytest.mark.parametrize(
    ("today", "since"),
    [("2026-11-20", "2008-11-20"), ("2028-02-29", "2010-02-28"), ("2027-03-01", "2009-03-01")],
)
def test_a_child_is_one_until_their_birthday(today: str, since: str) -> None:
    assert _grown_up(date.fromisoformat(today)) == date.fromisoformat(since)
