"""Random regions, split at random: what is linked as it comes is linked as it is all at once.

Families with brothers, sisters and twins, agencies that write with slips, homes that were moved
from, records that lack what others have. A share of the records comes later, as much as no new
measure is taken for. Two things are asked. Under the measures carried over the outcome is the same
in everything. Beside a first linking of all of it, where what is common is measured anew, people,
bands and words may differ only where such a measure moves a weight over a band's edge, or says that
many give one home or telephone.
"""

import random
import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from benchmarks.invented_records import canonical, written

from wayhome import people

TABLES = (
    *("person_subject", "person_forward", "person_change"),
    *("person", "link", "linked_face", "linked_records"),
)
RECORDS = 900
LATER = 0.15  # past a fifth more than was held, what is common is measured anew (before.GROWN)
Rows = dict[tuple[str, str], tuple[float, str, str]]


def region(rows: pa.Table) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    canonical(con, rows)
    return con


def outcome(con: duckdb.DuckDBPyConnection) -> dict[str, list[object]]:
    return {table: con.execute(f"from {table} order by all").fetchall() for table in TABLES}


def together(con: duckdb.DuckDBPyConnection) -> set[frozenset[str]]:
    found = con.execute("select list(subject_ref) from person_subject group by person_id")
    return {frozenset(refs) for (refs,) in found.fetchall()}


def links(con: duckdb.DuckDBPyConnection) -> Rows:
    found = con.execute("select left_ref, right_ref, weight, band, reason from link").fetchall()
    return {(left, right): rest for left, right, *rest in found}  # type: ignore[misc]


@pytest.fixture(params=(3, 8))
def split(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., object]:
    """A region of a seed, and the linking of those of its records that came first."""
    rows = written(RECORDS, request.param)
    chance = random.Random(request.param)
    first = rows.filter(pa.array([chance.random() > LATER for _ in range(rows.num_rows)]))
    people.link(region(first), keep=tmp_path / "first")
    return rows, tmp_path / "first"


@pytest.mark.slow
def test_a_region_that_came_in_two_parts_is_linked_as_one(split, tmp_path: Path) -> None:
    rows, first = split
    as_it_came, all_of_it, anew = (region(rows) for _ in range(3))
    people.link(as_it_came, before=first, keep=tmp_path / "part")
    people.link(all_of_it, before=first, keep=tmp_path / "whole", afresh=True)
    assert outcome(as_it_came) == outcome(all_of_it)
    people.link(anew, keep=tmp_path / "anew")
    moved = _moved_over_an_edge(links(as_it_came), links(anew))
    assert len(moved) < 0.01 * len(links(anew))
    touched = {ref for pair in moved for ref in pair}
    for one in together(as_it_came) ^ together(anew):
        assert one & touched, "nothing but a measure parts them"


def _moved_over_an_edge(one: Rows, other: Rows) -> set[tuple[str, str]]:
    """Pairs whose band is another. Of all others the words of how they compare are the same, but
    for homes and telephones: that so many give one that it says nothing is a measure as well."""
    moved = {pair for pair in one.keys() | other.keys() if _band(one, pair) != _band(other, pair)}
    for pair in (one.keys() & other.keys()) - moved:
        differ = _compared(one[pair]) ^ _compared(other[pair])
        assert all(re.search("address|postcode|telephone", words) for words in differ), pair
    return moved


def _band(found: Rows, pair: tuple[str, str]) -> str:
    return found[pair][1] if pair in found else ""


def _compared(link: tuple[float, str, str]) -> set[str]:
    """In words; that two are kept apart hangs on the groups they are in."""
    return set(link[2].partition("kept apart")[0].strip("; ").split("; "))
