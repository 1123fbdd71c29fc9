"""How long one check of a found child takes over HTTP: a real server process, the gate, the audit.

As a program asks (JSON, a token) and as the page asks (a form, a session), one after another over
loopback (served.py).
"""

import argparse
import http.client
import json
import os
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console

from benchmarks.checking_region import asked, held_in, region
from benchmarks.checking_rightly import rightly
from benchmarks.looking_up import among_many, looking_up
from benchmarks.served import EMAIL, PORT, Browser, account, databases, server, wayhome, worked
from wayhome.lexicon.home import Home

BAR = 25  # ms, p95
Ask = Callable[[dict[str, str]], int]


def checking(people_held: int = 1_000_000, checks: int = 500) -> list[dict[str, Any]]:
    """Check p95 among about that many people, on each database."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        held = region(home, people_held)
        in_process = [*rightly(home), *looking_up(home, checks), among_many(home, checks)]
        return [*in_process, *measured(home, held, checks)]


def measured(home: Home, held: int, checks: int) -> list[dict[str, Any]]:
    """The same on a region that is there."""
    questions = asked(home, checks)
    figures = []
    for name, database in databases():
        with database as address:
            figures += _on(name, home, held, questions, address)
    return figures


def _on(
    name: str, home: Home, held: int, questions: list[dict[str, str]], address: str
) -> list[dict[str, Any]]:
    env = {**os.environ, "WAYHOME_HOME": str(home.root), "WAYHOME_DEMO": "1"}
    env |= {"WAYHOME_DATABASE": address} if address else {}
    token = _token(env)
    with server(env) as pid:
        # each signs in when its turn has come: the server shuts what waits too long
        asks = {"a program": lambda: _by_program(token), "the page": lambda: _by_page(Browser())}
        return [
            _figure(f"{kind}, {name}", held, *_taken(ask(), questions, pid))
            for kind, ask in asks.items()
        ]


def _figure(name: str, held: int, clock: np.ndarray, worked: float) -> dict[str, Any]:
    p95 = round(float(np.percentile(clock, 95)), 1)
    return {
        "name": f"one check over HTTP among {held:,} people, p95: {name}",
        "figure": p95,
        "unit": "ms",
        "ratio_against": f"median {np.percentile(clock, 50):.1f} ms; the server worked "
        f"{worked:.1f} ms a check",
        "bar": f"at most {BAR} at a million people",
        "met": p95 <= BAR,
    }


def _taken(ask: Ask, questions: list[dict[str, str]], pid: int) -> tuple[np.ndarray, float]:
    """Milliseconds by the clock of each, and what the server worked for one."""
    for question in questions[:20]:  # every process opens the release once
        ask(question)
    began, times = worked(pid), []
    for question in questions:
        start = time.perf_counter()
        status = ask(question)
        times.append(1000 * (time.perf_counter() - start))
        if status != 200:
            raise SystemExit(f"A check was answered with {status}.")
    return np.array(times), (worked(pid) - began) / len(questions)


def _by_program(token: str) -> Ask:
    connection = http.client.HTTPConnection("127.0.0.1", PORT)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def ask(question: dict[str, str]) -> int:
        connection.request("POST", "/api/check", json.dumps(question), headers)
        return _status(connection)

    return ask


def _status(connection: http.client.HTTPConnection) -> int:
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _token(env: dict[str, str]) -> str:
    account(env)
    found = re.search(r"wayhome_\S+", wayhome(env, "accounts", "token", EMAIL))
    if found is None:
        raise SystemExit("No token was given.")
    return found.group()


def _by_page(browser: Browser) -> Ask:
    mark = browser.form("/found/")
    return lambda question: browser.post("/found/", {**question, "csrfmiddlewaretoken": mark})[0]


def main() -> None:
    """`python -m benchmarks.checking --people 100000`, or `--home FOLDER` for one that is there."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--people", type=int, default=1_000_000)
    given.add_argument("--checks", type=int, default=500)
    given.add_argument("--home", type=Path, help="a region is made here once, and asked again")
    wanted = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Home(wanted.home or Path(folder))
        held = held_in(home) if home.current.exists() else region(home, wanted.people)
        for figure in (*looking_up(home, wanted.checks), *measured(home, held, wanted.checks)):
            Console(highlight=False).print(json.dumps(figure), soft_wrap=True)


if __name__ == "__main__":
    main()
