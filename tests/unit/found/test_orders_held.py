"""Conditions on contact and on telephones held against the records of a release: only what whoever
looks may see, of somebody whom they opened; who is behind a name is on the trail."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import tied_region
import tiny_region
from django.test import Client
from tests.unit.found.test_answers_to_signs import entered, person_of
from tests.unit.workspace.a_panel import ago

from wayhome.casework.pathways import PATHWAYS
from wayhome.governance.roles import Act
from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.actions.access import state_purpose
from wayhome.workspace.actions.news import tell_due
from wayhome.workspace.cases.forms import new_case, new_number
from wayhome.workspace.cases.models import Case
from wayhome.workspace.news.orders import of_orders
from wayhome.workspace.trail.models import AuditEvent

Account = Callable[..., User]
FIRST = f"{tiny_region.at(85):%Y-%m-%d}"
OTHER_END, ANOTHER = "+447700900888", "+447700900999"


def calls() -> list[tiny_region.Row]:
    """Leo's number with one that is nobody's, and a number of Kai's line with another."""
    ends = [(tied_region.SHARED, OTHER_END), (ANOTHER, tied_region.OF_LINE)]
    return [
        ("call", {"agency": "EPD", "caller": caller, "called": called, "kind": "message",
                  "times": 9, "occurred_from": tiny_region.at(33), "occurred_to": None,
                  "recorded_at": tiny_region.at(30)})
        for caller, called in ends
    ]  # fmt: skip


@pytest.fixture(scope="module")
def served(serve: Callable[..., Home]) -> Home:
    def whole(folder: Path) -> None:
        tiny_region.whole(folder, [*tied_region.rows(), *calls()])

    return serve("called", whole)


def order(by: User, person: str, called: str, **condition: str) -> Case:
    """In force since well before anything that these tests ask about, with one condition."""
    about = actions.Subject(called, person)
    asked = {
        "measure": "cawn", "applicant": "Police", "grounds": "Found twice.", "instead": "Help.",
        "view": "“I do not know.”", "at": ago(days=2),
    }  # fmt: skip
    row = actions.begin(
        case=new_case(), pathway=PATHWAYS["order"], about=about, tell=["NBC"], release="r",
        saying=actions.Saying(new_number(), "asked", asked, 0), by=by,
    )  # fmt: skip
    made = {"by": "Magistrates", "from": FIRST, "review": FIRST, "served": "At home."}
    for code, details in (("made", {**made, "at": ago(days=1)}), ("condition", condition)):
        row.refresh_from_db()
        saying = actions.Saying(new_number(), code, details, row.said)
        actions.say(case=row.pk, saying=saying, by=by)
    return row


def asked_on(client: Client, row: Case, by: User) -> list[str]:
    """What the page puts before somebody who said why they look at the case."""
    state_purpose(about=row.pk, task=Act.WORK_CASES, purpose="case", words="", by=by)
    page = client.get(f"/cases/{row.pk}/").content.decode()
    found = re.findall(r"<b>Look at this:</b> (.*?)\. ", page)
    return [" ".join(one.split()) for one in found]


CONTACT = {"kind": "contact", "words": "No contact with him.", "whom": "Kai Rowan"}


def test_who_was_arrested_with_somebody_an_order_names_is_asked_about(account: Account, at) -> None:
    by = account("EPD")
    tyler = person_of(by, "EPD/s/1")
    row = order(by, tyler, "Tyler Marsh", **CONTACT)
    client = entered(at, account, "EPD", person=tyler)
    (asked,) = asked_on(client, row, by)
    assert asked.startswith("Arrest")
    assert asked.endswith("recorded with somebody called Kai Rowan")
    look = AuditEvent.objects.filter(details__page="case").latest("number")
    assert look.details["people"] == [tyler, person_of(by, "EPD/s/7")]


def test_nothing_is_held_against_it_for_whoever_did_not_open_them(account: Account, at) -> None:
    by, other = account("EPD"), account("NBC")
    tyler = person_of(by, "EPD/s/1")
    row = order(by, tyler, "Tyler Marsh", **CONTACT)
    client = at("NBC")
    assert asked_on(client, row, other) == []
    assert "Say why you look" in client.get(f"/cases/{row.pk}/").content.decode()
    entered(at, account, "NBC", person=tyler)
    assert len(asked_on(client, row, other)) == 1


def test_a_record_that_one_agency_keeps_close_is_asked_of_it_alone(account: Account, at) -> None:
    by, other = account("EPD"), account("NBC", "duty_worker")
    ned = person_of(by, "EPD/s/9")
    row = order(by, ned, "Ned Ashby", **{**CONTACT, "whom": "Pat Dunn"})
    assert len(asked_on(entered(at, account, "EPD", person=ned), row, by)) == 2
    state_purpose(about=ned, task=Act.SEE_PERSON, purpose="found_child", words="", by=other)
    client = at("NBC", "duty_worker")
    assert asked_on(client, row, other) == []
    page = client.get(f"/cases/{row.pk}/").content.decode()
    assert "Nothing new in the records that you can see. Others may hold some." in page


@pytest.mark.parametrize(
    ("whose", "condition", "says"),
    [
        ("8", {"kind": "contact", "whom": "A man", "number": "07700 900888"},
         "9 messages, 18 October 2026: with the number that the order names"),
        ("8", {"kind": "telephone", "number": "07700 900123"}, "9 messages, 18 October 2026: the"),
        ("8", {"kind": "telephone", "number": "07700 900888"}, ""),
        ("8", {"kind": "telephone", "number": "07700 900999"}, "9 messages, 18 October 2026: the"),
        ("1", {"kind": "contact", "whom": "Kai Rowan", "number": "07700 900000"}, "Arrest"),
    ],
)  # fmt: skip
def test_calls_with_or_by_a_number_that_an_order_names(
    account: Account, at, whose: str, condition: dict[str, str], says: str
) -> None:
    by = account("EPD")
    person = person_of(by, f"EPD/s/{whose}")
    row = order(by, person, "Somebody", words="As the order says.", **condition)
    asked = asked_on(entered(at, account, "EPD", person=person), row, by)
    assert [one.startswith(says) for one in asked] == ([True] if says else [])


def test_what_was_looked_at_is_asked_no_more(account: Account, at) -> None:
    by = account("EPD")
    tyler = person_of(by, "EPD/s/1")
    row = order(by, tyler, "Tyler Marsh", **CONTACT)
    client = entered(at, account, "EPD", person=tyler)
    asked_on(client, row, by)
    page = client.get(f"/cases/{row.pk}/").content.decode()
    record = re.search(r"record=([^\"&]+)", page)
    assert record
    row.refresh_from_db()
    looked = {
        "condition": "2", "record": record[1].replace("%3A", ":"), "found": "made to",
        "why": "He was driven there.", "by": "Jo, worker",
        "at": ago(),
    }  # fmt: skip
    saying = actions.Saying(new_number(), "looked at", looked, row.said)
    actions.say(case=row.pk, saying=saying, by=by)
    assert asked_on(client, row, by) == []


def told(row: Case) -> dict[str, int]:
    """How many things accounts of each agency are told of an order by one pass."""
    found = [one for one in of_orders() if one.case_id == row.pk]
    if found:
        tell_due(news=found)
    return Counter(one.account.agency for one in found)


def test_what_a_build_brings_is_told_to_each_by_what_they_may_read(account: Account, at) -> None:
    by, other = account("EPD"), account("NBC", "duty_worker")
    open_, close = person_of(by, "EPD/s/1"), person_of(by, "EPD/s/9")
    tyler = order(by, open_, "Tyler Marsh", **CONTACT)
    ned = order(by, close, "Ned Ashby", **{**CONTACT, "whom": "Pat Dunn"})
    assert told(tyler) == {"EPD": 1, "NBC": 1}
    assert told(ned) == {"EPD": 2}, "these records are kept close"
    assert (told(tyler), told(ned)) == ({}, {}), "told once"
    desk = at("NBC", "duty_worker").get("/news/").content.decode()
    assert "may not fit a condition of this order (no contact with somebody)" in desk
    assert "Kai Rowan" not in desk
    assert other.agency == "NBC"
