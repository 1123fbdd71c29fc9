"""What linking costs at several sizes, on one machine and on Spark: what that makes of a nation.

    python -m benchmarks.sizing 100000 1000000 5000000 --engine duckdb --engine spark

measures each size in a process of its own, keeps what was measured in sizing.json, and writes the
tables of docs/sizing.md from everything kept. Without sizes it only writes the tables.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import psutil

from benchmarks.invented_records import canonical, written
from wayhome import people, pipeline
from wayhome.pipeline import engine as this_machine
from wayhome.pipeline.spark import finding, linking
from wayhome.pipeline.spark.part import left
from wayhome.records.schema import TABLES

KEPT = Path(__file__).with_name("sizing.json")
PAGE = Path(__file__).parents[1] / "docs" / "sizing.md"
BEGINS, ENDS = "<!-- measured: begins -->", "<!-- measured: ends -->"
NATION = 100_000_000
FILES = 8  # in which the records lie before Spark reads them

Measured = dict[str, Any]
Spent = tuple[float, float]  # seconds, and seconds of cores


class Watch(threading.Thread):
    """The most memory that this process and those it started have held together, in bytes."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most, self.over = 0, threading.Event()

    def run(self) -> None:
        me = psutil.Process()
        while not self.over.wait(0.2):
            held = 0
            for each in [me, *me.children(recursive=True)]:
                try:
                    held += each.memory_info().rss
                except psutil.Error:
                    continue
            self.most = max(self.most, held)


def on_duckdb(records: int, folder: Path) -> Spent:
    """Linking and indexing on this machine alone."""
    con = this_machine.connect(folder / "work.duckdb", folder / "scratch")
    canonical(con, written(records))
    began = _so_far()
    people.link(con, keep=folder / "linking")
    people.index(con)
    return _since(began)


def on_spark(records: int, folder: Path) -> Spent:
    """The same on Spark, Parquet in and out, once it has started."""
    _as_parquet(records, folder / "divided" / "tables")
    with pipeline.spark.session(pipeline.spark.master_of(), folder / "spark") as session:
        divided = pipeline.spark.Divided(session, folder / "divided")
        began = _so_far()
        linking.build(divided, None, folder / "linking", date(2026, 11, 28))
        finding.build(divided)
        return _since(began)


def _as_parquet(records: int, tables: Path) -> None:
    con = duckdb.connect()
    canonical(con, written(records))
    for table in TABLES:
        (tables / table.name).mkdir(parents=True)
        for place in range(FILES):
            file, rows = left(tables, table.name, place), f"from {table.name}"
            con.execute(f"copy ({rows} where rowid % {FILES} = {place}) to '{file}'")


ENGINES = {"duckdb": on_duckdb, "spark": on_spark}


def measure(engine: str, records: int) -> Measured:
    """One measurement, in this process, which should do nothing else."""
    watch = Watch()
    with tempfile.TemporaryDirectory() as folder:
        watch.start()
        seconds, core_seconds = ENGINES[engine](records, Path(folder))
        watch.over.set()
    return {
        "engine": engine,
        "records": records,
        "seconds": round(seconds, 1),
        "core_seconds": round(core_seconds, 1),
        "gigabytes": round(watch.most / 1e9, 2),
        "cores": len(os.sched_getaffinity(0)),
        "load": round(os.getloadavg()[0], 1),
        "measured": f"{datetime.now(UTC):%Y-%m-%d}",
    }


def _since(began: Spent) -> Spent:
    return tuple(now - then for now, then in zip(_so_far(), began, strict=True))  # type: ignore[return-value]


def _so_far() -> Spent:
    """The clock, and what this process and those it started have used of the cores."""
    me, total = psutil.Process(), 0.0
    for each in [me, *me.children(recursive=True)]:
        spent = each.cpu_times()
        total += spent.user + spent.system
        if each is not me:
            total += spent.children_user + spent.children_system
    return time.perf_counter(), total


def _apart(engine: str, records: int) -> Measured:
    command = [sys.executable, "-m", "benchmarks.sizing", "--one", engine, str(records)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return dict(json.loads(done[done.index("{") :]))


def exponent(points: list[Measured], what: str) -> float:
    """How fast it grows: the slope of its logarithm over that of the records (least squares)."""
    xs = [math.log(point["records"]) for point in points]
    ys = [math.log(point[what]) for point in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((each - x) ** 2 for each in xs)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / over


def tables(kept: list[Measured]) -> str:
    """What was measured, and what it makes of the nation, as Markdown."""
    lines = [
        "| engine | records | seconds | core seconds | memory, GB | cores | load | on |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [_row(point) for point in kept]
    lines += [
        "",
        "| engine | growth of core seconds | growth of memory | 100 million records, core hours |",
        "|---|---|---|---|",
    ]
    for engine in ENGINES:
        points = [point for point in kept if point["engine"] == engine]
        if len(points) > 1:
            lines.append(_grown(engine, points))
    return "\n".join(lines)


def _row(point: Measured) -> str:
    return (
        f"| {point['engine']} | {point['records']:,} | {point['seconds']:,.1f} "
        f"| {point['core_seconds']:,.1f} "
        f"| {point['gigabytes']:.1f} | {point['cores']} | {point['load']} | {point['measured']} |"
    )


def _grown(engine: str, points: list[Measured]) -> str:
    time_, memory = exponent(points, "core_seconds"), exponent(points, "gigabytes")
    largest = points[-1]
    # never better than in proportion: what is fixed in small runs flatters the slope
    hours = largest["core_seconds"] * (NATION / largest["records"]) ** max(time_, 1.0) / 3600
    return f"| {engine} | records^{time_:.2f} | records^{memory:.2f} | {hours:,.0f} |"


def _write(kept: list[Measured]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGINS)
    after = rest.split(ENDS)[1]
    PAGE.write_text(f"{before}{BEGINS}\n\n{tables(kept)}\n\n{ENDS}{after}", encoding="utf-8")


def main() -> None:
    """Measure what is asked for, keep it, write the page."""
    asking = argparse.ArgumentParser()
    asking.add_argument("records", type=int, nargs="*")
    asking.add_argument("--engine", action="append", choices=list(ENGINES))
    asking.add_argument("--one", metavar="ENGINE", choices=list(ENGINES), help="in this process")
    asked = asking.parse_args()
    if asked.one:
        sys.stdout.write(json.dumps(measure(asked.one, asked.records[0])))
        return
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else []
    for engine in asked.engine or list(ENGINES):
        for records in asked.records:
            found = _apart(engine, records)
            kept = [k for k in kept if (k["engine"], k["records"]) != (engine, records)] + [found]
            kept.sort(key=lambda point: (point["engine"], point["records"]))
            KEPT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
            _write(kept)
            sys.stdout.write(_row(found) + "\n")
    _write(kept)


if __name__ == "__main__":
    main()
