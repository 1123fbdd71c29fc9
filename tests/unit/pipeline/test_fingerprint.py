"""A fingerprint follows content: not the order of rows, but each row, also the second like it."""

from random import Random

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from wayhome.pipeline import fingerprint

ROWS = st.lists(st.tuples(st.integers(0, 3), st.none() | st.sampled_from("ab")), max_size=8)


Rows = list[tuple[int, str | None]]
CON = duckdb.connect()  # one for all examples: opening costs more than the test


def _of(rows: Rows) -> str:
    CON.execute("create or replace table t (n integer, word varchar)")
    for row in rows:
        CON.execute("insert into t values (?, ?)", row)
    return fingerprint.of_table(CON, "t")


@given(ROWS, st.randoms())
def test_order_does_not_matter(rows: Rows, chance: Random) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert _of(rows) == _of(shuffled)


@given(ROWS, ROWS)
def test_content_does(
    one: list[tuple[int, str | None]], other: list[tuple[int, str | None]]
) -> None:
    same = sorted(map(repr, one)) == sorted(map(repr, other))
    assert (_of(one) == _of(other)) == same
