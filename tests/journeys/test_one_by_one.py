"""Forms answered one question at a time, on a telephone: a found child's response, a concern, a
safety plan. Back, a question left for later, what hangs on an answer, checking and changing; the
same is kept as from one page. Without script it is the same walk."""

from collections.abc import Callable

import pytest
from browsing import Worker
from playwright.sync_api import Browser
from saying import begun_about_tyler
from test_crisis import found, why

from wayhome.workspace.cases.models import Case, CaseDraft

Open = Callable[..., Worker]
PHONE = (360, 740)


def one_at_a_time(somebody: Worker) -> None:
    """As it is by itself on a telephone."""
    somebody.page.wait_for_url("**step=**")


def asked(somebody: Worker) -> str:
    """The progress as the page says it: 3 of 9."""
    return somebody.page.locator(".wh-lead").inner_text().rpartition("Question ")[2]


def tick(somebody: Worker, name: str, exact: bool = False) -> None:
    somebody.page.locator("main").get_by_role("radio", name=name, exact=exact).check()
    somebody.press("Next")


def write(somebody: Worker, words: str) -> None:
    somebody.page.locator(".ca-form textarea, .ca-form input[type=text]").first.fill(words)
    somebody.press("Next")


@pytest.mark.writes
@pytest.mark.phone
def test_a_crisis_response_begins_question_by_question(worker: Open) -> None:
    officer = worker("force", PHONE)
    found(officer)
    officer.follow("Begin the crisis response")
    one_at_a_time(officer)
    assert asked(officer) == "1 of 11"
    officer.look("one-question", status_is_error=True)
    officer.press("Next")
    officer.look("one-question-missing", status_is_error=True)
    assert "Choose an answer: What brought this to you?" in officer.text
    tick(officer, "An arrest")
    assert asked(officer) == "2 of 11"
    officer.look("one-question-when", status_is_error=True)
    officer.press("Next")
    officer.press("Next")
    tick(officer, "Yes", exact=True)
    assert asked(officer) == "5 of 11"
    officer.press("Back")
    assert asked(officer) == "4 of 11"
    assert officer.page.get_by_role("radio", name="Yes", exact=True).is_checked()
    tick(officer, "Not sure")
    officer.page.go_back()
    assert officer.page.get_by_role("radio", name="Not sure").is_checked()
    officer.press("Next")
    tick(officer, "Yes", exact=True)
    while officer.page.get_by_role("button", name="Skip it for now").count():
        officer.press("Skip it for now")
    assert officer.heading == "Check your answers"
    officer.look("check-answers", status_is_error=True)
    assert "An arrest" in officer.text
    officer.follow("Are they away from home?")
    tick(officer, "Yes", exact=True)
    assert officer.heading == "Check your answers", "back to where it was changed from"
    officer.press("Begin")
    why(officer)
    assert officer.heading == "Tyler Marsh: a crisis response"
    details = Case.objects.get().entries.get().details
    assert (details["what"], details["away"], details["supply"]) == ("arrest", "yes", "yes")
    assert not CaseDraft.objects.exists(), "what was said is no draft any more"


@pytest.mark.writes
@pytest.mark.phone
def test_a_concern_is_raised_question_by_question(worker: Open) -> None:
    duty = worker("practitioner", PHONE)
    duty.go("/cases/")
    duty.follow("Raise a concern")
    one_at_a_time(duty)
    tick(duty, "Somebody")
    write(duty, "A boy called Kit")
    duty.press("Next")
    assert "If no other agency that could act hears of it: why?" in duty.text
    duty.press("Next")
    duty.look("concern-nobody-hears", status_is_error=True)
    assert "Nobody besides your own agency who could act hears of it." in duty.text
    write(duty, "Our own team screens it today.")
    write(duty, "“He said I have to go tonight.”")
    for box, part in (("day", "18"), ("month", "11"), ("year", "2026"), ("time", "15:40")):
        duty.page.locator(f"[name='said-when-{box}']").fill(part)
    duty.press("Next")
    write(duty, "School gate")
    many = asked(duty)
    tick(duty, "They told me")
    duty.press("Skip it for now")
    tick(duty, "No", exact=True)
    assert "Who was told" not in duty.text
    told = asked(duty)
    assert told.partition(" of ")[2] == many.partition(" of ")[2], "what was done is skipped"
    duty.press("Back")
    tick(duty, "Not sure")
    assert "What was done about the danger" in duty.text, "it hangs on the answer before it"
    write(duty, "His tutor stays with him.")
    tick(duty, "Yes, to the child")
    write(duty, "Jo, tutor")
    while duty.page.get_by_role("button", name="Skip it for now").count():
        duty.press("Skip it for now")
    duty.look("concern-check", status_is_error=True)
    assert "still to answer" not in duty.text
    duty.press("Begin")
    why(duty)
    assert "Somebody may be in danger" in duty.text
    duty.follow("Tell them")
    assert asked(duty).startswith("1 of") or "Who was told" in duty.text, "it is remembered"


@pytest.mark.writes
@pytest.mark.phone
def test_a_safety_plan_is_answered_and_left_and_gone_on_with(worker: Open) -> None:
    social = worker("practitioner", PHONE)
    begun_about_tyler(social, "A safety plan")
    one_at_a_time(social)
    social.press("Next")
    write(social, "Lee, worker")
    tick(social, "No", exact=True)
    assert asked(social) == "4 of 5"
    write(social, "On Friday, with Jo.")
    social.press("Skip it for now")
    social.press("Begin")
    why(social)
    case = social.page.url
    social.follow("People I trust")
    assert asked(social) == "1 of 4"
    write(social, "Aunt Jo 07700 900001")
    social.page.goto(case)
    assert "Not kept yet, your draft: People I trust" in social.text
    social.follow("People I trust")
    assert asked(social) == "2 of 4", "it goes on where it was left"
    social.press("All on one page")
    assert social.page.locator("[name='said-one']").input_value() == "Aunt Jo 07700 900001"
    social.page.locator("[name='said-night']").fill("Sam 07700 900002")
    social.look("plan-on-one-page", status_is_error=True)
    social.press("Keep it")
    assert "Kept: People I trust." in social.text
    assert "Not kept yet" not in social.text


@pytest.mark.writes
@pytest.mark.phone
def test_it_is_the_same_walk_without_script(browser: Browser, worker: Open, served: str) -> None:
    signed = worker("practitioner", PHONE)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    context.add_cookies(signed.context.cookies())
    social = Worker(context, served, None, 360, asks_axe=False)
    social.go("/cases/begin/concern/")
    social.press("One question at a time")
    tick(social, "A place")
    write(social, "The flat above the shop")
    social.press("Back")
    assert social.page.get_by_role("radio", name="A place").count() == 0
    assert social.page.locator("[name='called']").input_value() == "The flat above the shop"
    social.press("All on one page")
    assert social.page.get_by_role("radio", name="A place").is_checked()
    context.close()
