"""Fifty workers at once over a region of twenty thousand people: reading and writing mixed, through
the gate and into the trail, for five minutes on each database; errors and p95 of every answer.

Workers and the server share this machine's cores, as nothing else is here to work on: the figures
are the worse for it. The minutes begin when the last of them has signed in. Only loopback is
asked, never longer than was said.

python -m benchmarks.load --minutes 5 --workers 50 --home FOLDER
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.served import PASSWORD, PORT, databases, server, wayhome, worked
from wayhome.lexicon.agencies import AgencyKind, read_register
from wayhome.lexicon.home import Home

BAR = 400  # ms, p95
EACH_SECOND = 2  # workers who sign in; counted from when all are there
ROLES = ("practitioner", "practitioner", "practitioner", "duty_worker", "panel_coordinator")
KINDS = (AgencyKind.COUNCIL, AgencyKind.POLICE, AgencyKind.HEALTH, AgencyKind.EDUCATION)
# In one process: a command an account would take longer than the measure.
OPENED = """
import sys
from wayhome.workspace.config.start import make_ready
make_ready()
from wayhome.workspace.accounts.opening import opened
for line in sys.stdin:
    email, role, agency, password = line.split("\\t")
    opened(email=email, name=email, agency=agency, role=role, password=password.strip())
"""


def load(
    people: int = 20_000, workers: int = 50, minutes: float = 5, home: Home | None = None
) -> list[dict[str, Any]]:
    """The figures with so many workers, on each database."""
    with tempfile.TemporaryDirectory() as folder:
        at = home or Home(Path(folder) / "region")
        if not at.current.exists():
            env = {**os.environ, "WAYHOME_HOME": str(at.root)}
            wayhome(env, "demo", "--no-serving", "--people", str(people))
        given = [(name, database, at, workers, minutes) for name, database in databases()]
        return [figure for one in given for figure in _on(*one, Path(folder))]


def _on(
    name: str, database: Any, home: Home, workers: int, minutes: float, folder: Path
) -> list[dict[str, Any]]:
    with database as address:
        env = {**os.environ, "WAYHOME_HOME": str(home.root), "WAYHOME_DEMO": "1"}
        env |= {"WAYHOME_DATABASE": address} if address else {}
        env["WAYHOME_LOAD_ACCOUNTS"] = str(_accounts(env, home, workers, folder / f"{name}.txt"))
        with server(env, processes=2) as pid:
            began = worked(pid)
            rows = _asked(env, workers, minutes, folder / name)
            spent = worked(pid) - began
    return _figures(name, rows, workers, minutes, spent)


def _accounts(env: dict[str, str], home: Home, workers: int, file: Path) -> Path:
    """An account a worker, spread over the agencies that work with children."""
    bodies = [one.code for one in read_register(home.agencies).values() if one.kind in KINDS]
    each = [
        (f"worker.{n}@example.org", ROLES[n % len(ROLES)], bodies[n % len(bodies)])
        for n in range(workers)
    ]
    typed = "".join("\t".join([*one, PASSWORD]) + "\n" for one in each)
    command = [sys.executable, "-c", OPENED]
    subprocess.run(command, env=env, input=typed, text=True, check=True, capture_output=True)
    file.write_text("\n".join(email for email, *_ in each), encoding="utf-8")
    return file


def _asked(env: dict[str, str], workers: int, minutes: float, at: Path) -> list[dict[str, str]]:
    """What locust counted, a row a kind of request and one of all."""
    command = [
        sys.executable, "-m", "locust", "--locustfile", str(Path(__file__).parent / "workers.py"),
        "--headless", "--users", str(workers), "--spawn-rate", str(EACH_SECOND), "--reset-stats",
        "--run-time", f"{int(minutes * 60 + workers / EACH_SECOND)}s", "--host", f"http://127.0.0.1:{PORT}",
        "--csv", str(at), "--only-summary", "--exit-code-on-error", "0",
    ]  # fmt: skip
    root = str(Path(__file__).parents[1])
    paths = os.pathsep.join([root, *filter(None, [env.get("PYTHONPATH")])])
    done = subprocess.run(command, env={**env, "PYTHONPATH": paths}, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    _tell_failures(Path(f"{at}_failures.csv"))
    with Path(f"{at}_stats.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _tell_failures(file: Path) -> None:
    with file.open(encoding="utf-8") as open_file:
        for row in csv.DictReader(open_file):
            print(f"{row['Occurrences']} × {row['Name']}: {row['Error']}", file=sys.stderr)  # noqa: T201


def _figures(
    name: str, rows: list[dict[str, str]], workers: int, minutes: float, spent: float
) -> list[dict[str, Any]]:
    (whole,) = [one for one in rows if one["Name"] == "Aggregated"]
    many, failed = int(whole["Request Count"]), int(whole["Failure Count"])
    p95, each = float(whole["95%"]), float(whole["Requests/s"])
    wrote = sum(int(one["Request Count"]) for one in rows if one["Type"] == "POST")
    slowest = max((one for one in rows if one["Type"]), key=lambda one: float(one["95%"]))
    what = f"{workers} workers at once for {minutes:g} minutes, {name}"
    return [
        {
            "name": f"{what}: p95 of all answers",
            "figure": p95,
            "unit": "ms",
            "bar": f"under {BAR}",
            "met": p95 < BAR,
            "ratio_against": f"median {whole['50%']} ms; {many:,} requests, {each:.1f} a second, "
            f"{wrote:,} of them writing; slowest at p95: {slowest['Name']}, {slowest['95%']} ms; "
            f"the server worked {spent / max(many, 1):.1f} ms a request",
        },
        {
            "name": f"{what}: errors",
            "figure": failed,
            "unit": "",
            "bar": "none",
            "met": failed == 0,
            "ratio_against": f"of {many:,} requests",
        },
    ]


def main() -> None:
    """One region that is there, or a new one."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--people", type=int, default=20_000)
    given.add_argument("--workers", type=int, default=50)
    given.add_argument("--minutes", type=float, default=5)
    given.add_argument("--home", type=Path, help="a region is made here once, and asked again")
    wanted = given.parse_args()
    home = Home(wanted.home) if wanted.home else None
    for figure in load(wanted.people, wanted.workers, wanted.minutes, home):
        Console(highlight=False).print(json.dumps(figure), soft_wrap=True)


if __name__ == "__main__":
    main()
