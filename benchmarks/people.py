"""Linking and finding at size: ours beside the yardstick, on the same invented records.

usage: python benchmarks/people.py [--records 100000] [--yardstick] [--searches 400]

Records are written by several agencies about invented people, with slips, moved homes, missing
fields, households and telephones shared by a family. Prints seconds, peak memory, pairwise
quality, and how long a search takes; with --yardstick also plain Splink 5 in the same run
(../shared/bench/plain_splink.py), so that ratios can be read and the machine's noise left out.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from wayhome import people
from wayhome.records.schema import TABLES
from wayhome.synthetic.chance import stream
from wayhome.synthetic.population import people as invent
from wayhome.synthetic.slips import slip

YARDSTICK = Path(__file__).parents[1] / ".." / "shared" / "bench" / "plain_splink.py"
TODAY = np.datetime64("2026-11-20")
RECORDS_A_PERSON = 2.7
AGENCIES = np.array(["NBC", "NBP", "NBE", "ECC", "EMC", "HOS"])


def written(records: int, seed: int = 11) -> pa.Table:
    """One row a record, with the true person in `truth`."""
    rng = stream(seed, "benchmark")
    everyone = invent(int(records / RECORDS_A_PERSON), seed, TODAY)
    pid = np.sort(rng.integers(0, len(everyone), records))
    worse = rng.random(records) < 0.25
    seen = slip(rng, everyone, pid, np.zeros(records, bool), worse)
    agency = AGENCIES[rng.integers(0, len(AGENCIES), records)]
    line = np.char.zfill((everyone.household % 10**6).astype(str), 6)
    family_phone = np.char.add("+447700", line)
    return pa.table(
        {
            "truth": pid,
            "record_id": np.char.add(np.char.add(agency, "/own/"), np.arange(records).astype(str)),
            "agency": agency,
            "given": seen.given,
            "middle": _some(rng, seen.middle, 0.4),
            "family": seen.family,
            "dob": pa.array(_some(rng, seen.dob.astype(object), 0.95), pa.date32()),
            "sex": np.where(seen.sex == "M", "male", "female"),
            "address": seen.address,
            "postcode": pa.array(_some(rng, seen.postcode, 0.85), pa.string()),
            "phone": pa.array(_some(rng, family_phone[pid].astype(object), 0.3), pa.string()),
            "whose": np.where(everyone.age(TODAY)[pid] < 18, "parent", "own"),
            "nhs_number": pa.array(
                _some(rng, np.char.zfill(everyone.nhs[pid].astype(str), 10), 0.4), pa.string()
            ),
        }
    )


def _some(rng: np.random.Generator, values: np.ndarray, share: float) -> np.ndarray:
    kept = values.astype(object).copy()
    kept[rng.random(len(kept)) >= share] = None
    return kept


def canonical(con: duckdb.DuckDBPyConnection, table: pa.Table) -> None:
    """The canonical tables that hold the records."""
    for each in TABLES:
        columns = ", ".join(f'"{column.name}" {column.type}' for column in each.columns)
        con.execute(f"create table {each.name} ({columns})")
    con.register("written", table)
    shared = (
        "record_id, agency, 'own' as system, timestamp '2026-11-01' as received_at, "
        "'official-sensitive' as marking, record_id as subject_ref"
    )
    con.execute(
        f"insert into subject by name select {shared}, concat_ws(' ', given, middle) as "
        "given_names, family as family_name, dob, 'day' as dob_precision, sex, nhs_number, "
        "split_part(record_id, '/', 3) as local_id from written"
    )
    con.execute(
        f"insert into stay by name select {shared}, 'home' as kind, address, postcode from written "
        "where postcode is not null"
    )
    con.execute(
        f"insert into contact_point by name select {shared}, 'phone' as kind, phone as value, "
        "whose from written where phone is not null"
    )


def quality(con: duckdb.DuckDBPyConnection) -> dict[str, float]:
    """Pairwise precision, recall and F1 of the people found."""
    found, true, both = con.execute(
        "with j as (select truth, person_id from written join person_subject on "
        "record_id = subject_ref) select "
        "(select sum(n * (n - 1) / 2) from (select count(*) n from j group by person_id)), "
        "(select sum(n * (n - 1) / 2) from (select count(*) n from j group by truth)), "
        "(select sum(n * (n - 1) / 2) from (select count(*) n from j group by person_id, truth))"
    ).fetchall()[0]
    return {
        "precision": round(both / found, 4),
        "recall": round(both / true, 4),
        "f1": round(2 * both / (found + true), 4),
    }


def served(con: duckdb.DuckDBPyConnection, folder: Path) -> duckdb.DuckDBPyConnection:
    """The tables of searching in a file of small blocks, as a release serves them."""
    con.execute(f"attach '{folder}/serving.duckdb' as serving (row_group_size 16384)")
    for name, order in (
        ("search_key", "key, person_id, subject_ref"),
        ("search_face", "person_id, subject_ref"),
        ("search_name", "token"),
    ):
        con.execute(f"create table serving.{name} as from {name} order by {order}")
    con.execute("checkpoint serving")
    con.execute("detach serving")
    return duckdb.connect(f"{folder}/serving.duckdb", read_only=True)


def searches(
    con: duckdb.DuckDBPyConnection, serving: duckdb.DuckDBPyConnection, count: int
) -> dict[str, float]:
    """How long searches of several sorts take: milliseconds by the clock, and of processor."""
    rows = con.execute(
        "select given, family, dob, phone, postcode, nhs_number from written "
        f"using sample {count} rows (reservoir, 3)"
    ).fetchall()
    taken = []
    for number, (given, family, dob, phone, postcode, nhs) in enumerate(rows):
        texts = (
            f"{given} {family}",
            f"{family}, {given} {dob or ''}",
            family,
            given,
            phone or f"{given} {family} {str(dob)[:4]}",
            postcode or str(dob),
            nhs or str(dob),
        )
        began = time.perf_counter()
        worked = time.process_time()
        people.search(serving, texts[number % len(texts)], "NBC")
        taken.append((time.perf_counter() - began, time.process_time() - worked))
    clock, worked_ms = 1000 * np.array(taken).T
    return {
        "searches": len(taken),
        "p50_ms": round(float(np.percentile(clock, 50)), 1),
        "p95_ms": round(float(np.percentile(clock, 95)), 1),
        "processor_p95_ms": round(float(np.percentile(worked_ms, 95)), 1),
    }


def yardstick(table: pa.Table, folder: Path) -> dict[str, Any]:
    """Plain Splink over the same records, in a process of its own."""
    con = duckdb.connect()
    con.register("written", table)
    path = folder / "people.parquet"
    con.execute(
        "copy (select record_id, agency as source, lower(given) as first_name, "
        "lower(middle) as middle_name, lower(family) as surname, dob::varchar as dob, "
        "sex as gender, regexp_extract(address, '[0-9]+') as house_no, postcode, phone, "
        "nhs_number as nhs_no, null::varchar as upn, null::varchar as pnc, truth::varchar as truth "
        f"from written) to '{path}' (format parquet)"
    )
    done = subprocess.run(
        [sys.executable, str(YARDSTICK), str(path), "--truth", "truth"],
        capture_output=True,
        text=True,
        check=False,
    )
    found = done.stdout[done.stdout.index("{") :] if "{" in done.stdout else "{}"
    return dict(json.loads(found)) or {"failed": done.stderr[-300:]}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--records", type=int, default=100_000)
    asked.add_argument("--searches", type=int, default=400)
    asked.add_argument("--yardstick", action="store_true")
    args = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in measured(args, Path(folder)):
            sys.stdout.write(f"{json.dumps(line)}\n")
            sys.stdout.flush()


def measured(args: argparse.Namespace, folder: Path) -> Iterator[dict[str, object]]:
    """Each measure as it is taken."""
    table = written(args.records)
    con = duckdb.connect(str(folder / "release.duckdb"))
    canonical(con, table)
    seconds = {}
    for name, stage in (("link", people.link), ("index", people.index)):
        began = time.perf_counter()
        stage(con)
        seconds[name] = round(time.perf_counter() - began, 1)
    serving = served(con, folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    yield {"records": args.records, **seconds, "peak_gb": round(peak, 2), **quality(con)}
    yield searches(con, serving, args.searches)
    if args.yardstick and YARDSTICK.exists():
        found = yardstick(table, folder)
        yield found
        if "total_s" in found:
            yield {"link_of_plain_splink": round(seconds["link"] / float(found["total_s"]), 2)}


def all_figures(records: int = 100_000) -> list[dict[str, Any]]:
    """Linking and finding as figures with their bars; the yardstick where it can run."""
    asked = argparse.Namespace(records=records, searches=400, yardstick=YARDSTICK.exists())
    with tempfile.TemporaryDirectory() as folder:
        linked, found, *beside = measured(asked, Path(folder))
    plain = next((f"plain Splink {b['total_s']} s" for b in beside if "total_s" in b), "")
    quality = f"precision {linked['precision']:.3f}, recall {linked['recall']:.3f}"
    return [
        {
            "name": f"{records:,} person records linked ({quality})",
            "figure": linked["link"],
            "unit": "s",
            "ratio_against": plain,
            "bar": "",
            "met": None,
        },
        {
            "name": f"one search among {records:,} records, p95",
            "figure": found["p95_ms"],
            "unit": "ms",
            "ratio_against": "",
            "bar": "under 100 at a million people",
            "met": None,
        },
    ]


if __name__ == "__main__":
    main()
