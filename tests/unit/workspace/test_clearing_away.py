"""What a hand-in leaves whose process died, put away or finished; and nothing stopped by that."""

from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from wayhome.extracts import receive
from wayhome.extracts.withdrawing import Why, withdraw
from wayhome.lexicon.home import Home
from wayhome.workspace.deliveries import clearing, handing_in
from wayhome.workspace.deliveries.handed_in import Standing, hand_ins
from wayhome.workspace.deliveries.receipts import receipts

serve = import_module("wayhome.cli.serve")  # the command of that name hides it
pytestmark = pytest.mark.django_db
FILE = b"nominal_id,forename,surname,dob,pnc_id\nN1,Ada,Brook,2010-05-06,\n"
AGAIN = "Was not received: hand it in again."


def send(client: Client, name: str):
    return client.post("/deliveries/send/", {"files": [SimpleUploadedFile(name, FILE)]})


def text(answer) -> str:
    return answer.content.decode()


def lying(home: Path) -> list[Path]:
    """Files of hand-ins that are still on the disk."""
    return [path for path in home.glob("handed-in/*/files/*/*") if path.is_file()]


@pytest.fixture
def lost(client, account, home, monkeypatch) -> str:
    """The address of a hand-in of NBC whose process died before its work."""
    client.force_login(account("analyst", "NBC"))
    monkeypatch.setattr(handing_in, "start", lambda folder, lock: None)
    return str(send(client, "nominals.csv")["Location"])


def test_what_was_withdrawn_is_not_told_as_accepted(client, lost, home) -> None:
    (file,) = lying(home)
    receive([file], agency="NBC", at=Home(home))
    (held,) = receipts(Home(home))
    now = datetime.now(UTC).replace(tzinfo=None)
    withdraw(Home(home).store, held.delivery, Why.WRONG_FILE, by="Ann", now=now)
    assert "were put away" in text(client.get(lost))
    assert AGAIN in text(client.get("/deliveries/"))
    assert hand_ins(Home(home))[0].standing is Standing.LOST


def test_each_file_is_told_by_the_name_it_came_with(client, lost, home, tmp_path) -> None:
    (tmp_path / "of last week.csv").write_bytes(FILE)
    receive([tmp_path / "of last week.csv"], agency="NBC", at=Home(home))
    told = text(client.get(lost))
    assert "1 row accepted" in told
    assert [one.file for one in hand_ins(Home(home))[0].outcomes] == ["nominals.csv"]


# What cannot be cleared away


@pytest.fixture
def unreadable(lost, home) -> str:
    """The store has a receipt that nobody can read: what became of the lost one is not known."""
    receipt = home / "store" / "0123456789" / "receipt.json"
    receipt.parent.mkdir(parents=True)
    receipt.write_text("{")
    return str(lost)


@pytest.fixture
def another_users(lost, home) -> str:
    """The lock under which things are cleared cannot be opened."""
    lock = home / "handed-in" / ".lock"
    lock.unlink()
    lock.mkdir()
    return str(lost)


@pytest.mark.parametrize("fault", ["unreadable", "another_users"])
def test_what_cannot_be_cleared_stops_neither_start_nor_page(
    client, home, monkeypatch, fault, request
) -> None:
    address, served = request.getfixturevalue(fault), list[str]()
    monkeypatch.setattr(serve.os, "execv", lambda file, _: served.append(file))
    monkeypatch.setattr(serve, "make_ready", lambda: None)
    serve.serve(upkeep=False)
    assert len(served) == 1
    assert "received: hand them in again" in text(client.get(address))
    if fault == "another_users":
        assert AGAIN in text(client.get("/deliveries/"))


def test_what_cannot_be_finished_is_put_away_all_the_same(client, unreadable, home) -> None:
    clearing.clear(Home(home))
    assert lying(home) == []
    (one,) = hand_ins(Home(home))
    assert one.standing is Standing.LOST


def test_what_cannot_be_cleared_stops_no_hand_in(client, lost, home) -> None:
    """One of which the lock is another user's."""
    (one,) = hand_ins(Home(home))
    (one.folder / "lock").unlink()
    (one.folder / "lock").mkdir()
    assert send(client, "more.csv").status_code == 302
