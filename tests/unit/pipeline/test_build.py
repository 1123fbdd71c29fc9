"""A run killed at any moment leaves the last release serving, and the next run succeeds."""

import os
import random
import signal
import subprocess
import sys
import time

import duckdb

from wayhome.lexicon.home import Home
from wayhome.pipeline import current_release, release

DAY = "2026-11-20"
KILLS = 3


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


def test_killed_at_any_moment(received_home: Home) -> None:
    began = time.monotonic()
    assert _start(received_home).wait() == 0
    whole = time.monotonic() - began
    content = _content(received_home)
    chance = random.Random(20261122)
    for kill in range(KILLS):
        running = _start(received_home)
        # The last kill falls late, where the release is put in place.
        time.sleep(whole * (0.95 if kill == KILLS - 1 else chance.uniform(0.2, 1.0)))
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert _content(received_home) == content
    assert _start(received_home).wait() == 0
    assert _content(received_home) == content
    assert not list(received_home.releases.glob(f"{release.BUILDING}*"))
