"""The public sample returns, received and brought into the canonical tables."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from wayhome import records
from wayhome.extracts import receive
from wayhome.lexicon.agencies import Agency, AgencyKind, read_register, write_register
from wayhome.lexicon.home import Home
from wayhome.records.manual import manual

ROOT = Path(__file__).parents[3]
RETURNS = ROOT / ".." / "shared" / "data" / "returns"


def test_the_page_on_records_is_that_of_the_tables() -> None:
    assert (ROOT / "docs" / "records.md").read_text(encoding="utf-8").endswith(manual() + "\n")


@pytest.fixture(scope="module")
def con(tmp_path_factory: Any) -> Iterator[duckdb.DuckDBPyConnection]:
    if not RETURNS.exists():
        pytest.skip("The public sample returns are not beside the repository.")
    at = Home(tmp_path_factory.mktemp("home"))
    council = Agency("NBC", "Northborough City Council", AgencyKind.COUNCIL, dfe_code="975")
    write_register(at.agencies, [council])
    names = ("header", "episodes", "missing", "uasc", "ad1", "DoLo")
    files = [RETURNS / "ssda903_fake" / f"{name}.csv" for name in names]
    receive([*files, RETURNS / "cin_fake" / "fake_CIN_data.xml"], agency="NBC", at=at)
    receive([RETURNS / "cin_fake" / "CIN_Census_2026.xml"], agency="NBC", at=at)
    made = duckdb.connect()
    records.build(made, at.store, read_register(at.agencies))
    yield made
    made.close()


def count(con: duckdb.DuckDBPyConnection, table: str, where: str = "true") -> int:
    return int(con.execute(f"select count(*) from {table} where {where}").fetchall()[0][0])


def test_every_child_of_both_returns_is_a_subject(con: duckdb.DuckDBPyConnection) -> None:
    assert count(con, "subject", "feed = 'ssda903' and source_table = 'header'") == 2675
    assert count(con, "subject", "feed = 'cin'") == 332 + 2
    assert count(con, "subject", "child_id is null and dob is not null") == 0


def test_episodes_become_fewer_stays_and_periods(con: duckdb.DuckDBPyConnection) -> None:
    stays = count(con, "stay", "kind = 'placement'")
    periods = count(con, "event", "kind = 'care_episode'")
    assert 0 < periods < stays < 5050
    assert count(con, "event", "kind in ('missing', 'away')") == 43


def test_adopted_children_are_sealed(con: duckdb.DuckDBPyConnection) -> None:
    assert count(con, "subject", "sealed_reason = 'adopted'") > 0
    assert count(con, "subject", "sealed_reason is not null and marking <> 'sealed'") == 0


def test_the_newest_census_brings_pre_proceedings_and_factors(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert count(con, "event", "kind = 'pre_proceedings'") == 1
    factors = con.execute("select code from event where kind = 'factor' order by 1").fetchall()
    assert [code for (code,) in factors] == ["1C", "6B", "RB"]
