"""A referral in a browser: begun from the page of a child, a section filled from records with where
each answer is from, written; read through too soon and told what is missing; taken away."""

import json
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

import pytest
from browsing import Worker
from test_crisis import why
from test_panel import choose, fill, keep
from tests.spec.casework.referring import Told

from wayhome.casework.disputes import Word
from wayhome.casework.pathways.referral import REFERRAL
from wayhome.casework.referral.as_json import as_json
from wayhome.casework.referral.person import PERSON
from wayhome.casework.referral.routes import ASKED, Route
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.actions import disputing
from wayhome.workspace.cases.forms import new_case, new_number
from wayhome.workspace.cases.models import Case
from wayhome.workspace.cases.standing import told
from wayhome.workspace.trail.models import AuditEvent

Open = Callable[..., Worker]
Size = tuple[int, int]


def begun(social: Worker) -> None:
    """From the child's page."""
    social.go("/search/?q=Tyler+Marsh")
    social.follow("Tyler Marsh")
    why(social)
    social.follow("Cases")
    social.follow("A referral to the National Referral Mechanism")
    organisation = social.page.get_by_label("Which organisation refers?")
    assert organisation.input_value() == "Northborough City Council"
    assert social.page.locator("datalist option[value='The Salvation Army']").count() == 1
    fill(social, reference="NBC-17")
    choose(social, "England")
    social.page.get_by_role("checkbox", name="Northborough Police").check()
    social.look("referral-begin")
    social.press("Begin")
    why(social)
    assert social.heading == "Tyler Marsh: a referral to the National Referral Mechanism"


@pytest.mark.writes
def test_a_referral_is_filled_written_checked_and_printed(worker: Open, size: Size) -> None:
    social = worker("practitioner", size)
    begun(social)
    social.look("referral-begun", status_is_error=True)
    keep(social, "Section B: they are under 18", "Yes")
    assert "Write section B, the council, told first" in social.text
    social.look("referral-next", status_is_error=True)

    social.follow("Section N: The person")
    social.look("referral-person", status_is_error=True)
    assert "Records differ" in social.text  # Ty and Tyler
    assert "Filled from:" in social.text
    assert social.page.locator("[name='said-pv-dob-year']").input_value() == "2011"
    social.page.locator("details", has_text="6 records").first.locator("summary").click()
    source = social.page.locator(".rf-beside a").first
    of, record = str(source.get_attribute("href")).removeprefix("/people/").split("/records/")
    disputed(of, unquote(record.strip("/")))
    social.page.reload()
    assert social.page.locator(".rf-beside .wh-tag", has_text="Disputed").count() == 3
    fill(social, **{"pv-name-first-name": "Tyler", "pv-name-last-name": "Marsh-Lowe"})
    fill(social, **{"pv-gender": "male"})
    social.press("Keep it")
    assert "Kept: The person." in social.text
    social.page.locator("summary", has_text="in section N").click()
    for came in ("Typed, records differ", "Changed after filling", "Filled", "Typed"):
        assert social.page.locator(".wh-tag", has_text=came).count(), came
    social.look("referral-written", status_is_error=True)

    signs(social)
    social.follow("Read through")
    fill(social, who="Jo, social worker")
    social.press("Keep it")
    social.look("referral-refused", status_is_error=True)
    reasons = social.page.locator(".govuk-error-summary__list li").all_inner_texts()
    assert reasons[1].startswith("Section C, background, still needs “Where were they born?")
    social.page.go_back()
    social.page.go_back()
    taken(social)
    of_another_agency(worker("force", size), urlsplit(social.page.url).path)
    outsider = worker("outsider", size)
    outsider.go(f"{urlsplit(social.page.url).path}referral.json")
    assert outsider.heading == "There is nothing here that you can see"


def disputed(of: str, record: str) -> None:
    """By somebody else, while the form is open."""
    subject = disputing.Subject(record, of, "NBC/ssd/4001", False)
    said = disputing.Said(Word.AGENCY, "That was his brother.", "NBC")
    by = User.objects.get(email="practitioner@demo.invalid")
    disputing.dispute(number="D-0000-0001", of=subject, said=said, release="r", by=by)


def signs(social: Worker) -> None:
    """What hangs on an answer is filled, and shown once that is chosen."""
    social.follow("Section G: Signs, and what you think")
    box = social.page.locator("[name='said-modern-slavery-indicators-details']")
    assert not box.is_visible()
    assert "If you choose “Yes”, records fill: “Which? What was seen" in social.text
    fill(social, **{"modern-slavery-indicators": "yes", "are-others-involved": "yes"})
    assert "Missing from 16 August 2026 to 19 August 2026" in box.input_value()
    social.look("referral-signs", status_is_error=True)
    social.press("Keep it")


def of_another_agency(officer: Worker, case: str) -> None:
    """Records fill for whoever said why they look at the child, and nothing that an agency keeps
    close."""
    officer.go(case)
    why(officer)
    assert "that cannot be opened from here" in officer.page.content()
    officer.follow("Section L: The police")
    assert "Then records fill what they can" in officer.text
    officer.look("referral-ask-why", status_is_error=True)
    officer.follow("Say why you look")
    why(officer)
    assert officer.heading == "The police"
    fill(officer, **{"reported-to-police": "yes"})
    assert officer.page.locator("[name='said-reported-to-police-crime-reference']").input_value()
    officer.look("referral-police", status_is_error=True)
    assert "Restricted words" not in officer.page.content()


def taken(social: Worker) -> None:
    with social.page.expect_download() as pdf:
        social.page.get_by_role("link", name="The form as PDF").click()
    assert pdf.value.path().read_bytes().startswith(b"%PDF-")
    with social.page.expect_download() as held:
        social.page.get_by_role("link", name="The form as JSON").click()
    given = json.loads(held.value.path().read_text(encoding="utf-8"))
    row = Case.objects.get(pathway="referral")
    assert given == as_json(told(row, list(row.entries.order_by("place"))))
    for page in ("referral-pdf", "referral-json"):
        (look,) = AuditEvent.objects.filter(details__page=page)
        assert (look.what, look.about) == ("look", row.number)
    assert given["pv-name-last-name"] == "Marsh-Lowe"
    assert given["pv-dob"] == "2011-03-14"


ON = "2026-11-18T10:00"


def decided(by: User) -> Case:
    """Sent to a panel that found reasonable grounds, step by step as workers say it."""
    case = Told()
    for section in ASKED[Route.CHILD]:
        case.say(section.code, ON, **({"pv_dob": "2011-03-14"} if section is PERSON else {}))
    case.say("ready", ON).say("sent", ON, area="yes", route="panel").say(
        "first yes", ON, told_us="Their letter of today."
    )
    first, *rest = case.case.said
    row = actions.begin(
        case=new_case(), pathway=REFERRAL, about=actions.Subject("Jordan"), tell=[], release="r",
        saying=actions.Saying(new_number(), first.code, first.details, 0), by=by,
    )  # fmt: skip
    for place, one in enumerate(rest, 1):
        saying = actions.Saying(new_number(), one.code, one.details, place)
        actions.say(case=row.number, saying=saying, by=by)
    return row


@pytest.mark.writes
def test_what_was_decided_stands_with_why_and_what_comes_next(worker: Open, size: Size) -> None:
    social = worker("practitioner", size)
    row = decided(User.objects.get(email="practitioner@demo.invalid"))
    social.go(f"/cases/{row.number}/")
    why(social)
    social.look("referral-decided")
    assert "A devolved panel decides. On the day it was sent, 18 November 2026" in social.text
    assert "First decision: reasonable grounds" in social.text
    assert "There is no day by which it must have come" in social.text
    assert "Recovery period: not over before 19 December 2026" in social.text
    assert "Tell them what was decided" in social.text
    assert "missing" not in social.page.locator(".rf-parts").inner_text()
