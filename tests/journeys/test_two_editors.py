"""Two editors at once, and one with two windows: both versions stand side by side, and nobody loses
a word."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from browsing import Worker
from profiles import DESK, PHONE
from test_crisis import begun, found, on_one_page, opened_from_the_desk, why

from wayhome.workspace.cases.models import CaseDraft

Open = Callable[..., Worker]
Size = tuple[int, int]
HOME = "Northborough City Council"


def form(somebody: Worker, council: str, whom: str) -> None:
    somebody.page.get_by_label("Which council?").fill(council)
    somebody.page.get_by_label("Yes").check()
    somebody.page.get_by_label("Who answered?").fill(whom)


def beside(somebody: Worker, name: str) -> str:
    box = somebody.page.locator(f".ca-pair:has([name='said-{name}'])")
    return str(box.locator(".ca-theirs").inner_text())


@pytest.mark.writes
@pytest.mark.postgresql
def test_two_who_write_the_same_form_see_both(worker: Open, size: Size) -> None:
    officer = worker("force", size)
    begun(officer)
    case = urlsplit(officer.page.url).path
    officer.follow("Tell the home council")
    form(officer, HOME, "Al, night desk")
    duty = worker("home-duty-worker", size)
    opened_from_the_desk(duty)
    duty.follow("Tell the home council")
    form(duty, HOME, "Jo, duty worker")
    duty.press("Keep it")
    officer.press("Keep it")
    officer.look("two-editors", status_is_error=True)
    assert "beside each answer stands theirs" in officer.text
    assert "The same" in beside(officer, "council")
    assert "Differs" in beside(officer, "whom")
    assert "Jo, duty worker" in beside(officer, "whom")
    mine = officer.page.get_by_label("Who answered?")
    assert mine.input_value() == "Al, night desk"
    for window in (DESK, PHONE):
        with officer.at(window):
            box = mine.bounding_box()
            theirs = officer.page.locator(".ca-theirs").nth(1).bounding_box()
            assert box
            assert theirs
            assert (theirs["x"] > box["x"]) == (window == DESK), "beside it, or under it"

    officer.go(case)
    assert "Not kept yet, your draft: Home council told" in officer.text, "left, and not lost"
    officer.follow("Home council told")
    assert mine.input_value() == "Al, night desk"
    officer.press("Keep it")
    assert "Al, night desk" in officer.text
    assert "Jo, duty worker" in officer.text

    taken_back_by_both(officer, worker("force", size), case)


def taken_back_by_both(one: Worker, other: Worker, case: str) -> None:
    link = ": home council told"
    one.follow(link)
    other.go(case)
    other.follow(link)
    other.page.get_by_label("Why is it taken back?").fill("They did answer.")
    other.press("Take it back")
    one.page.get_by_label("Why is it taken back?").fill("It was the wrong council.")
    one.press("Take it back")
    one.look("two-take-back", status_is_error=True)
    assert "They did answer." in one.page.locator(".ca-theirs").inner_text()
    mine = one.page.get_by_label("Why is it taken back?")
    assert mine.input_value() == "It was the wrong council."


@pytest.mark.phone
@pytest.mark.writes
@pytest.mark.postgresql
def test_one_form_in_two_windows_is_two_drafts_to_choose_from(worker: Open, size: Size) -> None:
    officer = worker("force", size)
    on_one_page(officer)
    begun(officer)
    case = urlsplit(officer.page.url).path
    other = worker("force", size)
    for somebody, whom in ((officer, "Jo, duty worker"), (other, "Al, night desk")):
        on_one_page(somebody)
        somebody.go(f"{case}say/home told/")
        somebody.page.get_by_label("Yes").check()
        somebody.page.get_by_label("Who answered?").fill(whom)
    for somebody in (officer, other, officer):
        somebody.press("Keep as a draft")
        somebody.page.go_back()
    assert sorted(one.typed["said-whom"][0] for one in CaseDraft.objects.all()) == [
        "Al, night desk", "Jo, duty worker",
    ]  # fmt: skip
    officer.go(f"{case}say/home told/")
    officer.look("two-windows", status_is_error=True)
    assert "You wrote this form in another window too" in officer.text
    mine = officer.page.get_by_label("Who answered?").input_value()
    assert {mine, "Differs"} & {"Jo, duty worker", "Al, night desk"} == {mine}
    theirs = "Al, night desk" if mine.startswith("Jo") else "Jo, duty worker"
    assert theirs in beside(officer, "whom")
    officer.follow("Go on with that one")
    assert officer.page.get_by_label("Who answered?").input_value() == theirs
    officer.press("Throw that one away")
    assert "You wrote this form in another window too" not in officer.text
    assert officer.page.get_by_label("Who answered?").input_value() == theirs


@pytest.mark.writes
def test_who_begins_second_takes_what_they_wrote_along(worker: Open) -> None:
    first, second = worker("force"), worker("force")
    found(first)
    second.go(urlsplit(first.page.url).path)
    for somebody in (first, second):
        somebody.follow("Begin the crisis response")
        somebody.page.get_by_role("radio", name="An arrest").check()
        for asked in ("Are they away from home?", "Is it about drugs"):
            somebody.page.get_by_role("group", name=asked).get_by_label("Yes").check()
    second.page.get_by_label("Who was with them?").fill("Two older boys.")
    first.press("Begin")
    second.press("Begin")
    second.look("begun-already", status_is_error=True)
    assert "Somebody has begun the response already" in second.text
    second.press("Take it along into the response")
    why(second)
    assert second.heading == "Put right how they were found"
    assert second.page.get_by_label("Who was with them?").input_value() == "Two older boys."
