"""Disputes of records: under every id of a record, by whoever may, and told to whom they are of."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.utils import timezone

from wayhome import records
from wayhome.casework.disputes import Says, Word
from wayhome.governance.access import viewer
from wayhome.governance.visibility import eyes
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.errors import BadUsage, Damaged
from wayhome.lexicon.home import Home
from wayhome.pipeline import Release
from wayhome.records.schema import TABLES
from wayhome.workspace.actions import disputing as actions
from wayhome.workspace.disputing import standing, views
from wayhome.workspace.disputing.handing_back import hand_back
from wayhome.workspace.disputing.models import RecordDispute
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.pages.views import record as record_page
from wayhome.workspace.reading.disputed import marked
from wayhome.workspace.reading.view import View
from wayhome.workspace.trail import triggers
from wayhome.workspace.trail.models import AuditEvent

pytestmark = pytest.mark.django_db
ROWS = View.rows
WIDE, CLOSE = "official-sensitive", "restricted"
# person, record, head, kind, agency, marking: m1 came again as m2 in a later delivery
FACTS = [
    ("P-A", "d1:missing:2:own", "d2:missing:2", "missing", "NBC", WIDE),
    ("P-A", "d2:missing:2:own", "d2:missing:2", "missing", "NBC", WIDE),
    ("P-A", "d1:homes:3:home", None, "home", "NBC", WIDE),
    ("P-A", "d9:intel:2:own", None, "intelligence", "NBP", CLOSE),
]
M1, M2, HOME, CLOSED = (fact[1] for fact in FACTS)
ALL = (M1, M2, HOME, CLOSED, "d1:kin:4:kin", "d2:kin:9:kin")
EVIDENCE = [("S-1", M2), ("S-1", HOME), ("S-2", M2), ("S-2", "d5:stops:1:own"), ("S-3", HOME)]


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    """What disputes ask of a release, by hand."""
    con = duckdb.connect()
    con.execute("create table fact (person_id text, record_id text, head text, kind text,"
                " agency text, marking text)")  # fmt: skip
    con.executemany("insert into fact values (?, ?, ?, ?, ?, ?)", FACTS)
    con.execute("create table sign_evidence (sign_id text, record_id text, audience text default"
                f" 'open', agency text default 'NBC', marking text default '{WIDE}')")  # fmt: skip
    con.executemany("insert into sign_evidence (sign_id, record_id) values (?, ?)", EVIDENCE)
    con.execute("create table sign_aside_evidence as from sign_evidence limit 0")
    con.execute("create table person_forward (was text, now text, agency text, marking text)")
    for table in ("involvement", "contact_point", "relation"):
        con.execute(f"create table {table} (record_id text, superseded_by text, agency text,"
                    " marking text)")  # fmt: skip
    con.execute("insert into relation values ('d1:kin:4:kin', 'd2:kin:9', 'NBC', ?)", [WIDE])
    con.execute("create table subject as select 'P-A' as person_id, 'NBC/s/1' as subject_ref,"
                " 'd1:people:1:person' as record_id, null::timestamp as superseded_at, null::text"
                f" as superseded_by, 'NBC' as agency, '{WIDE}' as marking")  # fmt: skip
    held = next(one for one in TABLES if one.name == "dispute")
    con.execute(f"create table dispute ({', '.join(f'{c.name} {c.type}' for c in held.columns)})")
    con.execute("create table agency as select unnest(['NBC', 'NBP']) as code, code as name,"
                " 'council' as kind")  # fmt: skip
    return con


@pytest.fixture
def seen_by(con: duckdb.DuckDBPyConnection, tmp_path: Path):
    return lambda agency, role="practitioner": View(
        Release(tmp_path), agency, eyes(viewer(agency, role)), con
    )


def say(by, number: str, record: str = M1, *, close: bool = False, **more) -> RecordDispute:
    of = actions.Subject(record, "P-A", "NBC/s/1", close)
    said = actions.Said(more.pop("word", Word.PERSON), "I was at my aunt's.", more.pop("of", ""))
    return actions.dispute(number=number, of=of, said=said, release="r", by=by)


def test_a_later_version_is_disputed_too_and_until_it_is_taken_back(account, seen_by) -> None:
    by = account()
    say(by, "n1")
    held = disputes(seen_by("NBC"), ALL)
    assert {record for record in (M1, M2, HOME) if record in held} == {M1, M2}
    assert held.said(M2, "P-A") == "by the person: “I was at my aunt's.”"
    actions.withdraw(number="n2", dispute="n1", words="it was put right", release="r", by=by)
    held = disputes(seen_by("NBC"), ALL)
    assert M2 not in held
    assert [(one.words, back.words) for one, back in held.past(M2)] == [
        ("I was at my aunt's.", "it was put right")
    ]
    with pytest.raises(BadUsage, match="taken back already"):
        actions.withdraw(number="n3", dispute="n1", words="again", release="r", by=by)


def test_as_known_on_a_day_what_was_marked_or_taken_back_later_is_left_out(
    account, seen_by, monkeypatch
) -> None:
    by = account()
    say(by, "n1")
    actions.withdraw(number="n2", dispute="n1", words="put right", release="r", by=by)
    today = timezone.localdate()
    days = {"n1": timedelta(days=3), "n2": timedelta(days=1)}
    read = standing._here  # they are written once, so their days are moved as they are read
    monkeypatch.setattr(standing, "_here", lambda *of: [
        replace(one, at=one.at - days[one.dispute.number]) for one in read(*of)
    ])  # fmt: skip
    known = {
        back: M2 in disputes(seen_by("NBC"), ALL, today - timedelta(days=back))
        for back in (4, 3, 2, 1)
    }
    assert known == {4: False, 3: True, 2: True, 1: False}


def test_a_tie_is_disputed_by_the_second_record_it_rests_on_too(account, seen_by) -> None:
    say(account(), "n1")
    held = disputes(seen_by("NBC"), ALL)
    ties = [{"record_id": HOME, "other_id": other} for other in (None, M2)]
    assert held.of_ties(ties) == ties[1:]
    assert held.said_of_ties(ties, "P-A") == ["by the person: “I was at my aunt's.”"]


def test_what_is_no_fact_has_versions_too(account, seen_by) -> None:
    say(account(), "n1", "d1:kin:4:kin")
    assert "d2:kin:9:kin" in disputes(seen_by("NBC"), ALL)


def test_the_words_stand_where_they_were_said_and_nowhere_else(account, seen_by) -> None:
    """Others are in the same record: on their pages nothing is told of who says what."""
    say(account(), "n1")
    held = disputes(seen_by("NBC"), ALL)
    for words in ("aunt", "person:"):
        assert words not in held.said(M2, "P-B")
    assert held.said(M2, "P-B")


def test_of_whom_it_was_said_is_not_known_any_more_so_no_page_reads_the_words(
    account, seen_by, con
) -> None:
    """A page that is nobody's, an address, has no person: nobody and nobody are no match."""
    built(con, dispute_id="n9", record=HOME, subject_ref="NBC/s/left")
    held = disputes(seen_by("NBC"), [HOME])
    assert "aunt" not in held.said(HOME, "")
    assert held.said(HOME, "")


def built(con: duckdb.DuckDBPyConnection, **given: str) -> None:
    """A dispute that the release holds and the database does not."""
    row = {
        "dispute": "disputed", "word": "person", "text": "I was at my aunt's.",
        "subject_ref": "NBC/s/1", "agency": "NBC", "marking": WIDE, "received_at": "2026-11-01",
        "disputed_by": "account-1", "disputed_as": "practitioner", "word_of": None, **given,
    }  # fmt: skip
    con.execute(f"insert into dispute ({', '.join(row)}) values ({', '.join('?' * len(row))})",
                list(row.values()))  # fmt: skip


def test_what_an_agency_takes_back_leaves_another_agencys_of_the_same_number(
    account, seen_by, con
) -> None:
    """Neither hides the other, though both of one record have one number."""
    say(account(), "n1", HOME)
    built(con, dispute_id="n1", record=HOME, agency="NBP", text="It was next door.")
    held = disputes(seen_by("NBC"), [HOME])
    assert {one.agency_code for one in held.of(HOME)} == {"NBC", "NBP"}
    built(con, dispute_id="n2", record=HOME, agency="NBP", dispute="withdrawn", about_dispute="n1")
    held = disputes(seen_by("NBC"), [HOME])
    assert [one.agency_code for one in held.of(HOME)] == ["NBC"]
    assert [(one.agency_code, back.dispute.number) for one, back in held.past(HOME)] == [
        ("NBP", "n2")
    ]


def test_what_is_read_follows_what_is_shown(
    account, seen_by, monkeypatch, django_assert_num_queries
) -> None:
    """However many others are disputed: their words are not read, and their versions only once."""
    by, read = account(), []
    say(by, "n1")
    for number in range(30):
        say(by, f"other-{number}", f"d7:missing:{number}:own")
    disputes(seen_by("NBC"), [M2])
    monkeypatch.setattr(standing, "_word", lambda *_: read.append(1) or "")
    asked = []
    monkeypatch.setattr(
        View, "rows", lambda self, sql, **v: asked.append(sql) or ROWS(self, sql, **v)
    )
    with django_assert_num_queries(2):  # which records are disputed; and the disputes of this one
        assert M2 in disputes(seen_by("NBC"), [M2])
    assert len(read) == 1
    assert not [sql for sql in asked if "{fact}" in sql or "superseded_by" in sql]
    with django_assert_num_queries(1):
        assert not disputes(seen_by("NBC"), [HOME]).told


def test_what_is_kept_close_is_disputed_for_its_agency_alone(account, seen_by) -> None:
    say(account(agency="NBP"), "n1", CLOSED, close=True)
    assert CLOSED in disputes(seen_by("NBP"), ALL)
    assert CLOSED not in disputes(seen_by("NBC"), ALL)
    assert CLOSED not in disputes(seen_by("NBP", "panel_coordinator"), ALL)
    event = AuditEvent.objects.latest("number")
    assert (event.about, event.details) == ("n1", {"dispute": "n1"})


def test_the_page_that_asks_leaves_no_closer_trail_than_the_dispute(account, asked) -> None:
    for marking, left in ((WIDE, {"record": M1}), (CLOSE, {})):
        request = asked(account(number=len(left) + 1))
        views.named_openly(request, {"record_id": M1, "marking": marking})
        assert request.__dict__.get("_trail_details", {}) == left


def test_the_page_of_a_record_kept_close_leaves_its_id_on_no_trail(
    account, asked, holders, seen_by, monkeypatch
) -> None:
    holders["P-A"] = {"NBP"}
    request = asked(account(agency="NBP"), "/people/P-A/records/x/?without_purpose=1")
    for name in ("head_or_404", "when", "file_of", "outsider"):
        monkeypatch.setattr(record_page, name, lambda *_: None)
    monkeypatch.setattr(record_page, "about", lambda *_: {})
    monkeypatch.setattr(record_page, "opened", lambda _: nullcontext(seen_by("NBP")))
    monkeypatch.setattr(record_page, "may_dispute", lambda *_: False)
    monkeypatch.setattr(record_page, "render", lambda *_: HttpResponse())
    for marking, named in ((WIDE, True), (CLOSE, False)):
        row = {"record_id": M1, "marking": marking, "agency": "NBP", "table": "stay"}
        monkeypatch.setattr(record_page, "find", lambda *_, row=row: {**row, "delivery": "d1"})
        request.__dict__.pop("_trail_details", None)
        record_page.record(request, person_id="P-A", record_id=M1)
        look = AuditEvent.objects.latest("number")
        assert (look.about, M1 in str(look.body())) == ("P-A", named)


def test_a_sign_on_disputed_records_alone_says_so(account, seen_by) -> None:
    """A home that a distance is measured from keeps no sign up; another happening does."""
    say(account(), "n1")
    rows = [{"sign_id": sign} for sign in ("S-1", "S-2", "S-3")]
    assert [row["disputed"] for row in marked(seen_by("NBC"), rows)] == [True, False, False]


def test_only_the_own_agency_takes_back_and_nothing_changes_a_dispute(account) -> None:
    made = say(account(), "n1", word=Word.AGENCY, of="EMH")
    with pytest.raises(BadUsage, match="no such dispute"):
        actions.withdraw(number="n2", dispute="n1", words="", release="r",
                         by=account(agency="NBP"))  # fmt: skip
    with pytest.raises(BadUsage, match="which agency"):
        say(account(number=2), "n3", word=Word.AGENCY)
    for change in (made.save, made.delete, RecordDispute.objects.all().delete):
        with pytest.raises(Damaged):
            change()
    table = RecordDispute._meta.db_table
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(f"delete from {table}")


def test_the_next_build_holds_them_and_a_younger_database_still_knows(
    account, home: Path, seen_by, con
) -> None:
    by = account()
    say(by, "n1")
    say(account(agency="NBP"), "n2", CLOSED, close=True)
    actions.withdraw(number="n3", dispute="n1", words="a slip", release="r", by=by)
    at = Home(home)
    assert [(one.agency, one.total.accepted) for one in hand_back(at)] == [("NBC", 2), ("NBP", 1)]
    assert {one.outcome for one in hand_back(at)} == {"held already"}
    with duckdb.connect() as built:
        records.build(built, at.store, read_register(at.agencies))
        told = built.execute("select dispute_id, record, dispute, word, about_dispute, marking,"
                             " text from dispute order by 1").fetchall()  # fmt: skip
        rows = built.execute("select * from dispute where dispute_id = 'n2'").fetchall()
    assert told[0] == ("n1", M1, Says.DISPUTED, "person", None, WIDE, "I was at my aunt's.")
    assert told[1][:2] == ("n2", CLOSED)
    assert told[2][2:5] == (Says.WITHDRAWN, "person", "n1")
    con.executemany(f"insert into dispute values ({', '.join('?' * len(rows[0]))})", rows)
    triggers.unguard(connection, triggers.DISPUTES)
    connection.cursor().execute("delete from disputing_recorddispute")  # as a younger one is
    triggers.guard(connection, triggers.DISPUTES)
    assert CLOSED in disputes(seen_by("NBP"), ALL)
    assert CLOSED not in disputes(seen_by("NBC"), ALL)
