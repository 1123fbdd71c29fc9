"""Linking at size beside the yardstick, on the same invented records in the same run.

The yardstick is plain Splink 5 over one table (../shared/bench/plain_splink.py), each in a process
of its own, so that ratios can be read and the machine's noise left out.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.invented_records import canonical, written
from wayhome import people

YARDSTICK = Path(__file__).parents[1] / ".." / "shared" / "bench" / "plain_splink.py"

AS_ONE_TABLE = """
copy (select record_id, agency as source, lower(given) as first_name,
  lower(middle) as middle_name, lower(family) as surname, dob::varchar as dob,
  sex as gender, regexp_extract(address, '[0-9]+') as house_no, postcode, phone,
  nhs_number as nhs_no, null::varchar as upn, null::varchar as pnc, truth::varchar as truth
from written) to '{path}' (format parquet)
"""

# Pairs of records that are called one person, that truly are, and both.
PAIRS = """
with j as (select truth, person_id from written join person_subject on record_id = subject_ref)
select
  (select sum(n * (n - 1) / 2) from (select count(*) n from j group by person_id)),
  (select sum(n * (n - 1) / 2) from (select count(*) n from j group by truth)),
  (select sum(n * (n - 1) / 2) from (select count(*) n from j group by person_id, truth))
"""


def quality(con: duckdb.DuckDBPyConnection) -> dict[str, float]:
    """Pairwise precision, recall and F1 of the people found."""
    found, true, both = con.execute(PAIRS).fetchall()[0]
    return {"precision": both / found, "recall": both / true, "f1": 2 * both / (found + true)}


def linked(records: int) -> dict[str, float]:
    """Seconds, peak memory and quality of linking; for a process that does nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        con = duckdb.connect(f"{folder}/release.duckdb")
        canonical(con, written(records))
        began = time.perf_counter()
        people.link(con)
        seconds = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        return {"total_s": seconds, "peak_gb": peak, **quality(con)}


def linking(records: int = 100_000) -> dict[str, Any]:
    """Linking in a process of its own, and the yardstick after it where it is at hand."""
    ours = _said(["-m", "benchmarks.linking", str(records)])
    plain = _yardstick(records) if YARDSTICK.exists() else {}
    beside = (
        f"plain Splink {plain['total_s']:.1f} s, {ours['total_s'] / plain['total_s']:.2f} of it"
        if "total_s" in plain
        else ""
    )
    quality = f"precision {ours['precision']:.3f}, recall {ours['recall']:.3f}"
    return {
        "name": f"{records:,} person records linked ({quality}, peak {ours['peak_gb']:.1f} GB)",
        "figure": round(ours["total_s"], 1),
        "unit": "s",
        "ratio_against": beside,
        "bar": "",
        "met": None,
    }


def _yardstick(records: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path, con = f"{folder}/people.parquet", duckdb.connect()
        con.register("written", written(records))
        con.execute(AS_ONE_TABLE.format(path=path))
        con.close()
        return _said([str(YARDSTICK), path, "--truth", "truth"])


def _said(command: list[str]) -> dict[str, Any]:
    """The figures that a script prints as JSON; none where it fails."""
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, check=False
    ).stdout
    return dict(json.loads(done[done.index("{") :])) if "{" in done else {}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(linked(int(sys.argv[1]))))
