"""What an outsider gets is what there would be if the restricted records did not exist.

Worlds of made-up families, with the same child in several agencies, restricted and sealed records
among them, are linked and indexed twice: once whole, once with everything left out that the
outsider may not see. People, hits, reasons, counts and completions must be equal.
"""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
import worlds

from wayhome import people

Build = Callable[..., duckdb.DuckDBPyConnection]
VIEWER = "NBC"
ASKED = (
    "kai turner", "kai", "turner", "turn", "muhammad khan 2010", "12/03/2010", "kate oneil",
    "07700 900001", "07700 900002", "AB1 2DE", "9434765919", "leo turner 5 may 2011", "smiley",
    "k turner", "kai turnb", "kay turnerr", "900001", "muhammad oneal",
)  # fmt: skip


def answers(con: duckdb.DuckDBPyConnection, folder: Path) -> list[object]:
    people.link(con)
    people.index(con)
    folder.mkdir()
    people.keep_index(con, folder)
    lookup = people.Lookup(folder / "lookup")
    return [
        *(people.search(lookup, text, VIEWER) for text in ASKED),
        *(people.search(lookup, text, VIEWER, limit=2, offset=1) for text in ASKED),
        *(people.complete(lookup, text, VIEWER) for text in ("tu", "ka", "mo")),
    ]


def _same(records: Build, folder: Path, seed: int) -> None:
    tables = worlds.world(seed)
    whole = answers(records(**tables), folder / "whole")
    alone = answers(records(**worlds.without_hidden(tables, VIEWER)), folder / "alone")
    assert any(found.count for found in whole[: len(ASKED)])  # type: ignore[attr-defined]
    for text, got, expected in zip((*ASKED, *ASKED, "tu", "ka", "mo"), whole, alone, strict=True):
        assert got == expected, text


def test_an_outsider_cannot_tell(records: Build, tmp_path: Path) -> None:
    _same(records, tmp_path, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 22))
def test_an_outsider_cannot_tell_in_many_worlds(records: Build, tmp_path: Path, seed: int) -> None:
    _same(records, tmp_path, seed)
