"""Refused rows of one delivery, a page at a time: where each stands, why, and the row as sent."""

import json
from dataclasses import dataclass
from typing import Any

import duckdb

from wayhome.workspace.deliveries.receipts import Receipt

_COLUMNS = '"table", "row", "column", value_class, code, sentence, given'


@dataclass(frozen=True)
class Refusal:
    """One reason why one row was refused; a row may have several."""

    table: str
    row: int
    column: str
    value_class: str
    reason: str
    sentence: str
    whole: dict[str, Any]


def refusals(held: Receipt, start: int, many: int) -> tuple[list[Refusal], int]:
    """A page of refusals in the order of the file, and how many there are in all."""
    file = str(held.folder / "refused.parquet")
    if not (held.folder / "refused.parquet").exists():
        return [], 0
    order = f"select {_COLUMNS} from read_parquet(?) order by 1, 2, 3, 5 limit ? offset ?"
    with duckdb.connect() as con:
        counted = con.execute("select count(*) from read_parquet(?)", [file]).fetchone()
        rows = con.execute(order, [file, many, start]).fetchall()
    return [_refusal(*row) for row in rows], counted[0] if counted else 0


def _refusal(table: str, row: int, *more: str | None) -> Refusal:
    column, value_class, code, sentence, given = more
    words = (column or "", value_class or "", code or "", sentence or "")
    return Refusal(table, row, *words, _whole(given))


def _whole(given: str | None) -> dict[str, Any]:
    """Names and values; a line that could not be split into columns has one value and no name."""
    try:
        held = json.loads(given or "{}")
    except ValueError:
        held = [given]
    if isinstance(held, dict):
        return held
    return {"line": " ".join(map(str, held)) if isinstance(held, list) else held}
