"""One run: every stage in order, then the release, then the switch.

The same deliveries, register, day and code give the same content hash; timings stand in the
manifest beside it and not in it.
"""

import platform
import shutil
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from wayhome import __version__
from wayhome.lexicon.home import Home
from wayhome.pipeline import engine, fingerprint, release, serving
from wayhome.pipeline.lock import build_lock
from wayhome.pipeline.release import Release
from wayhome.pipeline.stages import STAGES, Run

LONDON = ZoneInfo("Europe/London")

Telling = Callable[[str, str, float | None], None]  # stage, words, seconds once it is done


def _tell_nobody(stage: str, words: str, seconds: float | None) -> None:
    """For callers that only want the release."""


def build(home: Home, as_of: date | None = None, tell: Telling = _tell_nobody) -> Release:
    """Run every stage over what was received and let the result serve.

    Errors: BadUsage while another build runs; NotSetUp without a register of agencies.
    """
    day = as_of or datetime.now(LONDON).date()
    with build_lock(home):
        folder = release.new_folder(home)
        try:
            return _run(home, folder, day, tell)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise


def _run(home: Home, folder: Path, day: date, tell: Telling) -> Release:
    began = datetime.now(LONDON).replace(tzinfo=None)
    scratch = folder / "scratch"
    con = engine.connect(folder / "work.duckdb", scratch)
    timings = _stages(Run(con, home, day), tell)
    kept, timings["release"] = _keep(con, folder, tell)
    inputs = _inputs(con)
    con.close()
    (folder / "work.duckdb").unlink()
    shutil.rmtree(scratch, ignore_errors=True)
    content = fingerprint.of_release({k.table: k.fingerprint for k in kept})
    manifest = {
        "as_of": day.isoformat(),
        "began_at": began.isoformat(timespec="seconds"),
        "content": content,
        "inputs": inputs,
        "rows": {k.table: k.rows for k in kept},
        "seconds": timings,
        "tables": {k.table: k.fingerprint for k in kept},
        "versions": _versions(),
    }
    return release.finish(home, folder, f"{began:%Y%m%dT%H%M%S}-{content[:8]}", manifest)


def _stages(run: Run, tell: Telling) -> dict[str, float]:
    timings: dict[str, float] = {}
    for stage in STAGES:
        tell(stage.name, stage.words, None)
        start = time.perf_counter()
        stage.work(run)
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


def _versions() -> dict[str, str]:
    return {
        "wayhome": __version__,
        "duckdb": duckdb.__version__,
        "python": platform.python_version(),
    }
