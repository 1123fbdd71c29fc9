"""How long it takes to find one person among a million, as a release serves them.

The people are those who truly wrote the records, not those that linking finds: searching is what is
measured here, and a million people are indexed in minutes.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from benchmarks.invented_records import RECORDS_A_PERSON, canonical, written
from wayhome import people
from wayhome.people.identity import macro

SEARCHED = (
    ("search_key", "key, person_id, subject_ref"),
    ("search_face", "person_id, subject_ref"),
    ("search_name", "token"),
)


def truly_linked(con: duckdb.DuckDBPyConnection) -> int:
    """Make `person_subject` from the truth; how many people there are."""
    con.execute(macro())
    con.execute(
        "create table person_subject as "
        "select record_id as subject_ref, person_id(truth::varchar) as person_id from written"
    )
    found = con.execute("select count(distinct person_id) from person_subject").fetchall()
    return int(found[0][0])


def served(con: duckdb.DuckDBPyConnection, folder: Path) -> duckdb.DuckDBPyConnection:
    """The tables of searching in a file of small blocks, as a release serves them."""
    con.execute(f"attach '{folder}/serving.duckdb' as serving (row_group_size 16384)")
    for name, order in SEARCHED:
        con.execute(f"create table serving.{name} as from {name} order by {order}")
    con.execute("checkpoint serving")
    con.execute("detach serving")
    return duckdb.connect(f"{folder}/serving.duckdb", read_only=True)


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


def taken(serving: duckdb.DuckDBPyConnection, texts: list[str]) -> np.ndarray:
    """Milliseconds by the clock and of processor for each search, one row a search."""
    times = []
    for text in texts:
        began, worked = time.perf_counter(), time.process_time()
        people.search(serving, text, "NBC")
        times.append((time.perf_counter() - began, time.process_time() - worked))
    return 1000 * np.array(times)


def searching(people_held: int = 1_000_000, searches: int = 700) -> dict[str, Any]:
    """Search p95 among that many people."""
    with tempfile.TemporaryDirectory() as folder:
        con = duckdb.connect(f"{folder}/release.duckdb")
        canonical(con, written(int(people_held * RECORDS_A_PERSON)))
        held = truly_linked(con)
        people.index(con)
        serving = served(con, Path(folder))
        clock, processor = taken(serving, list(questions(con, searches))).T
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
