"""How long it takes to find one person among a million, with the index of a release."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from benchmarks.invented_records import RECORDS_A_PERSON, canonical, written
from wayhome import people


def questions(con: duckdb.DuckDBPyConnection, count: int) -> Iterator[str]:
    """What people type: names in either order, a name alone, a number, a place, a date."""
    rows = con.execute(
        "select given, family, dob, phone, postcode, nhs_number from written "
        f"using sample {count} rows (reservoir, 3)"
    ).fetchall()
    for number, (given, family, dob, phone, postcode, nhs) in enumerate(rows):
        yield (
            f"{given} {family}",
            f"{family}, {given} {dob or ''}",
            family,
            given,
            phone or f"{given} {family} {str(dob)[:4]}",
            postcode or str(dob),
            nhs or str(dob),
        )[number % 7]


def taken(lookup: people.Lookup, texts: list[str]) -> np.ndarray:
    """Milliseconds by the clock and of processor for each search, one row a search."""
    times = []
    for text in texts:
        began, worked = time.perf_counter(), time.process_time()
        people.search(lookup, text, "NBC")
        times.append((time.perf_counter() - began, time.process_time() - worked))
    return 1000 * np.array(times)


def searching(people_held: int = 1_000_000, searches: int = 700) -> dict[str, Any]:
    """Search p95 among about that many people."""
    with tempfile.TemporaryDirectory() as folder:
        con = duckdb.connect(f"{folder}/release.duckdb")
        con.execute("set enable_progress_bar = false")
        canonical(con, written(int(people_held * RECORDS_A_PERSON)))
        people.link(con)
        people.index(con)
        people.keep_index(con, Path(folder))
        held = con.execute("select count(*) from person").fetchall()[0][0]
        lookup = people.Lookup(Path(folder) / people.LOOKUP)
        clock, processor = taken(lookup, list(questions(con, searches))).T
    p95 = round(float(np.percentile(clock, 95)), 1)
    return {
        "name": f"one search among {held:,} people, p95",
        "figure": p95,
        "unit": "ms",
        "ratio_against": f"median {np.percentile(clock, 50):.1f} ms; "
        f"of processor {np.percentile(processor, 95):.1f} ms",
        "bar": "under 100 at a million people",
        "met": p95 < 100,
    }
