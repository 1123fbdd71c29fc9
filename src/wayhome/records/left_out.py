"""Rows of the deliveries that stand, where one of the same system was ever withdrawn.

A delivery keeps the rows that were new when it came, and says which held rows its others repeat.
Take an earlier delivery away, and a row that it brought may stand still, because a later one
repeats it, and a row that it replaced comes back to life. So for such a system it is worked out
anew what each delivery brings and which row replaces which, as if what is withdrawn had never come.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from wayhome.extracts.contract import Feed, Table
from wayhome.extracts.intake import unchanged
from wayhome.extracts.receipt import Receipt
from wayhome.extracts.withdrawing import Withdrawal

Series = tuple[str, str, str]  # agency, system, feed: rows are compared within one


@dataclass(frozen=True)
class Left:
    """Which deliveries are left out, and the series in which any ever was."""

    out: frozenset[str]
    touched: frozenset[Series]

    def stands(self, receipt: Receipt) -> bool:
        return receipt.delivery not in self.out

    def concerns(self, receipt: Receipt) -> bool:
        return series(receipt) in self.touched


def left_out(receipts: Iterable[Receipt], marks: dict[str, Withdrawal]) -> Left:
    """What the marks of withdrawals say of the deliveries held."""
    touched = (series(receipt) for receipt in receipts if receipt.delivery in marks)
    return Left(frozenset(d for d, mark in marks.items() if mark.stands), frozenset(touched))


def series(receipt: Receipt) -> Series:
    """What a delivery's rows are compared within."""
    return receipt.agency, receipt.system, receipt.feed


def make_standing(
    con: DuckDBPyConnection,
    store: Path,
    receipts: Iterable[Receipt],
    left: Left,
    feed: Feed,
    table: Table,
) -> str:
    """Make a table of the standing rows of touched series; its name, or empty if none brings any.

    It has the columns of a delivery's own file; `_file` is that of the delivery which brings it.
    Needs the empty "<feed>.<table>.none" and `_file`, which it adds to.
    """
    came = [r for r in receipts if left.concerns(r) and r.feed == feed.name]
    came = [r for r in came if (store / r.delivery / f"{table.name}.parquet").exists()]
    if not any(left.stands(receipt) for receipt in came):
        return ""
    _note(con, store, came, left, table)
    con.execute("INSERT INTO _file SELECT _path, _in FROM _came WHERE _stands")
    name = f"{feed.name}.{table.name}"
    rows = _rows(store, came, table, f"{name}.none")
    con.execute(f'CREATE OR REPLACE TEMP TABLE "{name}.standing" AS {rows}')
    return f'"{name}.standing"'


def _note(
    con: DuckDBPyConnection, store: Path, came: list[Receipt], left: Left, table: Table
) -> None:
    rows = [
        {
            "_path": str(store / one.delivery / f"{table.name}.parquet"),
            "_repeats": str(store / one.delivery / unchanged(table.name)),
            "_in": one.delivery,
            "_series": "/".join(series(one)),
            "_place": place,
            "_stands": left.stands(one),
        }
        for place, one in enumerate(came)
    ]
    con.register("_noted", pa.Table.from_pylist(rows))
    con.execute("CREATE OR REPLACE TEMP TABLE _came AS SELECT * FROM _noted")
    con.unregister("_noted")


def _rows(store: Path, came: list[Receipt], table: Table, empty: str) -> str:
    folders = [store / one.delivery for one in came]
    own = _read([folder / f"{table.name}.parquet" for folder in folders], "_file")
    again = _read([folder / unchanged(table.name) for folder in folders], "_said")
    keys = ", ".join(f'"{key}"' for key in table.key)
    content = ", ".join(
        f'"{name}"'
        for column in table.columns
        for name in (column.name, f"{column.name}_precision")[: 1 + column.precision]
    )
    return f"""
WITH kept AS (SELECT * FROM "{empty}" UNION ALL BY NAME SELECT * FROM {own}),
said AS (
    SELECT k.*, c._in, c._series, c._place
    FROM kept k JOIN _came c ON c._path = k._file WHERE c._stands
    {REPEATED.format(again=again) if again else ""}
),
hashed AS (SELECT *, hash({content}) AS _content FROM said),
beside AS (
    SELECT *, lag(_content) OVER versions AS _before FROM hashed
    WINDOW versions AS (PARTITION BY _series, {keys} ORDER BY _place)
)
SELECT * EXCLUDE (_in, _series, _place, _content, _before)
    REPLACE (lag(_in || ':{table.name}:' || row) OVER versions AS supersedes)
FROM beside WHERE _content IS DISTINCT FROM _before
WINDOW versions AS (PARTITION BY _series, {keys} ORDER BY _place)"""


REPEATED = """
    UNION ALL
    SELECT k.* REPLACE (u.row AS row, c._path AS _file), c._in, c._series, c._place
    FROM {again} u JOIN _came c ON c._repeats = u._said
    JOIN _came h ON h._in = u.held_in JOIN kept k ON k._file = h._path AND k.row = u.held_row
    WHERE c._stands"""


def _read(paths: list[Path], name: str) -> str:
    """The files that are there as one, with the name of each in a column; empty without any."""
    listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths if path.exists())
    return f"read_parquet([{listed}], union_by_name = true, filename = '{name}')" if listed else ""
