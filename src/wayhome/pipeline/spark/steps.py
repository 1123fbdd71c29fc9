"""What a step is: a rule, which rows of which tables each part needs to run it, what it leaves.

    By       rows with one key lie in one part                    (a shuffle by the key)
    Beside   rows that another table's rows point to, in its part (a join, then a shuffle)
    Here     rows where an earlier step left them                 (nothing moves)
    Whole    all rows in every part                               (small tables alone)

The rule this file keeps: `work` is the very function that runs on one machine, over one connection
that holds the part. A step is right where its parts are closed: no row outside a part could change
what the rule says of the rows inside it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from duckdb import DuckDBPyConnection

Columns = tuple[str, ...]
Work = Callable[[DuckDBPyConnection], None]


@dataclass(frozen=True)
class By:
    """Rows with the same values of the keys lie in one part. `known`: rows with a null key go
    nowhere. `only`: the columns that the rule needs, all without it."""

    table: str
    keys: Columns
    only: Columns = ()
    known: bool = False

    @property
    def name(self) -> str:
        return self.table


@dataclass(frozen=True)
class Beside:
    """Rows whose `columns` hold what the rows of tables cut before hold in theirs.

    `of`: (table, its columns), several of them where several point here. `named`: what the rows
    are called in the part, where the table itself is there too."""

    table: str
    columns: Columns
    of: tuple[tuple[str, Columns], ...]
    only: Columns = ()
    named: str = ""

    @property
    def name(self) -> str:
        return self.named or self.table


@dataclass(frozen=True)
class Here:
    """Rows of a table that an earlier step left in the same parts."""

    table: str

    @property
    def name(self) -> str:
        return self.table


@dataclass(frozen=True)
class Whole:
    """All rows of a small table, in every part."""

    table: str

    @property
    def name(self) -> str:
        return self.table


Cut = By | Beside | Here | Whole


@dataclass(frozen=True)
class Step:
    """One rule, run in every part. `makes`: table to leave, and the query that gives its rows.

    Tables given stand in the schema `came`; the work is done in `main`."""

    name: str
    work: Work
    makes: Mapping[str, str]
    cuts: tuple[Cut, ...] = ()
    parts: int = 0  # as many as the run has; 1 where the rule has to see everything at once


CAME = "memory.came"  # where the tables given stand


def as_made(*tables: str) -> dict[str, str]:
    """Tables to leave as the work made them."""
    return {name: f"from {name}" for name in tables}


def pointing(*named: str) -> tuple[tuple[str, Columns], ...]:
    """'pairs.unit_l', 'pairs.unit_r' as what points at a table."""
    return tuple((table, (column,)) for table, column in (each.split(".") for each in named))


@dataclass
class Told:
    """What the parts of a step did: for the manifest and for whoever asks whether they all ran."""

    parts: int = 0
    busy: int = 0  # parts that left any row
    most: int = 0  # rows that the largest part left
    rows: dict[str, int] = field(default_factory=dict)

    def add(self, rows: Mapping[str, int]) -> None:
        """What one part left, table by table."""
        left = sum(rows.values())
        self.parts, self.busy, self.most = (
            self.parts + 1,
            self.busy + (left > 0),
            max(self.most, left),
        )
        for table, count in rows.items():
            self.rows[table] = self.rows.get(table, 0) + count
