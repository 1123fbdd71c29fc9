"""The page on how records are joined: what it says, to whom, and nothing of what is kept close."""

import re
import shutil
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "journeys"))

from joined_region import (
    FIRST,
    OCTOBER,
    TODAY,
    of_council,
    of_force,
    of_neighbour,
    of_october,
    sent,
)

from wayhome.extracts import held
from wayhome.extracts.withdrawing import Why, withdraw
from wayhome.governance.access import may
from wayhome.governance.roles import ROLES, Act
from wayhome.lexicon.home import Home
from wayhome.pipeline import build
from wayhome.workspace.trail.models import AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LATER = datetime(2026, 11, 10, 6)
TAGS = re.compile(r"<style.*?</style>|<[^>]+>", re.DOTALL)


@pytest.fixture
def page(client, account, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The words of the page over a home, as an agency's analyst reads them."""

    def read(home: Home, agency: str = "NBC") -> str:
        monkeypatch.setenv("WAYHOME_HOME", str(home.root))
        client.force_login(account("analyst", agency, read.number))
        read.number += 1
        answer = client.get("/joining/")
        assert answer.status_code == 200
        main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
        return " ".join(TAGS.sub(" ", main).split())

    read.number = 1
    return read


@pytest.fixture
def october(made_once: Callable[..., Path], tmp_path: Path) -> Home:
    """Built once, with nothing restricted in it; the journeys walk over it too."""
    once = made_once("of-october", lambda folder: of_october(Home(folder)))
    return Home(Path(shutil.copytree(once, tmp_path / "october", symlinks=True)))


def region(folder: Path, *, restricted: bool = False) -> Home:
    home = Home(folder)
    home.root.mkdir()
    sent(home, "NBC", of_council(), FIRST)
    sent(home, "NBP", of_force(), FIRST)
    sent(home, "EMC", of_neighbour(restricted=restricted), FIRST)
    return home


def test_what_is_so_and_nobody_by_name(tmp_path: Path, page) -> None:
    home = region(tmp_path / "home")
    build(home, TODAY)
    told = page(home)
    assert "94 records became 50 people." in told
    assert "There is nothing to compare with yet" in told
    assert "No date of birth: 100% of these, 0% of the others" in told
    assert "13 records in 2 systems" in told
    assert not re.search("Ashdown|Birkett|Crowther|Dunmore|Aaron|Jodie", told)
    event = AuditEvent.objects.get(act="see how records are joined")
    assert len(event.details["people"]) == 1
    assert "13 records in 2 systems" not in page(home, "EMC"), "Eastmarsh does not hold that child"


def test_an_outsider_cannot_tell_that_there_are_restricted_records(
    october: Home, tmp_path: Path, page
) -> None:
    close, told = region(tmp_path / "close", restricted=True), []
    build(close, OCTOBER)
    for home in (close, october):
        build(home, TODAY)
        told.append(page(home))
    assert told[0] == told[1]


def test_what_moved_and_why(october: Home, page) -> None:
    home = october
    sent(home, "EMC", of_neighbour(range(12, 20)), LATER)
    force = next(one.delivery for one in held(home.store) if one.agency == "NBP")
    withdraw(home.store, force, Why.FAULTY, by="test", now=LATER)
    build(home, TODAY)
    told = page(home)
    assert "Northborough Police, Police" in told
    assert "No record is left ; there were 42" in told
    assert "Files that had come are withdrawn" in told
    assert "Nothing new has come since 1 October 2026" in told
    assert "gone, with no record left" in told


@pytest.mark.parametrize("role", [role.code for role in ROLES])
def test_it_is_for_analysts(role: str, account, client, home: Path) -> None:
    user = account(role)
    allowed = may(user.viewer, Act.SEE_JOINING).allowed
    assert allowed == (role == "analyst")
    if not allowed:
        client.force_login(user)
        assert client.get("/joining/").status_code == 403
