"""Answers to signs as each viewer knows them: by their records, whatever builds make of those."""

from contextlib import nullcontext
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from django.db import DatabaseError, connection, transaction
from django.template import engines

from wayhome.casework.decisions import Became
from wayhome.governance.access import viewer
from wayhome.governance.visibility import eyes
from wayhome.lexicon.errors import BadUsage, Damaged
from wayhome.pipeline import Release
from wayhome.records.schema import TABLES
from wayhome.signs.answered import OPEN, Raised, Said, State
from wayhome.workspace.actions import answering as actions
from wayhome.workspace.actions import deciding
from wayhome.workspace.answering import views
from wayhome.workspace.answering.behind import marks, raised, unseen
from wayhome.workspace.answering.models import AnsweredRecord, SignAnswer
from wayhome.workspace.answering.standing import answered, by_answers
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.signs import Shown
from wayhome.workspace.reading.view import View
from wayhome.workspace.trail.models import AuditEvent

pytestmark = pytest.mark.django_db
WIDE, CLOSE = "official-sensitive", "restricted"
# person, record, head, agency, marking: m1 came again as m2 in a later delivery, x1 as x2
FACTS = [
    ("P-A", "d1:missing:2:own", "d2:missing:2", "NBC", WIDE),
    ("P-A", "d2:missing:2:own", "d2:missing:2", "NBC", WIDE),
    ("P-A", "d1:missing:3:own", None, "NBC", WIDE),
    ("P-A", "d9:intel:2:own", None, "NBP", CLOSE),
    ("P-X", "d1:custody:7:own", "d2:custody:7", "NBP", WIDE),
    ("P-X", "d2:custody:7:own", "d2:custody:7", "NBP", WIDE),
]
M1, M2, OTHER, CLOSED, X1, X2 = (fact[1] for fact in FACTS)
BEHIND = [
    ("S-1", OPEN, M2, "NBC", WIDE),
    ("S-1", "NBP", M2, "NBC", WIDE),
    ("S-1", "NBP", CLOSED, "NBP", CLOSE),
    ("S-2", OPEN, X2, "NBP", WIDE),
    ("S-3", OPEN, M2, "NBC", WIDE),
    ("S-3", OPEN, OTHER, "NBC", WIDE),
]
EVIDENCE = "(sign_id text, audience text, record_id text, agency text, marking text)"


@pytest.fixture
def con(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    """What answers ask of a release, by hand."""
    con = duckdb.connect()
    con.execute(
        "create table fact (person_id text, record_id text, head text, agency text, marking text)"
    )
    con.executemany("insert into fact values (?, ?, ?, ?, ?)", FACTS)
    for table in ("sign_evidence", "sign_aside_evidence"):
        con.execute(f"create table {table} {EVIDENCE}")
    con.executemany("insert into sign_evidence values (?, ?, ?, ?, ?)", BEHIND)
    con.execute(
        "create table subject as select 'P-A' as person_id, 'NBC/s/1' as subject_ref, 'NBC' as"
        f" agency, '{WIDE}' as marking"
    )
    con.execute("alter table subject add column superseded_at timestamp")
    con.execute("create table person_forward (was text, now text, agency text, marking text)")
    told = next(one for one in TABLES if one.name == "answer")
    con.execute(f"create table answer ({', '.join(f'{c.name} {c.type}' for c in told.columns)})")
    con.execute(
        "create table agency as select unnest(['NBC', 'NBP']) as code, code as name,"
        " 'council' as kind"
    )
    return con


@pytest.fixture
def seen_by(con: duckdb.DuckDBPyConnection, tmp_path: Path):
    def make(agency: str, role: str = "practitioner") -> View:
        return View(Release(tmp_path), agency, eyes(viewer(agency, role)), con)

    return make


def sign(
    sign_id: str = "S-1", person: str = "P-A", audience: str = OPEN, strength: str = "S"
) -> Shown:
    row = {"sign_id": sign_id, "person_id": person, "code": "I01", "audience": audience}
    row["strength"] = strength
    return Shown(row, date(2026, 11, 20))


def say(
    by,
    number: str,
    records: list[str],
    said: Said = Said.AGREE,
    *,
    close: bool = False,
    **more: str,
) -> SignAnswer:
    of = actions.Subject(
        "P-A", "NBC/s/1", more.pop("sign_id", "S-1"), "I01", "2026-11-22",
        by.agency if close else OPEN, records, close, strength=more.pop("strength", ""),
    )  # fmt: skip
    why = "discounted" if said is Said.DISAGREE else ""
    given = actions.Words(said, "their own words", why, more.get("asked", ""))
    return actions.answer(number=number, of=of, given=given, release="r", by=by)


def state(view: View, shown: Shown | None = None) -> tuple[State, set[str]]:
    shown = shown or sign()
    found = answered(view, [shown]).of(shown.sign_id)
    return found.stands.state, set(found.stands.new)


def test_an_answer_on_an_earlier_version_is_on_the_record(account, seen_by) -> None:
    say(account(), "n1", [M1])
    assert state(seen_by("NBC")) == (State.SETTLED, set())
    assert state(seen_by("NBC"), sign("S-3")) == (State.AGAIN, {OTHER})
    found = answered(seen_by("NBC"), [sign("S-3")]).of("S-3")
    assert found.given_on(found.history[0]) == 1


def test_a_sign_that_asks_to_be_looked_at_sooner_is_raised_though_no_record_came(
    account, seen_by
) -> None:
    by = account()
    say(by, "n1", [M1], strength="S")
    assert state(seen_by("NBC"), sign(strength="S")) == (State.SETTLED, set())
    found = answered(seen_by("NBC"), [sign(strength="A")]).of("S-1")
    assert (found.again, found.stands.risen, found.stands.new) == (True, True, frozenset())
    words = str(
        engines["jinja2"].env.get_template("answering/parts.html").module.answer_line(found)
    )
    assert "It asks somebody to look sooner since the answer of" in words
    actions.withdraw(number="n2", answer="n1", words="", release="r", by=by)
    say(by, "n3", [M1], strength="A")
    assert state(seen_by("NBC"), sign(strength="A")) == (State.SETTLED, set())


@pytest.mark.parametrize(
    ("became", "past", "again"),
    [
        (None, False, ""),
        (None, True, "What was to be done is past its day, and nobody said what became of it"),
        (Became.DONE, True, ""),
        (Became.NOT_DONE, False, "What was to be done was not done"),
    ],
)
def test_a_sign_asks_again_where_what_was_to_be_done_was_not(
    account, seen_by, became: Became | None, past: bool, again: str
) -> None:
    by, due = account(), clock() - timedelta(days=1) if past else clock()
    of = actions.Subject("P-A", "NBC/s/1", "S-1", "I01", "2026-11-22", OPEN, [M1], False)
    given = actions.Words(Said.AGREE, "I ring them", owner=by, due=due)
    actions.answer(number="n1", of=of, given=given, release="r", by=by)
    if became:
        deciding.note(number="k1", step="n1", became=became, words="no", release="r", by=by)
    found = answered(seen_by("NBC"), [sign()]).of("S-1")
    assert (found.undone, found.again, found.settled) == (again, bool(again), not again)
    assert by_answers(seen_by("NBC"), [sign()])["open_signs" if again else "settled_signs"]
    parts = engines["jinja2"].env.get_template("answering/parts.html").module
    for drawn in (str(parts.answer_line(found)), str(parts.standing_note(found))):
        assert again in drawn
        assert ("Left undone" in drawn) is bool(again)


def test_another_persons_record_has_versions_too(account, seen_by) -> None:
    say(account(), "n1", [X1], sign_id="S-2")
    assert state(seen_by("NBC"), sign("S-2")) == (State.SETTLED, set())


def test_an_answer_goes_with_the_subject_it_was_given_of(account, seen_by, con) -> None:
    """People joined or parted: whoever that subject is now has it, and nobody else."""
    say(account(), "n1", [M1])
    con.execute("update subject set person_id = 'P-Z'")
    con.execute("update sign_evidence set sign_id = 'S-9' where sign_id = 'S-1'")
    assert state(seen_by("NBC"), sign("S-9", "P-Z")) == (State.SETTLED, set())
    assert answered(seen_by("NBC"), [sign("S-9")]).told == {}
    # a subject that is held no more: the old reference leads on
    con.execute("delete from subject")
    con.execute(f"insert into person_forward values ('P-A', 'P-Y', null, '{WIDE}')")
    assert state(seen_by("NBC"), sign("S-9", "P-Y")) == (State.SETTLED, set())
    assert state(seen_by("NBC"), sign("S-9", "P-Z")) == (State.NEW, set())


def test_an_answer_never_crosses_to_another_child_over_the_record_of_a_third(
    account, seen_by, con
) -> None:
    """Both were with the person of X2, so the same sign of both rests on that one record."""
    say(account(), "n1", [X2], sign_id="S-2")
    con.execute("insert into subject values ('P-B', 'NBC/s/2', 'NBC', ?, null)", [WIDE])
    con.execute("insert into sign_evidence values ('S-8', ?, ?, 'NBP', ?)", [OPEN, X2, WIDE])
    theirs = sign("S-8", "P-B")
    assert answered(seen_by("NBC"), [theirs]).told == {}
    both = answered(seen_by("NBC"), [theirs, sign("S-2")])  # as a desk asks
    assert both.of("S-8").history == ()
    assert both.of("S-8").stands.state is State.NEW
    assert both.of("S-2").settled


def test_a_form_names_no_record_and_says_what_came_since(account, seen_by) -> None:
    drawn = raised(seen_by("NBC"), [sign("S-3"), sign("S-2")])
    held = marks(drawn["S-3"])
    assert not any(part in held for part in ("missing", M2, OTHER))
    assert unseen(drawn["S-3"], held) == frozenset()
    assert unseen(drawn["S-3"], "") == {M2, OTHER}
    earlier = Raised("S-3", "P-A", "I01", {M1: ()})
    assert unseen(drawn["S-3"], marks(earlier)) == {OTHER}
    # so that no two pages tell by it that they rest on the same record of somebody
    assert not set(held.split()) & set(marks(Raised("S-2", "P-X", "I01", {M2: ()})).split())


def test_what_is_kept_close_is_heard_by_its_agency_alone(account, seen_by) -> None:
    police, council = account(agency="NBP"), account()
    say(police, "n1", [M2, CLOSED], close=True)
    theirs = sign(audience="NBP")
    assert state(seen_by("NBP"), theirs) == (State.SETTLED, set())
    for view in (seen_by("NBC"), seen_by("NBP", "panel_coordinator")):
        held = answered(view, [sign()])
        assert (held.of("S-1").stands.state, held.told) == (State.NEW, {})
    # what all may see is heard by the police too, and does not speak of what they alone hold
    actions.withdraw(number="n2", answer="n1", words="", release="r", by=police)
    say(council, "n3", [M2])
    assert state(seen_by("NBP"), theirs) == (State.AGAIN, {CLOSED})
    assert state(seen_by("NBC")) == (State.SETTLED, set())


@pytest.mark.postgresql
def test_two_at_once_are_both_kept_and_the_same_form_twice_is_one(account, seen_by) -> None:
    one, two = account(), account(number=2)
    say(one, "n1", [M2])
    say(two, "n2", [M2], Said.DISAGREE)
    with pytest.raises(BadUsage, match="Nothing was kept twice"):
        say(two, "n2", [M2], Said.DISAGREE)
    found = answered(seen_by("NBC"), [sign()]).of("S-1")
    assert [(t.answer.number, t.said) for t in found.history] == [
        ("n1", "Agree"),
        ("n2", "Disagree"),
    ]
    assert found.history[1].why == "Seen, and discounted"


def test_taken_back_by_a_colleague_once_and_kept(account, seen_by) -> None:
    mine, colleague, police = account(), account(number=2), account(agency="NBP")
    say(mine, "n1", [M2])
    with pytest.raises(BadUsage, match="no such answer of your agency"):
        actions.withdraw(number="n2", answer="n1", words="", release="r", by=police)
    actions.withdraw(number="n2", answer="n1", words="a slip", release="r", by=colleague)
    with pytest.raises(BadUsage, match="taken back already"):
        actions.withdraw(number="n3", answer="n1", words="", release="r", by=mine)
    found = answered(seen_by("NBC"), [sign()]).of("S-1")
    assert found.to_answer
    assert [one.answer.number for one in found.history] == ["n1"]
    assert found.gone["n1"].words == "a slip"


def test_a_question_is_replied_to_by_the_agency_asked_and_settles_nothing(account, seen_by) -> None:
    mine, police = account(), account(agency="NBP")
    say(mine, "n1", [M2], Said.ASK, asked="NBP")
    with pytest.raises(BadUsage, match="does not wait for your agency"):
        actions.reply(number="n2", question="n1", words="?", release="r", by=mine)
    actions.reply(number="n2", question="n1", words="seen twice", release="r", by=police)
    found = answered(seen_by("NBC"), [sign()]).of("S-1")
    assert found.stands.state is State.WAITING
    assert [one.words for one in found.replies["n1"]] == ["seen twice"]
    with pytest.raises(BadUsage, match="kept close"):
        say(police, "n4", [CLOSED], Said.ASK, close=True, asked="NBC")


def test_what_the_release_holds_is_told_and_what_it_does_not_is_told_at_once(
    account, seen_by, con
) -> None:
    say(account(), "n1", [M2])
    row = {"answer_id": "n0", "sign_id": "S-1", "sign_code": "I01", "subject_ref": "NBC/s/1",
           "answer": "disagree", "answered_by": "account-7", "answered_as": "practitioner",
           "records": [M1], "agency": "NBC", "marking": WIDE, "text": "from before",
           "occurred_from": "2026-10-01", "received_at": "2026-11-01"}  # fmt: skip
    marks = ", ".join("?" for _ in row)
    con.execute(f"insert into answer ({', '.join(row)}) values ({marks})", list(row.values()))
    found = answered(seen_by("NBC"), [sign()]).of("S-1")
    assert [(one.answer.number, one.built, one.here) for one in found.history] == [
        ("n0", True, False), ("n1", False, True),
    ]  # fmt: skip
    con.execute(f"update answer set marking = '{CLOSE}', agency = 'NBP'")
    assert "n0" not in answered(seen_by("NBC"), [sign()]).told


def test_it_is_on_the_trail_without_words_and_what_is_close_by_its_number(account) -> None:
    say(account(), "n1", [M2])
    event = AuditEvent.objects.latest("number")
    assert (event.about, event.details) == (
        "P-A", {"answer": "n1", "said": "agree", "sign": "S-1"},
    )  # fmt: skip
    say(account(agency="NBP"), "n2", [CLOSED], close=True)
    event = AuditEvent.objects.latest("number")
    assert (event.about, event.details) == ("n2", {"answer": "n2"})


def test_nothing_changes_or_removes_an_answer(account) -> None:
    made = say(account(), "n1", [M2])
    for change in (made.save, made.delete, SignAnswer.objects.all().delete):
        with pytest.raises(Damaged):
            change()
    for table in (SignAnswer, AnsweredRecord):
        name = table._meta.db_table
        for sql in (f"delete from {name}", f"update {name} set {table._meta.pk.column} = 1"):
            with pytest.raises(DatabaseError), transaction.atomic():
                connection.cursor().execute(sql)


def test_a_reply_to_a_question_that_was_taken_back_meanwhile_is_given_back(
    client, account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "opened", lambda request: nullcontext(None))
    client.force_login(account())
    monkeypatch.setattr(views, "question_to", lambda seen, user, number: None)
    page = client.post("/asked/none/", {"words": "We know <him>.", "number": "n-12345678"})
    assert page.status_code == 409
    assert "We know &lt;him&gt;." in page.content.decode()
    assert client.get("/asked/none/").status_code == 404
    assert not SignAnswer.objects.exists()


def test_nobody_takes_back_what_another_agency_answered(seen_by, con) -> None:
    """As decisions: what a release holds may have come from any agency by feed `own`."""
    held(con, "n1", "NBC", answer="agree")
    held(con, "n2", "NBP", answer="withdrawn", about_answer="n1")
    view = seen_by("NBC")
    assert state(view) == (State.SETTLED, set())
    found = answered(view, [sign()])
    assert found.gone == set()
    assert found.of("S-1").gone == {}
    held(con, "n3", "NBC", answer="withdrawn", about_answer="n1", text="a slip")
    assert state(view) == (State.NEW, set())
    assert found_back(view) == {"n1": ("n3", "a slip")}
    held(con, "n4", "NBP", answer="withdrawn", about_answer="n1", text="not theirs")
    assert found_back(view) == {"n1": ("n3", "a slip")}


def found_back(view: View) -> dict[str, tuple[str, str]]:
    gone = answered(view, [sign()]).of("S-1").gone
    return {number: (one.answer.number, one.words) for number, one in gone.items()}


def held(con: duckdb.DuckDBPyConnection, number: str, agency: str, **more: str) -> None:
    """An answer, or the taking back of one, that a release alone holds."""
    row = {"answer_id": number, "subject_ref": "NBC/s/1", "sign_code": "I01", "sign_id": "S-1",
           "answered_by": "account-9", "answered_as": "practitioner", "records": [M1],
           "agency": agency, "marking": WIDE, "text": "", "occurred_from": f"2026-11-0{number[1]}",
           "received_at": "2026-11-09", **more}  # fmt: skip
    marks = ", ".join("?" for _ in row)
    con.execute(f"insert into answer ({', '.join(row)}) values ({marks})", list(row.values()))
