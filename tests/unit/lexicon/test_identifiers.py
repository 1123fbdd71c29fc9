"""Identifiers, postcodes and phones: the Python says what is right, the SQL says the same."""

from collections.abc import Callable

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.lexicon import identifier_sql, identifiers, phones, postcodes

CASES = [
    (identifiers.nhs_number, "943 476 5919", "9434765919"),
    (identifiers.nhs_number, "9434765918", None),
    (identifiers.nhs_number, "0000000000", None),
    (identifiers.nhs_number, "9999999999", None),
    (identifiers.nhs_number, "987654321", None),
    (identifiers.upn, "h801200001001", "H801200001001"),
    (identifiers.uln, "1000000000", "1000000000"),
    (identifiers.uln, "1000000001", None),
    (identifiers.pnc_id, "2003/0062845E", "2003/0062845E"),
    (identifiers.pnc_id, "2003/0062845F", None),
    (identifiers.pnc_id, "1979/0163001B", "1979/0163001B"),
    (identifiers.pnc_id, "79/163001B", "1979/0163001B"),
    (postcodes.postcode, "sw1a1aa", "SW1A 1AA"),
    (postcodes.postcode, " m1  1ae", "M1 1AE"),
    (postcodes.postcode, "Z2 1OG", None),
    (phones.phone, "07700 900123", "+447700900123"),
    (phones.phone, "+44 (0)7700 900123", "+447700900123"),
    (phones.phone, "0044 7700 900123", "+447700900123"),
    (phones.phone, "7700900123", "+447700900123"),
    (phones.phone, "+353 86 123 4567", "+353861234567"),
    (phones.phone, "12", None),
]


@pytest.mark.parametrize(("check", "text", "wanted"), CASES)
def test_one_form(check: Callable[[str], str | None], text: str, wanted: str | None) -> None:
    assert check(text) == wanted


def test_a_upn_made_with_its_letter_is_right() -> None:
    for twelve in ("801200001001", "80120000100A"):
        assert identifiers.upn(identifiers.upn_check(twelve) + twelve)


PAIRS = [
    (identifiers.nhs_number, identifier_sql.nhs_number),
    (identifiers.upn, identifier_sql.upn),
    (identifiers.uln, identifier_sql.uln),
    (identifiers.pnc_id, identifier_sql.pnc_id),
    (postcodes.postcode, postcodes.postcode_sql),
    (phones.phone, phones.phone_sql),
]

near = st.one_of(
    st.from_regex(r"\A[0-9]{10}\Z"),
    st.from_regex(r"\A[0-9]{3} [0-9]{3} [0-9]{4}\Z"),
    st.from_regex(r"\A[A-Za-z][0-9]{11}[0-9A-Z]\Z"),
    st.from_regex(r"\A([0-9]{2}|[0-9]{4})/?[0-9]{1,7}[A-Z]\Z"),
    st.from_regex(r"\A[A-Za-z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\Z"),
    st.from_regex(r"\A(\+44|0|0044|44)?(\(0\))?[0-9 ]{7,13}\Z"),
    st.text(alphabet="0123456789/+-ABCXYZ ()\u0661é", max_size=14),
)


@settings(deadline=None, max_examples=25)
@given(st.lists(near, min_size=1, max_size=40))
def test_whole_columns_agree_with_one_value(texts: list[str]) -> None:
    for python, sql in PAIRS:
        rows = duckdb.execute(f"SELECT {sql('v')} FROM (SELECT unnest(?) AS v)", [texts]).fetchall()
        assert [row[0] for row in rows] == [python(text) for text in texts]


def test_right_numbers_agree_too() -> None:
    made = [f"{n:09d}" for n in range(400_000_000, 400_000_400)]
    numbers = [f"{nine}{identifiers.nhs_check(nine)}" for nine in made]
    upns = [identifiers.upn_check("801" + nine) + "801" + nine for nine in made]
    pncs = [f"2011/{nine[2:]}{identifiers.pnc_check('2011', nine[2:])}" for nine in made]
    ulns = [f"{nine}{last}" for nine in made for last in range(10)]
    for (python, sql), texts in zip(PAIRS, (numbers, upns, ulns, pncs), strict=False):
        rows = duckdb.execute(f"SELECT {sql('v')} FROM (SELECT unnest(?) AS v)", [texts]).fetchall()
        assert [row[0] for row in rows] == [python(text) for text in texts]
        assert any(row[0] for row in rows)
