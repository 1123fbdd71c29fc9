"""The crisis response, from a found child to what was done: an officer in another force's custody
begins it, the home council's duty worker goes on, and each sees what the other wrote."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from browsing import Worker

Open = Callable[..., Worker]
Size = tuple[int, int]


def on_one_page(somebody: Worker) -> None:
    """With a telephone a form is asked one question at a time, until somebody chooses otherwise."""
    somebody.go("/cases/begin/concern/?answer=all")


def found(officer: Worker) -> None:
    officer.go("/found/")
    officer.page.get_by_label("First name").fill("Ty")
    officer.page.get_by_label("Family name").fill("Marsh")
    officer.press("Who may this be?")
    officer.page.get_by_role("radio", name="Tyler Marsh, 15").check()
    officer.page.get_by_label("Where they were found").fill("Custody, Eastmarsh")
    officer.page.get_by_label("Your number").fill("01632 960106")
    officer.press("Record, and tell the home area")


def begun(officer: Worker, *, looks: bool = False) -> None:
    """Other journeys begin so too: the one that is about it looks at its pages."""
    found(officer)
    officer.follow("Begin the crisis response")
    if looks:
        officer.look("crisis-begin")
    officer.press("Begin")
    if looks:
        officer.look("crisis-begin-missing", status_is_error=True)
    assert "Choose an answer: What brought this to you?" in officer.text
    officer.page.get_by_role("radio", name="An arrest").check()
    for asked in ("Are they away from home?", "Is it about drugs"):
        officer.page.get_by_role("group", name=asked).get_by_label("Yes").check()
    officer.press("Begin")
    why(officer)


def told_home(officer: Worker) -> None:
    officer.follow("Tell the home council")
    council = officer.page.get_by_label("Which council?")
    assert council.input_value() == "Northborough City Council", "whom the notice told"
    officer.page.get_by_label("Yes").check()
    officer.page.get_by_label("Who answered?").fill("Jo, duty worker")
    officer.look("crisis-home-told", status_is_error=True)
    officer.press("Keep it")
    assert "Kept: Home council told." in officer.text


def opened_from_the_desk(duty: Worker) -> None:
    duty.go("/")
    duty.look("desk-case")
    assert "1 case open" in duty.text
    duty.follow("All cases")
    duty.look("cases")
    duty.follow("Tyler Marsh")
    why(duty)


def set_out(duty: Worker) -> None:
    """As far as it can be written down: nobody said yet that the home council knows the adult."""
    duty.follow("Left for home")
    duty.page.get_by_label("Who goes with them?").fill("Jo, from the home council")
    duty.page.get_by_label("How do they travel?").fill("By car")
    duty.press("Keep it")
    duty.look("crisis-missing", status_is_error=True)
    assert "Did the home council say that it knows this adult?" in duty.text
    duty.page.get_by_label("No").check()
    duty.press("Keep it")
    assert "“Left otherwise, or missing”" in duty.text, "a no leads on"
    duty.page.get_by_label("Yes").check()


@pytest.mark.phone
@pytest.mark.writes
def test_a_crisis_response_is_begun_and_gone_on_with(worker: Open, size: Size) -> None:
    officer = worker("force", size)
    on_one_page(officer)
    begun(officer, looks=True)
    officer.look("crisis-begun", status_is_error=True)
    assert officer.heading == "Tyler Marsh: a crisis response"
    assert "A high-risk safeguarding priority" in officer.text
    assert "Have an appropriate adult there" in officer.text
    assert "Next: tell the home council" in officer.text
    assert officer.page.locator(".ca-next a[href^='tel:']").count(), "the number stands beside it"
    assert officer.page.get_by_role("link", name="Left otherwise, or missing").first.is_visible()
    told_home(officer)

    duty = worker("home-duty-worker", size)
    on_one_page(duty)
    opened_from_the_desk(duty)
    assert "Jo, duty worker" in duty.text
    set_out(duty)
    officer.page.reload()
    officer.follow("Raise section 45")  # drawn before the other writes
    duty.press("Keep it")
    assert "Now: on the way home." in duty.text
    wrote_at_once(officer)

    duty.page.reload()
    duty.follow(": left for home")
    duty.page.get_by_label("Why is it taken back?").fill("They have not left yet.")
    duty.look("crisis-take-back", status_is_error=True)
    duty.press("Take it back")
    assert "Now: with those who found them." in duty.text
    duty.look("crisis-taken-back", status_is_error=True)

    lost_again(duty)

    outsider = worker("outsider", size)
    outsider.go(urlsplit(duty.page.url).path)
    assert outsider.heading == "There is nothing here that you can see"


def lost_again(duty: Worker) -> None:
    """Written down at once, whoever was told; and what is due of it stands first."""
    duty.follow("Left otherwise, or missing")
    duty.page.get_by_label("What is known").fill("By the back door.")
    for asked in ("Do police know", "Does the home council know?"):
        duty.page.get_by_role("group", name=asked).get_by_label("No").check()
    duty.press("Keep it")
    assert "Nobody knows where they are" in duty.text
    assert "Tell police that they are missing" in duty.text
    assert "Look at the risk again" in duty.text
    duty.look("crisis-lost", status_is_error=True)
    duty.follow("Found again")
    duty.page.get_by_label("Where?").fill("Platform 2")
    duty.page.get_by_role("group", name="Are they in custody?").get_by_label("No").check()
    duty.page.get_by_label("How are they?").fill("Cold.")
    duty.press("Keep it")
    assert "Now: with those who found them." in duty.text


def wrote_at_once(officer: Worker) -> None:
    """The second of two keeps what they wrote, beside what the first wrote."""
    officer.page.get_by_label("Yes").check()
    words = officer.page.get_by_label("What makes you think so")
    words.fill("They were sent here with a bag.")
    officer.press("Keep it")
    officer.look("crisis-said-since", status_is_error=True)
    assert "While you wrote, somebody else wrote in this case." in officer.text
    assert "Left for home" in officer.text
    assert words.input_value() == "They were sent here with a bag."
    officer.press("Keep it")
    officer.look("crisis-two-agencies", status_is_error=True)
    assert "Section 45 raised" in officer.text


def why(somebody: Worker) -> None:
    """Said once for each case."""
    if somebody.heading == "Why do you look?":
        somebody.page.get_by_role("radio").first.check()
        somebody.press("Go on")
