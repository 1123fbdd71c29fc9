"""An invented region, received and brought into canonical form."""

from collections.abc import Callable
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
def region(tmp_path: Path) -> Callable[[int], tuple[duckdb.DuckDBPyConnection, Path]]:
    """`region(people)`: the canonical tables, and the file that says who each record is of."""

    def received(people: int) -> tuple[duckdb.DuckDBPyConnection, Path]:
        folder, home = tmp_path / "region", Home(tmp_path / "home")
        invent(people, 7, folder)
        home.root.mkdir()
        copy(folder / "agencies.csv", home.agencies)
        extracts.receive([folder / "deliveries"], at=home, now=RECEIVED)
        con = duckdb.connect()
        con.execute("set enable_progress_bar = false")
        records.build(con, home.store, read_register(home.agencies))
        return con, folder / "answers" / "records.parquet"

    return received
