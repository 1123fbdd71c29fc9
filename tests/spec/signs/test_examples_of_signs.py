"""Every example of every sign: the same small tables that the manual prints."""

from collections.abc import Iterator

import duckdb
import pytest

from wayhome.signs.trial import every_example, expected, fired, run

EXAMPLES = every_example()
CASES = [pytest.param(mark, id=f"{code}: {e.title}") for mark, (code, e) in EXAMPLES.items()]


@pytest.fixture(scope="module")
def built() -> Iterator[duckdb.DuckDBPyConnection]:
    con = run(EXAMPLES)
    yield con
    con.close()


@pytest.mark.parametrize("mark", CASES)
def test_example(mark: str, built: duckdb.DuckDBPyConnection) -> None:
    code, example = EXAMPLES[mark]
    assert fired(built, code, example, mark) == expected(example)
