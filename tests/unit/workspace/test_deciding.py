"""Decisions on groups and lines: found again by their records, kept close as those are, and written
once."""

import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from urllib.parse import urlencode

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import QueryDict

from wayhome.casework.decisions import Became, Chosen, Of, Prompt, State
from wayhome.lexicon.errors import BadUsage, Damaged
from wayhome.network.lines.fact import Fact, What
from wayhome.workspace.actions import deciding as actions
from wayhome.workspace.deciding import prompts, views
from wayhome.workspace.deciding.forms import Decide
from wayhome.workspace.deciding.models import DecidedRecord, KeptDecision, StepNote
from wayhome.workspace.deciding.owing import Owner, choices
from wayhome.workspace.deciding.standing import Decided, decided, may_decide_of_line
from wayhome.workspace.reading.groups import Told as Group
from wayhome.workspace.reading.lines import Told as Line
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View
from wayhome.workspace.trail.models import AuditEvent

sys.path.insert(0, str(Path(__file__).parent))  # what is decided on is a module of these tests

from decided_by_hand import CLOSED, NEWER, OLD, SECOND, THIRD, by_hand, keep, seeing

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen_by(tmp_path: Path) -> Callable[..., View]:
    return seeing(by_hand(), tmp_path)


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
