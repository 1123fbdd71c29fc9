"""How long one check of a found child takes over HTTP: a real server process, the gate, the audit.

As a program asks (JSON, a token) and as the page asks (a form, a session), one after another over
loopback; on SQLite, and on PostgreSQL where it is installed. What the server's processes worked is
told beside the clock: on a busy machine the clock measures the others too.
"""

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import numpy as np
from rich.console import Console

from benchmarks.checking_region import asked, held_in, region
from benchmarks.looking_up import looking_up
from wayhome.lexicon.home import Home

EMAIL, PASSWORD, PORT = "desk@example.org", "quiet harbour lantern", 8765
BAR = 25  # ms, p95
TICKS = os.sysconf("SC_CLK_TCK")
FORM = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
Ask = Callable[[dict[str, str]], int]


def checking(people_held: int = 1_000_000, checks: int = 500) -> list[dict[str, Any]]:
    """Check p95 among about that many people, on each database."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        held = region(home, people_held)
        return [*looking_up(home, checks), *measured(home, held, checks)]


def measured(home: Home, held: int, checks: int) -> list[dict[str, Any]]:
    """The same on a region that is there."""
    questions = asked(home, checks)
    figures = []
    for name, database in _databases():
        with database as address:
            figures += _on(name, home, held, questions, address)
    return figures


def _on(
    name: str, home: Home, held: int, questions: list[dict[str, str]], address: str
) -> list[dict[str, Any]]:
    env = {**os.environ, "WAYHOME_HOME": str(home.root), "WAYHOME_DEMO": "1"}
    env |= {"WAYHOME_DATABASE": address} if address else {}
    token = _token(env)
    with _server(env) as pid:
        connection = http.client.HTTPConnection("127.0.0.1", PORT)
        return [
            _figure(f"{kind}, {name}", held, *_taken(ask, questions, pid))
            for kind, ask in (
                ("a program", _by_program(connection, token)),
                ("the page", _by_page(connection)),
            )
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
    began, times = _worked(pid), []
    for question in questions:
        start = time.perf_counter()
        status = ask(question)
        times.append(1000 * (time.perf_counter() - start))
        if status != 200:
            raise SystemExit(f"A check was answered with {status}.")
    return np.array(times), (_worked(pid) - began) / len(questions)


def _by_program(connection: http.client.HTTPConnection, token: str) -> Ask:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def ask(question: dict[str, str]) -> int:
        connection.request("POST", "/api/check", json.dumps(question), headers)
        return _status(connection)

    return ask


def _by_page(connection: http.client.HTTPConnection) -> Ask:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    cookies: dict[str, str] = {}

    def send(method: str, path: str, sent: dict[str, str]) -> tuple[int, str]:
        said = {**headers, "Cookie": "; ".join(f"{n}={v}" for n, v in cookies.items())}
        connection.request(method, path, urlencode(sent), said)
        answer = connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or ():
            key, _, value = line.partition(";")[0].partition("=")
            cookies[key] = value
        return answer.status, answer.read().decode()

    def form(path: str) -> str:
        found = FORM.search(send("GET", path, {})[1])
        if found is None:
            raise SystemExit(f"No form at {path}.")
        return found.group(1)

    known = {"email": EMAIL, "password": PASSWORD}
    send("POST", "/sign-in/", {**known, "csrfmiddlewaretoken": form("/sign-in/")})
    mark = form("/found/")
    return lambda question: send("POST", "/found/", {**question, "csrfmiddlewaretoken": mark})[0]


def _status(connection: http.client.HTTPConnection) -> int:
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _token(env: dict[str, str]) -> str:
    opened = ["accounts", "open", EMAIL, "--role", "practitioner", "--agency", "NBP", "--ask"]
    _wayhome(env, *opened, typed=f"{PASSWORD}\n{PASSWORD}\n")
    found = re.search(r"wayhome_\S+", _wayhome(env, "accounts", "token", EMAIL))
    if found is None:
        raise SystemExit("No token was given.")
    return found.group()


def _wayhome(env: dict[str, str], *words: str, typed: str = "") -> str:
    command = [sys.executable, "-m", "wayhome.cli", *words]
    done = subprocess.run(command, env=env, input=typed, capture_output=True, text=True)
    return done.stdout


@contextmanager
def _server(env: dict[str, str]) -> Iterator[int]:
    """`wayhome serve` as a process of its own; its number."""
    command = [sys.executable, "-m", "wayhome.cli", "serve", "--port", str(PORT), "--workers", "1"]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, env=env, stdout=quiet, stderr=quiet)
    try:
        _wait()
        yield server.pid
    finally:
        server.terminate()
        server.wait()


def _wait() -> None:
    for _ in range(600):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
            connection.request("GET", "/sign-in/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The server did not come up.")


def _worked(pid: int) -> float:
    """Milliseconds of processor of a process and of those it started."""
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended since
            continue
        if pid in (int(stat.parent.name), int(fields[1])):
            total += 1000 * (int(fields[11]) + int(fields[12])) / TICKS
    return total


def _databases() -> Iterator[tuple[str, Any]]:
    yield "SQLite", _sqlite()
    if list(Path("/usr/lib/postgresql").glob("*/bin/postgres")):
        yield "PostgreSQL", _postgres()


@contextmanager
def _sqlite() -> Iterator[str]:
    yield ""


@contextmanager
def _postgres() -> Iterator[str]:
    """A server started for this alone."""
    script = str(Path(__file__).parents[1] / "scripts" / "postgres")
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        started = subprocess.run([script, "start", folder], capture_output=True, text=True)
        try:
            yield started.stdout.strip()
        finally:
            subprocess.run([script, "stop", folder], capture_output=True)


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
