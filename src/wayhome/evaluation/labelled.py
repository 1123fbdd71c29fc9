"""A labelled set: records in canonical form, and beside them who each of them really is.

    truth(subject_ref, person, source)     source: where it came from, in words
    being(person, household, born, trait…) what is true of somebody, so far as it is known; every
                                           other column is a trait by which errors are told apart

Linking sees the canonical tables alone; it looks at neither of these two.
"""

from dataclasses import dataclass, replace

from duckdb import DuckDBPyConnection

NOT_TRAITS = ("person", "household", "born")

TRUTH = "create or replace table truth (subject_ref varchar, person varchar, source varchar)"
BEING = "create or replace table being (person varchar, household varchar, born date)"


@dataclass(frozen=True)
class Labelled:
    """A set of records on its own connection, and what it is called. `even`: made so that every
    group has as many people (even.py)."""

    name: str
    con: DuckDBPyConnection
    even: bool = False

    @property
    def traits(self) -> tuple[str, ...]:
        """What errors are told apart by, as words."""
        columns = self.con.execute("select * from being limit 0").description
        return tuple(column[0] for column in columns if column[0] not in NOT_TRAITS)

    def named(self, name: str) -> "Labelled":
        """The same records under another name."""
        return replace(self, name=name)


def empty(con: DuckDBPyConnection) -> None:
    """The two tables of answers, empty."""
    con.execute(TRUTH)
    con.execute(BEING)
