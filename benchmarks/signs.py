"""Every sign of a million people and of addresses, with ten million records; then a thousand more.

python -m benchmarks.signs 1000000                  the figures
python -m benchmarks.signs each 100000              and the seconds of every sign

The records are invented by signs_records.py. What is measured is all that a build does from the
canonical tables to signs: lives in order, which address each record speaks of, what is said of
lines, who is beside whom, the signs of people with what is left for the next run, and the signs of
addresses. The map of ties is left out: no sign reads it.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb

from benchmarks.peak import peak_gigabytes
from benchmarks.signs_records import come, hold
from wayhome import chronology, signs
from wayhome.chronology import carried
from wayhome.network import lines
from wayhome.network.carried import build_places
from wayhome.network.carried_beside import MADE as BESIDE
from wayhome.network.carried_beside import build_beside
from wayhome.pipeline import engine, serving
from wayhome.records.changed import DATABASE, find_changed, opened
from wayhome.signs import addresses, firing, kept
from wayhome.signs.examples import AS_OF
from wayhome.signs.subject import ADDRESS, PERSON

CAME, RECORDS_EACH = 1_000, 10
BAR, BAR_CAME, BAR_MEMORY = 180, 10, 8  # seconds for a million people, for what came; GB
MEMORY = "6GB"  # of them for DuckDB
SUBJECTS = (PERSON, ADDRESS)
MADE = (*PERSON.made, *ADDRESS.made)
CARRIED = (*carried.MADE, "at_place")
SERVED = (  # of which the next build reads what a release serves
    *CARRIED,
    *("person_subject", "contact_point", "call", "relation"),
)
COUNTED = f"{len(signs.SIGNS)} signs of people and {len(addresses.ADDRESS_SIGNS)} of addresses"
Steps = dict[str, dict[str, float]]  # of each step the seconds, those of the cores, the peak so far


def _connect(folder: Path) -> duckdb.DuckDBPyConnection:
    con = engine.connect(folder / "work.duckdb", folder / "scratch")
    con.execute(f"set memory_limit = '{MEMORY}'")
    return con


def prepare(folder: Path, people: int) -> dict[str, float]:
    """Invent what is held."""
    with _connect(folder) as con:
        hold(con, people, people * RECORDS_EACH)
    return {}


def everybody(folder: Path) -> dict[str, Any]:
    """All signs; what a release would keep of them is written and not timed."""
    with _connect(folder) as con:
        steps = _timed(con, None, folder / "0")
        _leave(con, folder)
        rows, of_addresses = (_count(con, f"'{folder}/{of.signs}.parquet'") for of in SUBJECTS)
        return {"steps": steps, "signs": rows, "of_addresses": of_addresses}


def touched(folder: Path) -> dict[str, Any]:
    """The same day with a thousand records more: signs of whom they touch, and all before them."""
    with _connect(folder) as con:
        come(con, CAME)
        steps = _timed(con, folder / "0", folder / "1")
        people, places_ = (_count(con, of.touched) for of in SUBJECTS)
        return {"steps": steps, "people": people, "addresses": places_}


def _leave(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """What a release would keep of what was made; the next run has the canonical tables alone."""
    for table in MADE:
        con.execute(f"copy {table} to '{folder / table}.parquet'")
    path = folder / "0" / DATABASE
    con.execute(f"attach '{path}' as serving (row_group_size {serving.ROWS_IN_A_BLOCK})")
    con.execute("set preserve_insertion_order = true")
    for served in serving.SERVED:
        if served.name in SERVED:
            con.execute(f"create table serving.main.{served.name} as {served.query}")
    con.execute("detach serving")
    for table in (*MADE, *CARRIED, *BESIDE, "place_told"):
        con.execute(f"drop table {table}")


def _count(con: duckdb.DuckDBPyConnection, rows: str) -> int:
    return int(con.execute(f"select count(*) from {rows}").fetchall()[0][0])


def _timed(con: duckdb.DuckDBPyConnection, last: Path | None, keep: Path) -> Steps:
    """Every step in the order of a build, after what `last` kept."""
    keep.mkdir()
    people = signs.Before(last / signs.FOLDER, last.parent) if last else None
    places_ = addresses.before(last, last.parent) if last else None
    work: dict[str, Callable[[], None]] = {
        "lives in order": lambda: chronology.build(con, find_changed(con, last, keep)),
        "places": lambda: build_places(con, opened(con, last), keep),
        "lines": lambda: lines.build(con),
        "who is beside whom": lambda: build_beside(con, opened(con, last), keep),
        "signs of people": lambda: signs.build(con, AS_OF, before=people, keep=keep / signs.FOLDER),
        "signs of addresses": lambda: addresses.build(
            con, AS_OF, before=places_, keep=keep / addresses.FOLDER
        ),
    }
    return {step: _one(does) for step, does in work.items()}


def _one(does: Callable[[], None]) -> dict[str, float]:
    began, core = time.perf_counter(), _core()
    does()
    return {"seconds": time.perf_counter() - began, "core": _core() - core,
            "peak_gb": peak_gigabytes()}  # fmt: skip


def _core() -> float:
    """Seconds of the cores that this process has used: they hardly change when the machine does
    other work as well."""
    spent = os.times()
    return spent.user + spent.system


def every_sign(people: int) -> list[tuple[str, float]]:
    """The seconds of each step and sign, the longest first."""
    spent: Counter[str] = Counter()
    _watch(spent, "take_prints", kept)
    for step in ("lay_out", "find_away", "find_triggers", "_tell"):
        _watch(spent, step)
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name), people)
        spent["all"] = _sum(everybody(Path(name))["steps"], "seconds")
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
    what = f"signs of {people:,} people and of addresses with {people * RECORDS_EACH:,} records"
    all_, more = whole["steps"], part["steps"]
    signs_alone = {step: more[step] for step in ("signs of people", "signs of addresses")}
    peak = max(step["peak_gb"] for step in (*all_.values(), *more.values()))
    return [
        _row(what, _sum(all_, "seconds"), "s", BAR, full, f"{_each(all_)}; {COUNTED}; "
             f"{whole['signs']:,} and {whole['of_addresses']:,} times one held; "
             f"{_sum(all_, 'core'):.0f} seconds of the cores"),
        _row(f"{what}: peak memory", peak, "GB", BAR_MEMORY, full, ""),
        _row(f"signs of {CAME:,} records more on them", _sum(signs_alone, "seconds"), "s", BAR_CAME,
             full, f"{_each(signs_alone)}; {part['people']:,} people and "
             f"{part['addresses']:,} addresses looked at anew; "
             f"{_sum(signs_alone, 'core'):.0f} seconds of the cores"),
        _row(f"{CAME:,} records more on them, with what a build makes anew before signs",
             _sum(more, "seconds"), "s", BAR_CAME, full,
             f"{_each(more)}; {_sum(more, 'core'):.0f} seconds of the cores"),
    ]  # fmt: skip


def _sum(steps: Steps, what: str) -> float:
    return sum(step[what] for step in steps.values())


def _each(steps: Steps) -> str:
    return ", ".join(f"{step} {told['seconds']:.1f}" for step, told in steps.items())


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
