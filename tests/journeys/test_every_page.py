"""Every page on a desk and on a phone: axe finds nothing, no other host, nothing wider than it."""

from collections.abc import Callable

import pytest
from browsing import Worker

Open = Callable[..., Worker]
Size = tuple[int, int]

PAGES = {
    "practitioner": {
        "desk": "/",
        "search-empty": "/search/",
        "search": "/search/?q=marsh",
        "signs": "/signs/?state=all",
        "password": "/password/",
    },
    "analyst": {"deliveries": "/deliveries/", "upload": "/deliveries/send/"},
    "information-governance": {"audit": "/audit/?prove=1", "break-glass-list": "/break-glass/"},
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
        "person-signs": "signs/",
    }.items():
        somebody.go(person + path)
        somebody.look(name)
    somebody.go(person + "signs/")
    somebody.page.locator(".wh-computed a").first.click()
    somebody.page.wait_for_load_state()
    somebody.look("sign")
    somebody.go(person + "break-glass/?next=/")
    somebody.look("break-glass")


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
    page.get_by_role("button", name="Search", exact=True).click()
    assert page.get_by_role("link", name="Tyler Marsh").is_visible()
    context.close()
