"""A wrong link judged apart on its page, and its effects seen, with nobody pressing anything: the
server and the upkeep beside it are processes of their own, over a home of their own."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import duckdb
import pytest
from browsing import Worker
from django.conf import settings as ours
from django.db import connection
from test_judging import CASE, region

from wayhome.lexicon.home import Home
from wayhome.pipeline import current_release, lock

__all__ = ["region"]  # the fixture: its people are parted here too

Open = Callable[..., Worker]
Size = tuple[int, int]
pytestmark = pytest.mark.slow
WAITS = 180  # seconds; a busy machine is no fault
# Of whom anything of the arrest is told: in their chronology, their ties, their signs.
REST_ON_THE_ARREST = """
select 'fact', person_id from fact where agency = 'EMC'
union select 'tie', left_id from tie where agency = 'EMC'
union select 'sign', person_id from sign_evidence where agency = 'EMC'
"""


@contextmanager
def _served(home: Home) -> Iterator[str]:
    """The address of `wayhome serve` over a home, with what this test's database holds."""
    with sqlite3.connect(home.database) as file:
        connection.connection.backup(file)
    file.close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    surroundings = {
        **os.environ,
        "WAYHOME_HOME": str(home.root),
        "WAYHOME_SECRET_KEY": ours.SECRET_KEY,  # so that whoever is signed in stays so
        "WAYHOME_BUILD_AFTER": "1",
    }
    command = [sys.executable, "-m", "wayhome.cli", "serve", f"--port={port}", "--workers=1"]
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL) as server:
        try:
            assert _until(lambda: _listens(port))
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def _until(true: Callable[[], object]) -> bool:
    until = time.monotonic() + WAITS
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.1)
    return False


def _held_by(home: Home, agency: str) -> set[str]:
    """Whose homes and absences the agency told: of these records there is one boy."""
    with duckdb.connect(current_release(home).database, read_only=True) as con:
        told = "select distinct person_id from fact where agency = ?"
        return {person for (person,) in con.execute(told, [agency]).fetchall()}


def _rests_on_the_arrest(home: Home) -> set[tuple[str, str]]:
    with duckdb.connect(current_release(home).database, read_only=True) as con:
        return set(con.execute(REST_ON_THE_ARREST).fetchall())


def _callum(worker: Worker) -> None:
    worker.go("/search/?q=callum+reed")
    worker.follow("Callum Reed")
    if "Why do you look" in worker.heading:
        worker.say_purpose(CASE)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a copy of the database is served")
def test_two_people_from_the_next_release_on(worker: Open, region: Home, size: Size) -> None:
    officer, social_worker = worker("force", size), worker("practitioner", size)
    joined, before = current_release(region).name, _rests_on_the_arrest(region)
    assert {kind for kind, _ in before} == {"fact", "tie", "sign"}
    assert _held_by(region, "NBC") == {person for _, person in before}  # of one person, all of it
    with _served(region) as address:
        officer.address = social_worker.address = address
        _callum(officer)
        assert "Arrest" in officer.text
        _callum(social_worker)
        social_worker.follow("Why one person")
        social_worker.follow("Look at the two", exact=True)
        social_worker.page.get_by_label("Not the same person").check()
        social_worker.page.get_by_label("Why?").fill("Ours was in school in Northborough that day.")
        social_worker.press("Keep this judgement")
        assert "Kept: not the same person. Pages show it from about" in social_worker.text
        social_worker.look("one-person-built-soon")

        assert _until(lambda: current_release(region).name != joined)
        assert _until(lambda: not lock.under_way(region))
        officer.go("/")
        officer.look("desk-parted-by-itself")
        assert "Records you saw as one person are now shown as several" in officer.text
        social_worker.go("/search/?q=callum+reed")
        assert social_worker.page.locator(".wh-results a", has_text="Callum Reed").count() == 2
        _callum(social_worker)
        assert "Arrest" not in social_worker.text
    after = _rests_on_the_arrest(region)
    assert {kind for kind, _ in after} == {"fact", "tie", "sign"}
    assert not {person for _, person in after} & _held_by(region, "NBC")
