"""A found child, as a custody desk at two in the morning walks it: to a number, and told at home.

With scripts and without, on a desk and on a phone.
"""

import time
from collections.abc import Callable

import pytest
from browsing import Worker

Open = Callable[..., Worker]
Size = tuple[int, int]
PHONE = (360, 740)
WITHIN = 60.0  # seconds to a telephone number, typing included


def ask(somebody: Worker, **known: str) -> None:
    somebody.go("/")
    somebody.follow("A child has been found")
    for label, value in known.items():
        somebody.page.get_by_label(label, exact=False).first.type(value, delay=60)
    somebody.press("Who may this be?")


def on_the_first_screen(somebody: Worker, *those: str) -> None:
    """Without scrolling: who, why, and the number to ring."""
    window = somebody.page.viewport_size
    assert window is not None
    for one in those:
        box = somebody.page.locator(one).first.bounding_box()
        assert box is not None, one
        assert box["y"] >= 0, one
        assert box["y"] + box["height"] <= window["height"], one


@pytest.mark.phone
@pytest.mark.writes
def test_a_found_child_to_a_number_and_told_at_home(worker: Open, size: Size) -> None:
    sergeant = worker("force", size)
    began = time.monotonic()
    ask(sergeant, **{"First name": "Ty", "Family name": "Marsh", "Age": "15"})
    number = sergeant.page.locator(".wh-ring__number").first
    assert number.is_visible()
    assert number.inner_text() in {"01632 960100", "01632 960101"}  # the home council's
    assert time.monotonic() - began < WITHIN
    on_the_first_screen(sergeant, "h1", ".wh-found__because", ".wh-ring__number")
    sergeant.look("found-answer")
    assert "Tyler Marsh" in sergeant.text

    sergeant.press("Record, and tell the home area")
    sergeant.look("found-answer-missing", status_is_error=True)
    assert "Write where they were found" in sergeant.text
    sergeant.page.get_by_role("radio", name="Tyler Marsh, 15").check()
    sergeant.page.get_by_label("Where they were found").fill("Bus station, Eastmarsh")
    sergeant.page.get_by_label("Your number").fill("01632 960106")
    sergeant.page.get_by_label("What time").fill("02:10")
    sergeant.press("Record, and tell the home area")
    sergeant.look("found-entry", status_is_error=True)
    assert sergeant.heading == "Tyler Marsh was found"
    assert "Northborough City Council" in sergeant.text
    assert "Not seen yet" in sergeant.text

    duty = worker("home-duty-worker", size)
    duty.look("desk-notice")
    assert "1 child found" in duty.text
    duty.follow("Tyler Marsh")
    duty.look("found-notice")
    duty.press("We have seen this and will ring")
    assert "Seen" in duty.text
    duty.go("/")
    assert "nobody here has answered" not in duty.text

    sergeant.press("Take it back")
    sergeant.look("found-taken-back", status_is_error=True)
    assert "This was taken back" in sergeant.text


@pytest.mark.phone
@pytest.mark.writes
def test_pages_of_a_found_child(worker: Open, size: Size) -> None:
    somebody = worker("force", size)
    somebody.go("/found/")
    somebody.look("found")
    somebody.page.get_by_label("Age").fill("15")
    somebody.press("Who may this be?")
    somebody.look("found-nothing-asked", status_is_error=True)
    assert "An age alone finds nobody" in somebody.text
    assert somebody.page.get_by_label("Age").input_value() == "15"
    somebody.page.get_by_label("First name").fill("Zebedee")
    somebody.page.get_by_label("Street or postcode").fill("NR1 1AA")
    somebody.press("Who may this be?")
    somebody.look("found-nobody", status_is_error=True)
    assert somebody.heading == "Not known to any agency that supplies Wayhome"
    assert "These have not supplied anything: Eastmarsh Health Trust" in somebody.text
    on_the_first_screen(somebody, "h1", ".wh-ring__number")
    somebody.page.get_by_label("Where they were found").fill("Platform 2")
    somebody.page.get_by_label("Your number").fill("01632 960106")
    somebody.press("Record, and tell the home area")
    somebody.look("found-nobody-entry", status_is_error=True)

    another = worker("force", size)
    ask(another, **{"First name": "Zeb", "Street or postcode": "NR1 1AA"})
    another.look("found-before")
    assert "found before" in another.text


def test_an_outsider_gets_a_number_and_no_more(worker: Open) -> None:
    nurse = worker("outsider", PHONE)
    ask(nurse, **{"First name": "Ellie", "Age": "14"})
    assert "Ellie Frost, 14" in nurse.text
    assert "01632 960102" in nurse.text or "01632 960103" in nurse.text
    assert "2 May 2012" not in nurse.text
    ask(nurse, **{"First name": "Sam", "Family name": "Quill"})
    assert "Not known to any agency" in nurse.text


@pytest.mark.writes
@pytest.mark.parametrize("account", ["force"])
def test_it_works_without_script(worker: Open, account: str) -> None:
    signed_in = worker(account, PHONE)
    state, browser = signed_in.context.storage_state(), signed_in.context.browser
    assert browser is not None
    context = browser.new_context(
        java_script_enabled=False,
        storage_state=state,
        viewport={"width": PHONE[0], "height": PHONE[1]},
    )
    page = context.new_page()
    page.goto(signed_in.address + "/found/")
    page.get_by_label("First name").fill("Ty")
    page.get_by_label("Family name").fill("Marsh")
    with page.expect_navigation():
        page.get_by_role("button", name="Who may this be?").click()
    assert page.locator(".wh-ring__number").first.is_visible()
    page.get_by_role("radio", name="Tyler Marsh, 15").check()
    page.get_by_label("Where they were found").fill("Bus station")
    page.get_by_label("Your number").fill("01632 960106")
    with page.expect_navigation():
        page.get_by_role("button", name="Record, and tell the home area").click()
    assert page.locator("h1").inner_text() == "Tyler Marsh was found"
    context.close()
