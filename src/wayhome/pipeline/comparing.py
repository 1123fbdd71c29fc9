"""Two releases laid beside each other: the same row for row, or where they differ and by how much.

For two engines over the same deliveries, a release before and after a change of rules, a copy. What
is told is counts, names of columns and the greatest difference of a number: never a value of a row.
"""

import filecmp
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from wayhome.pipeline.release import Release
from wayhome.pipeline.serving import SERVED, Served

NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "DECIMAL", "FLOAT", "DOUBLE")


@dataclass(frozen=True)
class Column:
    """A column that differs in rows which both releases have. `most`: of numbers, by how much."""

    name: str
    rows: int
    most: float | None


@dataclass(frozen=True)
class Beside:
    """One table of two releases. `only_one`, `only_other`: rows whose key the other has not."""

    table: str
    rows: tuple[int, int]
    only_one: int = 0
    only_other: int = 0
    columns: tuple[Column, ...] = ()
    whole: bool = False  # only one of them has the table

    @property
    def same(self) -> bool:
        return not (self.only_one or self.only_other or self.columns)

    @property
    def words(self) -> str:
        """What differs, or that nothing does."""
        if self.same:
            return "the same"
        if self.whole:
            return f"only the {'first' if self.only_one else 'second'} has this table"
        said = [f"{self.only_one:,} only in the first"] if self.only_one else []
        said += [f"{self.only_other:,} only in the second"] if self.only_other else []
        for column in self.columns:
            most = f", at most by {column.most:g}" if column.most is not None else ""
            said.append(f"{column.name} differs in {column.rows:,}{most}")
        return "; ".join(said)


def compare(one: Release, other: Release) -> Iterator[Beside]:
    """Every table of two releases, then the files of the index."""
    con = duckdb.connect()
    for served in SERVED:
        held = [_file(release, served).exists() for release in (one, other)]
        if all(held):
            yield _table(con, served, one, other)
        elif any(held):  # it was not a table of releases yet
            yield Beside(served.name, (0, 0), only_one=held[0], only_other=held[1], whole=True)
    yield _index(one, other)


def _file(release: Release, served: Served) -> Path:
    return release.folder / "tables" / f"{served.name}.parquet"


def _table(con: duckdb.DuckDBPyConnection, served: Served, one: Release, other: Release) -> Beside:
    for name, release in (("one", one), ("other", other)):
        file = str(_file(release, served)).replace("'", "''")
        con.execute(f"create or replace view {name} as from read_parquet('{file}')")
    rows = (_count(con, "from one"), _count(con, "from other"))
    # twice the same row counts twice
    con.execute("create or replace table gone as from one except all from other")
    con.execute("create or replace table come as from other except all from one")
    if not (_count(con, "from gone") or _count(con, "from come")):
        return Beside(served.name, rows)
    return _differing(con, served, rows)


def _differing(con: duckdb.DuckDBPyConnection, served: Served, rows: tuple[int, int]) -> Beside:
    kinds = {row[0]: row[1] for row in con.execute("describe one").fetchall()}
    keys = [key.strip() for key in served.order.split(",") if key.strip() in kinds] or list(kinds)
    same = " and ".join(f'g."{key}" is not distinct from c."{key}"' for key in keys)
    con.execute(
        "create or replace view both_have as select "
        + ", ".join(f'g."{n}" as "g_{n}", c."{n}" as "c_{n}"' for n in kinds)
        + f" from gone g join come c on {same}"
    )
    rest = [name for name in kinds if name not in keys]
    found = (_column(con, name, kinds[name]) for name in rest)
    return Beside(
        served.name,
        rows,
        _count(con, f"from gone g anti join come c on {same}"),
        _count(con, f"from come c anti join gone g on {same}"),
        tuple(column for column in found if column.rows),
    )


def _column(con: duckdb.DuckDBPyConnection, name: str, kind: str) -> Column:
    apart = (
        f'max(abs("g_{name}" - "c_{name}"))::double' if kind.split("(")[0] in NUMBERS else "null"
    )
    found = con.execute(
        f'select count(*), {apart} from both_have where "g_{name}" is distinct from "c_{name}"'
    ).fetchall()[0]
    return Column(name, int(found[0]), found[1])


def _index(one: Release, other: Release) -> Beside:
    names = sorted({path.name for r in (one, other) for path in r.lookup.iterdir()})
    same, different, missing = filecmp.cmpfiles(one.lookup, other.lookup, names, shallow=False)
    columns = tuple(Column(name, 1, None) for name in sorted([*different, *missing]))
    return Beside("files of the index", (_files(one.lookup), _files(other.lookup)), columns=columns)


def _files(folder: Path) -> int:
    return sum(1 for _ in folder.iterdir())


def _count(con: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(con.execute(f"select count(*) from ({query})").fetchall()[0][0])
