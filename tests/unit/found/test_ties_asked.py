"""A program asks what ties may tell: for a purpose, and never a role of a child."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from wayhome.workspace.accounts.models import User
from wayhome.workspace.accounts.opening import token_for
from wayhome.workspace.gate.models import StatedPurpose

Account = Callable[..., User]


@pytest.fixture
def token(account: Account) -> str:
    return token_for(account().email)[1]


def post(token: str, address: str, sent: Any) -> Any:
    return Client().post(
        address,
        json.dumps(sent),
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )


@pytest.fixture
def tyler(token: str) -> str:
    (one,) = post(token, "/api/check", {"given": "Ty", "family": "Marsh", "age": 15}).json()[
        "people"
    ]
    return f"/api/people/{one['person']}/ties"


def test_an_answer_for_a_purpose_that_is_kept_with_it(token: str, tyler: str, last) -> None:
    sent = {"question": "together", "purpose": "case", "words": "strategy meeting"}
    answer = post(token, tyler, sent)
    assert (answer.status_code, list(answer.json())) == (200, ["as_at", "together"])
    assert StatedPurpose.objects.get().words == "strategy meeting"
    assert (last().purpose, last().details["question"]) == ("case", "together")
    post(token, tyler, sent)
    assert StatedPurpose.objects.count() == 1, "a purpose that runs is not stated again"


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ([], 400, "Send a JSON object"),
        ({"question": "together"}, 400, "Say why you look"),
        ({"question": "together", "purpose": "rights"}, 400, "not one that your role can state"),
        ({"question": "leader", "purpose": "case"}, 400, "is one of these: near, together, ask"),
        ({"question": "adults", "purpose": "panel", "of": "A"}, 400, "a list of references"),
        ({"question": "adults", "purpose": "case"}, 422, "only for acting against those"),
        ({"question": "adults", "purpose": "panel", "of": ["P-X"]}, 422, "age is not known"),
        ({"question": "without", "purpose": "case"}, 422, "only for acting against those"),
        ({"question": "without", "purpose": "panel", "of": ["P-X"]}, 422, "age is not known"),
    ],
)
def test_what_is_not_answered_is_said_in_one_sentence(
    token: str, tyler: str, sent: Any, status: int, said: str
) -> None:
    answer = post(token, tyler, sent)
    assert answer.status_code == status
    assert said in answer.json()["error"]


@pytest.mark.parametrize("question", ["adults", "without"])
def test_a_role_asked_of_the_child_is_refused(token: str, tyler: str, question: str) -> None:
    child = tyler.split("/")[3]
    answer = post(token, tyler, {"question": question, "purpose": "panel", "of": [child]})
    assert answer.status_code == 422
    assert "under 18" in answer.json()["error"]


def test_a_scenario_says_that_nobody_is_singled_out_and_who_is_left_behind(
    token: str, tyler: str
) -> None:
    told = post(token, tyler, {"question": "without", "purpose": "panel"}).json()
    assert "replaced within weeks" in told["warning"]
    assert told["children"] >= 1
    assert [one["of"] for one in told["without"]] == [None] * len(told["without"])


def test_nobody_there_is_said_as_on_a_page(token: str) -> None:
    answer = post(token, "/api/people/P-0000/ties", {"question": "new", "purpose": "case"})
    assert answer.status_code == 404
