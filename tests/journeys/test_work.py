"""Work on a case: what is typed is there on return, also when the connection is lost; an action that
was agreed is on the desk and in the register of the agency that owes it, until it is done."""

from collections.abc import Callable

import pytest
from browsing import Worker
from test_crisis import begun, opened_from_the_desk

Open = Callable[..., Worker]
Size = tuple[int, int]


def typed(officer: Worker, words: str) -> None:
    officer.page.get_by_label("Who answered?").fill(words)


def status(officer: Worker, words: str) -> None:
    officer.page.locator("[data-drafts]").get_by_text(words).wait_for()


@pytest.mark.writes
def test_what_is_typed_is_there_on_return(worker: Open, size: Size) -> None:
    officer = worker("force", size)
    begun(officer)
    case = officer.page.url
    officer.follow("Tell the home council")
    officer.context.set_offline(True)
    typed(officer, "Jo, duty")
    status(officer, "Not kept: no connection.")
    officer.context.set_offline(False)
    typed(officer, "Jo, duty worker of the")
    status(officer, "Kept as your draft,")
    officer.page.goto(case)
    assert "Not kept yet, your draft: Home council told" in officer.text
    officer.follow("Home council told")
    officer.look("draft", status_is_error=True)
    box = officer.page.get_by_label("Who answered?")
    assert box.input_value() == "Jo, duty worker of the"
    assert "This is your draft of" in officer.text
    officer.page.get_by_label("Which council?").fill("Northborough City Council")
    officer.press("Keep it")
    assert "Not kept yet" not in officer.text


def agreed(officer: Worker) -> None:
    officer.follow("Agree an action")
    officer.look("action-agree", status_is_error=True)
    officer.page.get_by_label("What is to be done?").fill("Ring his school before nine.")
    officer.page.get_by_role("radio", name="Northborough City Council").first.check()
    officer.page.get_by_label("Who there?").fill("Jo, duty worker")
    for box, part in (("Day", "2"), ("Month", "1"), ("Year", "2099")):
        officer.page.get_by_label(box, exact=True).fill(part)
    officer.press("Keep it")
    assert "Ring his school before nine." in officer.text


@pytest.mark.writes
def test_an_action_is_on_the_desk_of_those_who_owe_it(worker: Open, size: Size) -> None:
    officer = worker("force", size)
    begun(officer)
    agreed(officer)
    officer.look("case-with-action", status_is_error=True)

    duty = worker("home-duty-worker", size)
    opened_from_the_desk(duty)
    duty.go("/")
    assert "1 action to do" in duty.text
    duty.follow("All actions")
    duty.look("actions")
    assert "Jo, duty worker, Northborough City Council" in duty.text
    duty.follow("Ring his school before nine.")
    duty.follow("It was done")
    duty.page.get_by_label("What came of it?").fill("They expect him on Monday.")
    duty.press("Keep it")
    duty.look("case-action-done", status_is_error=True)
    duty.go("/actions/?which=over")
    assert "Done" in duty.text and "Ring his school" in duty.text
