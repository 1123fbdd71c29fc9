"""Linking at size beside the yardstick, on the same invented records in the same run.

The yardstick is plain Splink 5 over one table (../shared/bench/plain_splink.py). It is given every
particular that such a table can hold. Each runs in a process of its own, so that time and memory
are its own; ratios can be read, the machine's noise is left out.

Each reads the records from a file and leaves what it made in memory, within its time.

The yardstick trains its model on these records, in its time. Ours is read from its dated file in
the first rows; in the last it is trained too, as `wayhome link train` does after a first linking,
and the records are linked again with what was learned.

    python -m benchmarks.linking 1000000        both habits of error at that size
"""

import json
import subprocess
import sys
import tempfile
import time
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console

from benchmarks.invented_records import canonical, written
from benchmarks.peak import peak_gigabytes
from wayhome import people
from wayhome.evaluation import noise, noisy
from wayhome.evaluation.labelled import Labelled
from wayhome.evaluation.measures import mixed_and_split, pairwise
from wayhome.evaluation.plain import write_plain
from wayhome.people import training
from wayhome.people.model import CURRENT, Model, load, read
from wayhome.pipeline import engine

Figure = dict[str, Any]
YARDSTICK = Path(__file__).parents[1] / ".." / "shared" / "bench" / "plain_splink.py"
# Another seed and another habit of error: what is good on one of them only was made to suit it.
BENCH_DAY = date(2026, 12, 1)  # a model has a date, and this one is thrown away
SETS = (("as written", 11), ("unseen", 29))
KEPT = "select table_name from duckdb_tables() where database_name = 'kept'"
MOST_ERROR, MOST_MIXED, MOST_TIME, MOST_GB = 0.5, 0.1, 1.0, 3.0


def prepare(folder: Path, records: int, habit: str, seed: int) -> None:
    """Write the same records twice: canonical tables in a database, and one plain table."""
    con = duckdb.connect()
    canonical(con, written(records, seed))
    labelled = noisy(Labelled("invented", con), noise(habit), seed)
    con.close()
    write_plain(labelled.con, folder / "plain.parquet")
    labelled.con.execute(f"attach '{folder / 'set.duckdb'}' as kept")
    labelled.con.execute("copy from database memory to kept")
    labelled.con.close()


def linked(folder: Path, *, trained: bool = False) -> dict[str, float]:
    """Seconds, peak memory and quality of linking; for a process that does nothing else."""
    with engine.connect(":memory:", folder / "scratch") as con:
        began = time.perf_counter()
        con.execute(f"attach '{folder / 'set.duckdb'}' as kept (read_only)")
        for (table,) in con.execute(KEPT).fetchall():
            con.execute(f"create view {table} as from kept.{table}")
        people.link(con)
        if trained:
            people.link(con, _learned(con))
        seconds, peak = time.perf_counter() - began, peak_gigabytes()
        rows = con.execute(
            "select person_id, person from truth join person_subject using (subject_ref)"
        ).fetchnumpy()
    found, true = rows["person_id"].astype(str), rows["person"].astype(str)
    pairs = pairwise(found, true)
    mixed, split = mixed_and_split(found, true)
    return {
        "total_s": seconds,
        "peak_gb": peak,
        "precision": pairs.precision,
        "recall": pairs.recall,
        "f1": pairs.f1,
        "mixed_clusters": mixed,
        "split_people": split,
    }


def _learned(con: duckdb.DuckDBPyConnection) -> Model:
    """The model that these records teach, without their answers."""
    file = files("wayhome.people").joinpath(f"models/{CURRENT}.json")
    base = json.loads(file.read_text(encoding="utf-8"))
    found = training.train(con, load())
    return read(training.dated(base, found, version="bench", on=BENCH_DAY, release="bench"))


def linking(records: int = 100_000) -> list[Figure]:
    """Every set at this size: time, memory, quality, each beside the yardstick's."""
    return [figure for habit, seed in SETS for figure in _figures(records, habit, seed)]


def _figures(records: int, habit: str, seed: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        _said(["-m", "benchmarks.linking", "prepare", folder, str(records), habit, str(seed)])
        ours = _said(["-m", "benchmarks.linking", "linked", folder])
        taught = _said(["-m", "benchmarks.linking", "trained", folder])
        plain: dict[str, Any] = {}
        if YARDSTICK.exists():
            plain = _said([str(YARDSTICK), f"{folder}/plain.parquet", "--truth", "truth"])
    what = f"{records:,} person records, {habit}"
    return [
        _figure(
            f"{what}: linked, the model read and not trained",
            ours["total_s"],
            "s",
            plain.get("total_s"),
            MOST_TIME,
        ),
        _figure(f"{what}: peak memory", ours["peak_gb"], "GB", plain.get("peak_gb"), None)
        | {"bar": f"at most {MOST_GB:.0f} GB", "met": ours["peak_gb"] <= MOST_GB},
        _figure(
            f"{what}: pairwise error (precision {ours['precision']:.4f}, "
            f"recall {ours['recall']:.4f}, F1 {ours['f1']:.4f})",
            1 - ours["f1"],
            "",
            1 - plain["f1"] if plain else None,
            MOST_ERROR,
        ),
        _figure(
            f"{what}: people found with records of several",
            ours["mixed_clusters"],
            "",
            plain.get("mixed_clusters"),
            MOST_MIXED,
        ),
        _figure(
            f"{what}: linked, trained on them and linked again (precision "
            f"{taught['precision']:.4f}, recall {taught['recall']:.4f}, F1 {taught['f1']:.4f})",
            taught["total_s"],
            "s",
            plain.get("total_s"),
            None,
        ),
    ]


def _figure(name: str, ours: float, unit: str, plain: float | None, most: float | None) -> Figure:
    ratio = ours / plain if plain else None
    beside = "" if ratio is None else f"plain Splink {plain:,.4g}, {ratio:.3f} of it"
    return {
        "name": name,
        "figure": round(ours, 4),
        "unit": unit,
        "ratio_against": beside,
        "bar": f"at most {most} of plain Splink's" if most else "",
        "met": ratio <= most if ratio is not None and most else None,
    }


def _said(command: list[str]) -> dict[str, Any]:
    """The figures that a script prints as JSON; none where it prints none."""
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    if "{" in done.stdout:
        return dict(json.loads(done.stdout[done.stdout.index("{") :]))
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:3])} failed: {done.stderr[-500:]}")
    return {}


def _main(verb: str, *rest: str) -> None:
    if verb == "prepare":
        folder, records, habit, seed = rest
        prepare(Path(folder), int(records), habit, int(seed))
    elif verb in ("linked", "trained"):
        found = linked(Path(rest[0]), trained=verb == "trained")
        sys.stdout.write(json.dumps(found))
    else:
        for figure in linking(int(verb)):
            Console().print(figure, highlight=False)


if __name__ == "__main__":
    _main(*sys.argv[1:])
