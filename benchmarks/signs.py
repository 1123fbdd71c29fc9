"""Every sign over a million people with ten million records, and then a thousand records more.

python -m benchmarks.signs 1000000                  the figures
python -m benchmarks.signs each 100000              and the seconds of every sign

The records are invented by signs_records.py. What is measured is the stage of a build from
chronologies in one database: who was together, the prints, the signs, what each needs, and what is
left for the next run.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb

from benchmarks.peak import peak_gigabytes
from benchmarks.signs_records import come, hold
from wayhome import signs
from wayhome.pipeline import engine
from wayhome.signs import building, firing, kept
from wayhome.signs.examples import AS_OF

CAME, RECORDS_EACH = 1_000, 10
BAR, BAR_CAME, BAR_MEMORY = 180, 10, 8  # seconds for a million people, for what came; GB
MEMORY = "6GB"  # of them for DuckDB
MADE = kept.MADE


def _connect(folder: Path) -> duckdb.DuckDBPyConnection:
    con = engine.connect(folder / "work.duckdb", folder / "scratch")
    con.execute(f"set memory_limit = '{MEMORY}'")
    return con


def prepare(folder: Path, people: int) -> dict[str, float]:
    """Invent what is held."""
    with _connect(folder) as con:
        hold(con, people, people * RECORDS_EACH)
    return {}


def everybody(folder: Path) -> dict[str, float]:
    """All signs of everybody; what a release would keep of them is written and not timed."""
    with _connect(folder) as con:
        seconds = _timed(con, None, folder / "0")
        for table in MADE:
            con.execute(f"copy {table} to '{folder / table}.parquet'")
            con.execute(f"drop table {table}")
        (rows,) = con.execute(f"select count(*) from '{folder}/sign.parquet'").fetchall()[0]
    return {"seconds": seconds, "peak_gb": peak_gigabytes(), "signs": rows, "core": _core()}


def touched(folder: Path) -> dict[str, float]:
    """The same day with a thousand records more, of whom they touch."""
    with _connect(folder) as con:
        come(con, CAME)
        seconds = _timed(con, signs.Before(folder / "0", folder), folder / "1")
        (people,) = con.execute("select count(*) from sign_touched").fetchall()[0]
    return {"seconds": seconds, "peak_gb": peak_gigabytes(), "people": people, "core": _core()}


def _timed(con: duckdb.DuckDBPyConnection, before: signs.Before | None, keep: Path) -> float:
    began = time.perf_counter()
    signs.build(con, AS_OF, before=before, keep=keep)
    return time.perf_counter() - began


def _core() -> float:
    """Seconds of the cores that this process has used: they hardly change when the machine does
    other work as well."""
    spent = os.times()
    return spent.user + spent.system


def every_sign(people: int) -> list[tuple[str, float]]:
    """The seconds of each step and sign, the longest first."""
    spent: Counter[str] = Counter()
    _watch(spent, "take_prints", building)
    for step in ("lay_out", "find_away", "find_triggers", "_tell"):
        _watch(spent, step)
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name), people)
        spent["all"] = everybody(Path(name))["seconds"]
    return spent.most_common()


def _watch(spent: Counter[str], step: str, room: ModuleType = firing) -> None:
    does = getattr(room, step)

    def watched(con: Any, *given: Any) -> Any:
        began = time.perf_counter()
        done = does(con, *given)
        of = given[0].code if step == "find_triggers" else step
        spent[of] += time.perf_counter() - began
        return done

    setattr(room, step, watched)


def figures(people: int = 1_000_000) -> list[dict[str, Any]]:
    """The rows for `make bench`."""
    with tempfile.TemporaryDirectory() as folder:
        _said("prepare", folder, str(people))
        whole, part = _said("everybody", folder), _said("touched", folder)
    full = people >= 1_000_000
    what = f"signs of {people:,} people with {people * RECORDS_EACH:,} records"
    share = part["seconds"] / whole["seconds"]
    return [
        _row(what, whole["seconds"], "s", BAR, full, f"{len(signs.SIGNS)} signs; "
             f"{whole['signs']:,} times one held; {whole['core']:.0f} seconds of the cores"),
        _row(f"{what}: peak memory", whole["peak_gb"], "GB", BAR_MEMORY, full, ""),
        _row(f"{CAME:,} records more on them", part["seconds"], "s", BAR_CAME, full,
             f"{part['people']:,} people looked at anew, {share:.2f} of the time for all; "
             f"{part['core']:.0f} seconds of the cores; peak memory {part['peak_gb']:.1f} GB"),
    ]  # fmt: skip


def _row(name: str, figure: float, unit: str, bar: int, full: bool, beside: str) -> dict[str, Any]:
    return {
        "name": name,
        "figure": round(figure, 1),
        "unit": unit,
        "bar": f"under {bar} {unit}",
        "met": figure < bar if full else None,
        "ratio_against": beside,
    }


def _said(*words: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.signs", *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return dict(json.loads(done[done.index("{") :]))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["prepare", folder, people]:
            sys.stdout.write(json.dumps(prepare(Path(folder), int(people))))
        case ["everybody", folder]:
            sys.stdout.write(json.dumps(everybody(Path(folder))))
        case ["touched", folder]:
            sys.stdout.write(json.dumps(touched(Path(folder))))
        case ["each", people]:
            for step, seconds in every_sign(int(people)):
                sys.stdout.write(f"{seconds:8.2f} {step}\n")
        case [people]:
            sys.stdout.write(json.dumps(figures(int(people)), indent=1) + "\n")
