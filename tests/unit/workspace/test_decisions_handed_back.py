"""What people decided comes into the next build through the front door, and stands there as it
stood here: for another workspace over the same home, and where a database was lost."""

import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.template import engines

from wayhome import records
from wayhome.casework.decisions import Became, Chosen, Of, Prompt, State
from wayhome.extracts.withdrawing import Why, withdraw
from wayhome.governance.access import viewer
from wayhome.governance.visibility import eyes
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.errors import BadUsage, NotSetUp
from wayhome.lexicon.home import Home
from wayhome.pipeline import Release
from wayhome.signs.answered import Said as Answered
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import answering
from wayhome.workspace.actions import deciding as actions
from wayhome.workspace.answering.handing_back import hand_back as hand_answers_back
from wayhome.workspace.answering.standing import told as answers_told
from wayhome.workspace.deciding import views_of_steps
from wayhome.workspace.deciding.forms import new_number
from wayhome.workspace.deciding.handing_back import hand_back
from wayhome.workspace.deciding.kept import built
from wayhome.workspace.deciding.models import KeptDecision, StepNote
from wayhome.workspace.deciding.owing import Owner
from wayhome.workspace.deciding.standing import Decided, decided
from wayhome.workspace.deciding.steps import due_of, step_of
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View
from wayhome.workspace.trail import triggers
from wayhome.workspace.trail.models import AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WIDE, CLOSE = "official-sensitive", "restricted"
ONE, TWO, CLOSED = "d1:custody:1:arrest", "d1:custody:2:arrest", "d9:intel:1:own"
MANY = [f"d1:custody:{n}:arrest" for n in range(1000, 2500)]
SOMEBODY = "Somebody of Northborough City Council"
See = Callable[..., View]


def decide(by: User, number: str, of: list[str], *, close: bool = False, **more: Any) -> None:
    chosen = more.pop("chosen", Chosen.ACT)
    nothing = chosen is Chosen.NOTHING
    owner = Owner() if nothing else more.pop("owner", Owner(by))
    due = None if nothing else more.pop("due", clock() + timedelta(days=3))
    kind = more.pop("kind", Of.GROUP)
    on = actions.Subject(kind, more.pop("subject", ""), more.pop("ref", ""), of, close)
    said = actions.Said(chosen, "ring them,\n“today”", owner, due, clock() + timedelta(days=90))
    actions.decide(number=number, of=on, said=said, release="r", by=by)


@pytest.fixture
def said(account, home: Path) -> tuple[User, User]:
    """Decisions of every kind by two agencies, one kept close, one taken back, two noted."""
    by, other = account(agency="NBP"), account(agency="NBC")
    decide(by, "group", [ONE, TWO, *MANY])
    decide(by, "close", [CLOSED, ONE], close=True)
    decide(other, "line", ["l1"], kind=Of.LINE, subject="L-1", owner=Owner(named="the duty desk"))
    decide(other, "person", ["x"], kind=Of.PERSON, subject="P-A", ref="NBC/s/1")
    decide(other, "nothing", [TWO], chosen=Chosen.NOTHING)
    decide(by, "slip", [TWO])
    actions.withdraw(number="back", decision="slip", words="a slip", release="r", by=by)
    actions.note(number="k1", step="line", became=Became.NOT_DONE, words="nobody was in",
                 release="r", by=other)  # fmt: skip
    of = answering.Subject("P-A", "NBC/s/1", "S-1", "I01", "v", "open", [ONE], False)
    for number in ("sign", "done"):
        given = answering.Words(Answered.AGREE, "I visit", owner=other, due=clock())
        answering.answer(number=number, of=of, given=given, release="r", by=other)
    actions.note(number="k2", step="done", became=Became.DONE, words="", release="r", by=other)
    return by, other


@pytest.fixture
def see(said, home: Path) -> Iterator[See]:
    """The next build over what was handed back, as an agency sees it."""
    hand_back(Home(home))
    hand_answers_back(Home(home))
    with duckdb.connect() as con:
        records.build(con, Home(home).store, read_register(home / "agencies.csv"))
        con.execute("create table fact (record_id text, head text, agency text, marking text)")
        con.executemany("insert into fact values (?, null, 'NBP', ?)",
                        [(ONE, WIDE), (TWO, WIDE), (CLOSED, CLOSE)])  # fmt: skip
        con.execute("create table line_fact as select 'l1' as record_id, 'L-1' as line_id, 'Mikey'"
                    f" as name, 'said' as what, null as value, 'NBP' as agency, '{WIDE}' as"
                    " marking")  # fmt: skip
        con.execute("alter table subject add column person_id text")
        con.execute("insert into subject (person_id, subject_ref, record_id, given_names, agency,"
                    " marking) values ('P-A', 'NBC/s/1', 'd1:p:1:p', 'Kai', 'NBC', ?)",
                    [WIDE])  # fmt: skip
        con.execute("create table person_forward (was text, now text, agency text, marking text)")
        release = Release(home)
        yield lambda agency="NBP", role="practitioner": View(
            release, agency, eyes(viewer(agency, role)), con
        )


def lose_the_database() -> None:
    """As a workspace is that has never heard of any of it."""
    for once, table in (
        (triggers.STEP_NOTES, "deciding_stepnote"),
        (triggers.DECIDED_RECORDS, "deciding_decidedrecord"),
        (triggers.DECISIONS, "deciding_keptdecision"),
        (triggers.ANSWERED_RECORDS, "answering_answeredrecord"),
        (triggers.ANSWERS, "answering_signanswer"),
    ):
        triggers.unguard(connection, once)
        connection.cursor().execute(f"delete from {table}")
        triggers.guard(connection, once)


def asked(view: View) -> list[Decided]:
    prompts = [
        Prompt(Of.GROUP, "", {ONE: {ONE}, TWO: {TWO}}),
        Prompt(Of.GROUP, "", {TWO: {TWO}}),
        Prompt(Of.GROUP, "", {CLOSED: {CLOSED}}),
        Prompt(Of.LINE, "L-1", {"l1": {"l1"}}),
        Prompt(Of.PERSON, "P-A", {"x": {"x"}}),
    ]
    return decided(view, prompts)


def plainly(view: View) -> list[Any]:
    """How everything stands, less the names that only an account has."""
    return [
        (
            one.stands.state,
            one.by and one.by.decision.number,
            [
                (
                    told.decision.number, told.title, told.words.split(), told.agency_code,
                    told.role, told.due, told.decision.again, told.decision.records,
                    told.decision.at.replace(microsecond=0),
                    told.noted and (told.noted.became, told.noted.words),
                    told.back and told.back.words,
                )
                for told in one.history
            ],
        )
        for one in asked(view)
    ]  # fmt: skip


SEES = [("NBP", "practitioner"), ("NBC", "practitioner"), ("NBP", "panel_coordinator")]


def test_it_is_taken_in_whole_and_nothing_comes_twice(said, home: Path) -> None:
    receipts = hand_back(Home(home))
    assert [(one.agency, one.total.accepted, one.total.refused) for one in receipts] == [
        ("NBC", 3, 0), ("NBP", 4, 0), ("NBC", 2, 0),
    ]  # fmt: skip
    assert {one.outcome for one in hand_back(Home(home))} == {"held already"}
    withdraw(Home(home).store, receipts[0].delivery, Why.FAULTY, by="",
             now=datetime(2026, 11, 2))  # fmt: skip
    with pytest.raises(NotSetUp, match="take decisions back one by one"):
        hand_back(Home(home))


@pytest.mark.parametrize(("agency", "role"), SEES)
def test_what_a_release_holds_stands_as_it_stood_here(see, agency: str, role: str) -> None:
    """Close decisions stay close: nobody reads more of the release than of the workspace."""
    here = plainly(see(agency, role))
    assert [state for state, *_ in here][3] is State.UNDONE
    lose_the_database()
    assert plainly(see(agency, role)) == here


@pytest.mark.parametrize(("agency", "role"), SEES)
def test_what_is_here_and_in_the_release_is_told_once_as_it_is_here(
    see, agency: str, role: str
) -> None:
    for one in asked(see(agency, role)):
        numbers = [told.decision.number for told in one.history]
        assert len(numbers) == len(set(numbers))
        assert all(told.here and told.who.startswith("Sam") for told in one.history)


def test_what_is_kept_close_is_in_nobody_elses_release(see) -> None:
    lose_the_database()
    assert asked(see())[2].by.decision.number == "close"
    for view in (see("NBC"), see("NBP", "panel_coordinator")):
        assert not asked(view)[2].history
        assert "close" not in {one.number for one in due_of(view, User.objects.first()).steps}


def test_what_was_to_be_done_is_due_to_all_of_the_agency_where_the_database_is_lost(
    said, see, account
) -> None:
    colleague = account(agency="NBC", number=2)
    assert due_of(see("NBC"), colleague).steps == ()
    lose_the_database()
    due = {one.number: one for one in due_of(see("NBC"), colleague).steps}
    assert set(due) == {"person", "sign"}, "of the line it was noted, and of one sign"
    assert {(one.title, one.owner, one.everybodys, one.here) for one in due.values()} == {
        ("Kai", SOMEBODY, True, False)
    }
    assert [one.number for one in due_of(see(), said[0]).steps] == ["close", "group"]
    step = step_of(see("NBC"), colleague, "person")
    assert step is not None
    with pytest.raises(BadUsage, match="no such next step"):
        actions.note(number="k8", step="nobody-knows", became=Became.DONE, words="", release="r",
                     by=colleague)  # fmt: skip
    actions.note(number="k9", step="person", became=Became.DONE, words="", release="r",
                 close=step.close, by=colleague)  # fmt: skip
    assert [one.number for one in due_of(see("NBC"), colleague).steps] == ["sign"]
    assert asked(see("NBC"))[4].by.noted.title == "Done"
    assert step_of(see("NBP"), said[0], "slip") is None, "it was taken back"
    assert step_of(see("NBP", "panel_coordinator"), said[0], "close") is None


def back_of(view: View) -> dict[str, str]:
    """Of every decision that was taken back, why."""
    return {told.decision.number: told.back.words
            for one in asked(view) for told in one.history if told.back}  # fmt: skip


def take_back(view: View, number: str, by: User) -> None:
    """As its page does it."""
    actions.withdraw(number=f"back-{number}", decision=number, words="a slip of ours", release="r",
                     held=built(view, number), subject="P-A" if number == "person" else "",
                     by=by)  # fmt: skip


def test_what_a_release_alone_holds_its_own_agency_takes_back(
    said, see, account, home: Path
) -> None:
    by, other = account(agency="NBP", number=2), account(agency="NBC", number=2)
    lose_the_database()
    before = back_of(see())
    for number, wrong in (("group", other), ("person", by), ("nobody-knows", by)):
        with pytest.raises(BadUsage, match="no such decision of your agency"):
            take_back(see(wrong.agency), number, wrong)
    with pytest.raises(BadUsage, match="no such decision of your agency"):
        take_back(see(), "group", other)  # whoever read it there
    for number in ("line", "person", "nothing"):
        take_back(see("NBC"), number, other)
    for number in ("group", "close"):
        take_back(see(), number, by)
    of_both = dict.fromkeys(("group", "line", "person", "nothing"), "a slip of ours") | before
    assert back_of(see()) == of_both | {"close": "a slip of ours"}
    assert back_of(see("NBC")) == of_both
    assert {one.number for one in due_of(see("NBC"), other).steps} == {"sign"}
    assert due_of(see(), by).steps == ()
    with pytest.raises(BadUsage, match="taken back already"):
        actions.withdraw(number="again", decision="group", words="a slip", release="r",
                         held=built(see(), "group"), subject="", by=by)  # fmt: skip
    close = AuditEvent.objects.get(about="back-close")
    assert (close.reason, close.details) == ("withdraw decision", {"decision": "back-close"})


def test_what_was_taken_back_so_is_a_record_of_the_next_release(
    said, see, account, home: Path
) -> None:
    by, other = account(agency="NBP", number=2), account(agency="NBC", number=2)
    lose_the_database()
    for view, number, who in (
        (see("NBC"), "line", other),
        (see("NBC"), "person", other),
        (see(), "close", by),
    ):
        take_back(view, number, who)
    receipts = hand_back(Home(home))
    assert [(one.agency, one.total.accepted, one.total.refused) for one in receipts] == [
        ("NBC", 2, 0), ("NBP", 1, 0),
    ]  # fmt: skip
    lose_the_database()
    with duckdb.connect() as con:
        records.build(con, Home(home).store, read_register(home / "agencies.csv"))
        told = con.execute(
            "select about_decision, agency, marking, text, line_id, subject_ref from decision"
            " where decision_id like 'back-%' order by 1"
        ).fetchall()
        held = con.execute("select * from decision where decision_id like 'back-%'").fetchall()
    assert told == [
        ("close", "NBP", CLOSE, "a slip of ours", None, None),
        ("line", "NBC", WIDE, "a slip of ours", "L-1", None),
        ("person", "NBC", WIDE, "a slip of ours", None, "NBC/s/1"),
    ]
    marks = ", ".join("?" for _ in held[0])
    see().con.executemany(f"insert into decision values ({marks})", held)
    assert {n: why for n, why in back_of(see()).items() if n != "slip"} == {
        "line": "a slip of ours", "person": "a slip of ours", "close": "a slip of ours",
    }  # fmt: skip
    assert "close" not in back_of(see("NBC"))


def test_its_page_offers_that_and_does_it(said, see, account, client, monkeypatch) -> None:
    by = account(agency="NBP", number=2)
    lose_the_database()
    see().con.execute("delete from fact")  # of what is gone nobody is asked why they look
    monkeypatch.setattr(views_of_steps, "opened", lambda request: nullcontext(see()))
    client.force_login(by)
    page = client.get("/next-steps/group/").content.decode()
    assert "/next-steps/group/back/" in page
    answer = client.get("/next-steps/group/back/")
    (number,) = re.findall(r'name="number" value="([^"]+)"', answer.content.decode())
    given = {"number": number, "words": "another group"}
    client.post("/next-steps/group/back/", given)
    assert back_of(see())["group"] == "another group"
    assert client.get("/next-steps/group/").status_code == 404
    client.force_login(account(agency="NBC", number=2))
    assert client.get("/next-steps/close/back/").status_code == 404


def test_of_nothing_to_do_nobody_says_what_became(said, see, account, client, monkeypatch) -> None:
    lose_the_database()
    see().con.execute("delete from fact")
    monkeypatch.setattr(views_of_steps, "opened", lambda request: nullcontext(see("NBC")))
    client.force_login(account(agency="NBC", number=2))
    page = client.get("/next-steps/nothing/").content.decode()
    assert 'name="became"' not in page
    given = {"number": new_number(), "became": "done", "words": ""}
    assert client.post("/next-steps/nothing/", given).status_code == 302
    assert not StepNote.objects.filter(about="nothing").exists()
    assert actions.NO_STEP in client.get("/next-steps/nothing/").content.decode()


def test_a_colleague_who_takes_it_back_first_is_told_of(
    said, see, account, client, monkeypatch
) -> None:
    by, second = said[0], account(agency="NBP", number=2)
    see().con.execute("delete from fact")
    monkeypatch.setattr(views_of_steps, "opened", lambda request: nullcontext(see()))
    find, address = views_of_steps.step_of, "/next-steps/group/back/"
    given = {"number": new_number(), "words": "another group"}

    def then_a_colleague(*of: Any) -> Any:
        found = find(*of)
        actions.withdraw(number="b8", decision="group", words="a slip", release="r", by=by)
        return found

    client.force_login(second)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(views_of_steps, "step_of", then_a_colleague)
        answers = [client.post(address, given)]
    answers.append(client.post(address, given))  # a tap later it is no step any more
    for answer in answers:
        assert answer.status_code == 302
        *_, told = get_messages(answer.wsgi_request)
        assert str(told) == actions.BACK_ALREADY
    assert back_of(see())["group"] == "a slip"
    client.force_login(account(agency="NBC", number=2))
    assert client.post(address, given).status_code == 404


def test_that_one_kept_close_was_taken_back_is_told_to_nobody_else(
    said, see, account, client, monkeypatch
) -> None:
    actions.withdraw(number="b8", decision="close", words="a slip", release="r", by=said[0])
    seen = see("NBP", "panel_coordinator")
    monkeypatch.setattr(views_of_steps, "opened", lambda request: nullcontext(seen))
    client.force_login(account("panel_coordinator", "NBP"))
    given = {"number": new_number(), "words": "a slip"}
    assert client.post("/next-steps/close/back/", given).status_code == 404


def test_every_decision_of_ones_own_agency_leads_to_taking_it_back(said, see) -> None:
    parts = engines["jinja2"].env.get_template("deciding/parts.html").module
    lose_the_database()
    nothing = asked(see("NBC"))[1]
    assert nothing.by.decision.number == "nothing"
    assert "Take it back" in str(parts.decisions(nothing, "/x/", True, "NBC"))
    assert "Take it back" not in str(parts.decisions(nothing, "/x/", True, "NBP"))


def test_an_answer_says_who_does_what_by_when_from_the_release_too(see) -> None:
    lose_the_database()
    told = answers_told(see("NBC"), (), people=["P-A"])
    assert (told["sign"].due, told["sign"].owner, told["sign"].noted) == (
        clock(), SOMEBODY, "",
    )  # fmt: skip
    assert told["done"].became is Became.DONE


def test_a_release_from_before_is_read_as_it_was(see, said) -> None:
    view = see("NBC")
    for table in ("decision", "step_note"):
        view.con.execute(f"drop table {table}")
    assert asked(view)[3].by.decision.number == "line"
    assert {one.number for one in due_of(view, said[1]).steps} == {"person", "sign"}
    assert KeptDecision.objects.count() == 7


def test_a_row_of_another_agency_ends_nothing(see, said, home: Path) -> None:
    """A decision, its next step and an answer are their agency's: nobody else takes them back."""
    view, when = see("NBC"), "timestamp '2026-11-20 10:00'"
    forged = [
        "insert into decision (decision_id, about_decision, agency, decided_by, received_at,"
        f" marking) values ('x', 'person', 'EMC', 'account-9', {when}, '{WIDE}')",
        "insert into step_note (note_id, about_step, became, agency, noted_by, received_at,"
        f" marking) select 'x' || n, n, 'done', 'EMC', 'a', {when}, '{WIDE}'"
        " from unnest(['person', 'sign', 'group']) as f(n)",
        "insert into answer (answer_id, about_answer, answer, agency, received_at, marking)"
        f" values ('x', 'sign', 'withdrawn', 'EMC', {when}, '{WIDE}')",
    ]
    before = plainly(view)
    for row in forged:
        view.con.execute(row)
    assert plainly(view) == before, "of what is here"
    lose_the_database()
    assert plainly(view) == before
    assert {one.number for one in due_of(view, said[1]).steps} == {"person", "sign"}
    assert answers_told(view, (), people=["P-A"])["sign"].noted == ""


def test_words_on_what_is_gone_are_told_to_who_sees_what_is_close_or_said_them(
    account, said, see
) -> None:
    """They may be of a child who is kept close by now: the step stays due, and quotes nobody."""
    by, panel = said[0], account("panel_coordinator", "NBP")
    duty, gone = Owner(named="the duty desk"), ["d7:custody:9:arrest"]
    decide(by, "theirs", gone, owner=duty)
    decide(by, "owned", gone, owner=Owner(panel))
    decide(panel, "wrote", gone, owner=duty)
    decide(by, "there", [ONE], owner=duty)
    of = answering.Subject("P-A", "NBC/s/1", "S-1", "I01", "v", "open", ["d0:m:1:own"], False)
    given = answering.Words(Answered.AGREE, "Kai told", owner_named="the duty desk", due=clock())
    answering.answer(number="agreed", of=of, given=given, release="r", by=by)
    view = see("NBP", "panel_coordinator")
    told = {one.number: bool(one.words) for one in due_of(view, panel).steps}
    assert told == {
        "theirs": False, "agreed": False, "owned": True, "wrote": True, "there": True,
    }  # fmt: skip
    assert step_of(view, panel, "theirs").words == ""
    assert all(one.words for one in due_of(see(), by).steps)
    desk = engines["jinja2"].env.get_template("deciding/parts.html").module
    assert "“”" not in str(desk.due_list(due_of(view, panel), "Northborough Police"))
    lose_the_database()
    view.con.execute("delete from fact")  # and what the release alone holds
    steps = {one.number: one.words for one in due_of(view, panel).steps}
    assert steps == {"group": ""}
