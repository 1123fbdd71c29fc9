"""Drafts of one account in several windows: a window writes over what it saw and over nothing else,
so that whatever order they write in, no word is lost."""

from collections.abc import Callable
from itertools import permutations

import pytest

from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.actions import drafts
from wayhome.workspace.cases.models import CaseDraft
from wayhome.workspace.cases.typed import Page, page_of, put_on, seen

pytestmark = pytest.mark.django_db
KEY = "C-AAAA-AAAA-AAAA/home told"


@pytest.fixture
def worker(account: Callable[..., User]) -> User:
    return account("duty_worker", "NBC")


class Window:
    """A page in one window: drawn from the newest draft, or from none."""

    def __init__(self, by: User, number: str, only: str = "") -> None:
        self.by = by
        held = CaseDraft.objects.filter(by=by, key=KEY).first()
        stood = seen(held.typed if held else {}, only)
        self.page = Page(number, held.pk if held else None, stood, only)

    def types(self, **boxes: str) -> None:
        typed = {f"said-{name}": [words] for name, words in boxes.items()}
        drafts.keep(key=KEY, typed=typed, by=self.by, page=self.page)


def held() -> list[dict[str, str]]:
    rows = CaseDraft.objects.order_by("pk")
    return [{name[5:]: given[0] for name, given in one.typed.items()} for one in rows]


def test_one_window_has_one_draft_and_a_later_one_goes_on_with_it(worker: User) -> None:
    first = Window(worker, "E-first-1")
    first.types(whom="J")
    first.types(whom="Jo")
    assert held() == [{"whom": "Jo"}]
    Window(worker, "E-later-1").types(whom="Jo, duty worker")
    assert held() == [{"whom": "Jo, duty worker"}]


def test_two_windows_are_two_drafts(worker: User) -> None:
    one, other = Window(worker, "E-one-111"), Window(worker, "E-other-1")
    one.types(whom="Jo")
    other.types(whom="Al")
    one.types(whom="Jo, duty worker")
    assert held() == [{"whom": "Jo, duty worker"}, {"whom": "Al"}]


def test_what_was_written_on_elsewhere_is_not_written_over(worker: User) -> None:
    Window(worker, "E-first-1").types(whom="Jo")
    left, right = Window(worker, "E-left-11"), Window(worker, "E-right-1")
    left.types(whom="Jo, left")
    right.types(whom="Jo, right")
    assert held() == [{"whom": "Jo, left"}, {"whom": "Jo, right"}]


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_whatever_the_order_the_last_words_of_each_window_are_kept(
    worker: User, order: tuple[str, ...]
) -> None:
    Window(worker, "E-first-1").types(whom="Jo")
    windows = {name: Window(worker, f"E-window-{name}") for name in order}
    for turn in ("once", "again"):
        for name in order:
            windows[name].types(whom=f"{name} {turn}")
    assert sorted(one["whom"] for one in held()) == ["a again", "b again", "c again"]


def test_answers_to_other_questions_come_together_and_to_the_same_one_stay_two(
    worker: User,
) -> None:
    Window(worker, "E-first-1").types(whom="Jo", council="North")
    whom = Window(worker, "E-whom-11", "said-whom")
    council = Window(worker, "E-other-1", "said-council")
    same = Window(worker, "E-same-11", "said-whom")
    whom.types(whom="Jo, duty worker")
    council.types(council="Northborough")
    assert held() == [{"whom": "Jo, duty worker", "council": "Northborough"}]
    same.types(whom="Al")
    assert held()[1:] == [{"whom": "Al", "council": "Northborough"}]


def test_what_was_said_takes_its_own_draft_away_and_no_other(worker: User) -> None:
    Window(worker, "E-first-1").types(whom="Jo")
    said, other = Window(worker, "E-said-11"), Window(worker, "E-other-1")
    other.types(whom="Al")
    drafts.said(KEY, said.page, worker)
    assert held() == [{"whom": "Al"}], "it began with a draft that somebody wrote on since"
    drafts.said(KEY, Window(worker, "E-last-11").page, worker)
    assert held() == []


def test_one_of_two_is_thrown_away(worker: User) -> None:
    one, other = Window(worker, "E-one-111"), Window(worker, "E-other-1")
    one.types(whom="Jo")
    other.types(whom="Al")
    gone = CaseDraft.objects.get(number="E-one-111").pk
    drafts.throw_away(key=KEY, by=worker, draft=gone)
    assert held() == [{"whom": "Al"}]


@pytest.mark.parametrize(
    "sent", [{}, {"number": "x"}, {"number": "E-\0-000", "began-with": "9" * 40},
             {"number": "E-0000-1;", "began-with": "-1"}]
)  # fmt: skip
def test_what_no_page_sends_is_no_page(sent: dict[str, str]) -> None:
    assert page_of(sent) == Page()


def test_the_boxes_of_one_question_are_told_from_those_of_another() -> None:
    boxes = {"said-at": ["x"], "said-at-day": ["1"], "said-attic": ["y"]}
    assert put_on(boxes, {"said-at-day": ["2"]}, "said-at") == {
        "said-attic": ["y"], "said-at-day": ["2"],
    }  # fmt: skip
    assert seen(boxes, "said-at") != seen(boxes) != seen({})
    assert actions.Saying("E-0000-01", "x", {}, 0).page == Page()
