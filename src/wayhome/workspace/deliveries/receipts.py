"""Receipts and refused rows as they lie in the store; read, never written, from here.

A receipt is the store's own record of one delivery (`store/<delivery>/receipt.json`).
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from wayhome.lexicon.home import Home

DELIVERY_ID = re.compile(r"[0-9a-f]{10}")


@dataclass(frozen=True)
class Receipt:
    """One delivery: who sent which file, when, and what became of its rows."""

    folder: Path
    delivery: str
    feed: str
    agency: str
    system: str
    file: str
    sha256: str
    received_at: datetime
    extracted_on: str
    sequence: int
    tables: dict[str, dict[str, int]]
    refused_by_reason: dict[str, int]
    notes: tuple[str, ...]

    def total(self, outcome: str) -> int:
        """Rows of all tables with one outcome: rows, accepted, unchanged, superseding, refused."""
        return sum(counts.get(outcome, 0) for counts in self.tables.values())

    @property
    def accepted(self) -> int:
        return self.total("accepted")

    @property
    def unchanged(self) -> int:
        return self.total("unchanged")

    @property
    def superseding(self) -> int:
        return self.total("superseding")

    @property
    def refused(self) -> int:
        return self.total("refused")


def receipts(home: Home) -> list[Receipt]:
    """Every delivery held, newest first."""
    found = (_receipt(file) for file in home.store.glob("[0-9a-f]*/receipt.json"))
    return sorted(found, key=lambda r: (r.received_at, r.sequence), reverse=True)


def receipt(home: Home, delivery: str) -> Receipt | None:
    """One delivery, or None when the store has none of that name."""
    file = home.store / delivery / "receipt.json"
    return _receipt(file) if DELIVERY_ID.fullmatch(delivery) and file.exists() else None


def _receipt(file: Path) -> Receipt:
    held: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return Receipt(
        folder=file.parent,
        delivery=held["delivery"],
        feed=held["feed"],
        agency=held["agency"],
        system=held.get("system") or "",
        file=held.get("file") or "",
        sha256=held.get("sha256") or "",
        received_at=datetime.fromisoformat(held["received_at"]),
        extracted_on=held.get("extracted_on") or "",
        sequence=int(held.get("sequence") or 0),
        tables=held.get("tables") or {},
        refused_by_reason=held.get("refused_by_reason") or {},
        notes=tuple(str(note) for note in held.get("notes") or ()),
    )


@dataclass(frozen=True)
class Refusal:
    """One row that was refused: where it stands in the file, and why."""

    table: str
    row: int
    column: str
    value_class: str
    reason: str
    sentence: str
    whole: dict[str, Any]


def refusals(held: Receipt, start: int, many: int) -> list[Refusal]:
    """A page of refused rows in the order of the file."""
    file = held.folder / "refused.parquet"
    if not file.exists():
        return []
    with duckdb.connect() as con:
        found = con.execute(
            "select * from read_parquet(?) order by 1, 2, 3 limit ? offset ?",
            [str(file), many, start],
        )
        rows = [
            dict(zip((d[0] for d in found.description or ()), row, strict=True))
            for row in found.fetchall()
        ]
    return [_refusal(row) for row in rows]


def _refusal(row: dict[str, Any]) -> Refusal:
    return Refusal(
        table=str(row.get("table") or ""),
        row=int(row.get("row") or 0),
        column=str(row.get("column") or ""),
        value_class=str(row.get("value_class") or ""),
        reason=str(row.get("reason") or ""),
        sentence=str(row.get("sentence") or ""),
        whole=_whole(row.get("whole_row") or row.get("whole") or "{}"),
    )


def _whole(text: str) -> dict[str, Any]:
    try:
        held = json.loads(text)
    except ValueError:
        return {"row": text}
    return held if isinstance(held, dict) else {"row": text}
