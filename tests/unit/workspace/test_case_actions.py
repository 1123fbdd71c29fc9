"""Actions agreed in cases, and drafts: who owes what is known over all cases, nothing open is
closed over, and what was typed is there on return for its writer alone."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone
from tests.unit.workspace.test_cases import begun, say

from wayhome.casework.agreed import State
from wayhome.casework.agreed import actions as agreed
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.actions import drafts
from wayhome.workspace.cases.drafts import KEPT
from wayhome.workspace.cases.models import Case, CaseAction, CaseDraft
from wayhome.workspace.cases.standing import seen_by, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
Account = Callable[..., User]
DUE = f"{date(2099, 1, 5)}"
ACTION = {"what": "Ring the school.", "agency": "NBC", "owner": "Jo, duty worker", "due": DUE}


@pytest.fixture
def worker(account: Account) -> User:
    return account("duty_worker", "EMC")


@pytest.fixture
def case(worker: User) -> Case:
    return begun(worker)


def kept(case: Case) -> list[tuple[str, str, str, bool]]:
    rows = case.actions.order_by("place")
    return [(one.agency, f"{one.due}", one.state, one.escalated) for one in rows]


def test_an_action_is_kept_until_it_is_done(case: Case, worker: User) -> None:
    say(case, "action", worker, **ACTION)
    assert kept(case) == [("NBC", DUE, State.OPEN, False)]
    say(case, "action escalated", worker, 2, action="1", whom="Head of service", why="no answer")
    assert kept(case) == [("NBC", DUE, State.OPEN, True)]
    done = say(case, "action done", worker, 3, action="1", how="They know.")
    assert kept(case) == [("NBC", DUE, State.DONE, True)]
    actions.take_back(case=case.number, number="E-back-0001", place=4, at=done.place,
                      why="that was another school", by=worker)  # fmt: skip
    assert kept(case) == [("NBC", DUE, State.OPEN, True)]


def test_an_action_taken_back_is_in_no_register(case: Case, worker: User) -> None:
    put_down = say(case, "action", worker, **ACTION)
    say(case, "action done", worker, 2, action="1", how="They know.")
    back = {"case": case.number, "place": 3, "at": put_down.place, "by": worker}
    with pytest.raises(BadUsage, match=r"“An action was done” speaks of it: take that back first"):
        actions.take_back(number="E-back-0001", why="agreed by mistake", **back)
    actions.take_back(number="E-back-0002", why="it was another", **back | {"at": 2})
    actions.take_back(number="E-back-0003", why="agreed by mistake", **back | {"place": 4})
    assert kept(case) == []


def test_an_action_is_somebodys_who_takes_part(case: Case, worker: User) -> None:
    with pytest.raises(BadUsage, match="Choose one that takes part in this case"):
        say(case, "action", worker, **ACTION | {"agency": "SCH"})
    with pytest.raises(BadUsage, match="is not there any more"):
        say(case, "action done", worker, action="7", how="They know.")
    assert not CaseAction.objects.exists()


def test_a_case_with_open_actions_is_not_closed(case: Case, account: Account) -> None:
    worker = account("duty_worker", "NBC")
    say(case, "met", worker, who="Jo", voice="I want to go home.")
    say(case, "reviewed", worker, 2, voice="Better.", changed="At school.", next="Nothing.")
    say(case, "plan", worker, 3, with_them="yes", plan="Whom to ring.")
    say(case, "action", worker, 4, **ACTION)
    with pytest.raises(BadUsage, match="Still to be done: “Ring the school.”"):
        say(case, "closed", worker, 5, why="All is well, Jo stays.")
    say(case, "action dropped", worker, 5, action="4", why="They rang us.")
    say(case, "closed", worker, 6, why="All is well, Jo stays.")
    case.refresh_from_db()
    assert not case.is_open


def test_who_was_taken_for_another_is_taken_back_whatever_is_open(case: Case, worker: User) -> None:
    say(case, "action", worker, **ACTION)
    say(case, "not them", worker, 2, why="It was somebody else.")
    case.refresh_from_db()
    assert not case.is_open


def test_a_draft_is_its_writers_alone_and_gone_once_said(
    case: Case, worker: User, account: Account, client: Client
) -> None:
    other = account("practitioner", "EMC")
    key = f"{case.number}/home told"
    drafts.keep(key=key, typed={"said-council": ["North"]}, by=worker)
    drafts.keep(key=key, typed={"said-council": ["Northborough"]}, by=worker)
    drafts.keep(key=key, typed={"said-council": ["Somewhere else"]}, by=other)
    assert CaseDraft.objects.get(by=worker).typed == {"said-council": ["Northborough"]}
    say(case, "home told", worker, council="Northborough", reached="yes", whom="Jo")
    assert [one.by for one in CaseDraft.objects.all()] == [other]


def test_a_draft_that_is_too_long_is_refused_in_words(case: Case, worker: User) -> None:
    with pytest.raises(BadUsage, match="too long to keep as a draft"):
        drafts.keep(key=f"{case.number}/plan", typed={"said-plan": ["x" * 400_001]}, by=worker)


def test_a_draft_of_a_case_of_others_is_not_kept(
    case: Case, account: Account, client: Client
) -> None:
    client.force_login(account("practitioner", "EMH"))
    sent = {"draft-of": f"{case.number}/home told", "said-council": "Northborough"}
    assert client.post("/drafts/", sent).status_code == 404
    client.force_login(account("practitioner", "NBC", 2))
    assert client.post("/drafts/", sent).status_code == 204
    assert CaseDraft.objects.count() == 1


def test_late_is_after_the_day(case: Case, worker: User) -> None:
    today = timezone.localdate()
    for n, days in enumerate((-1, 0, 1), start=1):
        say(case, "action", worker, n, **ACTION | {"due": f"{today + timedelta(days=days)}"})
    found = told(case, list(case.entries.order_by("place")))
    assert [one.late(today) for one in agreed(found)] == [True, False, False]


def test_what_was_said_is_no_draft_any_more(case: Case, worker: User, client: Client) -> None:
    """What the page kept by itself may arrive after the form that was sent."""
    client.force_login(worker)
    said = say(case, "home told", worker, council="Northborough", reached="yes", whom="Jo")
    sent = {"draft-of": f"{case.number}/home told", "said-council": "North", "number": said.pk}
    assert client.post("/drafts/", sent).status_code == 204
    assert not CaseDraft.objects.exists()


def test_a_case_is_led_on_until_another_agency_accepts(
    case: Case, worker: User, account: Account
) -> None:
    home, other = account("duty_worker", "NBC"), account("duty_worker", "EMH")
    offer = {"why": "They moved.", "know": "All of it.", "told": "By Jo."}
    with pytest.raises(BadUsage, match="Only the agency that leads this case can hand it over"):
        say(case, "handover", home, to="EMH", **offer)
    assert not seen_by(other).exists()
    say(case, "handover", worker, to="EMH", **offer)
    case.refresh_from_db()
    assert (case.leads, case.to_lead) == ("EMC", "EMH")
    assert seen_by(other).get() == case
    with pytest.raises(BadUsage, match="Answer that first"):
        say(case, "home told", other, 2, council="Northborough", reached="yes", whom="Jo")
    with pytest.raises(BadUsage, match="Only the agency that this was offered to can answer"):
        say(case, "handover accepted", home, 2, handover="1", who="Jo")
    say(case, "handover refused", other, 2, handover="1", why="They live elsewhere.")
    case.refresh_from_db()
    assert (case.leads, case.to_lead) == ("EMC", "")
    assert not seen_by(other).exists(), "whoever said no reads it no longer"
    assert not case.agencies.filter(agency="EMH").exists()
    say(case, "handover", worker, 3, to="NBC", **offer)
    say(case, "handover accepted", home, 4, handover="3", who="Jo, duty worker")
    case.refresh_from_db()
    assert (case.leads, case.to_lead) == ("NBC", "")
    with pytest.raises(BadUsage, match="was answered already"):
        say(case, "handover refused", home, 5, handover="3", why="No.")


def test_a_case_that_is_over_is_read_by_nobody_who_was_only_asked(
    case: Case, worker: User, account: Account
) -> None:
    other = account("duty_worker", "EMH")
    say(case, "handover", worker, to="EMH", why="They moved.", know="All.", told="By Jo.")
    say(case, "not them", worker, 2, why="It was somebody else.")
    assert not seen_by(other).exists()


def test_what_the_page_keeps_by_itself_is_not_told_on_the_next(
    case: Case, worker: User, client: Client
) -> None:
    client.force_login(worker)
    sent = {"draft-of": f"{case.number}/home told", "said-council": "North"}
    by_itself = client.post("/drafts/", sent)
    assert list(get_messages(by_itself.wsgi_request)) == []
    by_hand = client.post("/drafts/", sent | {"back-to": "/cases/"})
    assert [str(one) for one in get_messages(by_hand.wsgi_request)] == [KEPT]
    assert by_hand.headers["Location"] == "/cases/"


@pytest.mark.postgresql
def test_what_no_page_sends_as_a_draft_is_no_fault_of_the_server(
    case: Case, worker: User, client: Client
) -> None:
    client.force_login(worker)
    key = f"{case.number}/home told"
    assert client.post("/drafts/", {"draft-of": key, "said-council": "No\0rth"}).status_code == 204
    assert CaseDraft.objects.get().typed == {"said-council": ["North"]}
    assert client.post("/drafts/", {"draft-of": f"{key}{'x' * 200}"}).status_code == 404
