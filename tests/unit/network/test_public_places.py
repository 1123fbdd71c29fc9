"""Streets, parks and shops by what records say: named by themselves, and never two as one."""

from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.network import places
from wayhome.network.public_places import STREETS, named_place
from wayhome.records.schema import TABLES

NAMED = {
    "Canal Street": ("street", "canal street", ""),
    "canal st": ("street", "canal street", ""),
    "Outside Canal St., Beeston": ("street", "canal street", "beeston"),
    "near the top of Mill Lane": ("street", "mill lane", ""),
    "St. Alban’s Rd": ("street", "st albans road", ""),
    "Saint Albans Road": ("street", "st albans road", ""),
    "The Green": ("street", "the green", ""),
    "High Street, Mill Lane, Norwich": ("street", "high street", "norwich"),
    "the Victoria Park": ("open", "victoria park", ""),
    "Victoria rec": ("open", "victoria recreation ground", ""),
    "Alder Street car park": ("open", "alder street car park", ""),
    "Alder Retail Park": ("shop", "alder retail park", ""),
    "King's Road": ("street", "kings road", ""),
    "Seven Sisters Road": ("street", "seven sisters road", ""),
    "St James's Place": ("street", "st jamess place", ""),
    "Mo's Chicken Shop": ("shop", "mos chicken shop", ""),
}
NONE = [
    None, "", "park", "the park", "the shops", "the chicken shop", "street", "the street", "home",
    "14 Canal Street", "Flat 2, Canal Street", "Canal Street, NG7 2AB", "in the community",
    "Canal Street and Mill Lane", "junction of Canal Street / Mill Lane", "Northborough",
    "Eastmarsh Youth Court", "Northborough General, emergency department", "Mill House",
    "car park", "the corner shop", "Jay's place", "at Jay’s shop", "his girlfriends place",
    "Tyler's mums road", "on her way", "Mr Marshs' place",
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), NAMED.items())
def test_what_a_text_names(text: str, found: tuple[str, str, str]) -> None:
    assert named_place(text) == found


@pytest.mark.parametrize("text", NONE)
def test_what_names_no_place(text: str | None) -> None:
    assert named_place(text) is None


NAMES = st.sampled_from(["canal", "mill", "st johns", "long acre"])
TYPES = st.sampled_from(sorted(STREETS))


@given(NAMES, TYPES, st.sampled_from(["", "near ", "Outside ", "off "]))
def test_a_name_is_read_the_same_whatever_stands_before_it(name: str, sort: str, how: str) -> None:
    plain = named_place(f"{name} {sort}")
    assert plain is not None
    assert named_place(f"{how}{name.title()} {sort.upper()}") == plain
    assert named_place(plain.name) == plain, "what it is called is read as itself"
    assert named_place(f"12 {name} {sort}") is None


def event(record: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return "event", {"record_id": record, "kind": "arrest", "agency": "POL", **more}


def at(*rows: tuple[str, dict[str, Any]]) -> dict[str, str]:
    """At which place each of these rows is."""
    con = duckdb.connect()
    for table in TABLES:
        columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
        con.execute(f"create table {table.name} ({columns})")
    for table, values in rows:
        row = {"marking": "official-sensitive", **values}
        names, marks = ", ".join(row), ", ".join("?" for _ in row)
        con.execute(f"insert into {table} ({names}) values ({marks})", list(row.values()))
    places.build(con)
    return dict(con.execute("select record_id, place_id from at_place").fetchall())


def test_two_streets_of_one_name_are_two_and_one_district_is_one() -> None:
    found = at(
        event("a", place_name="Canal Street", postcode="NG7 6JW", area="E06000018"),
        event("b", place_name="canal st", postcode="NG7 1AA", area="E06000018"),
        event("c", place_name="Canal Street", area="E06000018"),
        event("d", place_name="Canal Street", postcode="NR1 3AB", area="E07000148"),
        event("e", place_name="High Street", postcode="NG1 1AA", area="E06000018"),
        event("f", place_name="High Street", postcode="NG9 1AA", area="E06000018"),
        event("g", place_name="High Street", area="E06000018"),
        event("h", place_name="High Street"),
    )
    assert found == {
        **dict.fromkeys("abc", "street:canal street@NG7"),
        "d": "street:canal street@NR1",
        "e": "street:high street@NG1",
        "f": "street:high street@NG9",
        "g": "street:high street@E06000018",
    }


def test_what_is_kept_close_does_not_say_which_street_an_open_record_means() -> None:
    found = at(
        event("a", place_name="Canal Street", postcode="NG7 6JW", area="X", marking="restricted"),
        event("b", place_name="Canal Street", area="X"),
    )
    assert found == {"a": "street:canal street@NG7", "b": "street:canal street@X"}


def test_a_street_is_of_what_happened_in_it() -> None:
    """No home, no address with its number, nobody who went missing or was booked in."""
    where = {"place_name": "Canal Street", "postcode": "NG7 6JW"}
    found = at(
        ("stay", {"record_id": "s", "kind": "home", "address": "Canal Street",
                  "postcode": "NG7 6JW", "agency": "POL"}),
        event("a", **where | {"place_name": "14 Canal Street"}, marking="restricted"),
        event("b", **where, kind="missing"),
        event("c", **where, kind="custody"),
        event("d", **where),
        event("e", **where, uprn="77"),
    )  # fmt: skip
    assert found == {"a": "at:NG76JW|14", "d": "street:canal street@NG7", "e": "uprn:77"}
