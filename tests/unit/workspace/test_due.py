"""What was decided is owed on a desk until somebody says what became of it; what is gone stays due,
and what is kept close is told to nobody."""

import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.template import engines
from django.utils import timezone

from wayhome.casework.decisions import Became, Of
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.network.lines.fact import line_id
from wayhome.signs.answered import Said as Answered
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import access, accounts, answering
from wayhome.workspace.actions import deciding as actions
from wayhome.workspace.answering.models import SignAnswer
from wayhome.workspace.deciding import views_of_steps
from wayhome.workspace.deciding.owing import Owner, choices
from wayhome.workspace.deciding.steps import due_of, step_of
from wayhome.workspace.gate import views as gate
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View
from wayhome.workspace.trail.models import AuditEvent

sys.path.insert(0, str(Path(__file__).parent))  # what is decided on is a module of these tests

from decided_by_hand import CLOSED, NUMBER, OLD, SECOND, THIRD, by_hand, keep, seeing

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen_by(tmp_path: Path) -> Callable[..., View]:
    return seeing(by_hand(), tmp_path)


def withdrawn(home: Path, delivery: str, at: str) -> None:
    """A delivery of the store that was taken back."""
    folder = home / "store" / delivery
    folder.mkdir(parents=True)
    mark = {"at": at, "by": "Sam", "why": "faulty"}
    (folder / "withdrawn.json").write_text(json.dumps(mark), encoding="utf-8")


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
        {"locked_until": timedelta(minutes=15)},  # from when the test runs
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
    now = timezone.now()
    by_now = {
        name: now + one if isinstance(one, timedelta) else one for name, one in change.items()
    }
    User.objects.filter(pk=owner.pk).update(**by_now)
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
