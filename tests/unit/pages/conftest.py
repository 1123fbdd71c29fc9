"""A tiny release, and views of it for viewers of different agencies."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the tiny region is a module of these tests

import tiny_region

from wayhome.pipeline import release
from wayhome.workspace.reading.view import View


@pytest.fixture(scope="session")
def tiny(made_once: Callable[..., Path]) -> Iterator[duckdb.DuckDBPyConnection]:
    """The serving file of the tiny region, opened read-only."""
    folder = made_once("tiny", tiny_region.whole)
    with duckdb.connect(str(folder / release.SERVING), read_only=True) as con:
        yield con


@pytest.fixture
def seen_by(tiny: duckdb.DuckDBPyConnection) -> Callable[..., View]:
    """`seen_by("NPD")`: the release as a practitioner of that agency sees it."""
    return tiny_region.views(tiny, "practitioner")


@pytest.fixture
def person_of(tiny: duckdb.DuckDBPyConnection) -> Callable[[str], str]:
    """The person an agency's record belongs to: `person_of("NBC/s/1")`."""

    def find(ref: str) -> str:
        row = tiny.execute("select person_id from person_subject where subject_ref = ?", [ref])
        found = row.fetchone()
        assert found is not None
        return str(found[0])

    return find
