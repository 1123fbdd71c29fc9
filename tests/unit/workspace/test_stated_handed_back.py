"""How somebody says that a line works comes into the next build through the front door, and stands
there as it stood here."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.db import connection

from wayhome import records
from wayhome.casework.stated import Whose
from wayhome.extracts.withdrawing import Why, withdraw
from wayhome.governance.access import viewer
from wayhome.governance.visibility import eyes
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.errors import BadUsage, NotSetUp
from wayhome.lexicon.home import Home
from wayhome.network.lines.models import Model
from wayhome.pipeline import Release
from wayhome.workspace import building
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import stating as actions
from wayhome.workspace.reading.view import View
from wayhome.workspace.stating.handing_back import hand_back
from wayhome.workspace.stating.models import StatedModel
from wayhome.workspace.stating.standing import stated
from wayhome.workspace.trail import triggers

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LINE, WIDE = "L-0123456789ab", "official-sensitive"
SEES = [("NBP", "practitioner"), ("NBC", "practitioner"), ("NBP", "panel_coordinator")]
See = Callable[..., View]


def say(by: User, number: str, model: Model = Model.URBAN, *, close: bool = False) -> None:
    how = actions.Said(model, Whose.HARMED, f"their own,\n“words” of {number}")
    actions.state_model(number=number, line=LINE, restricted=close, said=how, release="r", by=by)


@pytest.fixture
def said(account, home: Path) -> tuple[User, User]:
    """Of one line: by two agencies, one kept close, one taken back."""
    by, other = account(agency="NBP"), account(agency="NBC")
    say(by, "open")
    say(by, "close", Model.POP_UP, close=True)
    say(other, "theirs", Model.LOCAL_FRANCHISE)
    say(other, "slip", Model.RELAY)
    actions.withdraw(number="back", stated="slip", words="a slip of mine", release="r", by=other)
    return by, other


@pytest.fixture
def see(said, home: Path) -> Iterator[See]:
    """The next build over what was handed back, as an agency sees it."""
    hand_back(Home(home))
    with duckdb.connect() as con:
        records.build(con, Home(home).store, read_register(home / "agencies.csv"))
        yield lambda agency="NBP", role="practitioner": View(
            Release(home), agency, eyes(viewer(agency, role)), con
        )


def lose_the_database() -> None:
    triggers.unguard(connection, triggers.STATED_MODELS)
    connection.cursor().execute("delete from stating_statedmodel")
    triggers.guard(connection, triggers.STATED_MODELS)


def plainly(view: View) -> list[Any]:
    """Everything stated, less the names that only an account has."""
    return [
        (one.number, one.model, one.whose, one.words.split(), one.role, one.agency_code, one.at,
         one.back and (one.back.number, one.back.words, one.back.at))
        for one in stated(view, [LINE])
    ]  # fmt: skip


def test_it_is_taken_in_whole_and_nothing_comes_twice(said, home: Path) -> None:
    receipts = hand_back(Home(home))
    assert [(one.agency, one.total.accepted, one.total.refused) for one in receipts] == [
        ("NBC", 3, 0), ("NBP", 2, 0),
    ]  # fmt: skip
    assert {one.outcome for one in hand_back(Home(home))} == {"held already"}
    withdraw(Home(home).store, receipts[0].delivery, Why.FAULTY, by="",
             now=datetime(2026, 11, 2))  # fmt: skip
    with pytest.raises(NotSetUp, match="take stated models back one by one"):
        hand_back(Home(home))


def test_a_build_hands_it_back(said, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt  # it gets as far as that

    monkeypatch.setattr(building.pipeline, "build", stop)
    with pytest.raises(KeyboardInterrupt):
        building.build(Home(home), None, lambda *_: None)
    assert {one.outcome for one in hand_back(Home(home))} == {"held already"}


@pytest.mark.parametrize(("agency", "role"), SEES)
def test_what_a_release_holds_stands_as_it_stood_here(see, agency: str, role: str) -> None:
    """What is close stays close: nobody reads more of the release than of the workspace."""
    here = plainly(see(agency, role))
    assert ("close" in {one[0] for one in here}) is ((agency, role) == SEES[0])
    assert {one[0]: one[-1] and one[-1][1] for one in here}["slip"] == "a slip of mine"
    lose_the_database()
    assert plainly(see(agency, role)) == here


def test_what_is_here_and_in_the_release_is_told_once_as_it_is_here(see) -> None:
    found = stated(see(), [LINE])
    assert sorted(one.number for one in found) == ["close", "open", "slip", "theirs"]
    assert all(one.who.startswith("Sam") for one in found)


def test_what_a_release_alone_holds_its_own_agency_takes_back(said, see, home: Path) -> None:
    by, other = said
    lose_the_database()
    held = {one.number: one for one in stated(see(), [LINE])}
    for number, who in (("open", other), ("theirs", by), ("nothing", by)):
        with pytest.raises(BadUsage, match="Nobody of your agency"):
            take_back(held.get(number), number, who)
    for number in ("open", "close"):
        take_back(held[number], number, by)
    with pytest.raises(BadUsage, match="taken back already"):
        take_back(held["open"], "open", by, again="-again")
    assert backs(see()) == {"open": "not so", "close": "not so", "slip": "a slip of mine"}
    assert backs(see("NBC")) == {"open": "not so", "slip": "a slip of mine"}
    assert [one.restricted for one in StatedModel.objects.filter(about="close")] == [True]
    (receipt,) = hand_back(Home(home))
    assert (receipt.agency, receipt.total.accepted) == ("NBP", 2)


def test_a_row_of_another_agency_takes_nothing_back(see) -> None:
    view = see()
    view.con.execute(
        "insert into stated_model (stated_id, line_id, model, whose, stated_by, about_stated,"
        f" agency, received_at, marking) values ('x', '{LINE}', 'urban', 'own', 'a', 'open', 'EMC',"
        f" timestamp '2026-11-20 10:00', '{WIDE}')"
    )
    assert "open" not in backs(view)
    lose_the_database()
    assert backs(view) == {"slip": "a slip of mine"}


def test_a_release_from_before_is_read_as_it_was(see) -> None:
    view = see()
    view.con.execute("drop table stated_model")
    assert len(stated(view, [LINE])) == 4


def take_back(held: Any, number: str, by: User, again: str = "") -> None:
    actions.withdraw(number=f"back-{number}{again}", stated=number, words="not so", release="r",
                     held=held, by=by)  # fmt: skip


def backs(view: View) -> dict[str, str]:
    return {one.number: one.back.words for one in stated(view, [LINE]) if one.back}
