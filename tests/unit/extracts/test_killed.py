"""Killed at any moment: the store is readable, and receiving again ends where it would have."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from wayhome.extracts import held, receive
from wayhome.extracts.store import locked
from wayhome.lexicon.errors import WayhomeError
from wayhome.lexicon.home import Home

pytestmark = pytest.mark.slow

ROWS = 20_000
RECEIVE = (
    "import sys; from pathlib import Path; from wayhome.extracts import receive;"
    "from wayhome.lexicon.home import Home;"
    "print('begun', flush=True);"
    "receive([Path(sys.argv[1])], agency='NBP', at=Home(Path(sys.argv[2])))"
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b"):
        columns = f"'{name}' || n AS nominal_id, 'Ash' AS surname, '' AS dob"
        rows = f"SELECT {columns} FROM range({ROWS}) t(n)"
        duckdb.execute(f"COPY ({rows}) TO '{folder}/{name}.csv' (HEADER)")
    return folder


def begin(files: Path, at: Home) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", RECEIVE, str(files), str(at.root)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "begun\n"
    return process


def contents(at: Home) -> dict[str, int]:
    found = {}
    for receipt in held(at.store):
        path = at.store / receipt.delivery / "nominals.parquet"
        found[receipt.delivery] = duckdb.execute(f"SELECT count(*) FROM '{path}'").fetchall()[0][0]
    return found


def test_killed_at_any_moment_nothing_is_torn(files: Path, at: Home) -> None:
    chance = random.Random(7)
    for _ in range(6):
        process = begin(files, at)
        time.sleep(chance.uniform(0, 0.8))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        assert set(contents(at).values()) <= {ROWS}
    receive([files], agency="NBP", at=at)
    assert sorted(contents(at).values()) == [ROWS, ROWS]
    assert [one.sequence for one in held(at.store)] == [1, 2]
    assert not list(at.store.glob(".building-*"))


def test_two_at_once_take_turns(files: Path, at: Home) -> None:
    both = [begin(files, at) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    for process in both:
        process.communicate()
    assert sorted(contents(at).values()) == [ROWS, ROWS]
    assert [one.sequence for one in held(at.store)] == [1, 2]


def test_who_waits_too_long_is_told(at: Home) -> None:
    with locked(at.store), pytest.raises(WayhomeError, match="Another delivery"):
        with locked(at.store, patience=0.1):
            pass
