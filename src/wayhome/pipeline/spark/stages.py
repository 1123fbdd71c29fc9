"""The stages of a run on Spark: the same, in the same order, under the same words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.lexicon.home import Home
from wayhome.pipeline.spark import addresses, finding, linking, lives, network, records, signs
from wayhome.pipeline.spark.dividing import Divided


@dataclass(frozen=True)
class Run:
    """What a stage is given: the tables in parts, the home, the day, what the release before left
    for the next linking, and where to leave the same."""

    divided: Divided
    home: Home
    as_of: date
    before: Path | None
    keep: Path


WORK: dict[str, Callable[[Run], None]] = {
    "records": lambda run: records.build(run.divided, run.home),
    "people": lambda run: linking.build(run.divided, run.before, run.keep, run.as_of),
    "chronology": lambda run: lives.build(run.divided),
    "network": lambda run: network.build(run.divided),
    "signs": lambda run: signs.build(run.divided, run.as_of),
    "addresses": lambda run: addresses.build(run.divided, run.as_of),
    "index": lambda run: finding.build(run.divided),
}


def lay_open(run: Divided, con: DuckDBPyConnection) -> None:
    """Every table that was made, as a view of its Parquet files: nothing is read yet."""
    for name in run.names():
        files = run.files(name).replace("'", "''")
        con.execute(f"create view \"{name}\" as from read_parquet('{files}')")
