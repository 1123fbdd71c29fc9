"""Decisions on groups and lines: found again by their records, kept close as those are, owed on a
desk until somebody says what became of them, and written once."""

import json
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import urlencode

import duckdb
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import QueryDict
from django.template import engines
from django.utils import timezone

from wayhome.casework.decisions import Became, Chosen, Of, Prompt, State
from wayhome.governance.access import viewer
from wayhome.governance.roles import Act
from wayhome.governance.visibility import eyes
from wayhome.lexicon.errors import BadUsage, Damaged
from wayhome.network.lines.fact import Fact, What, line_id
from wayhome.pipeline import Release
from wayhome.signs.answered import Said as Answered
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import access, accounts, answering
from wayhome.workspace.actions import deciding as actions
from wayhome.workspace.answering.models import SignAnswer
from wayhome.workspace.deciding import prompts, views, views_of_steps
from wayhome.workspace.deciding.forms import Decide
from wayhome.workspace.deciding.models import DecidedRecord, KeptDecision, StepNote
from wayhome.workspace.deciding.owing import Owner, choices
from wayhome.workspace.deciding.standing import Decided, decided, may_decide_of_line
from wayhome.workspace.deciding.steps import due_of, step_of
from wayhome.workspace.gate import views as gate
from wayhome.workspace.reading.groups import Told as Group
from wayhome.workspace.reading.lines import Told as Line
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View
from wayhome.workspace.trail.models import AuditEvent

pytestmark = pytest.mark.django_db
WIDE, CLOSE = "official-sensitive", "restricted"
# record, head, agency, marking: the first arrest came again in a later delivery
FACTS = [
    ("d1:custody:1:arrest", "d2:custody:1", "NBP", WIDE),
    ("d2:custody:1:arrest", "d2:custody:1", "NBP", WIDE),
    ("d1:custody:2:arrest", None, "NBP", WIDE),
    ("d1:custody:3:arrest", None, "NBP", WIDE),
    ("d9:intel:1:own", None, "NBP", CLOSE),
]
OLD, NEWER, SECOND, THIRD, CLOSED = (fact[0] for fact in FACTS)
NUMBER = "07700900123"
LINES = [
    ("l1", "L-1", "Mikey", f"+44{NUMBER[1:]}", WIDE),
    ("l2", "L-2", "Quiet", "+447700900124", CLOSE),
]


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    """What decisions ask of a release, by hand."""
    con = duckdb.connect()
    con.execute("create table fact (record_id text, head text, agency text, marking text)")
    con.executemany("insert into fact values (?, ?, ?, ?)", FACTS)
    con.execute("create table tie as select record_id, null::text as other_id, agency, marking"
                " from fact")  # fmt: skip
    for table in ("person_told", "line_fact", "contact_point", "involvement", "relation"):
        con.execute(f"create table {table} (record_id text, superseded_by text, line_id text,"
                    " name text, what text, value text, agency text, marking text)")  # fmt: skip
    for record, line, name, number, marking in LINES:
        con.execute("insert into line_fact values (?, null, ?, ?, 'number', ?, 'NBP', ?)",
                    [record, line, name, number, marking])  # fmt: skip
    con.execute("create table subject as select 'P-A' as person_id, 'NBC/s/1' as subject_ref,"
                " 'd1:p:1:person' as record_id, 'Kai' as given_names, 'Rowan' as family_name,"
                " null::timestamp as superseded_at, null::text as superseded_by, 'NBC' as agency,"
                " null::timestamp as recorded_at, null::timestamp as received_at,"
                f" '{WIDE}' as marking")  # fmt: skip
    con.execute("create table person_forward (was text, now text, agency text, marking text)")
    con.execute("create table agency as select unnest(['NBC', 'NBP']) as code, code as name,"
                " 'council' as kind")  # fmt: skip
    return con


@pytest.fixture
def seen_by(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> Callable[..., View]:
    return lambda agency="NBP", role="practitioner": View(
        Release(tmp_path), agency, eyes(viewer(agency, role)), con
    )


def keep(
    by: User, number: str, records: list[str], *, close: bool = False, **more: Any
) -> KeptDecision:
    of = more.pop("of", Of.GROUP)
    line, ref = more.pop("subject", ""), more.pop("ref", "")
    chosen = more.pop("chosen", Chosen.ACT)
    due = more.pop("due", clock() + timedelta(days=3))
    again = more.pop("again", clock() + timedelta(days=90))
    said = actions.Said(chosen, "ring them", more.pop("owner", Owner(by)), due, again)
    on = actions.Subject(of, line, ref, records, close, "G-1" if of is Of.GROUP else "")
    return actions.decide(number=number, of=on, said=said, release="r", by=by)


def withdrawn(home: Path, delivery: str, at: str) -> None:
    """A delivery of the store that was taken back."""
    folder = home / "store" / delivery
    folder.mkdir(parents=True)
    mark = {"at": at, "by": "Sam", "why": "faulty"}
    (folder / "withdrawn.json").write_text(json.dumps(mark), encoding="utf-8")


def group(view: View, *records: str) -> Decided:
    ids = prompts.versions(view, records)
    asked = Prompt(Of.GROUP, "", {one: ids[one] for one in records}, {o: o for o in records})
    (found,) = decided(view, [asked])
    return found


def test_a_group_is_found_again_by_its_records_and_asks_again_on_more(account, seen_by) -> None:
    view = seen_by()
    assert group(view, NEWER, SECOND).nobody
    keep(account(agency="NBP"), "n1", [OLD, SECOND])
    found = group(view, NEWER, SECOND)
    assert found.closed, "under an id that the record has by now"
    assert (found.by.owner, found.by.agency) == ("Sam practitioner", "NBP")
    again = group(view, NEWER, SECOND, THIRD)
    assert (again.stands.state, again.stands.events) == (State.AGAIN, 1)
    assert group(view, THIRD).nobody, "of another group nothing is said"


def test_taken_back_and_not_done_it_asks_again(account, seen_by) -> None:
    by = account(agency="NBP")
    keep(by, "n1", [OLD])
    actions.note(number="k1", step="n1", became=Became.NOT_DONE, words="nobody was in",
                 release="r", by=by)  # fmt: skip
    found = group(seen_by(), OLD)
    assert found.stands.state is State.UNDONE
    assert found.undone == "What was to be done was not done"
    assert found.history[0].noted.words == "nobody was in"
    actions.withdraw(number="n2", decision="n1", words="a slip", release="r", by=by)
    found = group(seen_by(), OLD)
    assert found.nobody
    assert found.history[0].back.words == "a slip"
    with pytest.raises(BadUsage, match="taken back already"):
        actions.withdraw(number="n3", decision="n1", words="again", release="r", by=by)


def test_past_its_day_with_no_word_it_asks_again_and_done_late_it_stands(account, seen_by) -> None:
    by, yesterday = account(agency="NBP"), clock() - timedelta(days=1)
    keep(by, "n1", [OLD], due=yesterday)
    found = group(seen_by(), OLD)
    assert found.stands.state is State.UNDONE
    assert "nobody said what became of it" in found.undone
    actions.note(number="k1", step="n1", became=Became.DONE, words="", release="r", by=by)
    assert group(seen_by(), OLD).closed
    keep(by, "n2", [SECOND], chosen=Chosen.WATCH, due=yesterday, again=yesterday)
    assert group(seen_by(), SECOND).stands.state is State.LOOK, "to watch is to look again"


def test_what_is_kept_close_is_decided_for_its_agency_alone(account, seen_by) -> None:
    keep(account(agency="NBP"), "n1", [OLD, CLOSED], close=True)
    assert group(seen_by("NBP"), OLD).closed
    assert group(seen_by("NBC"), OLD).nobody
    assert group(seen_by("NBP", "panel_coordinator"), OLD).nobody
    assert not group(seen_by("NBC"), OLD).history
    event = AuditEvent.objects.latest("number")
    assert (event.about, event.details) == ("n1", {"decision": "n1"})


def test_whether_all_may_know_of_it_is_asked_of_every_record(seen_by) -> None:
    assert prompts.openly(seen_by(), [OLD, SECOND])
    assert not prompts.openly(seen_by(), [OLD, CLOSED])
    assert not prompts.openly(seen_by(), ["nobody-knows"])


def test_nobody_decides_without_somebody_who_does_it(account) -> None:
    by, other = account(agency="NBP"), account(agency="NBC")
    for owner, due, chosen in (
        (Owner(), clock(), Chosen.ACT),
        (Owner(by), None, Chosen.ACT),
        (Owner(by), clock(), Chosen.NOTHING),
    ):
        with pytest.raises(BadUsage, match="who does it"):
            keep(by, "n1", [OLD], owner=owner, due=due, chosen=chosen)
    with pytest.raises(BadUsage, match="your own agency"):
        keep(by, "n1", [OLD], owner=Owner(other))
    keep(by, "n1", [OLD], owner=Owner(), due=None, chosen=Chosen.NOTHING)
    row = dict(KeptDecision.objects.values().get()) | {"number": "n2", "chosen": Chosen.ACT}
    with pytest.raises(IntegrityError), transaction.atomic():
        KeptDecision(**row).save()


def test_it_is_due_for_whoever_owes_it_and_for_all_where_nobody_is_named(account, seen_by) -> None:
    by, colleague = account(agency="NBP"), account(agency="NBP", number=2)
    keep(by, "mine", [OLD])
    keep(by, "theirs", [SECOND], owner=Owner(colleague), due=clock() - timedelta(days=1))
    keep(by, "role", [THIRD], owner=Owner(named="the duty desk"), due=clock())
    keep(by, "line", ["l1"], of=Of.LINE, subject="L-1", owner=Owner(colleague))
    view = seen_by()

    def numbers(user: User) -> list[str]:
        return [one.number for one in due_of(view, user).steps]

    assert numbers(by) == ["role", "mine"]
    assert numbers(colleague) == ["theirs", "role", "line"]
    assert [one.late(clock()) for one in due_of(view, colleague).steps] == [True, False, False]
    assert due_of(seen_by("NBC"), account(agency="NBC")).steps == ()
    actions.note(number="k1", step="role", became=Became.DONE, words="", release="r", by=by)
    assert numbers(by) == ["mine"]
    accounts.close_account(account_id=colleague.pk, by=by)
    assert numbers(by) == ["theirs", "line", "mine"], "what somebody owed who left is everybody's"


def test_what_is_kept_close_is_neither_due_nor_counts_for_who_sees_nothing_of_it(
    account, seen_by
) -> None:
    by = account(agency="NBP")
    keep(by, "close", [OLD, CLOSED], close=True)
    own = due_of(seen_by(), by)
    assert ([one.number for one in own.steps], own.many) == (["close"], 1)
    nobodys = due_of(seen_by("NBP", "panel_coordinator"), by)
    assert (nobodys.steps, nobodys.many) == ((), 0)
    assert step_of(seen_by("NBP", "panel_coordinator"), by, "close") is None
    assert step_of(seen_by("NBC"), account(agency="NBC"), "close") is None


def test_a_step_whose_records_are_gone_stays_due_and_says_so(account, seen_by, home: Path) -> None:
    """A list that a step leaves by itself is a list of which nobody asks what became of it."""
    by = account(agency="NBP")
    of_line = {"of": Of.LINE, "subject": "L-9"}
    of_person = {"of": Of.PERSON, "subject": "P-A", "ref": "NBC/s/1"}
    keep(by, "withdrawn", ["d0:custody:9:arrest", "d8:custody:1:arrest"])
    keep(by, "parted", ["d7:custody:9:arrest"])
    keep(by, "line", ["d0:intel:9:said"], **of_line)
    keep(by, "not-ours", ["x"], **of_person)
    keep(by, "hidden-line", ["l2"], of=Of.LINE, subject="L-2")
    of = answering.Subject("P-A", "NBC/s/1", "S-1", "I01", "v", "open", ["d0:m:1:own"], False)
    given = answering.Words(Answered.AGREE, "Priya visits", owner=by, due=clock())
    answering.answer(number="sign", of=of, given=given, release="r", by=by)
    withdrawn(home, "d0", "2026-11-12T09:00:00")
    withdrawn(home, "d8", "2026-11-14T09:00:00")
    held = {one.number: one for one in due_of(seen_by(), by).steps}
    days = {number: one.withdrawn_on for number, one in held.items() if one.gone}
    assert days == {
        "withdrawn": date(2026, 11, 14), "line": date(2026, 11, 12), "sign": date(2026, 11, 12),
        "parted": None, "not-ours": None,
    }  # fmt: skip
    assert held["hidden-line"].title == "The line Quiet"
    assert {(one.ref, one.words) for one in held.values() if one.gone} == {
        ("", "ring them"), ("", "Priya visits"),
    }  # fmt: skip
    desk = engines["jinja2"].env.get_template("deciding/parts.html").module
    words = str(desk.due_list(due_of(seen_by(), by), "Northborough Police"))
    assert "are gone: withdrawn, the last of them on 14 November 2026. It stays due" in words
    assert "Kai" not in words


def test_of_a_record_kept_close_by_now_nothing_tells_that_it_is(account, seen_by) -> None:
    """Nor of any other end but that all were withdrawn: what is said is the same."""
    by = account(agency="NBP")
    keep(by, "hidden", ["l2"], of=Of.LINE, subject="L-2")
    keep(by, "gone", ["l9"], of=Of.LINE, subject="L-9")
    desk = engines["jinja2"].env.get_template("deciding/parts.html").module
    panel = account("panel_coordinator", "NBP")
    User.objects.filter(pk=by.pk).update(is_active=False)
    view = seen_by("NBP", "panel_coordinator")
    steps = {one.number: one for one in due_of(view, panel).steps}
    assert {one.title for one in steps.values()} == {"A line"}
    assert len({str(desk.gone_words(one)) for one in steps.values()}) == 1


def test_a_line_of_which_a_name_is_known_by_now_is_still_that_line(account, seen_by) -> None:
    by = account(agency="NBP")
    keep(by, "number", ["l1"], of=Of.LINE, subject=line_id(NUMBER))
    (step,) = due_of(seen_by(), by).steps
    assert (step.ref, step.title) == ("L-1", "The line Mikey")


def test_one_that_is_gone_opens_without_anybody_and_is_noted(account, seen_by, asked) -> None:
    by = account(agency="NBP")
    keep(by, "gone", ["d7:custody:9:arrest"], close=True)
    step = step_of(seen_by(), by, "gone")
    assert step is not None
    request = asked(by)
    assert views_of_steps._gate(request, step) is None
    assert request.__dict__.get("_trail_details", {}) == {}
    actions.note(number="k1", step="gone", became=Became.NOT_DONE, words="they moved", release="r",
                 by=by)  # fmt: skip
    assert due_of(seen_by(), by).steps == ()


@pytest.mark.parametrize(
    "change",
    [
        {"is_active": False},
        {"agency": "NBP"},
        {"role": "analyst"},  # sees no list of what is due
        {"locked_until": timezone.now() + timedelta(minutes=15)},
    ],
)
@pytest.mark.parametrize("of", ["decision", "answer"])
def test_what_somebody_owed_who_cannot_do_it_is_due_to_all(
    account, seen_by, change: dict[str, Any], of: str
) -> None:
    owner, colleague = account(agency="NBC"), account(agency="NBC", number=2)
    if of == "decision":
        keep(owner, "n1", ["x"], of=Of.PERSON, subject="P-A", ref="NBC/s/1")
    else:
        on = answering.Subject("P-A", "NBC/s/1", "S-1", "I01", "v", "open", [OLD], False)
        given = answering.Words(Answered.AGREE, "I visit", owner=owner, due=clock())
        answering.answer(number="n1", of=on, given=given, release="r", by=owner)
    assert due_of(seen_by("NBC"), colleague).steps == ()
    User.objects.filter(pk=owner.pk).update(**change)
    (step,) = due_of(seen_by("NBC"), colleague).steps
    assert (step.number, step.everybodys, step.title) == ("n1", True, "Kai Rowan")


def test_what_is_kept_close_is_given_to_nobody_who_cannot_see_it(account, seen_by) -> None:
    by, panel = account(agency="NBP"), account("panel_coordinator", "NBP")
    assert str(panel.pk) in dict(choices(by))
    assert str(panel.pk) not in dict(choices(by, close=True))
    # whoever was given it may have another role by now: then it is due for all who can see it
    keep(by, "close", [OLD, CLOSED], close=True, owner=Owner(panel))
    keep(by, "open", [OLD], owner=Owner(panel))
    assert [one.number for one in due_of(seen_by(), by).steps] == ["close"]
    nobodys = seen_by("NBP", "panel_coordinator")
    assert [one.number for one in due_of(nobodys, panel).steps] == ["open"]
    User.objects.filter(pk=panel.pk).update(role="analyst")
    assert {one.number for one in due_of(seen_by(), by).steps} == {"close", "open"}


def test_a_number_kept_close_stands_with_nobody_on_the_trail(
    account, seen_by, asked, holders
) -> None:  # fmt: skip
    by = account(agency="NBC")
    holders["P-A"] = {"NBC"}
    access.state_purpose(about="P-A", task=Act.SEE_PERSON, purpose="case", words="", by=by)

    def looked(number: str, *, close: bool) -> AuditEvent:
        keep(by, number, ["x"], close=close, of=Of.PERSON, subject="P-A", ref="NBC/s/1")
        step, request = step_of(seen_by("NBC"), by, number), asked(by)
        assert step is not None
        assert views_of_steps._gate(request, step) is None
        gate._look(request, by, Act.DECIDE, {"number": number}, 200)
        return AuditEvent.objects.latest("number")

    assert looked("open", close=False).about == "open"
    event = looked("close", close=True)
    assert (event.about, event.details["people"]) == ("P-A", ["P-A"])
    assert "close" not in str(event.details)


def test_a_group_with_another_member_is_found_by_the_form_drawn_before(
    seen_by, asked, account, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(ref: str, *records: str) -> Group:
        there = SimpleNamespace(name="e", rows=[{"record_id": one} for one in records])
        return cast(Group, SimpleNamespace(ref=ref, events=[there]))

    now = (told("G-1", THIRD), told("G-2", NEWER, SECOND, THIRD))
    monkeypatch.setattr(views.group_pages, "every", lambda *_: now)
    request, seen = asked(account(), method="post"), seen_by()
    assert views._by_now(request, seen) is None, "a form of nothing finds nothing"
    drawn = prompts.marks(prompts.of_group(seen, told("G-0", NEWER, SECOND)))
    request.POST = QueryDict(f"records={drawn.replace(' ', '+')}")
    assert views._by_now(request, seen) is now[1]
    request.POST = QueryDict("records=000000000000")
    assert views._by_now(request, seen) is None


def test_what_was_written_for_the_own_agency_stays_with_it(
    account, seen_by, asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the record that is kept close is gone before the form comes back."""
    by = account(agency="NBP")
    monkeypatch.setattr(views, "opened", lambda _: nullcontext(seen_by()))
    monkeypatch.setattr(views, "messages", SimpleNamespace(success=lambda *_: None))
    prompt = Prompt(Of.GROUP, "", {OLD: {OLD}})

    def sent(number: str, close: str) -> KeptDecision:
        subject = actions.Subject(Of.GROUP, "", "", [OLD], restricted=False, named="G-1")
        (how,) = decided(seen_by(), [prompt])
        request = asked(by, method="post")
        request.POST = QueryDict(urlencode({
            "chosen": "nothing", "words": "they moved away", "number": number, "close": close,
            "again": clock().isoformat(), "records": prompts.marks(prompt),
        }))  # fmt: skip
        answer = views._page(request, lambda _: views.Asked(prompt, how, "", "/", subject))
        assert answer.status_code == 302
        return KeptDecision.objects.get(pk=number)

    assert sent("K20261130-close", "yes").restricted
    assert not sent("K20261130-open", "").restricted


def test_an_answer_that_agrees_is_due_too_and_an_old_one_goes_on_standing(account, seen_by) -> None:
    by = account(agency="NBC")
    of = answering.Subject("P-A", "NBC/s/1", "S-1", "I01", "v", "open", [OLD], False)
    for number, owner, due in (("new", by, clock()), ("old", None, None)):
        given = answering.Words(Answered.AGREE, "Priya visits", owner=owner, due=due)
        answering.answer(number=number, of=of, given=given, release="r", by=by)
    (step,) = due_of(seen_by("NBC"), by).steps
    assert (step.number, step.title, step.sign_id) == ("new", "Kai Rowan", "S-1")
    actions.note(number="k1", step="new", became=Became.DONE, words="", release="r", by=by)
    assert not due_of(seen_by("NBC"), by).steps
    with pytest.raises(BadUsage, match="no such next step"):
        actions.note(number="k2", step="old", became=Became.DONE, words="", release="r", by=by)
    row = dict(SignAnswer.objects.values().get(pk="new")) | {"number": "half", "due": None}
    with pytest.raises(IntegrityError), transaction.atomic():
        SignAnswer(**row).save()


def test_another_agencys_step_is_neither_noted_nor_taken_back(account) -> None:
    by, other = account(agency="NBP"), account(agency="NBC")
    keep(by, "n1", [OLD])
    with pytest.raises(BadUsage, match="no such next step"):
        actions.note(number="k1", step="n1", became=Became.DONE, words="", release="r", by=other)
    with pytest.raises(BadUsage, match="no such decision"):
        actions.withdraw(number="k1", decision="n1", words="no", release="r", by=other)
    actions.note(number="k1", step="n1", became=Became.DONE, words="", release="r", by=by)
    with pytest.raises(BadUsage, match="noted already"):
        actions.note(number="k2", step="n1", became=Became.DONE, words="", release="r", by=by)
    actions.withdraw(number="n2", decision="n1", words="a slip", release="r", by=by)
    keep(by, "n3", [OLD])
    actions.withdraw(number="n4", decision="n3", words="a slip", release="r", by=by)
    with pytest.raises(BadUsage, match="no such next step"):
        actions.note(number="k3", step="n3", became=Became.DONE, words="", release="r", by=by)


def test_nothing_changes_what_was_decided_or_noted(account) -> None:
    by = account(agency="NBP")
    made = keep(by, "n1", [OLD])
    noted = actions.note(number="k1", step="n1", became=Became.DONE, words="", release="r", by=by)
    for change in (made.save, made.delete, noted.delete, DecidedRecord.objects.all().delete):
        with pytest.raises(Damaged):
            change()
    for model in (KeptDecision, DecidedRecord, StepNote):
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(f"delete from {model._meta.db_table}")


def test_a_line_is_decided_on_by_whoever_told_of_it_or_holds_somebody_with_it(
    account, seen_by
) -> None:
    """One agency's decision closes what all are asked, so it is none of a bystander's."""

    def may(agency: str, person: str, role: str = "practitioner") -> bool:
        empty = dict.fromkeys((one.name for one in fields(Fact)), "")
        told = Fact(**empty | {"agency": "EMC", "what": What.SAID, "person_id": person})  # type: ignore[arg-type]
        line = Line("L-1", "Mikey", [told], {}, {}, [], [], [])
        return may_decide_of_line(seen_by(agency, role), account(role, agency), line)

    assert may("EMC", "")
    assert may("NBC", "P-A"), "of whom it holds a record"
    assert not may("NBP", "P-A")
    assert not may("EMC", "", "analyst")


def days(name: str, day: date) -> dict[str, str]:
    return {name: day.isoformat()}


def test_the_form_asks_for_what_its_option_needs(account) -> None:
    by = account(agency="NBP")
    today = clock()
    again = days("again", today + timedelta(days=30))
    given = {"words": "watch the number", "number": "K20261130-ab", "owner": str(by.pk), **again}

    def form(chosen: str, **more: str) -> Decide:
        return Decide(choices(by), today, {**given, "chosen": chosen, **more})

    assert set(form("act").errors) == {"due"}
    assert set(form("nothing", owner="", words="").errors) == {"words"}
    assert set(form("watch", owner="").errors) == {"owner"}
    assert set(form("watch", again="").errors) == {"again"}
    assert set(form("pass_on", owner="named", due=today.isoformat()).errors) == {"owner_named"}
    watched = form("watch")
    assert watched.is_valid()
    assert watched.said.due == watched.said.again
    nothing = form("nothing", due=today.isoformat())
    assert nothing.is_valid()
    assert (nothing.said.owner, nothing.said.due) == (Owner(), None)


def test_marks_of_records_tell_nothing_and_find_what_is_new() -> None:
    asked = Prompt(Of.GROUP, "", {OLD: {OLD, NEWER}, THIRD: {THIRD}})
    marked = prompts.marks(asked)
    assert "custody" not in marked
    assert prompts.unseen(asked, marked) == set()
    before = prompts.marks(Prompt(Of.GROUP, "", {NEWER: {NEWER}}))
    assert prompts.unseen(asked, before) == {THIRD}
