"""Dates of birth and places made comparable, the same in Python and in DuckDB."""

from datetime import date

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.people import births, places

CON = duckdb.connect()
for statement in (*births.macros(), *places.macros()):
    CON.execute(statement)


def duck(expression: str, *values: object) -> object:
    return CON.execute(f"select {expression}", list(values)).fetchall()[0][0]


@settings(deadline=None)
@given(st.dates(date(1890, 1, 1), date(2030, 1, 1)))
def test_dates(born: date) -> None:
    assert duck("birth_sorted(?::date)", born) == births.sorted_parts(born)
    assert duck("birth_default(?::date)", born) == births.is_default(born)
    assert duck("birth_unlikely(?::date)", born) == births.is_unlikely(born)
    other = births.swapped(born)
    assert other is None or births.sorted_parts(other) == births.sorted_parts(born)


@pytest.mark.parametrize(
    ("address", "premise"),
    [
        ("14 Mill Road", "AB12CD|14"),
        ("Flat 2, 14 Mill Road", "AB12CD|2.14"),
        ("14A MILL ROAD", "AB12CD|14a"),
        ("Rose Cottage, Mill Road", "AB12CD|rose"),
        ("", None),
        (None, None),
    ],
)
def test_premises(address: str | None, premise: str | None) -> None:
    assert places.premise(address, "AB1 2CD") == premise
    assert duck("premise(?, ?)", address, "AB1 2CD") == premise


def test_parts_of_a_postcode() -> None:
    for whole, sector, outcode in (("AB1 2CD", "AB12", "AB1"), ("sw1a 1aa", "SW1A1", "SW1A")):
        assert (places.sector(whole), places.outcode(whole)) == (sector, outcode)
        assert duck("postcode_sector(?)", whole) == sector
        assert duck("postcode_outcode(?)", whole) == outcode
