"""A build that is started is `wayhome build`, in a process that outlives whoever started it; one
that is killed loses nothing and is taken up again, by nobody."""

import fcntl
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from django.db import connection

from wayhome.extracts import receive
from wayhome.extracts.withdrawing import Why, withdraw
from wayhome.lexicon.agencies import Agency, AgencyKind, write_register
from wayhome.lexicon.errors import BadUsage, NotSetUp
from wayhome.lexicon.home import Home
from wayhome.people.judging import Said
from wayhome.pipeline import current_release, lock, serve_release
from wayhome.pipeline.release import BUILDING
from wayhome.pipeline.settling import Settling
from wayhome.pipeline.tried import STOPPED, tried
from wayhome.workspace import building
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.accounts import open_account
from wayhome.workspace.actions.judging import judge
from wayhome.workspace.building.coming import UNKEPT, UPKEEP, WENT_BACK, next_build, soon
from wayhome.workspace.building.waits import waits

pytestmark = pytest.mark.slow
WAITS = 180  # seconds; a busy machine is no fault
DAY = date(2026, 11, 20)
REFS = ("NBP/records management system/1", "NBP/records management system/2")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("WAYHOME_HOME", str(tmp_path))
    monkeypatch.delenv("WAYHOME_DATABASE", raising=False)
    home = Home(tmp_path)
    write_register(home.agencies, [Agency("NBP", "Northborough Police", AgencyKind.POLICE)])
    _received(home, "nominals.csv", "1,Kai,Turner,2011-04-03", "2,Kai,Turner,2011-04-03")
    return home


def _received(home: Home, name: str, *rows: str) -> str:
    file = home.root / name
    text = "\n".join(["nominal_id,forename,surname,dob", *rows, ""])
    file.write_text(text, encoding="utf-8")
    (receipt,) = receive([file], agency="NBP", feed="police", at=home)
    return receipt.delivery


def _judged_apart(by: User) -> None:
    judge(left=REFS[0], right=REFS[1], said=Said.NOT_SAME, reason="I know both boys.",
          restricted=False, people=(), release="", by=by)  # fmt: skip


def _officer() -> User:
    return open_account(
        email="officer@example.org", name="Officer", agency="NBP", role="analyst",
        password="quiet harbour lantern", by=None,
    )  # fmt: skip


def _until(true: Callable[[], object]) -> bool:
    until = time.monotonic() + WAITS
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.05)
    return False


def _people(home: Home) -> int:
    with duckdb.connect(current_release(home).database, read_only=True) as con:
        return int(con.execute("select count(*) from person").fetchall()[0][0])


def _deliveries(home: Home) -> list[str]:
    return [one["delivery"] for one in current_release(home).manifest()["inputs"]]


def test_one_that_is_started_is_under_way_at_once_and_alone(home: Home) -> None:
    home.database.touch()  # a workspace's, so what was judged in it is asked for
    assert not lock.under_way(home)
    building.start(DAY)
    assert lock.under_way(home)  # while its process has not even read its code
    with pytest.raises(BadUsage, match="Another build"):
        building.start(DAY)
    assert _until(home.current.exists)
    assert current_release(home).manifest()["as_of"] == "2026-11-20"
    assert _until(lambda: not lock.under_way(home))
    assert tried(home) is None


@pytest.mark.django_db(transaction=True)
def test_what_is_judged_is_built_by_nobody_and_one_killed_is_taken_up_again(home: Home) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a copy of the database is what its processes work on")
    officer = _officer()
    building.build(home, DAY, lambda *_: None)
    first = current_release(home)
    assert _people(home) == 1
    _judged_apart(officer)
    with sqlite3.connect(home.database) as file:
        connection.connection.backup(file)
    file.close()
    surroundings = {**os.environ, "WAYHOME_BUILD_AFTER": "1"}
    command = [sys.executable, "-m", "wayhome.cli", "upkeep"]
    with subprocess.Popen(command, env=surroundings) as upkeep:
        try:
            assert _until(lambda: list(home.releases.glob(f"{BUILDING}*")))
            (folder,) = home.releases.glob(f"{BUILDING}*")
            os.kill(int(folder.name.removeprefix(BUILDING)), signal.SIGKILL)
            assert _until(lambda: not lock.under_way(home))
            stopped = tried(home)
            assert stopped
            assert (stopped.times, stopped.why) == (1, STOPPED)
            assert current_release(home).name == first.name
            assert _until(lambda: current_release(home).name != first.name)
            assert _until(lambda: not lock.under_way(home))
        finally:
            upkeep.terminate()
    assert _people(home) == 2
    assert tried(home) is None
    with duckdb.connect(current_release(home).database, read_only=True) as con:
        assert con.execute("select count(*) from judgement").fetchall() == [(1,)]  # nothing twice


@pytest.mark.django_db
def test_what_waits_is_what_the_release_lacks(home: Home) -> None:
    officer = _officer()
    building.build(home, DAY, lambda *_: None)
    assert waits(home, current_release(home)) is None
    _judged_apart(officer)
    found = waits(home, current_release(home))
    assert found
    assert found.first == found.last
    _received(home, "more.csv", "3,Zofia,Nowak,1999-12-30")
    more = waits(home, current_release(home))
    assert more
    assert more.first <= found.first
    (built,) = _deliveries(home)
    withdraw(home.store, built, Why.WRONG_FILE, by="Officer", now=datetime(2026, 11, 20, 12))
    gone = waits(home, current_release(home))
    assert gone
    assert gone.first < more.first


@pytest.mark.django_db
def test_the_page_is_told_the_truth_of_when(home: Home, settings) -> None:
    officer = _officer()
    building.build(home, DAY, lambda *_: None)
    _judged_apart(officer)
    assert next_build(home).why_none == UNKEPT  # nobody does it
    assert soon() == "with the next build"
    with lock.build_lock(home), (home.root / UPKEEP).open("w") as kept:
        fcntl.flock(kept, fcntl.LOCK_EX)
        assert next_build(home).now
        assert soon() == "once the build ends that is being made now"
    with (home.root / UPKEEP).open("w") as kept:
        fcntl.flock(kept, fcntl.LOCK_EX)
        coming = next_build(home)
        judged = waits(home, current_release(home))
        assert judged
        assert coming.begins
        assert timedelta(seconds=60) <= coming.begins - judged.last <= timedelta(seconds=75)
        assert coming.shown
        assert coming.shown > coming.begins
        home.agencies.rename(home.root / "elsewhere.csv")
        for _ in range(3):
            with pytest.raises(NotSetUp):
                building.build(home, DAY, lambda *_: None)
        failed = next_build(home).failed
        assert failed
        assert failed.times == 3
        assert "agencies" in failed.why
        again = next_build(home).begins
        assert again == failed.began + timedelta(minutes=8)
        (home.root / "elsewhere.csv").rename(home.agencies)
        building.build(home, DAY, lambda *_: None)
        assert next_build(home).begins is None
        assert next_build(home).failed is None
        settings.SETTLING = None
        assert next_build(home).why_none == ""
    older = min(one.name for one in home.releases.glob("2*"))
    settings.SETTLING = Settling(timedelta(seconds=1), timedelta(seconds=9))
    serve_release(home, older)
    assert next_build(home).why_none == WENT_BACK
    assert next_build(home).begins is None
