"""Work on a case: what is typed is there on return, also when the connection is lost; an action
that was agreed is on the desk and in the register of those who owe it, until it is done."""

from collections.abc import Callable

import pytest
from browsing import Worker
from test_crisis import begun, on_one_page, opened_from_the_desk, why

Open = Callable[..., Worker]
Size = tuple[int, int]


def typed(officer: Worker, words: str) -> None:
    officer.page.get_by_label("Yes").check()
    officer.page.get_by_label("Who answered?").fill(words)


def status(officer: Worker, words: str) -> None:
    officer.page.locator("[data-drafts]").get_by_text(words).wait_for()


@pytest.mark.phone
@pytest.mark.writes
def test_what_is_typed_is_there_on_return(worker: Open, size: Size) -> None:
    officer = worker("force", size)
    on_one_page(officer)
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
    assert "Done" in duty.text
    assert "Ring his school" in duty.text


@pytest.mark.writes
def test_other_words_are_offered_and_nothing_is_refused(worker: Open, size: Size) -> None:
    officer = worker("force", size)
    begun(officer)
    officer.follow("Raise section 45")
    officer.page.get_by_label("Yes").check()
    box = officer.page.get_by_label("What makes you think so")
    box.fill("He said “I am a runner”. He is a drug runner, and streetwise.")
    officer.page.get_by_text("“a drug runner” may blame a child.").wait_for()
    officer.look("wording", status_is_error=True)
    officer.page.get_by_role("button", name="Write “somebody who is made to move").click()
    made = "He is somebody who is made to move drugs, and streetwise."
    words = f"He said “I am a runner”. {made}"
    assert box.input_value() == words
    assert officer.page.get_by_text("“a drug runner”").count() == 0
    officer.press("Keep it")
    assert words in officer.text


def offered(officer: Worker, to: str) -> None:
    officer.follow("Hand it over to another agency")
    officer.page.get_by_role("radio", name=to).check()
    officer.page.get_by_label("Why?").fill("He lives there.")
    officer.page.get_by_label("What do they have to know first?").fill("All of it is here.")
    officer.page.get_by_label("How was it told").fill("By his solicitor.")


@pytest.mark.writes
def test_whoever_does_not_take_a_case_on_reads_it_no_longer(worker: Open) -> None:
    officer, nurse = worker("force"), worker("outsider")
    begun(officer)
    case = officer.page.url.removeprefix(officer.address)
    offered(officer, "Eastmarsh Health Trust")
    officer.press("Keep it")
    nurse.go(case)
    why(nurse)
    nurse.follow("Say why not")
    nurse.page.get_by_label("Why, and what would make it possible?").fill("He lives elsewhere.")
    nurse.press("Keep it")
    assert nurse.heading == "Cases"
    assert "Kept: Handover not accepted." in nurse.text
    nurse.go(case)
    assert nurse.heading == "There is nothing here that you can see"


@pytest.mark.writes
def test_a_case_is_handed_over_and_accepted(worker: Open, size: Size) -> None:
    officer = worker("force", size)
    begun(officer)
    offered(officer, "Northborough City Council")
    officer.look("handover", status_is_error=True)
    officer.press("Keep it")
    assert "Northborough Police leads, until Northborough City Council accepts." in officer.text

    duty = worker("home-duty-worker", size)
    duty.go("/")
    duty.look("desk-handover")
    assert "1 case handed over to you, not accepted yet" in duty.text
    opened_from_the_desk(duty)
    case = duty.page.url
    duty.follow("The page of Tyler Marsh")
    why(duty)
    duty.go(duty.page.url.removeprefix(duty.address) + "chronology/")
    duty.look("chronology-with-cases")
    assert "Hand over to another agency" in duty.text
    duty.page.goto(case)
    duty.follow("Accept it")
    duty.page.get_by_label("Who leads from now on?").fill("Jo, duty worker")
    duty.press("Keep it")
    duty.look("handover-accepted", status_is_error=True)
    assert "Northborough City Council leads." in duty.text
