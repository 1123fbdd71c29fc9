"""A workspace served for a measure: a process of its own over a home, on SQLite or on PostgreSQL
where it is installed, and somebody signed in at it.

What the server's processes worked is told beside the clock: on a busy machine the clock measures
the others too.
"""

import http.client
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

EMAIL, PASSWORD, PORT = "desk@example.org", "quiet harbour lantern", 8765
TICKS = os.sysconf("SC_CLK_TCK")
FORM = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def account(env: dict[str, str], role: str = "practitioner", agency: str = "NBP") -> None:
    """Open the account that a Browser signs in with."""
    opened = ["accounts", "open", EMAIL, "--role", role, "--agency", agency, "--ask"]
    wayhome(env, *opened, typed=f"{PASSWORD}\n{PASSWORD}\n")


def wayhome(env: dict[str, str], *words: str, typed: str = "") -> str:
    """What a command of the product prints."""
    command = [sys.executable, "-m", "wayhome.cli", *words]
    done = subprocess.run(command, env=env, input=typed, capture_output=True, text=True)
    return done.stdout


@contextmanager
def server(env: dict[str, str], processes: int = 1) -> Iterator[int]:
    """`wayhome serve` as a process of its own; its number."""
    serve = ["serve", "--port", str(PORT), "--workers", str(processes)]
    command = [sys.executable, "-m", "wayhome.cli", *serve]
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


def worked(pid: int) -> float:
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


class Browser:
    """A session that keeps its cookies, signed in."""

    def __init__(self) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", PORT)
        self._cookies: dict[str, str] = {}
        known = {"email": EMAIL, "password": PASSWORD}
        self.post("/sign-in/", {**known, "csrfmiddlewaretoken": self.form("/sign-in/")})

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        return self._send("GET", path, {})

    def post(self, path: str, sent: dict[str, str]) -> tuple[int, str]:
        """Status and text of what a form is answered with."""
        return self._send("POST", path, sent)

    def form(self, path: str) -> str:
        """The mark that a page's form carries."""
        found = FORM.search(self.get(path)[1])
        if found is None:
            raise SystemExit(f"No form at {path}.")
        return found.group(1)

    def _send(self, method: str, path: str, sent: dict[str, str]) -> tuple[int, str]:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        headers["Cookie"] = "; ".join(f"{n}={v}" for n, v in self._cookies.items())
        self._connection.request(method, path, urlencode(sent), headers)
        answer = self._connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or ():
            key, _, value = line.partition(";")[0].partition("=")
            self._cookies[key] = value
        return answer.status, answer.read().decode()


def databases() -> Iterator[tuple[str, Any]]:
    """The name of each that is here, and what starts it and gives its address."""
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
        if started.returncode:  # or SQLite would be measured under its name
            raise SystemExit("PostgreSQL did not start: is another one of these running?")
        try:
            yield started.stdout.strip()
        finally:
            subprocess.run([script, "stop", folder], capture_output=True)
