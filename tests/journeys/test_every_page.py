"""Every page on a desk and on a phone: axe finds nothing, no other host, nothing wider than it."""

import os
import shutil
from collections.abc import Callable

import pytest
from browsing import Worker

from wayhome.lexicon.home import Home
from wayhome.workspace.deliveries import handing_in

Open = Callable[..., Worker]
Size = tuple[int, int]

PAGES = {
    "practitioner": {
        "desk": "/",
        "search-empty": "/search/",
        "search": "/search/?q=marsh",
        "signs": "/signs/?state=all",
        "flows-small": "/flows/?what=found",
        "sessions-none": "/sessions/",
        "session-begin-plain": "/sessions/begin/",
        "password": "/password/",
        "words-used": "/words/",
    },
    "analyst": {
        "deliveries": "/deliveries/",
        "upload": "/deliveries/send/",
        "bring-in": "/deliveries/bring-in/",
        "joining-first": "/joining/",
    },
    "information-governance": {
        "audit": "/audit/?prove=1",
        "break-glass-list": "/break-glass/",
        "retention": "/retention/",
    },
    "administrator": {"accounts": "/accounts/", "account-new": "/accounts/new/"},
    "strategic-lead": {"desk-lead": "/"},
}


def test_signing_in(worker: Open, size: Size) -> None:
    somebody = worker(None, size)
    somebody.go("/sign-in/")
    somebody.look("sign-in")
    somebody.page.get_by_label("E-mail address").fill("nobody@demo.invalid")
    somebody.page.get_by_label("Password", exact=True).fill("not this one")
    somebody.press("Sign in")
    somebody.look("sign-in-refused", status_is_error=True)
    assert "There is a problem" in somebody.text
    focused = somebody.page.evaluate("() => document.activeElement.className")
    assert "govuk-error-summary" in focused, "a screen reader reads what is wrong first"


@pytest.mark.parametrize("account", PAGES)
def test_pages_of_a_role(worker: Open, size: Size, account: str) -> None:
    somebody = worker(account, size)
    for name, path in PAGES[account].items():
        response = somebody.page.goto(somebody.address + path)
        assert response is not None
        assert response.status == 200, path
        somebody.look(name)
    somebody.go("/nowhere/")
    somebody.look("not-found", status_is_error=True)


def test_pages_of_a_person(worker: Open, size: Size) -> None:
    somebody = worker("practitioner", size)
    somebody.go("/search/?q=tyler+marsh")
    somebody.follow("Tyler Marsh")
    somebody.look("purpose")
    somebody.say_purpose("I work with this person")
    somebody.look("person")
    person = somebody.page.url.removeprefix(somebody.address).split("?")[0]
    for name, path in {
        "chronology": "chronology/",
        "chronology-agency": "chronology/?lanes=agency&zoom=6m",
        "chronology-all": "chronology/?zoom=all&order=oldest",
        "chronology-nothing": "chronology/?from=1990-01-01&to=1990-02-01",
        "chronology-past": "chronology/?known_on=2026-09-01&known_to=NBC",
        "chronology-wrong": "chronology/?known_on=2026-02-31&from=2026-11-02&to=2026-11-01",
        "person-signs": "signs/",
        "ties": "ties/",
        "ties-lately": "ties/?since=180",
        "ties-questions": "ties/questions/",
    }.items():
        somebody.go(person + path)
        somebody.look(name)
    somebody.go(person + "signs/")
    somebody.open(".wh-computed a")
    somebody.look("sign")
    somebody.go(person + "break-glass/?next=/")
    somebody.look("break-glass")


def test_pages_of_a_delivery(worker: Open, size: Size) -> None:
    somebody = worker("analyst", size)
    somebody.go("/deliveries/?agency=NBC")
    somebody.page.locator("details:not([open]) > summary").first.click()
    somebody.look("deliveries-of-an-agency")
    somebody.open("details[open] a")
    somebody.look("delivery")
    somebody.follow("withdrawn")
    somebody.look("withdraw")
    somebody.press("Withdraw it")
    somebody.look("withdraw-without-a-reason", status_is_error=True)
    assert "Say why it is withdrawn." in somebody.text


@pytest.mark.writes
def test_pages_of_a_hand_in(
    worker: Open, size: Size, region: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is received, and when that died; the third, what became of it, is in the day."""
    held: list[int] = []
    monkeypatch.setattr(handing_in, "start", lambda folder, lock: held.append(os.dup(lock)))
    somebody = worker("analyst", size)
    somebody.go("/deliveries/send/")
    file = {"name": "nominals.csv", "mimeType": "text/csv", "buffer": b"nominal_id\n"}
    somebody.page.get_by_label("Files").set_input_files([file, {**file, "name": "roll.csv"}])
    somebody.press("Send")
    somebody.follow("Let it stay as it is")
    somebody.look("being-received")
    assert somebody.heading == "Being received"
    os.close(held.pop())
    somebody.follow("Look again")
    somebody.look("not-received")
    assert "were not received: hand them in again" in somebody.text
    somebody.go("/deliveries/")
    somebody.look("deliveries-lost")
    assert "Were not received: hand them in again." in somebody.text
    shutil.rmtree(region.handed_in)


def test_a_file_too_large_is_refused_with_what_to_do(worker: Open, size: Size, settings) -> None:
    settings.UPLOAD_LIMIT = 1
    somebody = worker("analyst", size)
    somebody.go("/deliveries/send/")
    file = {"name": "nominals_2026.csv", "mimeType": "text/csv", "buffer": b"x" * 3_000_000}
    somebody.page.get_by_label("Files").set_input_files(file)
    somebody.press("Send")
    somebody.look("too-large", status_is_error=True)
    assert "nominals_2026.csv is larger than 1 MB" in somebody.text


def test_a_keyboard_reaches_the_page_first(worker: Open) -> None:
    somebody = worker("practitioner")
    somebody.go("/search/")
    somebody.page.keyboard.press("Tab")
    assert somebody.page.locator(":focus").inner_text() == "Skip to the page"
    somebody.page.keyboard.press("Enter")
    somebody.page.keyboard.press("Tab")
    assert somebody.page.locator(":focus").get_attribute("id") == "q"


def test_pages_work_without_script(worker: Open) -> None:
    signed_in = worker("practitioner")
    state, browser = signed_in.context.storage_state(), signed_in.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(signed_in.address + "/search/")
    page.get_by_role("searchbox").fill("tyler marsh")
    with page.expect_navigation():
        page.get_by_role("button", name="Search", exact=True).click()
    assert page.get_by_role("link", name="Tyler Marsh").is_visible()
    context.close()


def test_on_paper_words_are_black_on_white(worker: Open) -> None:
    somebody = worker("practitioner")
    somebody.go("/")
    somebody.page.emulate_media(media="print")
    ink = "tag => [getComputedStyle(tag).color, getComputedStyle(tag).backgroundColor]"
    tag = somebody.page.locator(".wh-tag--solid").first
    assert tag.evaluate(ink) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert not somebody.page.get_by_role("link", name="Words used here").is_visible()
