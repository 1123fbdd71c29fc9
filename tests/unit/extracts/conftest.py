"""An empty installation with a council and a force, and short words for receiving into it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from wayhome.extracts import Receipt, receive
from wayhome.lexicon.agencies import Agency, AgencyKind, write_register
from wayhome.lexicon.home import Home

Receive = Callable[..., list[Receipt]]


@pytest.fixture
def at(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.root.mkdir()
    council = Agency("NBC", "Northborough", AgencyKind.COUNCIL, dfe_code="991")
    write_register(
        home.agencies, [council, Agency("NBP", "Northborough Police", AgencyKind.POLICE)]
    )
    return home


@pytest.fixture
def take(at: Home) -> Receive:
    def take_in(*paths: Path, agency: str = "NBP", **more: Any) -> list[Receipt]:
        now = datetime(2026, 11, 20, 9)
        return receive(paths, agency=agency, at=at, now=now, **more)

    return take_in


@pytest.fixture
def stored(at: Home) -> Callable[..., list[tuple[Any, ...]]]:
    def rows(receipt: Receipt, table: str, columns: str = "*") -> list[tuple[Any, ...]]:
        path = at.store / receipt.delivery / f"{table}.parquet"
        return duckdb.execute(f"SELECT {columns} FROM '{path}' ORDER BY ALL").fetchall()

    return rows
