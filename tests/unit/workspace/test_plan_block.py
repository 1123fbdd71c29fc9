"""The block and the papers of a safety plan: the newest counts, nothing that is not safe to hold is
printed, and the short form gives nothing away."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from wayhome.casework.pathways.plan_sections import SECTIONS
from wayhome.casework.safety_plan import GIVES_AWAY, Part, one_page
from wayhome.casework.safety_plan.one_page import ORDER, PROMISED
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.drawn import plan
from wayhome.workspace.cases.models import Case
from wayhome.workspace.documents.one_sheet import Sheet, one_sheet, pages, plain_list
from wayhome.workspace.trail.models import AuditEvent

sys.path.insert(0, str(Path(__file__).parent))  # the case is a module of these tests

from a_case import NAMES, ago, begin, drawn, on, opened, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

PEOPLE = {"one": "Aunt Jo 07700 900001", "night": "Sam 07700 900002"}
COPY = {"whose": "young person", "safe": "no", "form": "hidden"}


@pytest.fixture
def worker(account: Callable[..., User]) -> User:
    return account("practitioner", "NBC")


@pytest.fixture
def case(worker: User) -> Case:
    return begin("plan", "begun", worker, at=ago(hours=2), who="Jo", with_them="yes")


def shown(case: Case) -> plan.Plan:
    return plan.shown(opened(case), NAMES)


def test_an_empty_plan_says_what_is_not_written(case: Case) -> None:
    words = drawn(case, shown(case))
    assert "Nothing that is needed first is written yet" in words
    assert "Nobody was given a copy" in words
    assert "No day is set on which it is looked at together." in words


def test_the_newest_of_a_section_counts_with_who_wrote_it(case: Case, worker: User) -> None:
    say(case, "people", worker, one="Uncle Al", night="nobody")
    say(case, "people", worker, **PEOPLE)
    words = drawn(case, shown(case))
    assert "Aunt Jo" in words
    assert "Uncle Al" not in words
    assert "Written down by Sam practitioner, Northborough City Council" in words


def test_it_says_that_they_do_not_agree(case: Case, worker: User) -> None:
    say(case, "view", worker, at=ago(minutes=5), agrees="no", voice="It is not mine.")
    assert "They do not agree with it." in drawn(case, shown(case))


def test_each_holder_stands_once_with_the_newest(case: Case, worker: User) -> None:
    other = {"whose": "other", "who": "Mum", "safe": "yes", "form": "one page"}
    say(case, "copy", worker, at=ago(minutes=9), **COPY | {"safe": "yes", "form": "one page"})
    say(case, "copy", worker, at=ago(minutes=7), **other)
    say(case, "copy", worker, at=ago(minutes=5), **COPY)
    held = [(one.who, one.doubt) for one in shown(case).copies]
    assert held == [("The young person", True), ("Mum", False)]
    assert "Not safe for them to hold." in drawn(case, shown(case))


@pytest.mark.parametrize("safe", ["no", "not sure"])
def test_the_one_page_is_refused_where_it_is_not_safe(case: Case, worker: User, safe: str) -> None:
    say(case, "people", worker, **PEOPLE)
    say(case, "copy", worker, at=ago(minutes=5), **COPY | {"safe": safe})
    assert shown(case).page_refused == plan.UNSAFE
    words = drawn(case, shown(case))
    assert "The one page as PDF" not in words
    assert "The hidden short form as PDF" in words


def test_the_one_page_is_printed_again_once_it_is_safe(case: Case, worker: User) -> None:
    say(case, "people", worker, **PEOPLE)
    say(case, "copy", worker, at=ago(minutes=9), **COPY)
    say(case, "copy", worker, at=ago(minutes=5), **COPY | {"safe": "yes", "form": "one page"})
    assert shown(case).page_refused == ""


def test_the_one_page_is_offered_once_somebody_asked_whether_it_is_safe(
    case: Case, worker: User, client: Client
) -> None:
    say(case, "people", worker, **PEOPLE)
    assert shown(case).page_refused == plan.UNASKED
    assert "The one page as PDF" not in drawn(case, shown(case))
    for safe, why in (("not sure", plan.UNSAFE), ("yes", "")):
        say(case, "hold", worker, at=ago(minutes=5), safe=safe, where="In a shoe.")
        assert shown(case).page_refused == why
    assert "The one page as PDF" in drawn(case, shown(case))


def test_what_adults_promised_stands_on_the_plan_and_on_the_page(case: Case, worker: User) -> None:
    promise = {"what": "Ring him at nine.", "agency": "NBC", "owner": "Lee, worker"}
    say(case, "people", worker, **PEOPLE)
    say(case, "action", worker, **promise, due=on(days=1))
    done = say(case, "action", worker, **promise | {"what": "Tell the school."}, due=on(days=2))
    say(case, "action done", worker, at=ago(), action=str(done.place), how="They know.")
    (part,) = [one for one in one_page(opened(case).told).parts if one.heading == PROMISED]
    (answer,) = part.answers
    assert answer.startswith("Ring him at nine. Lee, worker, by ")
    words = drawn(case, shown(case))
    assert "Ring him at nine." in words
    assert "Tell the school." not in words


def test_nothing_is_not_printed(case: Case) -> None:
    assert shown(case).page_refused == plan.NOTHING
    assert shown(case).list_refused == plan.EMPTY


def test_the_parents_plans_stand_beside_one_for_each(case: Case, worker: User) -> None:
    given = {one: "words" for one in ("calm", "missing", "threats", "siblings")}
    for who in ("Mum", "Dad", "Mum"):
        say(case, "parents", worker, who=who, **given)
    assert [one.by["who"] for one in shown(case).parents] == ["Mum", "Dad"]


def test_a_full_plan_stands_on_one_sheet(case: Case, worker: User) -> None:
    for one in SECTIONS:
        say(
            case, one.code, worker, **{each.code: "Some words of mine. " * 6 for each in one.fields}
        )
    view = {"agrees": "yes", "voice": "Good."}
    say(case, "view", worker, at=ago(minutes=5), **view)
    say(case, "short", worker, at=ago(minutes=4), holds="At home.", review=on(days=3), triggers="x")
    told = opened(case).told
    made = one_page(told)
    sheet = one_sheet(Sheet("My plan", made.parts, made.left_out, "This is mine."))
    assert sheet.startswith(b"%PDF-")
    assert pages(sheet) == 1


def test_what_has_no_room_is_left_out_whole() -> None:
    parts = [Part(heading, ("W" * 900,) * 8) for _, _, heading in ORDER]
    assert pages(one_sheet(Sheet("My plan", parts, (), "This is mine."))) == 1


def test_the_short_form_gives_nothing_away() -> None:
    made = plain_list(("Numbers", "Aunt Jo 07700 900001"))
    assert pages(made) == 1
    text = made.decode("latin-1").casefold()
    assert not [one for one in ("wayhome", "official", "safety", "plan") if one in text]
    assert "plan" in GIVES_AWAY


def asked(client: Client, case: Case, worker: User, name: str) -> object:
    client.force_login(worker)
    return client.get(f"/cases/{case.pk}/{name}")


def test_nobody_else_is_given_either(
    case: Case, account: Callable[..., User], client: Client
) -> None:
    stranger = account("practitioner", "NBP")
    for name in ("page.pdf", "list.pdf"):
        assert asked(client, case, stranger, name).status_code == 404  # type: ignore[attr-defined]
    assert not AuditEvent.objects.filter(what="write", actor=str(stranger.pk)).exists()
