"""How long looking one person up takes in process, what it holds in memory, and adding one entry.

Each figure comes from a process of its own that has done nothing else. Beside the clock stands the
processor: on a busy machine the clock measures the others too.

python -m benchmarks.looking_up --home FOLDER
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from rich.console import Console

from benchmarks.checking_region import asked, held_in, region
from benchmarks.served import databases
from benchmarks.side_by_side import lay
from wayhome import people
from wayhome.lexicon.home import Home
from wayhome.people import Lookup, Particulars
from wayhome.pipeline import release

EYES, TODAY = "NBP", date(2026, 11, 20)
ADDED = 200
# What somebody would write without an index: the same fields, over the records that are served.
PLAIN = "select distinct person_id from subject where {where} limit 60"
WHERE = {
    "given": "lower(split_part(given_names, ' ', 1)) = lower($given)",
    "family": "lower(family_name) = lower($family)",
    "born": "dob = $born",
    "nhs_number": "nhs_number = $nhs_number",
    "postcode": "person_id in (select person_id from stay where postcode = $postcode)",
}


def looking_up(home: Home, checks: int = 500) -> list[dict[str, Any]]:
    """Every figure of a look-up in process among those whom a release holds."""
    held = f"among {held_in(home):,} people"
    said = _said("looked", home, checks)
    plain, check = said["plain"], said["check"]
    figures = [
        _figure(f"one check in process {held}, p95", check, "ms", 1.0,
                f"median {said['median']} ms; of processor {said['processor']} ms; the same fields "
                f"asked of the records {plain} ms, {plain / check:.0f} times as long"),
        _figure(f"opening the index {held}", said["opening"], "ms", 1_000.0,
                f"the first check after it {said['first']} ms"),
        _figure(f"memory of a process that looks up {held}", said["private"], "MB", 500,
                f"its own; besides {said['mapped']} MB of the index are mapped, which the system "
                "may take back"),
    ]  # fmt: skip
    together = said["private"] + said["mapped"]
    figures.append(
        _figure(f"the same with the files that are mapped {held}", together, "MB", 500,
                f"{said['mapped']} MB of them are the index, without which a look-up waits for the "
                "disk; processes share them, and the system takes back what it needs")
    )  # fmt: skip
    return [*figures, *(_adding(name, at) for name, at in databases())]


def _adding(name: str, database: AbstractContextManager[str]) -> dict[str, Any]:
    """Entries added on one kind of database, in a home of their own."""
    with tempfile.TemporaryDirectory() as folder, database as address:
        added = _said("added", Home(Path(folder)), ADDED, database=address)
    return _figure(
        f"one entry added durably on {name}, with its keys, notices and event, p95",
        added["entry"], "ms", 5.0,
        f"median {added['median']} ms; of this processor {added['processor']} ms; an empty page "
        f"written and synced to disk {added['disk']} ms",
    )  # fmt: skip


def among_many(home: Home, checks: int = 500, regions: int = 10) -> dict[str, Any]:
    """A look-up among ten times as many, laid by `side_by_side`: 7 GB of disk for ten million."""
    with tempfile.TemporaryDirectory(dir=home.root) as folder:
        index = Path(folder) / "lookup"
        lay(release.current_release(home).lookup, index, regions)
        said = _said("looked", home, checks, index)
    return _figure(
        f"one check in process among {held_in(home) * regions:,} people, {regions} indexes laid "
        "side by side, p95", said["check"], "ms", 2.5,
        f"median {said['median']} ms; of processor {said['processor']} ms; once warm; opened in "
        f"{said['opening']} ms; {said['private']} MB its own, {said['mapped']} MB mapped",
    )  # fmt: skip


def _figure(name: str, figure: float, unit: str, bar: float, beside: str) -> dict[str, Any]:
    return {"name": name, "figure": figure, "unit": unit, "bar": f"at most {bar:g}",
            "met": figure <= bar, "ratio_against": beside}  # fmt: skip


def looked(home: Home, checks: int, index: Path | None = None) -> dict[str, float]:
    """Opening and checks, each timed, and what the process holds after them. `index`: another than
    the release's, and then the records are not asked besides."""
    questions = [_particulars(fields) for fields in asked(home, checks)]
    served = release.current_release(home)
    before = _holds("RssAnon")
    opening, lookup = _clocked(lambda: _opened(index or served.lookup))
    first, _ = _clocked(lambda: people.check(lookup, questions[0], EYES, TODAY))
    for given in questions:
        people.check(lookup, given, EYES, TODAY)  # once warm
    times = [_both(lambda g=given: people.check(lookup, g, EYES, TODAY)) for given in questions]
    clock, processor = np.array(times).T
    own, mapped = _holds("RssAnon") - before, _holds("RssFile")
    with duckdb.connect(str(served.database), read_only=True) as con:
        plain = [
            _clocked(lambda g=given: _plainly(con, g))[0]
            for given in questions[: 0 if index else 100]
        ]
    return {
        "check": _p95(clock), "median": round(float(np.median(clock)), 2),
        "processor": _p95(processor), "plain": _p95(np.array(plain or [0])),
        "opening": round(opening, 1), "first": round(first, 1),
        "private": round(own + before), "mapped": round(mapped),
    }  # fmt: skip


def added(home: Home, entries: int) -> dict[str, float]:
    """Entries recorded by the action that the page uses, each with its event, each committed."""
    os.environ |= {"WAYHOME_HOME": str(home.root), "WAYHOME_DEMO": "1"}
    from benchmarks.entering import enter  # settings are read when it is imported

    times = np.array([_both(once) for once in enter(entries + 20)])[20:]
    disk = [_clocked(lambda: _synced(home.root / "disk.tmp"))[0] for _ in range(50)]
    clock, processor = times.T
    return {"entry": _p95(clock), "median": round(float(np.median(clock)), 2),
            "processor": _p95(processor), "disk": _p95(np.array(disk))}  # fmt: skip


def _opened(folder: Path) -> Lookup:
    lookup = Lookup(folder)
    assert lookup.scorer
    return lookup


def _particulars(fields: dict[str, str]) -> Particulars:
    age, born, number = (fields.get(name) for name in ("age", "born", "number"))
    return Particulars(
        given=fields.get("given", ""), family=fields.get("family", ""),
        postcode=fields.get("home", ""), nhs_number=number or "",
        age=int(age) if age else None, born=date.fromisoformat(born) if born else None,
    )  # fmt: skip


def _plainly(con: duckdb.DuckDBPyConnection, given: Particulars) -> list[Any]:
    known = {name: value for name in WHERE if (value := getattr(given, name))}
    where = " and ".join(WHERE[name] for name in known) or "false"
    return con.execute(PLAIN.format(where=where), known).fetchall()


def _clocked(what: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    made = what()
    return 1000 * (time.perf_counter() - began), made


def _both(what: Callable[[], object]) -> tuple[float, float]:
    began, worked = time.perf_counter(), time.process_time()
    what()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked)


def _p95(times: np.ndarray) -> float:
    return round(float(np.percentile(times, 95)), 2)


def _synced(path: Path) -> None:
    with path.open("wb") as file:
        file.write(bytes(4096))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def _holds(name: str) -> float:
    """Megabytes of this process, as the system counts them."""
    words = Path("/proc/self/status").read_text(encoding="ascii").split()
    return int(words[words.index(f"{name}:") + 1]) * 1024 / 1e6


def _said(
    what: str, home: Home, count: int, index: Path | None = None, database: str = ""
) -> dict[str, Any]:
    words = [sys.executable, "-m", "benchmarks.looking_up", "--home", str(home.root)]
    words += ["--what", what, "--count", str(count), *(["--index", str(index)] if index else ())]
    env = os.environ | ({"WAYHOME_DATABASE": database} if database else {})
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=env).stdout
    return dict(json.loads(done[done.index("{") :]))


def main() -> None:
    """All figures, or with `--what` those of one process."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--home", type=Path, help="a region is made here once, and asked again")
    given.add_argument("--people", type=int, default=1_000_000)
    given.add_argument("--what", choices=("looked", "added"))
    given.add_argument("--count", type=int, default=500)
    given.add_argument("--index", type=Path, help="to look up in, in place of the release's")
    wanted = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Home(wanted.home or Path(folder))
        if wanted.what:
            measure = {"looked": partial(looked, index=wanted.index), "added": added}[wanted.what]
            sys.stdout.write(json.dumps(measure(home, wanted.count)))
            return
        if not home.current.exists():
            region(home, wanted.people)
        for figure in (*looking_up(home, wanted.count), among_many(home, wanted.count)):
            Console(highlight=False).print(json.dumps(figure), soft_wrap=True)


if __name__ == "__main__":
    main()
