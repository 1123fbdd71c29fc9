"""One part of one step, wherever an executor runs it: rows in, the rule, rows out.

Parquet in, a DuckDB of its own in memory that spills to the executor's disk, Parquet out. What a
part leaves appears in one rename, so that a part that is run twice, or dies, leaves no torn file.
"""

import os
import shutil
import tempfile
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from wayhome.people.model import Model
from wayhome.pipeline import engine
from wayhome.pipeline.spark.model import linking_with
from wayhome.pipeline.spark.steps import Work


class PartFailed(Exception):
    """A part could not be worked. Its words hold no value of any row."""


@dataclass(frozen=True)
class Given:
    """A table that reaches the part: its files here, and any file that shows its columns."""

    table: str
    files: str  # a pattern; may fit nothing
    like: str
    only: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True)
class Part:
    """What an executor is told."""

    step: str
    number: int
    given: tuple[Given, ...]
    work: Work
    makes: Mapping[str, str]
    tables: Path
    at_once: int  # parts that are worked at a time, of which a machine has one for each core
    model: Model


@dataclass(frozen=True)
class Done:
    """What became of it."""

    number: int
    rows: dict[str, int]
    seconds: float


def attempt(part: Part) -> Done:
    """Work a part on an executor. PartFailed names the step and the kind of error alone."""
    try:
        return work(part)
    except Exception as error:
        kind = type(error).__name__
        raise PartFailed(f"step {part.step}, part {part.number}: {kind}") from None


def work(part: Part) -> Done:
    """Run the rule over the part."""
    began = time.perf_counter()
    # where Spark's own spilling goes; the machine's usual place where no Spark runs it
    scratch = Path(
        tempfile.mkdtemp(dir=os.environ.get("SPARK_LOCAL_DIRS", "").split(",")[0] or None)
    )
    try:
        at_once = min(part.at_once, len(os.sched_getaffinity(0)))
        con = engine.connect(":memory:", scratch, at_once)
        con.execute("create schema memory.came")
        for each in part.given:
            _receive(con, each)
        con.execute("set search_path = 'memory.main,memory.came'")
        with linking_with(part.model):
            part.work(con)
        rows = {name: _leave(con, part, name, query) for name, query in part.makes.items()}
        con.close()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return Done(part.number, rows, time.perf_counter() - began)


def left(tables: Path, name: str, number: int) -> Path:
    """The file that a part leaves of a table."""
    return tables / name / f"part-{number:05}.parquet"


def _receive(con: duckdb.DuckDBPyConnection, given: Given) -> None:
    name = f'memory.came."{given.table}"'
    columns = ", ".join(f'"{column}"' for column in given.only) or "*"
    like = f"select {columns} from {_read(given.like)}"
    if given.whole:
        con.execute(f"create view {name} as {like}")
        return
    # typed as they were left: Spark knows fewer kinds of number
    con.execute(f"create table {name} as {like} limit 0")
    folder, pattern = os.path.split(given.files)
    if any(Path(folder).glob(pattern)):
        con.execute(f"insert into {name} by name select {columns} from {_read(given.files)}")


def _read(files: str) -> str:
    quoted = files.replace("'", "''")
    return f"read_parquet('{quoted}', hive_partitioning = false)"


def _leave(con: duckdb.DuckDBPyConnection, part: Part, name: str, query: str) -> int:
    file = left(part.tables, name, part.number)
    file.parent.mkdir(parents=True, exist_ok=True)
    waiting = file.with_name(f".{file.name}.{uuid.uuid4().hex}")
    quoted = str(waiting).replace("'", "''")
    rows = con.execute(
        f"copy ({query}) to '{quoted}' (format parquet, compression zstd)"
    ).fetchall()[0][0]
    os.replace(waiting, file)
    return int(rows)
