"""A store written by hand, as receiving writes it, so that records are tested without receiving."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from wayhome import records
from wayhome.extracts import feeds
from wayhome.extracts.contract import Table, Type
from wayhome.lexicon.agencies import Agency, AgencyKind

ARROW = {
    Type.DATE: pa.date32(),
    Type.DATETIME: pa.timestamp("us"),
    Type.INTEGER: pa.int64(),
    Type.DECIMAL: pa.float64(),
    Type.YES_NO: pa.bool_(),
    Type.CODES: pa.list_(pa.string()),
}
REGISTER = {
    "NBP": Agency("NBP", "Northborough Police", AgencyKind.POLICE, "E23000010"),
    "NBC": Agency("NBC", "Northborough City Council", AgencyKind.COUNCIL, "E08000035", "383"),
}
Row = dict[str, Any]


@dataclass
class Store:
    """Deliveries one after another; a row with a key held already replaces the earlier one."""

    path: Path
    count: int = 0
    newest: dict[Any, tuple[str, str]] = field(default_factory=dict)  # key → content, reference

    def deliver(
        self,
        feed: str,
        table: str,
        rows: list[Row],
        *,
        agency: str = "NBP",
        day: str = "2026-01-01",
        marking: str = "",
    ) -> str:
        contract = feeds()[feed].table(table)
        self.count += 1
        name = hashlib.sha256(f"{self.count}".encode()).hexdigest()[:10]
        kept = list(self._kept(name, contract, rows, (agency, feed)))
        folder = self.path / name
        folder.mkdir(parents=True)
        pq.write_table(_arrow(contract, kept), folder / f"{table}.parquet")
        counts = {"rows": len(rows), "accepted": len(kept)}
        receipt = {
            "delivery": name, "feed": feed, "agency": agency, "system": "main",
            "file": f"{table}.csv", "sha256": name, "bytes": 1, "sequence": self.count,
            "received_at": f"{day}T09:00:00", "extracted_on": day, "marking": marking,
            "outcome": "received", "tables": {table: counts},
        }  # fmt: skip
        (folder / "receipt.json").write_text(json.dumps(receipt))
        return name

    def _kept(self, name: str, contract: Table, rows: list[Row], whose: tuple[str, str]) -> Any:
        for number, row in enumerate(rows, 2):
            key = (*whose, contract.name, *(str(row.get(k)) for k in contract.key))
            content = json.dumps(row, default=str, sort_keys=True)
            before = self.newest.get(key)
            if before and before[0] == content:
                continue
            self.newest[key] = (content, f"{name}:{contract.name}:{number}")
            digest = {"row_key": hash(key) % 2**63, "row_hash": hash(content) % 2**63}
            yield {"row": number, "supersedes": before and before[1], **digest, **row}


def _arrow(contract: Table, rows: list[Row]) -> pa.Table:
    kinds = [("row", pa.int64()), ("row_key", pa.uint64()), ("row_hash", pa.uint64())]
    kinds.append(("supersedes", pa.string()))
    for column in contract.columns:
        kinds.append((column.name, ARROW.get(column.type, pa.string())))
        if column.precision:
            kinds.append((f"{column.name}_precision", pa.string()))
    return pa.Table.from_pylist(rows, pa.schema(kinds))


@pytest.fixture(scope="session")
def new_store() -> Callable[[Path], Store]:
    """For tests that make many stores."""
    return lambda folder: Store(folder / "store")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def built(store: Store) -> Callable[..., list[Row]]:
    """Build once and ask: built("event", "kind = 'arrest'") gives rows as dictionaries."""
    held: list[duckdb.DuckDBPyConnection] = []

    def ask(table: str, where: str = "true", as_of: datetime | None = None) -> list[Row]:
        if not held:
            held.append(duckdb.connect())
            records.build(held[0], store.path, REGISTER, as_of)
        found = held[0].execute(f"select * from {table} where {where} order by record_id")
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    return ask
