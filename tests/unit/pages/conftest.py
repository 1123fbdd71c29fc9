"""A tiny release, and views of it for viewers of different agencies."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the tiny region is a module of these tests

import tiny_region

from wayhome import chronology, people, signs
from wayhome.governance.access import viewer
from wayhome.governance.visibility import eyes
from wayhome.pipeline import Release, release, serving
from wayhome.workspace.reading.view import View


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The serving file of the tiny region, opened read-only."""
    folder = tmp_path_factory.mktemp("tiny")
    with duckdb.connect() as con:
        tiny_region.fill(con)
        people.link(con)
        chronology.build(con)
        signs.build(con, tiny_region.TODAY)
        people.index(con)
        list(serving.keep(con, folder, folder / release.SERVING))
    manifest = f'{{"as_of": "{tiny_region.TODAY}", "began_at": "{tiny_region.TODAY}T06:00:00"}}'
    (folder / release.MANIFEST).write_text(manifest, encoding="utf-8")
    with duckdb.connect(str(folder / release.SERVING), read_only=True) as con:
        yield con


@pytest.fixture
def seen_by(tiny: duckdb.DuckDBPyConnection) -> Callable[..., View]:
    """`seen_by("NPD")`: the release as a practitioner of that agency sees it."""
    file = tiny.execute("select path from duckdb_databases() where not internal").fetchone()
    assert file is not None

    def make(agency: str, role: str = "practitioner") -> View:
        who = viewer(agency, role)
        return View(Release(Path(file[0]).parent), agency, eyes(who), tiny.cursor())

    return make


@pytest.fixture
def person_of(tiny: duckdb.DuckDBPyConnection) -> Callable[[str], str]:
    """The person an agency's record belongs to: `person_of("NBC/s/1")`."""

    def find(ref: str) -> str:
        row = tiny.execute("select person_id from person_subject where subject_ref = ?", [ref])
        found = row.fetchone()
        assert found is not None
        return str(found[0])

    return find
