"""How common values are: measured over open records, or carried over from the last linking.

    shared_premise, shared_postcode, shared_phone   homes and telephones of many unrelated people
    tf_<column>                                     the share of faces with each value
    generic_key, generic_identifier                 keys and identifiers that too many share
    borne                                           first names that children of several births bear
    held_records                                    how many records the prior was set for
    weighing                                        the SQL of the model with that prior

Carried over, because a name does not become rare with every delivery: were this measured each
time, one new record would change the weight of every pair, and all would have to be weighed anew.
What a restricted record holds never counts.
"""

from collections.abc import Callable
from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.people.before import Before
from wayhome.people.layers import quoted_file


class Commonness:
    """Where each measure comes from. Names every table it has made, for `write`."""

    def __init__(self, con: DuckDBPyConnection, before: Before) -> None:
        self.con, self.before = con, before
        self.measures: list[str] = []

    @property
    def is_carried_over(self) -> bool:
        return self.before.folder is not None

    def make(self, name: str, measured: str) -> None:
        """Make one table: by its query, or as it was measured before."""
        source = f"from {self.before.file(name)}" if self.is_carried_over else measured
        self.con.execute(f"create table {name} as {source}")
        self.measures.append(name)

    def steps(self, made: Callable[[], list[str]]) -> list[str]:
        """The SQL that weighs a pair; to have it written again takes a second."""
        self.con.execute("create table weighing (steps varchar[])")
        if self.is_carried_over and (self.before.layers.folder / "weighing.parquet").exists():
            self.con.execute(f"insert into weighing from {self.before.file('weighing')}")
        else:
            self.con.execute("insert into weighing select ?", [made()])
        self.measures.append("weighing")
        (found,) = self.con.execute("from weighing").fetchall()
        return list(found[0])

    def write(self, folder: Path) -> None:
        """Keep every measure for the next linking."""
        for name in self.measures:
            self.con.execute(f"copy {name} to {quoted_file(folder, name)}")
