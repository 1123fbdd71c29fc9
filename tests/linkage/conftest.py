"""An invented region, received and brought into canonical form."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from shutil import copy

import duckdb
import pytest

from wayhome import extracts, records
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import Home
from wayhome.synthetic.region import invent

RECEIVED = datetime(2026, 11, 20, 9)  # Europe/London, naive like every time held


@pytest.fixture
def region(
    made_once: Callable[..., Path],
) -> Iterator[Callable[[int], tuple[duckdb.DuckDBPyConnection, Path]]]:
    """`region(people)`: the canonical tables, and the file that says who each record is of. It is
    invented and received once, and brought into canonical form for each test anew."""
    opened = []

    def received(people: int) -> tuple[duckdb.DuckDBPyConnection, Path]:
        folder = made_once(f"region-{people}", lambda new: _received(people, new))
        home, con = Home(folder / "home"), duckdb.connect()
        opened.append(con)
        con.execute("set enable_progress_bar = false")
        records.build(con, home.store, read_register(home.agencies))
        return con, folder / "region" / "answers" / "records.parquet"

    yield received
    for con in opened:
        con.close()


def _received(people: int, new: Path) -> None:
    folder, home = new / "region", Home(new / "home")
    invent(people, 7, folder)
    home.root.mkdir()
    copy(folder / "agencies.csv", home.agencies)
    extracts.receive([folder / "deliveries"], at=home, now=RECEIVED)
