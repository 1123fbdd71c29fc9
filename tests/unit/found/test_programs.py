"""Programs and the command line get the answer of the page, through the same gate."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from typer.testing import CliRunner

from wayhome.cli import app
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import Token, User
from wayhome.workspace.accounts.opening import token_for, without_token
from wayhome.workspace.actions import accounts as actions
from wayhome.workspace.found.by_hand import asked_as

Account = Callable[..., User]
TY = {"given": "Ty", "family": "Marsh", "age": 15}


@pytest.fixture
def token(account: Account) -> str:
    return token_for(account().email)[1]


def ask(token: str, sent: Any = TY, **headers: str):
    return Client(enforce_csrf_checks=True).post(
        "/api/check",
        sent if isinstance(sent, str) else json.dumps(sent),
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"} | headers,
    )


def test_a_program_gets_the_answer_and_it_is_on_the_trail(
    token: str, account: Account, last
) -> None:
    answer = ask(token)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    told = answer.json()
    (one,) = told["people"]
    assert (one["name"], one["age"], one["likelihood"]) == ("Tyler Marsh", 15, "Very likely")
    assert one["ring"][0] == {
        "code": "NBC", "agency": "Northborough City Council", "role": "Children's duty team",
        "phone": "0161 496 0101", "out_of_hours": "0161 496 0102", "home_council": True,
        "why": "",
    }  # fmt: skip
    assert told["not_supplied"] == ["Northborough Hospitals"]
    event = last()
    assert (event.act, event.actor) == ("check who a found child may be", str(account().pk))
    assert event.details["page"] == "api-check"
    assert event.details["people"] == [one["person"]]
    assert "Marsh" not in json.dumps(event.body(), default=str)


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ("{", 400, "Send a JSON object"),
        ("[]", 400, "Send a JSON object"),
        ({"forename": "Ty"}, 400, "There is a field that is not one of these: given, family"),
        ({"given": ["Ty"]}, 400, "Every field is a text or a whole number."),
        ({"age": 15}, 422, "Write one thing to look for"),
        ({"given": "Ty", "age": "old"}, 422, "age: Write the age in whole years"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(
    token: str, sent: Any, status: int, said: str
) -> None:
    answer = ask(token, sent)
    assert answer.status_code == status
    assert list(answer.json()) == ["error"]
    assert said in answer.json()["error"]


def test_without_a_token_that_holds_nobody_is_told_anything(
    token: str, account: Account, last
) -> None:
    for wrong in ("", "wayhome_guess", token[:-1]):
        answer = ask(wrong)
        assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
        assert (last().what, last().actor) == ("refused", "")
    client = Client()
    client.force_login(account())  # a browser's session is no token
    assert client.post("/api/check", json.dumps(TY), "application/json").status_code == 401
    assert client.get("/api/check").status_code == 405


def test_a_token_ends_with_the_next_by_itself_by_hand_and_with_its_account(
    token: str, account: Account
) -> None:
    held = account()
    newer = token_for(held.email)[1]
    assert ask(token).status_code == 401
    assert ask(newer).status_code == 200
    Token.objects.update(ends_at=timezone.now())
    assert ask(newer).status_code == 401
    newest = token_for(held.email)[1]
    without_token(held.email)
    assert ask(newest).status_code == 401
    with pytest.raises(BadUsage, match="no token that could end"):
        without_token(held.email)
    last_one = token_for(held.email)[1]
    administrator = account("EPD", "administrator")
    actions.close_account(account_id=held.pk, by=administrator)
    assert ask(last_one).status_code == 401
    actions.reopen_account(account_id=held.pk, by=administrator)
    assert ask(last_one).status_code == 401


def test_a_token_is_kept_as_a_hash(token: str) -> None:
    assert token not in json.dumps(list(Token.objects.values()), default=str)


def test_a_token_lets_nobody_do_more_than_its_account(account: Account, last) -> None:
    lead = token_for(account("EPD", "strategic_lead").email)[1]
    answer = ask(lead)
    assert answer.status_code == 403
    assert "does not let you check who a found child may be" in answer.json()["error"]
    assert last().what == "refused"
    waiting = account("EPD", "practitioner", 2)
    User.objects.filter(pk=waiting.pk).update(one_time=True)
    assert ask(token_for(waiting.email)[1]).status_code == 403


def test_a_question_of_a_program_costs_few_statements(token: str) -> None:
    ask(token)
    with CaptureQueriesContext(connection) as asked:
        assert ask(token).status_code == 200
    told = [each["sql"] for each in asked.captured_queries]
    assert len(told) <= 12, told


def run(account: User, *words: str):
    return CliRunner().invoke(app, ["check", "--as", account.email, *words])


def test_the_command_says_the_same_in_words(account: Account, last) -> None:
    done = run(account(), "--given", "Ty", "--family", "Marsh", "--age", "15")
    assert done.exit_code == 0, done.exception
    assert "Very likely: Tyler Marsh, 15" in done.output
    assert "name: same name (strong, +" in done.output
    assert "ring Northborough City Council, the council where they live, Children's" in done.output
    assert "These have not supplied anything: Northborough Hospitals." in done.output
    assert (last().what, last().details["page"]) == ("look", "command line")
    nobody = run(account(), "--given", "Zebedee", "--found-at", "NR1 1AA")
    assert "Not known to any agency that supplies Wayhome." in nobody.output
    assert (
        "Do not wait. Ring:\n  Eastmarsh County Council (council where they were found), First"
        in nobody.output
    )


def test_the_command_gives_a_program_what_the_interface_gives(token: str, account: Account) -> None:
    done = run(account(), "--given", "Ty", "--family", "Marsh", "--age", "15", "--json")
    assert json.loads(done.output) == ask(token).json()


def test_the_command_asks_as_an_account_that_may(account: Account) -> None:
    with pytest.raises(BadUsage, match="does not let you check"):
        asked_as(account("EPD", "administrator").email, {"given": "Ty"})
    with pytest.raises(BadUsage, match="No open account"):
        asked_as("nobody@example.org", {"given": "Ty"})
    with pytest.raises(BadUsage, match="An age alone finds nobody"):
        asked_as(account().email, {"age": "15"})
