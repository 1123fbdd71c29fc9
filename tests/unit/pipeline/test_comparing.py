"""Two releases beside each other: what differs is told by counts and columns, never by a value."""

from pathlib import Path

import duckdb

from wayhome.pipeline import Beside, Release, compare

LINKS = "values ('NBC/1', 'NBP/1', 21.5, 'linked'), ('NBC/2', 'NBP/2', 9.25, 'for a human')"


def _release(folder: Path, links: str) -> Release:
    (folder / "tables").mkdir(parents=True)
    (folder / "lookup").mkdir()
    (folder / "lookup" / "head.json").write_text("{}")
    rows = f"from ({links}) t(left_ref, right_ref, weight, band)"
    duckdb.execute(f"copy (select * {rows}) to '{folder}/tables/link.parquet'")
    return Release(folder)


def _told(tmp_path: Path, links: str) -> dict[str, Beside]:
    one, other = _release(tmp_path / "one", LINKS), _release(tmp_path / "other", links)
    return {beside.table: beside for beside in compare(one, other)}


def test_the_same_rows_in_any_order_are_the_same(tmp_path: Path) -> None:
    told = _told(tmp_path, f"select * from ({LINKS}) t(a, b, c, d) order by a desc")
    assert all(beside.same for beside in told.values())
    assert told["link"].rows == (2, 2)


def test_last_bits_are_told_by_how_much(tmp_path: Path) -> None:
    told = _told(tmp_path, LINKS.replace("9.25", "9.250001"))["link"]
    assert told.words == "weight differs in 1, at most by 1e-06"


def test_rows_of_one_alone_are_counted_and_not_shown(tmp_path: Path) -> None:
    told = _told(tmp_path, LINKS.replace("NBP/2", "NBP/3"))["link"]
    assert told.words == "1 only in the first; 1 only in the second"


def test_a_row_that_is_there_twice_is_not_there_once(tmp_path: Path) -> None:
    told = _told(tmp_path, LINKS + ", ('NBC/2', 'NBP/2', 9.25, 'for a human')")["link"]
    assert not told.same


def test_files_of_the_index_are_laid_beside_each_other(tmp_path: Path) -> None:
    one, other = _release(tmp_path / "one", LINKS), _release(tmp_path / "other", LINKS)
    (other.lookup / "head.json").write_text("{ }")
    told = {beside.table: beside for beside in compare(one, other)}
    assert told["files of the index"].words == "head.json differs in 1"
