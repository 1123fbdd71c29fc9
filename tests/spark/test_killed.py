"""A build on Spark that is killed leaves the release before serving, and no Java behind."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from wayhome.lexicon.home import Home
from wayhome.pipeline import build, compare, current_release, release
from wayhome.synthetic import TODAY

MOST = 120  # seconds until linking has written its pairs, on a busy machine
pytestmark = pytest.mark.slow  # all files stay with one process: tests/conftest.py


def test_killed_while_it_links(alone: Home, tmp_path: Path) -> None:
    home = Home(Path(shutil.copytree(alone.root, tmp_path / "killed", symlinks=True)))
    serving = current_release(home)
    running = _start(home)
    of_java = _java_once(home.releases / f"{release.BUILDING}{running.pid}", running)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL, "it was done before it could be killed"
    _, left = psutil.wait_procs(of_java, timeout=30)
    assert of_java
    assert not left
    assert current_release(home).folder == serving.folder
    assert all(both.same for both in compare(serving, build(home, TODAY)))
    assert not list(home.releases.glob(f"{release.BUILDING}*"))


def _start(home: Home) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "wayhome.cli", "build", "--as-of", TODAY.isoformat()]
    command += ["--engine", "spark", "--master", "local[2]"]
    environment = os.environ | {"WAYHOME_HOME": str(home.root)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)


def _java_once(building: Path, running: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """Every process that the build has started, as soon as its pairs lie on disk."""
    until = time.monotonic() + MOST
    while not list(building.glob("scratch/divided/tables/pairs*")):
        assert running.poll() is None, "the build ended by itself"
        assert time.monotonic() < until
        time.sleep(0.05)
    return psutil.Process(running.pid).children(recursive=True)
