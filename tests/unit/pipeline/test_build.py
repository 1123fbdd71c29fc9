"""A run killed at any moment leaves the last release serving, and the next run succeeds."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from wayhome import people
from wayhome.lexicon.home import Home
from wayhome.pipeline import current_release, release

DAY = "2026-11-20"
KILLS = 2
KEPT_WHEN_KILLED = (1, 12)  # files of the linking that is being kept


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


def _moments(whole: float) -> Iterator[Callable[[Path], bool]]:
    """When to kill: at random, late where the release is put in place, and while linking keeps
    what it worked out, of which whole files are shared with the release that serves."""
    chance = random.Random(20261122)
    for share in (*(chance.uniform(0.2, 1.0) for _ in range(KILLS - 1)), 0.95):
        until = time.monotonic() + whole * share
        yield lambda _, until=until: time.monotonic() > until
    for files in KEPT_WHEN_KILLED:
        yield lambda kept, files=files: len(list(kept.glob("*.parquet"))) >= files


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.slow
def test_killed_at_any_moment(received_home: Home) -> None:
    began = time.monotonic()
    assert _start(received_home).wait() == 0
    content, linking = (
        _content(received_home),
        current_release(received_home).folder / people.LINKING,
    )
    kept = _files(linking)
    for is_time in _moments(time.monotonic() - began):
        running = _start(received_home)
        building = received_home.releases / f"{release.BUILDING}{running.pid}"
        while running.poll() is None and not is_time(building / people.LINKING):
            time.sleep(0.002)
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert _content(received_home) == content
        assert _files(linking) == kept
    assert _start(received_home).wait() == 0
    assert _content(received_home) == content
    assert not list(received_home.releases.glob(f"{release.BUILDING}*"))
