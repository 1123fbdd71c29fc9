"""Which words are the registration mark of a vehicle."""

import duckdb
import pytest

from wayhome.lexicon.plates import plate_sql

MARKS = [
    ("AB12 XYZ", "AB12XYZ"),
    ("ab12xyz black golf", "AB12XYZ"),
    ("silver Golf YK19 ABC seen twice", "YK19ABC"),
    ("Toyota 4Runner RY52 APF", "RY52APF"),
    ("  P123 ABC red Astra", "P123ABC"),
    ("ABC 123S white van", "ABC123S"),
    ("AXZ 1234 grey", "AXZ1234"),
    ("OIL 7 grey", "OIL7"),
    # not a mark, though it looks like an older one
    ("stopped on the A1 VAN behind", ""),
    ("parked by M25 CAR park", ""),
    ("BMW 320 black", ""),
    ("black BMW", ""),
    ("XAB12 XYZ", ""),
    ("AB12 XYZA", ""),
    ("", ""),
]


@pytest.mark.parametrize(("written", "mark"), MARKS)
def test_the_mark_in_what_was_written(written: str, mark: str) -> None:
    assert duckdb.execute(
        f"select {plate_sql('t')} from (select ? as t)", [written]
    ).fetchall() == [(mark,)]


def test_nothing_written_has_no_mark() -> None:
    assert duckdb.execute(f"select {plate_sql('null::text')}").fetchall() == [(None,)]
