"""Signs answered by people in a real browser: asked of another agency, replied to, agreed with, and
raised again when a record comes."""

from collections.abc import Callable

import pytest
from browsing import Worker
from django.utils import timezone

from wayhome.lexicon.home import Home
from wayhome.signs.answered import OPEN, Said
from wayhome.workspace.accounts.demonstration import PASSWORD
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import answering
from wayhome.workspace.actions.accounts import open_account
from wayhome.workspace.answering.behind import raised
from wayhome.workspace.answering.offering import named_by
from wayhome.workspace.gate.models import StatedPurpose
from wayhome.workspace.reading import signs
from wayhome.workspace.reading.view import view

Open = Callable[..., Worker]
Size = tuple[int, int]
pytestmark = pytest.mark.writes
CASE = "I work with this person"


def _signs_of_tyler(worker: Worker) -> str:
    worker.go("/search/?q=tyler+marsh")
    worker.follow("Tyler Marsh")
    if "Why do you look" in worker.heading:
        worker.say_purpose(CASE)
    return worker.page.url.removeprefix(worker.address).split("?")[0]


def _by_the_duty_team(worker: Worker) -> None:
    """What is missing of an answer that agrees: who does it, and by when."""
    worker.look("sign-agreed-by-nobody", status_is_error=True)
    assert "Choose who does it." in worker.text
    worker.wrong.clear()
    owner = worker.page.get_by_label("Who does it?")
    owner.select_option(label="A role, a team or another agency")
    worker.page.get_by_label("Which role, team or agency?").fill("The duty team")
    day = worker.page.get_by_role("group", name="By which day?")
    for box, number in {"Day": "10", "Month": "12", "Year": "2026"}.items():
        day.get_by_label(box).fill(number)


def _replied(officer: Worker) -> None:
    """From the desk: the question, its reply, and that it waits no more."""
    officer.go("/")
    officer.look("desk-question")
    assert "Who was with them that day?" in officer.text
    assert "1 question to your agency about a child" in officer.text
    officer.follow("Tyler Marsh")
    officer.look("question")
    officer.page.get_by_label("Your reply").fill("A man of about 30; we know who he is. Ring us.")
    officer.press("Keep this reply")
    officer.look("question-replied")
    assert "It has a reply and waits no more." in officer.text
    officer.go("/")
    assert "question to your agency" not in officer.text


def test_a_sign_is_asked_about_replied_to_and_answered(
    worker: Open, region: Home, size: Size
) -> None:
    social_worker = worker("practitioner", size)
    person = _signs_of_tyler(social_worker)
    social_worker.go(person + "signs/")
    social_worker.open("main .wh-computed a")
    social_worker.page.wait_for_url("**/signs/S-*/")
    sign = social_worker.page.url.removeprefix(social_worker.address)
    social_worker.look("sign-to-answer")
    assert "Nobody has answered this sign yet" in social_worker.text

    social_worker.press("Keep this answer")
    social_worker.look("sign-answer-missing", status_is_error=True)
    assert "Choose one of these." in social_worker.text
    social_worker.wrong.clear()  # the browser tells of the answer that refused
    social_worker.page.get_by_label("Ask an agency", exact=True).check()
    social_worker.look("sign-answer-asking")
    social_worker.page.get_by_label("Which agency?").select_option(label="Northborough Police")
    social_worker.page.get_by_label("What do you ask?").fill("Who was with them that day?")
    social_worker.press("Keep this answer")
    social_worker.look("sign-waits")
    assert "asked Northborough Police" in social_worker.text
    social_worker.go("/")
    social_worker.look("desk-sign-waits")
    assert "Signs that wait for more" in social_worker.text

    _replied(worker("force", size))
    social_worker.go(sign)
    assert "Northborough Police replied" in social_worker.text
    social_worker.page.get_by_label("Agree", exact=True).check()
    next_step = social_worker.page.get_by_label("What will happen next?")
    next_step.fill("Priya Shah sees them tomorrow with the police.")
    social_worker.press("Keep this answer")
    _by_the_duty_team(social_worker)
    social_worker.press("Keep this answer")
    social_worker.look("sign-answered")
    assert "Kept: agree." in social_worker.text
    social_worker.go(person + "signs/")
    assert social_worker.page.get_by_text("Answered (1)").is_visible()
    social_worker.page.get_by_text("Answered (1)").click()
    social_worker.look("person-signs-answered")
    social_worker.go(person)
    social_worker.look("person-signs-folded")
    social_worker.go(sign)
    with social_worker.page.expect_navigation():
        social_worker.page.get_by_role("button", name="Take it back").first.click()
    assert "Taken back" in social_worker.text


def test_a_new_record_raises_it_again_and_what_was_typed_is_never_lost(
    worker: Open, region: Home, size: Size
) -> None:
    social_worker = worker("practitioner", size)
    person = _signs_of_tyler(social_worker)
    social_worker.go(person + "signs/")
    link = social_worker.page.locator("main .wh-computed a", has_text="Reported missing").first
    with social_worker.page.expect_navigation():
        link.click()
    sign = social_worker.page.url.removeprefix(social_worker.address)
    records = social_worker.page.locator("#answer-form input[name=records]")
    marked = str(records.get_attribute("value")).split()
    _answered_before(person, sign)
    social_worker.go(sign)
    social_worker.look("sign-again")
    assert "New since the answer of" in social_worker.text
    assert social_worker.page.locator("#evidence ~ table .wh-tag--solid").count() == 1

    # the form was drawn before the last record came
    records.evaluate("(field, value) => { field.value = value; }", " ".join(marked[:-1]))
    social_worker.page.get_by_label("Need more", exact=True).check()
    needed = social_worker.page.get_by_label("What more do you need, and from whom?")
    needed.fill("What the school saw that week.")
    social_worker.press("Keep this answer")
    social_worker.look("sign-changed-meanwhile", status_is_error=True)
    assert "changed while you wrote: 1 new" in social_worker.text
    assert needed.input_value() == "What the school saw that week."
    social_worker.wrong.clear()

    # and while it was drawn anew the shift ended
    StatedPurpose.objects.update(expires_at=timezone.now())
    social_worker.press("Keep this answer")
    social_worker.look("purpose-ran-out", status_is_error=True)
    assert "not kept yet, and not lost" in social_worker.text
    social_worker.wrong.clear()
    social_worker.say_purpose(CASE)
    social_worker.look("send-it-again")
    social_worker.press("Send it again")
    assert "Kept: need more." in social_worker.text
    assert "What the school saw that week." in social_worker.text


def _answered_before(person: str, sign: str) -> None:
    """Answered on every record of the sign but one."""
    person_id, sign_id = (path.strip("/").split("/")[-1] for path in (person, sign))
    by = User.objects.get(email="practitioner@demo.invalid")
    with view(by.viewer) as seen:
        shown = signs.one(seen, person_id, sign_id)
        assert shown is not None
        records = sorted(raised(seen, [shown])[sign_id].records)
        ref, _ = named_by(seen, person_id)
    of = answering.Subject(
        person_id, ref, sign_id, "I01", "2026-11-22", OPEN, records[:-1], restricted=False
    )
    given = answering.Words(Said.DISAGREE, "He was with his aunt.", "discounted")
    answering.answer(number="20261101T100000-before", of=of, given=given, release="r", by=by)


def test_a_sign_of_an_address_is_answered_and_asked_about(
    worker: Open, served: str, size: Size
) -> None:
    open_account(
        email="homes@demo.invalid", name="Housing officer", agency="ECC",
        role="practitioner", password=PASSWORD, by=None,
    )  # fmt: skip
    officer = worker("homes", size)
    officer.go("/")
    officer.look("desk-addresses")
    assert "Signs of addresses to answer" in officer.text
    officer.follow("12 Cutter Lane, NR1 3AB", exact=True)
    officer.say_purpose("A new concern, referral or strategy discussion")
    officer.open("#signs ~ .wh-computed a")
    officer.page.wait_for_url("**/signs/S-*/")
    sign = officer.page.url.removeprefix(officer.address)
    officer.look("address-sign-to-answer")
    assert "Nobody has answered this sign yet" in officer.text
    officer.page.get_by_label("Disagree", exact=True).check()
    officer.press("Keep this answer")
    officer.look("address-sign-missing", status_is_error=True)
    officer.wrong.clear()
    which = officer.page.get_by_label("Which is it?")
    which.select_option(label="The records are not of this address")
    officer.page.get_by_label("Why, in your own words?").fill("It is number 12a, round the back.")
    officer.press("Keep this answer")
    officer.look("address-sign-answered")
    assert "Kept: disagree." in officer.text
    officer.go(sign.split("signs/")[0])
    officer.page.get_by_text("Answered (1)").click()
    officer.look("place-answered")
    officer.go(sign)
    officer.page.get_by_label("Ask an agency", exact=True).check()
    officer.page.get_by_label("Which agency?").select_option(label="Eastmarsh Constabulary")
    officer.page.get_by_label("What do you ask?").fill("Who opened the door that day?")
    officer.press("Keep this answer")
    officer.go("/")
    officer.look("desk-address-waits")
    assert "Signs of addresses that wait for more" in officer.text

    open_account(
        email="eastmarsh@demo.invalid", name="Officer of Eastmarsh", agency="EMC",
        role="practitioner", password=PASSWORD, by=None,
    )  # fmt: skip
    asked = worker("eastmarsh", size)
    asked.go("/")
    assert "Who opened the door that day?" in asked.text
    asked.page.get_by_role("region", name="1 question to your agency").get_by_role("link").click()
    asked.look("address-question")
    assert asked.heading == "A question about 12 Cutter Lane, NR1 3AB"
    asked.page.get_by_label("Your reply").fill("A man whom we know. Ring us.")
    asked.press("Keep this reply")
    officer.go(sign)
    assert "Eastmarsh Constabulary replied" in officer.text
