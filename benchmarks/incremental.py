"""Deliveries of a thousand records on a million held, linked: beside linking all of them.

python -m benchmarks.incremental 1000000        and 1,000 more, and 1,000 more

The second finds what was kept in two layers, as every delivery after the first does.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.invented_records import canonical, written
from benchmarks.peak import peak_gigabytes
from wayhome import people
from wayhome.pipeline import engine

CAME, DELIVERIES = 1_000, 2
BAR = 10.0  # seconds
TABLES = ("subject", "stay", "contact_point")


def prepare(folder: Path, records: int) -> dict[str, float]:
    """Link what is held, and lay by what comes; the seconds of linking all."""
    everything = written(records + DELIVERIES * CAME)
    with engine.connect(folder / "held.duckdb", folder / "scratch") as con:
        canonical(con, everything.slice(0, records))
        began = time.perf_counter()
        people.link(con, keep=folder / "0")
        seconds = time.perf_counter() - began
        _drop_views(con)
    for turn in range(DELIVERIES):
        with duckdb.connect(str(folder / f"came-{turn}.duckdb")) as con:
            canonical(con, everything.slice(records + turn * CAME, CAME))
            con.execute("drop view written")
    return {"seconds": seconds}


def come(folder: Path, turn: int) -> dict[str, float]:
    """Link again with what came; seconds and gigabytes."""
    with engine.connect(folder / "held.duckdb", folder / "scratch") as con:
        con.execute(f"attach '{folder / f'came-{turn}.duckdb'}' as came (read_only)")
        for table in TABLES:
            con.execute(f"insert into {table} from came.{table}")
        began = time.perf_counter()
        people.link(con, before=folder / str(turn), keep=folder / str(turn + 1))
        seconds = time.perf_counter() - began
        _drop_views(con)
        return {"seconds": seconds, "peak_gb": peak_gigabytes()}


def _drop_views(con: duckdb.DuckDBPyConnection) -> None:
    for view in ("linked_face", "person", "link"):
        con.execute(f"drop view {view}")  # a build makes them in a database of its own


def incremental(records: int = 1_000_000) -> list[dict[str, Any]]:
    """The figures for `make bench`."""
    with tempfile.TemporaryDirectory() as folder:
        everything = _said("prepare", folder, str(records))["seconds"]
        return [
            _figure(records, turn, everything, _said("come", folder, str(turn)))
            for turn in range(DELIVERIES)
        ]


def _figure(records: int, turn: int, everything: float, came: dict[str, float]) -> dict[str, Any]:
    share = came["seconds"] / everything
    return {
        "name": f"{CAME:,} records more on {records:,} held, linked: delivery {turn + 1} "
        f"(peak {came['peak_gb']:.1f} GB)",
        "figure": round(came["seconds"], 1),
        "unit": "s",
        "ratio_against": f"linking all {everything:.1f} s, {share:.2f} of it",
        "bar": f"{BAR:.0f} s",
        "met": came["seconds"] <= BAR if records >= 1_000_000 else None,
    }


def _said(*words: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.incremental", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return dict(json.loads(done[done.index("{") :]))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["prepare", folder, records]:
            sys.stdout.write(json.dumps(prepare(Path(folder), int(records))))
        case ["come", folder, turn]:
            sys.stdout.write(json.dumps(come(Path(folder), int(turn))))
        case [records]:
            sys.stdout.write(json.dumps(incremental(int(records)), indent=1) + "\n")
