"""An absence that asks for a strategy discussion is told without anybody opening its page: to each
by what they may read, and to nobody by what they may not."""

import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from wayhome.casework.pathways import PATHWAYS
from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.actions.news import tell_due
from wayhome.workspace.cases.forms import new_case, new_number
from wayhome.workspace.cases.models import Case
from wayhome.workspace.cases.standing import present
from wayhome.workspace.news.absences import of_absences
from wayhome.workspace.news.models import News

sys.path.insert(0, str(Path(__file__).parents[1] / "pages"))  # where the tiny region is written

import tiny_region
from tests.unit.found.test_answers_to_signs import person_of

Account = Callable[..., User]


def close(rows: Iterator[tuple[str, dict[str, Any]]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The same region in which the police alone recorded the absences, and keep them close."""
    for table, row in rows:
        if row.get("kind") == "missing":
            if row["agency"] != "NPD":
                continue
            row = {**row, "marking": "restricted"}
        yield table, row


@pytest.fixture(scope="module")
def kept_close(serve: Callable[..., Home]) -> Home:
    def whole(folder: Path) -> None:
        tiny_region.whole(folder, close(tiny_region.rows()))

    return serve("absences-kept-close", whole)


def gone(by: User, person: str, *tell: str, **more: str) -> Case:
    at = f"{timezone.localtime(present() - timedelta(hours=2)):%Y-%m-%dT%H:%M}"
    given = {"by": "placement", "who": "Jo", "at": at, "seen": at, "where": "Alder House",
             "kind": "missing", "police": "yes", "concern": "no", **more}  # fmt: skip
    return actions.begin(
        case=new_case(), pathway=PATHWAYS["missing"], about=actions.Subject("Tyler", person),
        saying=actions.Saying(new_number(), "reported", given, 0), tell=tell, release="r", by=by,
    )  # fmt: skip


def told() -> set[str]:
    """Agencies of those who are told."""
    found = list(of_absences(present()))
    if found:
        tell_due(news=found)
    return {one.account.agency for one in found}


@pytest.fixture
def tyler(account: Account) -> str:
    return person_of(account("NBC"), "NBC/s/1")


@pytest.fixture
def everybody(account: Account) -> dict[str, User]:
    return {one: account(one) for one in ("NBC", "NPD", "NHS1")}


def test_records_that_all_may_read_are_told_to_those_who_hold_the_child(
    everybody: dict[str, User], tyler: str
) -> None:
    row = gone(everybody["NBC"], tyler, "NPD", "NHS1")
    assert told() == {"NBC", "NPD"}
    assert {one.of for one in News.objects.filter(case=row, new="asks")} == {"repeated"}
    assert told() == set(), "once"


def test_what_one_agency_keeps_close_is_told_to_its_own_alone(
    everybody: dict[str, User], tyler: str, kept_close: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYHOME_HOME", str(kept_close.root))
    gone(everybody["NBC"], tyler, "NPD", "NHS1")
    assert told() == {"NPD"}


def test_what_stands_in_the_case_is_told_to_all_who_take_part(everybody: dict[str, User]) -> None:
    gone(everybody["NHS1"], "", "NBC", concern="yes", concern_why="A car waits.")
    assert told() == {"NHS1", "NBC"}


def test_nothing_is_told_once_somebody_asked(everybody: dict[str, User], tyler: str) -> None:
    row = gone(everybody["NBC"], tyler, "NPD")
    asked = {"at": row.entries.get().details["at"], "reasons": ["repeated"], "words": "Again."}
    actions.say(
        case=row.pk, saying=actions.Saying(new_number(), "asked", asked, 1), by=everybody["NBC"]
    )
    assert told() == set()
