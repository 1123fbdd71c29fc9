"""A run killed at any moment leaves the last release serving, and the next run succeeds."""

import math
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from small_region import FILES

from wayhome import people
from wayhome.extracts import receive
from wayhome.lexicon.home import Home
from wayhome.pipeline import build, current_release, release

DAY = "2026-11-20"
TRIES = 3  # of a moment that a quicker build has passed
MORE = datetime(2026, 11, 19, 6)
OF_ONE = """select count(distinct person_id), count(*) from person_subject
where subject_ref like '%/E1' or subject_ref like '%/E2'"""
AT_RANDOM = random.Random(20261122).uniform(0.2, 0.7)  # of the time that a build takes
# By what is there, and how much of that time has passed.
Moment = Callable[[Path, float], bool]


def _start(home: Home) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "wayhome.cli", "build", "--as-of", DAY]
    environment = os.environ | {"WAYHOME_HOME": str(home.root)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)


def _content(home: Home) -> str:
    """The content of the release that serves, read from what is on disk."""
    serving = current_release(home)
    with duckdb.connect(str(serving.database), read_only=True) as con:
        for table, rows in serving.manifest()["rows"].items():
            assert con.execute(f"select count(*) from {table}").fetchall() == [(rows,)]
    return str(serving.manifest()["content"])


def _at_random(_: Path, passed: float) -> bool:
    return passed > AT_RANDOM


def _while_kept(files: int) -> Moment:
    """Linking keeps what it worked out, of which whole files are shared with what serves."""
    return lambda building, _: len(list((building / people.LINKING).glob("*.parquet"))) >= files


def _late(building: Path, _: float) -> bool:
    """What will serve is being written."""
    return (building / release.SERVING).exists()


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def _killed(home: Home, *moments: Moment, whole: float = math.inf) -> None:
    """Builds killed at each moment, each leaving what serves and what linking kept as they were.
    `whole`: how long one takes, in seconds; the first, which compiles, may have taken longer."""
    content, linking = _content(home), current_release(home).folder / people.LINKING
    kept = _files(linking)
    for is_time in moments:
        for _ in range(TRIES):
            took = _run_until(home, is_time, whole)
            if took is None:
                break
            whole = took
        assert took is None, "it was done before it could be killed"
        assert _content(home) == content
        assert _files(linking) == kept


def _run_until(home: Home, is_time: Callable[[Path, float], bool], whole: float) -> float | None:
    """None where a build was killed when it was time; else how long it took to its end."""
    began, running = time.monotonic(), _start(home)
    building = home.releases / f"{release.BUILDING}{running.pid}"
    while running.poll() is None and not is_time(building, (time.monotonic() - began) / whole):
        time.sleep(0.002)
    running.send_signal(signal.SIGKILL)
    return None if running.wait() == -signal.SIGKILL else time.monotonic() - began


@pytest.mark.slow
def test_killed_at_any_moment(received_home: Home) -> None:
    began = time.monotonic()
    assert _start(received_home).wait() == 0
    content = _content(received_home)
    _killed(received_home, _at_random, _while_kept(12), whole=time.monotonic() - began)
    build(received_home, date.fromisoformat(DAY))
    assert _content(received_home) == content
    assert not list(received_home.releases.glob(f"{release.BUILDING}*"))


@pytest.mark.slow
def test_killed_while_a_delivery_is_joined(built_home: Home, tmp_path: Path) -> None:
    """What the delivery changed is worked out from what was kept; a run that was never killed,
    over the same deliveries and the same release before, says what must come of it."""
    before = _content(built_home)
    receive([_tyler_again(tmp_path / "more")], at=built_home, now=MORE)
    copied = shutil.copytree(built_home.root, tmp_path / "never", symlinks=True)
    never_killed = Home(Path(copied))
    build(never_killed, date.fromisoformat(DAY))
    _killed(built_home, _while_kept(1), _late)
    assert _content(built_home) == before
    build(built_home, date.fromisoformat(DAY))
    assert _content(built_home) == _content(never_killed) != before
    with duckdb.connect(str(current_release(built_home).database), read_only=True) as con:
        joined = con.execute(OF_ONE).fetchall()
    assert joined == [(1, 2)]


def _tyler_again(folder: Path) -> Path:
    """A delivery of the neighbouring force in which Tyler has a second number."""
    shutil.copytree(FILES / "EMC-november", folder)
    with (folder / "nominals.csv").open("a", encoding="utf-8") as nominals:
        nominals.write("E2,Tyler,Marsh,2011-03-14,M,2026-11-19 09:00\n")
    return folder
