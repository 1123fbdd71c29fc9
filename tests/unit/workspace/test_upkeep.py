"""What is done by the clock: each in its time, one failing ends no other, one process a home."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from wayhome.lexicon.errors import BadUsage
from wayhome.workspace import upkeep
from wayhome.workspace.news import passing
from wayhome.workspace.upkeep import TASKS, Task, done, keep_up


class Over(BaseException):
    """Ends what would go on for ever."""


def _ends(times: list[str]) -> None:
    times.append("last")
    if times.count("last") == 2:
        raise Over


def test_each_in_its_time_and_one_that_fails_ends_no_other(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "LOOK", 0.01)
    times: list[str] = []

    def fails() -> None:
        times.append("fails")
        raise BadUsage("Another pass is under way on this home.")

    def breaks() -> None:
        times.append("breaks")
        raise OSError("the database is away, and Ada Brook is in its words")

    seldom, often = timedelta(hours=1), timedelta(0)
    with suppress(Over):
        keep_up(
            [
                Task("seldom", seldom, lambda: times.append("seldom")),
                Task("fails", often, fails),
                Task("breaks", often, breaks),
                Task("last", often, lambda: _ends(times)),
            ]
        )
    assert times == ["seldom", "fails", "breaks", "last", "fails", "breaks", "last"]


def test_the_log_says_what_was_not_done_and_holds_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    def breaks() -> None:
        raise ValueError("Ada Brook")

    assert not done(Task("news", timedelta(0), breaks))
    said = "".join(capfd.readouterr())
    assert "news" in said
    assert "ValueError" in said
    assert "Brook" not in said


@pytest.mark.django_db(transaction=True)
def test_all_that_a_home_needs_is_done(home: Path, settings) -> None:
    settings.MAIL = settings.CLAMAV = None
    assert [done(one) for one in TASKS] == [True] * len(TASKS)
    assert (home / passing.LOCK).exists()


def _until(true) -> bool:
    for _ in range(300):
        if true():
            return True
        time.sleep(0.1)
    return False


def test_another_stands_by_while_one_makes_them(home: Path) -> None:
    with (home / upkeep.LOCK).open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with upkeep._alone(upkeep.home(), of=os.getpid()) as ours:  # its server has ended
            assert not ours
    with upkeep._alone(upkeep.home(), of=None) as ours:
        assert ours


STARTS = {
    # with nothing to do: whether they end is what is asked
    "alone": (
        "import os, subprocess, sys; print(subprocess.Popen([sys.executable, '-c',"
        "'import django, os; django.setup(); from wayhome.workspace.upkeep import keep_up;'"
        "f'keep_up([], of={os.getpid()})']).pid, flush=True)"
    ),
    "by serve": (
        "from importlib import import_module;"
        "print(import_module('wayhome.cli.serve').start_upkeep().pid, flush=True)"
    ),
}


@pytest.mark.parametrize(
    ("starts", "shows"),
    [
        ("alone", upkeep.LOCK),
        pytest.param("by serve", passing.LOCK, marks=pytest.mark.long),  # makes a whole database
    ],
)
def test_they_end_with_their_server_however_it_ends(
    home: Path, monkeypatch: pytest.MonkeyPatch, starts: str, shows: str
) -> None:
    monkeypatch.setenv("WAYHOME_HOME", str(home))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "wayhome.workspace.config.settings")
    code = f"{STARTS[starts]}; import time; time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as server:
        assert server.stdout
        started = int(server.stdout.readline())
        assert _until((home / shows).exists), "they never began"
        server.send_signal(signal.SIGKILL)
    assert _until(lambda: _ended(started))


def _ended(pid: int) -> bool:
    """Gone, or ended and not yet asked after by whoever inherited it."""
    with suppress(FileNotFoundError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    return True
