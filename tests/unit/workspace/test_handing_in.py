"""Handing files in: within limits, received by a process of its own, a crash said plainly."""

import errno
import fcntl
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client

from wayhome.extracts import receive
from wayhome.governance.roles import Act
from wayhome.lexicon.home import Home
from wayhome.workspace import building
from wayhome.workspace.accounts.models import User
from wayhome.workspace.deliveries import clearing, coming_in, handed_in, handing_in, taking_in
from wayhome.workspace.deliveries.handed_in import NOTE, OUTCOME, Standing, hand_ins
from wayhome.workspace.deliveries.receipts import receipts
from wayhome.workspace.trail.models import AuditEvent

serve = import_module("wayhome.cli.serve")  # the command of that name hides it
pytestmark = pytest.mark.django_db
HEAD = b"nominal_id,forename,surname,dob,pnc_id\n"
FILE = HEAD + b"N1,Ada,Brook,2010-05-06,\n"
SEND = "/deliveries/send/"
AGAIN = "Was not received: hand it in again."
PUT_AWAY = "Nothing of it is kept here meanwhile."


@pytest.fixture
def analyst(client: Client, account, home: Path) -> User:
    """An analyst of NBC, signed in."""
    user: User = account("analyst", "NBC")
    client.force_login(user)
    return user


def send(client: Client, *files: tuple[str, bytes], to: str = SEND):
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(to, {"files": given})


def text(answer) -> str:
    return answer.content.decode()


def events() -> int:
    return AuditEvent.objects.filter(what="write", act=Act.SEND_FILES).count()


def lying(home: Path) -> list[Path]:
    """Files of hand-ins that are still on the disk."""
    return [path for path in home.glob("handed-in/*/files/*/*") if path.is_file()]


def nothing_handed_in(home: Path) -> bool:
    return hand_ins(Home(home)) == [] and lying(home) == [] and events() == 0


@contextmanager
def somebody_elses_turn(home: Path) -> Iterator[None]:
    """Nothing is received meanwhile."""
    (home / "handed-in").mkdir()
    with (home / "handed-in" / ".turn").open("wb") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def until_told(client: Client, address: str) -> str:
    """The page of a hand-in once it is known what became of it."""
    for _ in range(300):
        answer = client.get(address)
        if "Refresh" not in answer:
            return text(answer)
        time.sleep(0.1)
    raise AssertionError("for ever being received")


# Limits


def test_a_file_past_the_limit_is_refused_with_what_to_do(client, analyst, home, settings) -> None:
    settings.UPLOAD_LIMIT = 1
    answer = send(client, ("small.csv", FILE), ("large.csv", b"x" * (coming_in.MB + 1)))
    assert answer.status_code == 422
    assert "large.csv is larger than 1 MB, so nothing was handed in" in text(answer)
    assert "wayhome receive large.csv --agency NBC" in text(answer)
    assert "Choose a file" not in text(answer)
    assert nothing_handed_in(home)
    assert "at most 1 MB each" in text(client.get(SEND))


def test_a_file_is_never_whole_in_memory(client, analyst, home, monkeypatch) -> None:
    pieces: list[int] = []
    write = handing_in.Arriving.write
    monkeypatch.setattr(
        handing_in.Arriving, "write", lambda s, piece: pieces.append(len(piece)) or write(s, piece)
    )
    monkeypatch.setattr(handing_in, "start", lambda folder, lock: None)
    send(client, ("large.csv", b"x" * coming_in.MB))
    assert sum(pieces) == coming_in.MB
    assert max(pieces) <= 64 * 1024


@pytest.mark.parametrize("address", [SEND, "/sign-in/"])
def test_what_is_thrown_away_is_not_held_either(
    client, analyst, home, settings, monkeypatch, address
) -> None:
    """A body without a line's end is one line, and would be read whole."""

    def whole(*_: object) -> None:
        raise AssertionError("read by lines")

    monkeypatch.setattr("django.http.request.HttpRequest.readline", whole)
    monkeypatch.setattr("django.http.request.HttpRequest.__iter__", whole)
    settings.UPLOAD_LIMIT = 1
    large = ("large.csv", b"x" * (3 * coming_in.MB))
    assert send(client, large, to=address).status_code in {200, 422}
    assert nothing_handed_in(home)


@pytest.mark.parametrize("address", ["/sign-in/", "/deliveries/", "/nowhere/"])
def test_files_are_written_at_one_address_alone(client, analyst, home, address) -> None:
    send(client, ("a.csv", FILE), to=address)
    assert nothing_handed_in(home)


@pytest.mark.parametrize("role", [None, "practitioner"])
def test_files_are_written_only_for_whoever_may_send(client, account, home, role) -> None:
    if role:
        client.force_login(account(role, "NBC"))
    assert send(client, ("a.csv", FILE)).status_code == (403 if role else 302)
    assert not (home / "handed-in").exists()


def test_a_form_without_its_token_leaves_no_file(account, home) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(account("analyst", "NBC"))
    assert send(client, ("a.csv", FILE)).status_code == 403
    assert nothing_handed_in(home)


def test_without_room_nothing_is_begun(client, analyst, home, monkeypatch) -> None:
    monkeypatch.setattr(coming_in.shutil, "disk_usage", lambda _: SimpleNamespace(free=100))
    answer = send(client, ("a.csv", FILE))
    assert answer.status_code == 422
    assert "There is not enough room on the disk" in text(answer)
    assert nothing_handed_in(home)


@pytest.mark.parametrize("at", ["write", "close"])
def test_a_disk_that_fills_meanwhile_is_said(client, analyst, home, monkeypatch, at) -> None:
    ordinary = getattr(handing_in.Arriving, at)

    def full(file: handing_in.Arriving, *piece: bytes) -> None:
        if not (home / "full").exists():  # a file that could not be closed once is closed
            (home / "full").touch()
            ordinary(file, *piece)
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(handing_in.Arriving, at, full)
    answer = send(client, ("a.csv", FILE))
    assert "There is not enough room on the disk" in text(answer)
    assert nothing_handed_in(home)


def test_what_did_not_arrive_whole_is_not_handed_in(client, analyst, home) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="files"; filename="%s"\r\n\r\n%s'
    body = part % (b"a.csv", FILE) + b"\r\n" + part % (b"b.csv", FILE)
    answer = client.generic("POST", SEND, body, content_type="multipart/form-data; boundary=x")
    assert "did not arrive whole" in text(answer)
    assert nothing_handed_in(home)


def test_a_name_too_long_for_a_disk_is_said(client, analyst, home) -> None:
    answer = send(client, ("ä" * 150 + ".csv", FILE))
    assert "is too long, so nothing was handed in" in text(answer)
    assert nothing_handed_in(home)


def test_more_files_than_one_delivery_has_are_refused(client, analyst, home, settings) -> None:
    settings.UPLOAD_FILES = 2
    answer = send(client, *[(f"{number}.csv", FILE) for number in range(3)])
    assert "These are more than 2 files, so nothing was handed in" in text(answer)
    assert nothing_handed_in(home)


def test_no_file_at_all(client, analyst, home) -> None:
    answer = client.post(SEND, {"files": ""})
    assert "Choose a file first." in text(answer)


# On the trail, and only then received


def test_without_its_event_nothing_is_received(client, analyst, home, monkeypatch) -> None:
    def full(**_: object) -> None:
        raise DatabaseError("disk full")

    started: list[Path] = []
    monkeypatch.setattr("wayhome.workspace.actions.deliveries.record", full)
    monkeypatch.setattr(handing_in, "start", lambda folder, lock: started.append(folder))
    client.raise_request_exception = False
    assert send(client, ("a.csv", FILE)).status_code == 500
    assert started == []
    assert nothing_handed_in(home)


# Received by a process of its own


@pytest.mark.slow
def test_its_page_waits_by_itself_and_then_says_what_became_of_it(client, analyst, home) -> None:
    with somebody_elses_turn(home):
        answer = send(client, ("nominals.csv", FILE), ("holiday.csv", b"a,b\n1,2\n"))
        assert answer.status_code == 302
        assert events() == 1
        page = client.get(answer["Location"])
        assert int(page["Refresh"]) >= 2
        assert "Being received" in text(page)
        assert "Refresh" not in client.get(answer["Location"] + "?still=1")
        assert "Being received." in text(client.get("/deliveries/"))
    told = until_told(client, answer["Location"])
    assert "1 row accepted, 0 refused" in told
    assert "No feed has its columns" in told
    (held,) = receipts(Home(home))
    assert f"/deliveries/{held.delivery}/" in told
    assert lying(home) == []


@pytest.mark.slow
def test_two_at_once_both_get_their_receipts(client, analyst, account, home) -> None:
    other = Client()
    other.force_login(account("analyst", "EMC"))
    one = send(client, ("nominals.csv", FILE))["Location"]
    two = send(other, ("nominals.csv", HEAD + b"N2,Ben,Hale,2011-05-06,\n"))["Location"]
    assert "1 row accepted" in until_told(client, one)
    assert "1 row accepted" in until_told(other, two)
    assert {held.agency for held in receipts(Home(home))} == {"NBC", "EMC"}
    assert other.get(one).status_code == 404
    assert "handed-in/" not in text(other.get("/deliveries/?agency=NBC")).replace(two, "")


def test_what_cannot_be_received_at_all_is_told(client, analyst, home, monkeypatch) -> None:
    monkeypatch.setattr(handing_in, "start", lambda folder, lock: None)
    address = send(client, ("a.csv", FILE))["Location"]
    (home / "agencies.csv").write_text("code,name,kind\n")
    taking_in.take_in(hand_ins(Home(home))[0].folder)
    assert "NBC is not in the register" in text(client.get(address))


# A crash


@pytest.fixture
def lost(client, analyst, home, monkeypatch) -> str:
    """The address of a hand-in whose process died at its work."""
    held: list[int] = []
    monkeypatch.setattr(handing_in, "start", lambda folder, lock: held.append(os.dup(lock)))
    address = send(client, ("nominals.csv", FILE))["Location"]
    assert "Being received" in text(client.get(address))
    os.close(held[0])
    monkeypatch.undo()
    monkeypatch.setenv("WAYHOME_HOME", str(home))
    return str(address)


@pytest.mark.slow
def test_a_crash_is_said_plainly_until_the_files_come_again(client, lost, home) -> None:
    page = client.get(lost)
    assert "were not received: hand them in again" in text(page)
    assert "Refresh" not in page
    assert AGAIN in text(client.get("/deliveries/"))
    again = send(client, ("nominals.csv", FILE))["Location"]
    assert AGAIN not in text(client.get("/deliveries/"))
    until_told(client, again)
    assert AGAIN not in text(client.get("/deliveries/"))
    assert lying(home) == []  # those of the lost one too


def test_what_came_by_the_command_line_is_not_asked_for_again(client, lost, home) -> None:
    (file,) = lying(home)
    receive([file], agency="NBC", at=Home(home))
    assert AGAIN not in text(client.get("/deliveries/"))


def look(client, home, monkeypatch) -> None:
    client.get("/deliveries/")


def start(client, home, monkeypatch) -> None:
    monkeypatch.setattr(serve.os, "execv", lambda *_: None)  # it gets as far as serving
    monkeypatch.setattr(serve, "make_ready", lambda: None)
    serve.serve(upkeep=False)


def build(client, home, monkeypatch) -> None:
    monkeypatch.setattr(building.pipeline, "build", killed)
    with pytest.raises(KeyboardInterrupt):
        building.build(Home(home), None, lambda *_: None)


def killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("comes", [look, start, build])
def test_its_files_do_not_lie_about_until_somebody_hands_in_again(
    client, lost, home, monkeypatch, comes
) -> None:
    assert lying(home) != []
    comes(client, home, monkeypatch)
    assert lying(home) == []
    assert AGAIN in text(client.get("/deliveries/"))
    assert PUT_AWAY in text(client.get("/deliveries/"))
    assert "were put away" in text(client.get(lost))


@pytest.mark.parametrize("comes", [look, start, build])
def test_one_that_died_when_all_was_received_is_finished(
    client, lost, home, monkeypatch, comes
) -> None:
    """Between the store, which has all of it, and the word of what became of it."""
    (one,) = hand_ins(Home(home))
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(taking_in, "write", killed)
        with pytest.raises(KeyboardInterrupt):
            taking_in.take_in(one.folder)
    assert one.standing is Standing.LOST
    comes(client, home, monkeypatch)
    assert one.standing is Standing.TOLD
    assert lying(home) == []
    (held,) = receipts(Home(home))
    told = text(client.get(lost))
    assert "1 row accepted, 0 refused" in told
    assert f"/deliveries/{held.delivery}/" in told
    page = text(client.get("/deliveries/"))
    assert AGAIN not in page
    assert "Looked through: see what became of it." in page


def test_what_another_agency_sent_finishes_nobodys(client, lost, home) -> None:
    (file,) = lying(home)
    receive([file], agency="NBP", at=Home(home))
    assert AGAIN in text(client.get("/deliveries/"))


def test_others_are_not_told(client, lost, account) -> None:
    for role, agency in (("analyst", "EMC"), ("administrator", "NBC")):
        client.force_login(account(role, agency, 2))
        assert "nominals.csv" not in text(client.get("/deliveries/"))
        assert client.get(lost).status_code in {403, 404}


def test_a_process_that_is_killed_is_not_for_ever_being_received(client, analyst, home) -> None:
    """The real one, held up by somebody else's turn, and killed as a machine would do it."""
    with somebody_elses_turn(home):
        address = send(client, ("nominals.csv", FILE))["Location"]
        (one,) = hand_ins(Home(home))
        time.sleep(0.3)
        assert "Being received" in text(client.get(address))
        os.kill(_process_of(one.folder), signal.SIGKILL)
        for _ in range(50):
            if one.standing is Standing.LOST:
                break
            time.sleep(0.1)
    assert "were not received: hand them in again" in text(client.get(address))
    assert receipts(Home(home)) == []


def _process_of(folder: Path) -> int:
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if str(folder) in process.read_bytes().decode():
                return int(process.parent.name)
        except OSError:
            continue
    raise AssertionError("nobody receives it")


def test_a_process_that_cannot_be_started_is_said(client, analyst, home, monkeypatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(errno.ENOMEM, "Cannot allocate memory")

    monkeypatch.setattr(handing_in.subprocess, "Popen", fails)
    client.raise_request_exception = False
    assert send(client, ("nominals.csv", FILE)).status_code == 500
    assert AGAIN in text(client.get("/deliveries/"))


def test_a_fault_in_receiving_is_one_line_without_a_person(
    client, lost, home, monkeypatch, capsys
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError("Quillon")

    monkeypatch.setattr(taking_in.extracts, "receive", fails)
    monkeypatch.setattr(taking_in.os, "nice", lambda _: 0)
    with pytest.raises(SystemExit):
        taking_in.main(hand_ins(Home(home))[0].folder)
    said = capsys.readouterr().err
    assert "hand-in not received" in said
    assert "Quillon" not in said
    assert AGAIN in text(client.get("/deliveries/"))


# What is kept


def test_hand_ins_are_forgotten_after_two_weeks(client, lost, home, monkeypatch) -> None:
    (one,) = hand_ins(Home(home))
    note = (one.folder / NOTE).read_text()
    old = (datetime.now(UTC) - handed_in.KEPT - timedelta(days=1)).isoformat()
    (one.folder / NOTE).write_text(note.replace(one.at.isoformat(), old))
    clearing.clear(Home(home))
    assert not one.folder.exists()


def test_nothing_else_in_the_home_is_cleared(home) -> None:
    other = home / "handed-in" / "notes of mine"
    other.mkdir(parents=True)
    clearing.clear(Home(home))
    assert other.exists()


@pytest.mark.parametrize("number", ["..", "%2e%2e", "20260101T000000-abcdefgh", "x/../..", ".turn"])
def test_a_number_that_is_none_is_not_found(client, analyst, number) -> None:
    assert client.get(f"/deliveries/handed-in/{number}/").status_code == 404


def test_many_begin_at_once_and_none_clears_another(home) -> None:
    def begin(_: int) -> bool:
        made = handing_in.HandingIn(Home(home))
        file = made.arriving("a.csv")
        file.close()
        there = file.path.exists()
        made.close()
        return there

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(begin, range(40)))
    assert [path for path in (home / "handed-in").iterdir() if path.is_dir()] == []


def test_the_outcome_is_told_before_the_lock_is_let_go(client, lost, home) -> None:
    (one,) = hand_ins(Home(home))
    assert one.standing is Standing.LOST
    handed_in.write(one.folder / OUTCOME, [])
    assert one.standing is Standing.TOLD
