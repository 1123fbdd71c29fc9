"""Refused rows of one delivery, a page at a time: where each stands, why, and the row as sent."""

from dataclasses import dataclass

import duckdb

from wayhome.extracts.refused_kept import FILE
from wayhome.workspace.deliveries.receipts import Receipt


@dataclass(frozen=True)
class Why:
    """One thing that is wrong with a row; `column` as the file calls it."""

    column: str
    sentence: str


@dataclass(frozen=True)
class Refusal:
    """One row that was refused."""

    table: str
    row: int
    why: tuple[Why, ...]
    whole: tuple[tuple[str, str], ...]  # name and value, in the order of the file


def refusals(held: Receipt, start: int, many: int) -> list[Refusal]:
    """A page of refused rows in the order of the file."""
    file = held.folder / FILE
    if not file.exists():
        return []
    order = 'FROM read_parquet(?) ORDER BY "table", "row" LIMIT ? OFFSET ?'
    with duckdb.connect() as con:
        wanted = f'SELECT "table", "row", reasons, columns, cells {order}'
        rows = con.execute(wanted, [str(file), many, start]).fetchall()
    return [
        Refusal(
            table,
            row,
            tuple(Why(one["theirs"], one["sentence"]) for one in reasons),
            tuple((name, cell or "") for name, cell in zip(columns, cells, strict=True)),
        )
        for table, row, reasons, columns, cells in rows
    ]
