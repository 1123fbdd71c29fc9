"""What came in after the last build is found by whoever may see it, and told as joined to none."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
import tiny_region
from django.test import Client
from django.utils import timezone
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parents[1] / "workspace"))  # where tables and cases are

import at_a_table

from wayhome import extracts, people
from wayhome.casework.pathways import PATHWAYS
from wayhome.cli import app
from wayhome.extracts.withdrawing import Why, put_back, withdraw
from wayhome.lexicon.home import Home
from wayhome.pipeline import current_release, release, unbuilt
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.cases.forms import new_case, new_number
from wayhome.workspace.cases.models import Case
from wayhome.workspace.found import by_name
from wayhome.workspace.found.by_hand import asked_as

At = Callable[..., Client]
HEAD = "nominal_id,forename,surname,street_name,dob,sex,postcode,marking"
IGNATIUS = {"given": "Ignatius", "family": "Pemberton"}
ROWS = (
    "77,Ignatius,Pemberton,Iggy,2011-02-03,M,NR1 1AA,official-sensitive",
    "78,Barnaby,Oakenshaw,,2010-05-06,M,,restricted",
    "1,Ty,Marsh,Tiny,2011-03-14,M,NR1 1AB,official-sensitive",
    "3,Sam,Quill,,2010-01-09,,,official-sensitive",  # whom the force kept close until now
)
WAITS = "What came in since the last build from Northborough Police cannot be looked up yet."


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture(scope="module")
def waiting(serve: Callable[..., Home], tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The tiny region with what linking keeps, and a delivery of the force that came since."""
    home = serve("tiny", tiny_region.whole)
    folder = current_release(home).folder
    manifest = json.loads((folder / release.MANIFEST).read_text(encoding="utf-8"))
    (folder / release.MANIFEST).write_text(json.dumps({**manifest, "inputs": []}), encoding="utf-8")
    with duckdb.connect() as con:
        tiny_region.fill(con, tiny_region.rows())
        people.link(con, keep=folder / people.LINKING)
    _receive(home, tmp_path_factory.mktemp("sent"), ROWS)
    unbuilt.refresh(home)
    return home


@pytest.fixture(autouse=True)
def _there(waiting: Home, _here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYHOME_HOME", str(waiting.root))


def _receive(home: Home, sent: Path, rows: tuple[str, ...]) -> extracts.Receipt:
    (sent / "nominals.csv").write_text("\n".join((HEAD, *rows, "")), encoding="utf-8")
    (sent / "delivery.yaml").write_text("{feed: police, agency: NPD, system: s}", encoding="utf-8")
    (receipt,) = extracts.receive([sent], at=home)
    assert receipt.total.accepted == len(rows), receipt
    return receipt


@pytest.fixture
def ask(account: Callable[..., User]) -> Callable[..., dict[str, Any]]:
    return lambda agency, **given: asked_as(account(agency).email, given)


def test_who_came_is_told_by_whom_and_as_joined_to_nobody(ask, at: At, last) -> None:
    (one,) = ask("EPD", **IGNATIUS, age="15")["came"]
    assert (one["name"], one["age"], one["person"]) == ("Ignatius Pemberton", 15, None)
    assert one["where"].startswith("Came in after the last build, from Northborough Police on ")
    assert one["where"].endswith(": not joined with anything yet.")
    assert one["likelihood"] == "Very likely"
    assert one["ring"][0]["code"] in ("ECC", "NPD")
    assert "Pemberton" not in json.dumps(last().body(), default=str)
    said = text(at("EPD").post("/found/", IGNATIUS))
    assert "Ignatius Pemberton, 15 May be Came in after the last build" in said
    found = text(at("EPD").get("/search/", {"q": "pemberton"}))
    assert "Ignatius Pemberton, 15 Came in after the last build, from Northborough" in found


def test_a_newer_record_says_whose_it_is(ask) -> None:
    told = ask("EPD", given="Ty", home="NR1 1AB")
    (one,) = told["came"]
    assert one["where"].endswith(": a newer record of Tyler Marsh.")
    assert one["person"] in {each["person"] for each in told["people"]}


@pytest.mark.parametrize(
    "given",
    [{"given": "Barnaby", "family": "Oakenshaw"}, {"given": "Sam", "family": "Quill"}],
    ids=["restricted as it came", "kept close by the release"],
)
def test_what_is_kept_close_is_told_to_its_own_agency_alone(ask, at: At, given) -> None:
    own, other = ask("NPD", **given), ask("EPD", **given)
    assert [one["name"].split()[0] for one in own["came"]] == [given["given"]]
    assert (other["came"], other["not_looked_at"]) == ([], [])
    searched = [text(at(one).get("/search/", {"q": given["family"]})) for one in ("NPD", "EPD")]
    assert ["Not joined with anything yet" in one for one in searched] == [True, False]


def _begun(called: str, by: User, **details: object) -> Case:
    saying = actions.Saying(new_number(), "raised", details, 0)  # type: ignore[arg-type]
    return actions.begin(
        case=new_case(), pathway=PATHWAYS["concern"], about=actions.Subject(called), tell=[],
        release="r", saying=saying, by=by,
    )  # fmt: skip


CONCERN = {
    "seen": "“He had three phones.”", "when": "2026-11-20T10:00", "where": "School", "how": "saw",
    "danger": "no", "told": "no", "not_told": "Not safe.", "raiser": "Sam, teacher, NED",
    "left_out": "They are told tomorrow.",
}  # fmt: skip


def test_work_by_name_alone_is_found_by_those_who_take_part(ask, at: At, account, last) -> None:
    case = _begun("A boy called Horatio, about 15", account("EPD"), **CONCERN)
    (one,) = ask("EPD", given="Horatio", age="15")["came"]
    assert (one["name"], one["case"]) == ("A boy called Horatio, about 15", case.number)
    assert "by name alone" in one["where"]
    assert last().details["came"] == [case.number]
    assert ask("NPD", given="Horatio", age="15")["came"] == []
    assert case.number in at("EPD").get("/search/", {"q": "horatio"}).content.decode()
    assert case.number not in at("NPD").get("/search/", {"q": "horatio"}).content.decode()


def test_what_is_past_the_newest_is_said(ask, account, monkeypatch) -> None:
    monkeypatch.setattr(by_name, "LOOKED_AT", 1)
    for name in ("Horatio Finch", "Peregrine Holt"):
        _begun(name, account("EPD"), **CONCERN)
    told = ask("EPD", given="Peregrine", family="Holt")
    assert [one["name"] for one in told["came"]] == ["Peregrine Holt"]
    (left,) = told["not_looked_at"]
    assert left.startswith("Of 2 people about whom work was begun by name alone only the newest 1")


def test_a_newcomer_is_found_at_the_table_alone(ask, account: Callable[..., User]) -> None:
    def sits(agency: str = "NBC") -> User:
        return account("NPD" if agency == "NBP" else agency)

    session = at_a_table.begun(sits)
    given = {"about": "new", "given_name": "Ottoline", "age": "14", "kind": "there",
             "place": "12 Cutter Lane"}  # fmt: skip
    at_a_table.say(session, "said-one", session.by, **given)
    (one,) = ask("NPD", given="Ottoline")["came"]
    assert (one["name"], one["age"], one["session"]) == ("Ottoline", 14, session.number)
    assert ask("EPD", given="Ottoline")["came"] == []


def test_what_came_costs_few_statements(ask, account, django_assert_max_num_queries) -> None:
    for name in ("Horatio Finch", "Peregrine Holt"):
        _begun(name, account("EPD"), **CONCERN)
    ask("EPD", **IGNATIUS)
    with django_assert_max_num_queries(14):
        ask("EPD", **IGNATIUS)


# These two change what waits.
def test_what_came_a_moment_ago_or_was_taken_back_is_said(ask, waiting: Home, tmp_path) -> None:
    later = _receive(waiting, tmp_path, ("79,Leopold,Fairweather,,2012-01-02,M,,",))
    told = ask("EPD", given="Leopold", family="Fairweather")
    assert (told["came"], [one[: len(WAITS)] for one in told["not_looked_at"]]) == ([], [WAITS])
    done = CliRunner().invoke(app, ["receive", str(tmp_path)])  # the same once more: held already
    assert done.exit_code == 0, done.output
    assert [one["name"] for one in ask("EPD", given="Leopold", family="Fairweather")["came"]]
    now = timezone.now()
    withdraw(waiting.store, later.delivery, Why.WRONG_FILE, by="x", now=now)
    assert ask("EPD", given="Leopold", family="Fairweather")["came"] == []
    unbuilt.refresh(waiting)
    assert ask("EPD", **IGNATIUS)["not_looked_at"] == []
    put_back(waiting.store, later.delivery, by="x", now=now)


def test_more_than_can_be_made_ready_is_said(ask, waiting: Home, monkeypatch) -> None:
    monkeypatch.setattr(unbuilt, "MOST", 3)
    unbuilt.refresh(waiting)
    told = ask("EPD", **IGNATIUS)
    assert [one[: len(WAITS)] for one in told["not_looked_at"]] == [WAITS]
