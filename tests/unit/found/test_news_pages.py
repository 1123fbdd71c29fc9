"""Pages of news: what is new stands on the desk until the case is opened; how e-mail fares; and
nobody reads what is not theirs."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from wayhome.casework.pathways.concern import CONCERN
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.actions.news import mail_waits
from wayhome.workspace.cases.models import Case
from wayhome.workspace.config.mail import chosen
from wayhome.workspace.news.models import Mailing
from wayhome.workspace.trail.models import AuditEvent

At = Callable[..., Client]
Account = Callable[..., User]
SCREENS = "NBC"  # a council: whose word it is


def text(client: Client, address: str) -> str:
    plain = re.sub(r"<[^>]+>", " ", client.get(address).content.decode())
    return re.sub(r"\s+", " ", plain)


@pytest.fixture
def raised(account: Account) -> Case:
    """A concern that EPD raised, in which NBC takes part."""
    account(SCREENS)
    given = {
        "seen": "“He gave me a phone.”", "when": "2026-11-01T10:00", "where": "School gate",
        "how": "they", "danger": "no", "told": "child", "raiser": "Jo, teacher",
    }  # fmt: skip
    return actions.begin(
        case="C-7K3M-9Q2X-4TBC", pathway=CONCERN, about=actions.Subject("Kai Rowan"),
        tell=[SCREENS], release="r", by=account("EPD"),
        saying=actions.Saying("E-raised-1", "raised", given, 0),
    )  # fmt: skip


def say(case: Case, code: str, by: User, /, **details: str) -> None:
    case.refresh_from_db()
    saying = actions.Saying(f"E-said-{case.said:03}", code, details, case.said)
    actions.say(case=case.pk, saying=saying, by=by)


def opened(client: Client, case: Case) -> None:
    client.post(f"/purpose/{case.pk}/", {"purpose": "enquiry", "next": "/"})
    assert client.get(f"/cases/{case.pk}/").status_code == 200


def test_what_is_new_stands_on_the_desk_until_the_case_is_opened(raised: Case, at: At) -> None:
    screens, colleague = at(SCREENS), at(SCREENS, "duty_worker")
    desk = text(screens, "/")
    assert "New for you, in 1 case Kai Rowan" in desk
    assert "began this, and your agency takes part." in desk
    assert "Nobody of your agency has opened it since." in desk
    screens.get(f"/cases/{raised.pk}/")  # is asked why, and reads nothing
    assert "New for you" in text(screens, "/")
    opened(screens, raised)
    assert "New for you, in" not in text(screens, "/")
    assert "New for you, in" not in text(colleague, "/"), "somebody of theirs has opened it"
    read = text(screens, "/news/?which=all")
    assert "began this, and your agency takes part." in read
    assert "Nobody of your agency" not in read


def test_whoever_raised_it_hears_in_the_words_that_they_may_see(
    raised: Case, at: At, account: Account
) -> None:
    teacher, screens = at("EPD"), account(SCREENS)
    say(raised, "acknowledged", screens, whom="Jo", next="We ring you on Monday.")
    assert "has arrived. What happens next: “We ring you on Monday.”" in text(teacher, "/")
    say(raised, "no further action", screens, again="More.", why="They are safe.", by="Lee")
    say(raised, "told", screens, went="reached", words="Thank you: the family has help.")
    said = text(teacher, "/news/")
    assert "What you raised was decided on: no further action." in said
    assert "What came of what you raised: “Thank you: the family has help.”" in said
    assert "They are safe" not in said


def test_what_is_new_can_be_read_without_opening_it(raised: Case, at: At) -> None:
    screens = at(SCREENS)
    answer = screens.post("/news/read/", {"case": raised.pk, "back": "desk"})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "New for you, in" not in text(screens, "/")
    assert AuditEvent.objects.latest("number").act == "see desk"
    event = AuditEvent.objects.filter(what="write").latest("number")
    assert (event.reason, event.about) == ("read news", raised.pk)


def test_a_case_of_others_is_not_there(raised: Case, at: At) -> None:
    outside = at("ECC")
    assert outside.post("/news/read/", {"case": raised.pk}).status_code == 404
    assert outside.post("/news/read/", {"case": "C-NONE"}).status_code == 404
    assert "Kai" not in text(outside, "/news/?which=all") + text(outside, "/")
    assert "Nothing has been told to you yet." in text(outside, "/news/?which=all")


def test_the_desk_says_that_messages_wait(raised: Case, at: At, account: Account, settings) -> None:
    settings.MAIL = chosen("smtp://mail.example.gov.uk", "wayhome@example.gov.uk")
    until = timezone.now() + timedelta(minutes=5)
    mail_waits(until={account(SCREENS): until}, fault="signing in")
    admin = text(at(SCREENS, "administrator"), "/")
    assert "1 message waits, about what is new since" in admin
    assert "it refused the user and password of WAYHOME_MAIL" in admin
    assert "Kai" not in admin
    worker = text(at("EPD"), "/")
    assert "The mail server takes no messages, or not all." in worker
    assert "WAYHOME_MAIL" not in worker
    assert "mail server" not in text(at(SCREENS, "strategic_lead"), "/")


def test_everybody_chooses_for_themselves(raised: Case, at: At, settings) -> None:
    screens = at(SCREENS)
    assert "E-mail is not set up here." in text(screens, "/news/mail/")
    assert screens.post("/news/mail/", {"wanted": ""}).status_code == 422
    assert screens.post("/news/mail/", {"wanted": "no"}).status_code == 302
    assert not Mailing.objects.get().wanted
    settings.MAIL = chosen("smtp://mail.example.gov.uk", "wayhome@example.gov.uk")
    assert "E-mail is not set up here." not in text(screens, "/news/mail/")
    assert "mail.example.gov.uk" not in text(screens, "/news/mail/")
    assert "mail.example.gov.uk, port 587" in text(at(SCREENS, "administrator"), "/news/mail/")
