"""Disputed records under every id they have had; and those of one's own agency, on its desk."""

from datetime import date
from pathlib import Path

import duckdb
import pytest
from django.template import engines

from wayhome.casework.disputes import Word
from wayhome.governance.access import viewer
from wayhome.governance.visibility import eyes
from wayhome.pipeline import Release
from wayhome.workspace.actions import disputing as actions
from wayhome.workspace.disputing.ours import ours
from wayhome.workspace.disputing.since import disputed_since
from wayhome.workspace.reading import caseload
from wayhome.workspace.reading.view import View

pytestmark = pytest.mark.django_db
WIDE, CLOSE = "official-sensitive", "restricted"
DAY = "2026-03-12"
# person, record, head, kind, agency, marking
FACTS = [
    ("P-A", "d1:missing:2:own", "d2:missing:2", "missing", "NBC", WIDE),
    ("P-A", "d2:missing:2:own", "d2:missing:2", "missing", "NBC", WIDE),
    ("P-A", "d1:stops:4:own", None, "stop", "NBP", WIDE),
    ("P-B", "d1:stops:4:own", None, "stop", "NBP", WIDE),
    ("P-A", "d1:intel:5:own", "d2:intel:5", "intelligence", "NBP", WIDE),
    ("P-A", "d2:intel:5:own", "d2:intel:5", "intelligence", "NBP", CLOSE),  # close by now
]
M1, M2, STOP, OPEN_ONCE, CLOSE_NOW = (FACTS[at][1] for at in (0, 1, 2, 4, 5))
KIN_1, KIN_2, KIN_3 = "d1:kin:4:kin", "d2:kin:9:kin", "d3:kin:1:kin"
SIGNS = [("S-A", "P-A", "A", "2026-11-01"), ("S-B", "P-B", "A", "2026-11-09"),
         ("S-C", "P-C", "S", "2026-11-12")]  # fmt: skip
BEHIND = [("S-A", "d1:other:1:own"), ("S-B", M2), ("S-C", "d1:other:2:own")]


@pytest.fixture
def seen_by(tmp_path: Path):
    con = duckdb.connect()
    con.execute("create table fact (person_id text, record_id text, head text, kind text,"
                " agency text, marking text, occurred_from timestamp"
                f" default '{DAY}')")  # fmt: skip
    con.executemany("insert into fact (person_id, record_id, head, kind, agency, marking)"
                    " values (?, ?, ?, ?, ?, ?)", FACTS)  # fmt: skip
    for table in ("subject", "involvement", "contact_point", "relation"):
        con.execute(f"create table {table} (record_id text, superseded_by text, person_id text,"
                    " given_names text, family_name text, recorded_at timestamp, received_at"
                    " timestamp, superseded_at timestamp, subject_ref text, agency text,"
                    " marking text)")  # fmt: skip
    for one, by in ((KIN_1, "d2:kin:9"), (KIN_2, "d3:kin:1"), (KIN_3, None)):
        con.execute("insert into relation (record_id, superseded_by, person_id, agency, marking)"
                    " values (?, ?, 'P-A', 'NBC', ?)", [one, by, WIDE])  # fmt: skip
    for person, name in (("P-A", "Tyler"), ("P-B", "Jay"), ("P-C", "Kim")):
        con.execute("insert into subject (record_id, person_id, given_names, family_name, agency,"
                    " marking, received_at) values (?, ?, ?, 'Marsh', 'NBC', ?, '2026-01-01')",
                    [f"d1:p:1:{person}", person, name, WIDE])  # fmt: skip
    con.execute("create table sign (sign_id text, person_id text, code text, strength text, split"
                " text default 'concern', context boolean default false, fired_on date, until date,"
                " wording text default 'Missing', audience text default 'open')")  # fmt: skip
    for sign, person, strength, day in SIGNS:
        con.execute("insert into sign (sign_id, person_id, code, strength, fired_on) values"
                    " (?, ?, 'I01', ?, ?)", [sign, person, strength, day])  # fmt: skip
    con.execute("create table sign_evidence (sign_id text, person_id text, record_id text, audience"
                " text default 'open', agency text default 'NBC', marking text"
                f" default '{WIDE}')")  # fmt: skip
    con.executemany("insert into sign_evidence (sign_id, record_id) values (?, ?)", BEHIND)
    con.execute("create table sign_aside_evidence as from sign_evidence limit 0")
    con.execute("create table stay (person_id text, area text, kind text, occurred_from timestamp,"
                " record_id text, superseded_at timestamp, agency text, marking text)")  # fmt: skip
    con.execute("create table person_forward (was text, now text, agency text, marking text)")
    con.execute("alter table subject add column dob date")
    con.execute("create table agency as select unnest(['NBC', 'NBP']) as code, code as name,"
                " 'council' as kind")  # fmt: skip
    return lambda agency, role="analyst": View(
        Release(tmp_path), agency, eyes(viewer(agency, role)), con
    )


def say(by, number: str, record: str, *, close: bool = False):
    of = actions.Subject(record, "P-A", "NBC/s/1", close)
    said = actions.Said(Word.PERSON, "I was at my aunt's.")
    return actions.dispute(number=number, of=of, said=said, release="r", by=by)


@pytest.mark.parametrize(("disputed", "ever"), [(M1, {M1, M2}), (M2, {M1, M2}), (STOP, {STOP})])
def test_a_record_is_known_by_every_id_it_has_had(account, seen_by, disputed, ever) -> None:
    say(account(), "n1", disputed)
    assert set(disputed_since(seen_by("NBC"))) == ever


@pytest.mark.parametrize("disputed", [KIN_1, KIN_2, KIN_3])
def test_what_is_no_fact_too_whichever_version_was_disputed(account, seen_by, disputed) -> None:
    """What left by the first id is told of where somebody disputes the third."""
    say(account(), "n1", disputed)
    assert set(disputed_since(seen_by("NBC"))) == {KIN_1, KIN_2, KIN_3}


def test_it_is_known_since_the_last_of_them_that_stands(account, seen_by) -> None:
    by = account()
    first, last = say(by, "n1", M1), say(by, "n2", M2)
    at = disputed_since(seen_by("NBC"))[M1]
    assert at.timestamp() == pytest.approx(last.disputed_at.timestamp())
    actions.withdraw(number="n3", dispute="n2", words="put right", release="r", by=by)
    at = disputed_since(seen_by("NBC"))[M2]
    assert at.timestamp() == pytest.approx(first.disputed_at.timestamp())
    actions.withdraw(number="n4", dispute="n1", words="put right", release="r", by=by)
    assert disputed_since(seen_by("NBC")) == {}


def test_nothing_is_told_of_what_is_kept_close_by_now(account, seen_by) -> None:
    """It was open when it left and when it was disputed; its newest version is not."""
    say(account("practitioner", "NBP"), "n1", OPEN_ONCE)
    assert disputed_since(seen_by("NBC")) == {}
    assert set(disputed_since(seen_by("NBP"))) == {OPEN_ONCE, CLOSE_NOW}
    assert disputed_since(seen_by("NBP", "panel_coordinator")) == {}


def test_nothing_is_told_of_a_dispute_that_is_kept_close(account, seen_by) -> None:
    say(account("practitioner", "NBP"), "n1", STOP, close=True)
    assert disputed_since(seen_by("NBC")) == {}
    assert set(disputed_since(seen_by("NBP"))) == {STOP}


def test_the_agency_that_wrote_it_reads_it_on_its_desk_and_no_other(account, seen_by) -> None:
    say(account(), "n1", M1)
    say(account(number=2), "n2", KIN_1)
    mine = ours(seen_by("NBC"))
    assert [(one.record_id, one.kind) for one in mine.newest if one.record_id in (KIN_3, M2)] == [
        (KIN_3, "relation"), (M2, "missing"),
    ]  # fmt: skip
    assert ours(seen_by("NBP")).many == 0
    assert mine.many == 2, "each record once, by its newest id"


def test_its_desk_says_neither_why_nor_by_whom_nor_of_which_of_them(account, seen_by) -> None:
    say(account(), "n1", STOP)
    mine = ours(seen_by("NBP"))
    desk = engines["jinja2"].env.get_template("disputing/parts.html").module
    words = str(desk.ours_disputed(mine, "Northborough Police"))
    assert "1 record of Northborough Police that somebody disputes" in words
    for person in ("P-A", "P-B"):
        assert f"/people/{person}/records/{STOP}/" in words
    assert mine.people == ["P-A", "P-B"]
    assert not [one for one in ("aunt", "the person", "Sam") if one in words]


def test_what_an_agency_keeps_close_is_on_no_other_desk(account, seen_by) -> None:
    say(account("practitioner", "NBP"), "n1", OPEN_ONCE)
    assert ours(seen_by("NBC")).many == 0
    assert ours(seen_by("NBP", "panel_coordinator")).many == 0
    assert [one.record_id for one in ours(seen_by("NBP")).newest] == [CLOSE_NOW]


def test_a_list_that_the_database_orders_asks_for_no_haste_either(account, seen_by) -> None:
    """Whose acute sign rests on disputed records alone stands with those who have none."""

    def listed() -> list[str]:
        seen = seen_by("NBC")
        seen.__dict__["today"] = date(2026, 11, 20)
        return [one.person_id for one in caseload.listed(seen, caseload.Wanted(), 0, 10)]

    assert listed() == ["P-B", "P-A", "P-C"]
    say(account(), "n1", M1)
    assert listed() == ["P-A", "P-C", "P-B"]
    actions.withdraw(number="n2", dispute="n1", words="a slip", release="r", by=account(number=2))
    assert listed() == ["P-B", "P-A", "P-C"]
