"""The page of a crisis response and the desk at night: the next step with the number beside it;
whom records name so as a question, for those alone who may read them; no case of tonight left
off."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from tests.unit.found.test_answers_to_signs import person_of

from wayhome.casework.pathways import PATHWAYS
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.cases.forms import new_case, new_number
from wayhome.workspace.cases.models import Case
from wayhome.workspace.cases.standing import present
from wayhome.workspace.pages.views.desk import CASES

At = Callable[..., Client]
Account = Callable[..., User]


def ago(**since: int) -> str:
    return f"{timezone.localtime(present() - timedelta(**since)):%Y-%m-%dT%H:%M}"


def begun(way: str, code: str, by: User, /, *tell: str, person: str = "", **given: str) -> Case:
    return actions.begin(
        case=new_case(), pathway=PATHWAYS[way], about=actions.Subject("Tyler Marsh", person),
        saying=actions.Saying(new_number(), code, given, 0), tell=tell, release="r", by=by,
    )  # fmt: skip


def response(by: User, *tell: str, person: str = "", **more: str) -> Case:
    found = {"what": "stop", "where": "Platform 2", "away": "yes", "supply": "yes"}
    return begun("crisis", "found", by, *tell, person=person, at=ago(hours=2), **found, **more)


def page(client: Client, case: Case, person: str = "") -> str:
    for about in filter(None, (person, case.pk)):
        client.post(f"/purpose/{about}/", {"purpose": "case", "next": "/", "words": "On the case"})
    answer = client.get(f"/cases/{case.pk}/")
    assert answer.status_code == 200
    return plain(answer.content.decode())


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_next_step_stands_first_with_the_number_of_the_home_council(
    at: At, account: Account
) -> None:
    told = page(at("EPD"), response(account("EPD"), "NBC"))
    first = told.index("Next: tell the home council")
    number = told.index("0161 496 010")
    assert first < number < told.index("Left otherwise, or missing") < told.index("To do")


@pytest.mark.parametrize(("born", "planner"), [("2008-12-20", True), ("2012-12-20", False)])
def test_the_planner_for_turning_18_is_one_link_away(
    at: At, account: Account, born: str, planner: bool
) -> None:
    told = page(at("EPD"), response(account("EPD"), born=born))
    assert ("plan for turning 18 with them" in told) is planner


def fetched_by(case: Case, by: User, name: str) -> None:
    travel = {"with": name, "known": "no", "how": "By car", "at": ago(minutes=5),
              "instead": "They wait here."}  # fmt: skip
    actions.say(case=case.pk, saying=actions.Saying(new_number(), "travel", travel, 1), by=by)


def test_whoever_fetches_them_is_asked_about_and_never_judged(at: At, account: Account) -> None:
    by = account("NBC")
    tyler = person_of(by, "NBC/s/1")
    case = response(by, "NHS1", person=tyler)
    fetched_by(case, by, "Sam Quill, an uncle")
    told = page(at("NBC"), case, tyler)
    assert "Who goes with them: Sam Quill" in told
    assert "No record that you may see names somebody so. That is not safety" in told, (
        "the police alone hold that name, and keep it close"
    )
    assert "Records were not asked for this name." in page(at("NHS1"), case)


def test_a_name_that_can_be_found_is_a_question(at: At, account: Account) -> None:
    by = account("ECC")
    ellie = person_of(by, "ECC/s/2")
    case = response(by, person=ellie)
    fetched_by(case, by, "Tyler Marsh (a friend)")
    told = page(at("ECC"), case, ellie)
    assert "Is it the same person?" in told
    assert "none of this is a verdict" in told


def test_the_desk_leaves_no_case_of_tonight_off(at: At, account: Account) -> None:
    by = account("EPD")
    for _ in range(CASES + 2):
        response(by)
    desk = plain(at("EPD").get("/").content.decode())
    assert f"{CASES + 2} cases open" in desk
    assert desk.count("is with those who found them.") == CASES + 2
    assert "stand here" not in desk


def test_the_desk_says_how_many_it_leaves_off(at: At, account: Account) -> None:
    given = {"seen": "“Go.”", "when": ago(hours=1), "where": "School", "how": "they",
             "danger": "no", "told": "child", "raiser": "Jo", "left_out": "Not yet."}  # fmt: skip
    for _ in range(CASES + 2):
        begun("concern", "raised", account("EPD"), **given)
    desk = plain(at("EPD").get("/").content.decode())
    assert f"{CASES} of {CASES + 2} stand here. All cases" in desk
