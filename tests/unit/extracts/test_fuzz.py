"""Thousands of bad files: always a receipt with a sentence, never an exception, nothing torn.

What is kept for every file:
    rows = accepted + unchanged + refused
    the store holds what it held before, or one whole delivery more
"""

import csv
import importlib.util
import random
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from wayhome.extracts import Outcome, Receipt, held, receive
from wayhome.extracts.contract import Recognise
from wayhome.extracts.mending import for_mending
from wayhome.lexicon.agencies import Agency, AgencyKind, write_register
from wayhome.lexicon.home import Home


def _damage() -> ModuleType:
    path = Path(__file__).with_name("damage.py")
    spec = importlib.util.spec_from_file_location("damage", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


damage = _damage()


def is_whole(at: Home, receipt: Receipt) -> None:
    """The delivery's files are those its receipt names, with as many rows."""
    folder = at.store / receipt.delivery
    for table, count in receipt.tables.items():
        assert count.rows == count.accepted + count.unchanged + count.refused
        assert count.superseding <= count.accepted
        path = folder / f"{table}.parquet"
        assert duckdb.execute(f"SELECT count(*) FROM '{path}'").fetchall() == [(count.accepted,)]
    refused = sum(count.refused for count in receipt.tables.values())
    assert (folder / "refused.parquet").exists() == bool(refused)
    assert sum(map(to_mend, for_mending(folder))) == refused


def to_mend(path: Path) -> int:
    """How many rows a file for mending holds, each with what is wrong with it."""
    if path.suffix == ".xlsx":
        rows = [row for sheet in load_workbook(path) for row in list(sheet.values)[1:]]
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
            assert {len(row) for row in rows} == {len(header)}
    assert all(row[-1] for row in rows)
    return len(rows)


def take(at: Home, files: Iterable[tuple[str, bytes]], folder: Path, agency: str = "NBP") -> None:
    """Receive each file and look at what came of it."""
    for name, data in files:
        path = folder / name
        path.write_bytes(data)
        before = {one.delivery for one in held(at.store)}
        receipts = receive([path], agency=agency, at=at)
        after = {one.delivery: one for one in held(at.store)}
        assert receipts
        assert before <= after.keys()
        new = [one for one in receipts if one.outcome is Outcome.RECEIVED]
        assert after.keys() - before == {one.delivery for one in new}
        for receipt in receipts:
            assert receipt.was_read or receipt.sentence
            assert "fault of ours" not in receipt.sentence, (name, receipt.sentence)
        for one in new:
            is_whole(at, one)
        assert not list(at.store.glob(".building-*"))


@pytest.mark.slow
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**40))
def test_bad_files(at: Home, tmp_path: Path, seed: int) -> None:
    take(at, [damage.bad_file(seed, tmp_path)], tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("part", range(20))
def test_ten_thousand_bad_files(at: Home, tmp_path: Path, part: int) -> None:
    seeds = range(part * 500, part * 500 + 500)
    take(at, (damage.bad_file(seed, tmp_path) for seed in seeds), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(n for n, f in damage.feeds().items() if f.xml is None))
def test_tables_of_every_feed_are_read_and_survive_bad_cells(
    at: Home, tmp_path: Path, name: str
) -> None:
    """Good rows of a table are read by their columns; bad ones lose nothing and break nothing."""
    feed, chance = damage.feeds()[name], random.Random(name)
    kind = feed.senders[0] if feed.senders else AgencyKind.POLICE
    write_register(at.agencies, [Agency("SEND", "Whoever sends it", kind)])
    tables = chance.sample(feed.tables, min(3, len(feed.tables)))
    good = [damage.of_table(chance, feed, table) for table in tables]
    for rows in good:
        (tmp_path / "good.csv").write_bytes(damage.good_csv(rows=rows))
        told = name if feed.recognise is Recognise.TOLD else ""
        (receipt,) = receive([tmp_path / "good.csv"], feed=told, agency="SEND", at=at)
        assert (receipt.was_read, receipt.feed) == (True, name), receipt.sentence
    bad = [("n.csv", damage.ragged(chance, rows)) for rows in good for _ in range(4)]
    take(at, bad, tmp_path, agency="SEND")
