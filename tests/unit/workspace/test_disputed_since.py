"""Disputed records under every id they have had; and those of one's own agency, on its desk."""

from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from django.template import engines
from django.utils import timezone

from wayhome.casework.disputes import Word
from wayhome.governance.access import viewer
from wayhome.governance.visibility import eyes
from wayhome.lexicon.errors import BadUsage, Damaged
from wayhome.pipeline import Release
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import disputing as actions
from wayhome.workspace.actions.pictures import keep_picture
from wayhome.workspace.disputing.ended import Told, ends, to_read
from wayhome.workspace.disputing.models import DisputeEndRead
from wayhome.workspace.disputing.ours import ours
from wayhome.workspace.disputing.since import disputed_since
from wayhome.workspace.pictures.subject import Kind, Subject
from wayhome.workspace.reading import caseload
from wayhome.workspace.reading.view import View

pytestmark = pytest.mark.django_db
WIDE, CLOSE = "official-sensitive", "restricted"
DAY = "2026-03-12"
TODAY = timezone.localdate()
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


def back(by, number: str, dispute: str):
    return actions.withdraw(number=number, dispute=dispute, words="put right", release="r", by=by)


def waits(seen, user: User, *, sends: bool = True) -> list[Told]:
    return to_read(seen, user, ends(seen), TODAY, sends=sends)


def test_its_end_is_told_to_the_agency_that_wrote_it_until_each_has_read_it(
    account, seen_by
) -> None:
    """It was told there that the record is disputed; nobody is to go on believing so."""
    by, reader = account(), account("analyst")
    other = account("information_governance")
    say(by, "n1", M1)
    assert waits(seen_by("NBC"), reader) == []
    back(by, "n2", "n1")
    (told,) = waits(seen_by("NBC"), reader)
    assert [(one.record_id, one.people) for one in told.ours] == [(M2, {"P-A": "Tyler Marsh"})]
    assert waits(seen_by("NBP"), account("analyst", "NBP")) == []
    assert waits(seen_by("NBC"), by, sends=False) == []
    actions.read_end(withdrawal="n2", by=reader)
    assert waits(seen_by("NBC"), reader) == []
    assert len(waits(seen_by("NBC"), other)) == 1, "each reads for themselves"
    with pytest.raises(BadUsage, match="read this already"):
        actions.read_end(withdrawal="n2", by=reader)
    for change in (DisputeEndRead.objects.get().delete, DisputeEndRead.objects.all().delete):
        with pytest.raises(Damaged):
            change()
    late = account("analyst", number=2)
    assert waits(seen_by("NBC"), late) == [], "nobody told them that it was disputed"


def test_it_is_no_end_while_another_says_that_it_is_wrong_and_it_is_told_again_after(
    account, seen_by
) -> None:
    by, reader = account(), account("analyst")
    say(by, "n1", M1)
    say(by, "n2", M2)  # the same record
    back(by, "n3", "n1")
    assert waits(seen_by("NBC"), reader) == []
    back(by, "n4", "n2")
    (told,) = waits(seen_by("NBC"), reader)
    assert (told.end.number, told.end.records) == ("n4", {M1, M2})
    actions.read_end(withdrawal="n4", by=reader)
    say(by, "n5", M1)
    back(by, "n6", "n5")
    assert [one.end.number for one in waits(seen_by("NBC"), reader)] == ["n6"]


def test_whoever_kept_a_picture_of_it_is_told_and_not_of_what_was_over_before(
    account, seen_by
) -> None:
    by, maker = account(), account("practitioner", number=2)
    say(by, "n1", M1)
    say(by, "n2", STOP)
    back(by, "n3", "n2")
    for number, records in (("first", [M2, STOP]), ("other", [KIN_1])):
        keep_picture(
            of=Subject(Kind.PERSON, "P-A"), name=number, reason="for the meeting",
            review_on=TODAY + timedelta(days=9),
            asked=("", 500, []), seen_hash="0" * 64, eyes="NBC", release="r", records=records,
            purpose="case", by=maker,
        )  # fmt: skip
    back(by, "n4", "n1")
    (told,) = waits(seen_by("NBC"), maker, sends=False)
    assert (told.end.number, [one.name for one in told.pictures]) == ("n4", ["first"])
    assert to_read(seen_by("NBC"), maker, ends(seen_by("NBC")), TODAY + timedelta(days=10),
                   sends=False) == []  # fmt: skip
    actions.read_end(withdrawal="n4", by=maker)
    assert waits(seen_by("NBC"), maker, sends=False) == []


def test_of_an_end_that_is_kept_close_nothing_is_told(account, seen_by, asked) -> None:
    by, reader = account("practitioner", "NBP"), account("analyst", "NBP")
    say(by, "n1", OPEN_ONCE)
    say(by, "n2", STOP, close=True)
    for number, dispute in (("n3", "n1"), ("n4", "n2")):
        back(by, number, dispute)
    assert {one.end.number for one in waits(seen_by("NBP"), reader)} == {"n3", "n4"}
    for view in (seen_by("NBC"), seen_by("NBP", "panel_coordinator")):
        assert ends(view) == []


def test_what_is_told_of_an_end_says_neither_why_nor_by_whom(account, seen_by) -> None:
    by, reader = account(), account("analyst", "NBP")
    say(by, "n1", STOP)
    back(by, "n2", "n1")
    desk = engines["jinja2"].env.get_template("disputing/parts.html").module
    words = str(desk.disputes_ended(waits(seen_by("NBP"), reader), "Northborough Police", 10, ""))
    assert "1 record disputed no more" in words
    for person in ("P-A", "P-B"):
        assert f"/people/{person}/records/{STOP}/" in words
    assert not [one for one in ("aunt", "the person", "Sam", "put right") if one in words]


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
