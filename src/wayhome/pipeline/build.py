"""One run: every stage in order, then the release, then the switch.

The same deliveries, register, day, code and release before give the same content hash; timings
stand in the manifest beside it and not in it. The release before is an input because people keep
their ids (docs/adr/0014); with nothing new since, it changes nothing.
"""

import platform
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from wayhome import __version__, people
from wayhome.lexicon.dates import LONDON
from wayhome.lexicon.home import Home
from wayhome.pipeline import engine, fingerprint, release, serving, spark
from wayhome.pipeline.lock import build_lock
from wayhome.pipeline.release import Release
from wayhome.pipeline.spark.model import linking_with
from wayhome.pipeline.stages import STAGES, Run

Given = TypeVar("Given")  # what a stage is given, on one machine or on many
Telling = Callable[[str, str, float | None], None]  # stage, words, seconds once it is done


def _tell_nobody(stage: str, words: str, seconds: float | None) -> None:
    """For callers that only want the release."""


def build(
    home: Home,
    as_of: date | None = None,
    tell: Telling = _tell_nobody,
    *,
    master: str | None = None,
    lock: int | None = None,
) -> Release:
    """Run every stage over what was received and let the result serve.

    `master`: of the Spark that does the work; without it this machine's DuckDB does it alone.
    `lock`: the handle of the build lock, where the caller holds it.
    Errors: BadUsage while another build runs; NotSetUp without a register of agencies, or where
    Spark or Java is missing.
    """
    day = as_of or datetime.now(LONDON).date()
    with build_lock(home, lock):
        folder = release.new_folder(home)
        try:
            return _run(home, folder, day, tell, master)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise


def _run(home: Home, folder: Path, day: date, tell: Telling, master: str | None) -> Release:
    began = datetime.now(LONDON).replace(tzinfo=None)
    scratch = folder / "scratch"
    con = engine.connect(folder / "work.duckdb", scratch)
    before = release.before(home)
    chosen = people.chosen(home)
    chosen.name_in(con)
    run = Run(con, home, day, before.folder if before else None, folder, chosen)
    if master:
        timings, parts = _on_spark(run, master, scratch, tell)
    else:
        timings, parts = _stages(run, {stage.name: stage.work for stage in STAGES}, tell), None
    kept, timings["release"] = _keep(con, folder, tell)
    inputs, touched = _inputs(con), _touched(con)
    con.close()
    (folder / "work.duckdb").unlink()
    shutil.rmtree(scratch, ignore_errors=True)
    content = fingerprint.of_release({k.table: k.fingerprint for k in kept})
    manifest = {
        "as_of": day.isoformat(),
        "before": _named(before),
        "began_at": began.isoformat(timespec="seconds"),
        "content": content,
        "inputs": inputs,
        "model": chosen.model.version,
        "parts": parts,
        "rows": {k.table: k.rows for k in kept},
        "seconds": timings,
        "tables": {k.table: k.fingerprint for k in kept},
        "touched": touched,
        "versions": _versions(),
    }
    return release.finish(home, folder, f"{began:%Y%m%dT%H%M%S}-{content[:8]}", manifest)


def _on_spark(
    run: Run, master: str, scratch: Path, tell: Telling
) -> tuple[dict[str, float], dict[str, Any]]:
    """The same stages on Spark: their timings, and what the parts of each step did."""
    with linking_with(run.model.model), spark.session(master, scratch / "spark") as session:
        divided = spark.Divided(session, scratch / "divided")
        in_parts = spark.Run(divided, run.home, run.as_of, run.before, run.keep)
        timings = _stages(in_parts, spark.WORK, tell)
    spark.lay_open(divided, run.con)
    return timings, {step: asdict(told) for step, told in divided.told.items()}


def _stages(
    run: Given, work: Mapping[str, Callable[[Given], None]], tell: Telling
) -> dict[str, float]:
    timings: dict[str, float] = {}
    for stage in STAGES:
        tell(stage.name, stage.words, None)
        start = time.perf_counter()
        work[stage.name](run)
        timings[stage.name] = round(time.perf_counter() - start, 2)
        tell(stage.name, stage.words, timings[stage.name])
    return timings


def _keep(
    con: duckdb.DuckDBPyConnection, folder: Path, tell: Telling
) -> tuple[list[serving.Kept], float]:
    words = "Writing the release"
    tell("release", words, None)
    start = time.perf_counter()
    kept = list(serving.keep(con, folder, folder / release.SERVING))
    seconds = round(time.perf_counter() - start, 2)
    tell("release", words, seconds)
    return kept, seconds


def _inputs(con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    found = con.execute("select delivery, agency, feed, sha256 from delivery order by delivery")
    names = ("delivery", "agency", "feed", "sha256")
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


TOUCHED = {"lives": "life_touched", "signs": "sign_touched", "addresses": "address_sign_touched"}


def _touched(con: duckdb.DuckDBPyConnection) -> dict[str, int | None]:
    """How many lives were put in order anew, and of how many people and addresses signs were looked
    for; none where it was everybody."""
    there = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}
    counted = {what: table for what, table in TOUCHED.items() if table in there}
    return dict.fromkeys(TOUCHED) | {
        what: int(con.execute(f"select count(*) from {table}").fetchall()[0][0])
        for what, table in counted.items()
    }


def _named(before: Release | None) -> dict[str, Any] | None:
    """The release whose ids were carried over, by name and content."""
    if before is None:
        return None
    return {"release": before.name, "content": before.manifest()["content"]}


def _versions() -> dict[str, str]:
    return {
        "wayhome": __version__,
        "duckdb": duckdb.__version__,
        "python": platform.python_version(),
    }
