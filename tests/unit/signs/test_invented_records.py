"""The records by which signs are measured (benchmarks/signs_records.py) give every sign work."""

import sys
from datetime import timedelta
from pathlib import Path

import duckdb

sys.path.insert(0, str(Path(__file__).parents[3]))  # what measures is no part of the package

from benchmarks.signs_records import COUNTED, come, hold

from wayhome import chronology, network, signs
from wayhome.signs import addresses
from wayhome.signs.catalogue import SIGNS
from wayhome.signs.examples import AS_OF

HOW = {
    "kin", "known", "seen", "draws_in", "household", "at_house", "house_own", "house_kin", "there",
    "at_home", "lives", "near", "stop_near", "line_area", "number", "telephone", "called",
}  # fmt: skip


def _held(con: duckdb.DuckDBPyConnection) -> int:
    return sum(con.sql(f"select count(*) from {table}").fetchall()[0][0] for table in COUNTED)


def _found(con: duckdb.DuckDBPyConnection, column: str, table: str) -> set[str]:
    return {one for (one,) in con.sql(f"select distinct {column} from {table}").fetchall()}


def test_every_sign_and_every_way_of_being_beside_somebody_is_there() -> None:
    con = duckdb.connect()
    hold(con, 4_000, 40_000)
    assert 38_000 < _held(con) < 42_000
    chronology.build(con)
    network.map_out(con)
    # of a day on which more of what is kept apart stands than on the last
    signs.build(con, AS_OF - timedelta(days=20))
    addresses.build(con, AS_OF)
    assert _found(con, "how", "beside") == HOW
    assert _found(con, "code", "sign") == {code for code, sign in SIGNS.items() if not sign.aside}
    assert _found(con, "code", "address_sign") == set(addresses.ADDRESS_SIGNS)


def test_what_comes_is_as_much_as_asked_of_people_who_are_there() -> None:
    con = duckdb.connect()
    hold(con, 2_000, 17_000)
    before, people = _held(con), _found(con, "person_id", "person_subject")
    come(con, 1_000)
    assert 900 < _held(con) - before < 1_100
    assert _found(con, "person_id", "person_subject") == people
