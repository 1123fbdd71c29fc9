"""Every example of every sign of an address: the same small tables that the manual prints."""

from collections.abc import Iterator

import duckdb
import pytest

from wayhome.signs.addresses.trial import every_example, run
from wayhome.signs.subject import ADDRESS
from wayhome.signs.trial import expected, fired

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
    assert fired(built, code, example, mark, ADDRESS) == expected(example)
