"""An officer reads what records say of a line, and opens somebody put with it through the gate."""

from collections.abc import Callable

import pytest
from browsing import Worker

from wayhome.workspace.accounts.demonstration import PASSWORD
from wayhome.workspace.actions.accounts import open_account

Open = Callable[..., Worker]
Size = tuple[int, int]


def test_from_the_list_to_one_line_and_somebody_put_with_it(worker: Open, size: Size) -> None:
    officer = worker("practitioner", size)
    officer.go("/")
    with officer.page.expect_navigation():
        menu = officer.page.get_by_role("navigation", name="Main")
        menu.get_by_role("link", name="Lines", exact=True).click()
    officer.look("lines")
    assert officer.heading == "Lines that records speak of"
    assert "Mikey" in officer.text
    assert "Quiet" not in officer.text, "a name that only another agency may read"
    officer.follow("Mikey")
    officer.look("line-purpose")
    officer.say_purpose("A new concern, referral or strategy discussion")
    officer.page.locator("details > summary").first.click()
    officer.look("line")
    assert officer.heading == "The line Mikey"
    assert "it may have taken over from it" in officer.text
    assert officer.page.locator("#line-months[data-drawn='3']").is_visible()
    assert officer.page.locator("#line-spans[data-drawn] canvas").is_visible()
    assert "Three times the home or the place is not known" in officer.text
    assert "Said to carry drugs, money or a weapon, 12 September 2026" in officer.text
    assert "Told of again from 2 September 2026" in officer.text
    assert "Jayden" not in officer.text
    assert "Crossley" not in officer.text
    officer.follow("P-1")
    officer.look("line-person")
    assert officer.heading == "Jayden is known. Ring here.", "an outsider opens no more than that"


def test_a_name_that_one_agency_keeps_close(worker: Open) -> None:
    outsider = worker("practitioner")
    outsider.go("/lines/?name=quiet")
    outsider.look("lines-none")
    assert "No line fits these choices." in outsider.text


@pytest.mark.parametrize("account", ["strategic-lead", "administrator"])
def test_lines_are_for_whoever_sees_people(worker: Open, account: str) -> None:
    somebody = worker(account)
    assert somebody.page.get_by_role("link", name="Lines", exact=True).count() == 0


@pytest.mark.phone
def test_if_one_of_these_were_gone(worker: Open, size: Size) -> None:
    """A scenario, and only for whoever acts against exploiters or prepares a panel."""
    officer = worker("practitioner", size)
    officer.go("/lines/")
    officer.follow("Mikey")
    officer.say_purpose("A new concern, referral or strategy discussion")
    officer.follow("If one of these were gone: a scenario")
    officer.look("line-without-not")
    assert "you look for another reason" in officer.text
    page = officer.page.url
    officer.follow("Say so, if you do now")
    officer.say_purpose("A panel will discuss or decide on them")
    assert officer.page.url == page
    assert "Without the line Mikey itself" in officer.text
    coordinator = worker("panel-coordinator", size)
    coordinator.go(page.removeprefix(officer.address))
    coordinator.say_purpose("A panel will discuss or decide on them")
    coordinator.look("line-without")
    assert coordinator.heading == "If one of these were gone"
    assert "Lines move." in coordinator.text
    assert "Nothing on this page is advice to arrest anybody." in coordinator.text
    assert "they are children, their age is not known" in coordinator.text
    assert "The data do not single anything out." in coordinator.text
    assert "Jayden" not in coordinator.text


def test_what_falls_apart_without_an_address(worker: Open, size: Size) -> None:
    coordinator = worker("panel-coordinator", size)
    coordinator.go("/places/?q=cutter+lane")
    coordinator.follow("12 Cutter Lane, NR1 3AB")
    coordinator.say_purpose("A panel will discuss or decide on them")
    coordinator.follow("If one of these were gone: a scenario")
    coordinator.look("place-without")
    assert "Without 12 Cutter Lane" in coordinator.text


@pytest.mark.writes
def test_somebody_says_how_it_works_and_takes_it_back(worker: Open, size: Size) -> None:
    """Beside what the records suggest, with whose word it is: an agency that told of the line."""
    open_account(email="eastmarsh@demo.invalid", name="Officer of Eastmarsh", agency="EMC",
                 role="practitioner", password=PASSWORD, by=None)  # fmt: skip
    officer = worker("eastmarsh", size)
    officer.go("/lines/")
    officer.follow("Mikey")
    officer.say_purpose("A new concern, referral or strategy discussion")
    officer.follow("Say how it works, as you know it")
    officer.look("model")
    officer.press("Keep it")
    officer.look("model-wrong", status_is_error=True)
    assert "Choose whose word it is." in officer.text
    officer.wrong.clear()  # the browser tells of the answer that refused
    officer.page.get_by_label("Urban").check()
    officer.page.get_by_label("Somebody I work with").check()
    officer.page.get_by_label("Why do they say so?").fill("Those who run it grew up there.")
    officer.press("Keep it")
    officer.look("line-model-said")
    assert "How it works: not known, and people say urban" in officer.text
    assert "“Those who run it grew up there.”" in officer.text
    officer.follow("Take it back")
    officer.page.get_by_label("Why is it taken back?").fill("It was another line.")
    officer.look("model-back")
    officer.press("Take it back")
    assert "Taken back by" in officer.text
    assert "people say" not in officer.text
