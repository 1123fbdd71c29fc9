"""Signs of an address keep the rules of all signs: what is kept close stays so, no number to rank
by, what was replaced still dates, and no institution has one."""

import re

import duckdb
import pytest

from wayhome import network
from wayhome.signs import addresses
from wayhome.signs.addresses import ADDRESS_SIGNS
from wayhome.signs.examples import AS_OF, Example
from wayhome.signs.sign import Sign
from wayhome.signs.trial import empty_tables, lay

HOME = "12 Mill Road"
NIGHTS = """
record | agency | kind     | code  | from             | marking   | who
a      | HOU    | nuisance | noise | 2026-10-02 23:00 |           |
b      | HOU    | nuisance | noise | 2026-10-12 23:00 |           |
c      | {by}    | nuisance | noise | 2026-10-22 23:00 | {marking} | {who}
"""


def built(
    records: str, change: str = "", only: tuple[str, ...] = ("A01", "A02", "A12")
) -> duckdb.DuckDBPyConnection:
    con = empty_tables()
    lay(con, Example("", records, at=HOME))
    con.execute("insert into agency values ('HOU', 'Homes', 'housing', 'X')")
    if change:
        con.execute(change)
    network.map_out(con)
    addresses.build(con, AS_OF, only)
    return con


def told(con: duckdb.DuckDBPyConnection, columns: str) -> list[tuple[object, ...]]:
    rows = con.execute(f"select {columns} from address_sign order by all").fetchall()
    con.close()
    return rows


def test_what_is_kept_close_makes_a_sign_for_its_agency_alone() -> None:
    close = built(NIGHTS.format(by="POL", marking="restricted", who=""))
    evidence = close.execute(
        "select audience, record_id, marking from address_sign_evidence order by all"
    ).fetchall()
    assert {(who, record) for who, record, _ in evidence} == {("POL", each) for each in "abc"}
    assert told(close, "code, audience") == [("A02", "POL")]


def test_it_is_the_same_for_others_as_if_it_had_never_been_sent() -> None:
    rows = NIGHTS.format(by="HOU", marking="", who="")
    more = f"{rows}d | POL | tenancy_visit | home_taken_over | 2026-10-23 | restricted |\n"
    columns = "* exclude audience"
    kept = [row for row in told(built(more), f"audience, {columns}") if row[0] == "open"]
    assert [row[1:] for row in kept] == told(built(rows), columns)


def test_a_person_kept_close_in_an_open_event_is_not_counted() -> None:
    stops = """
    record | agency | kind | from       | who
    a      | POL    | stop | 2026-10-02 | one, two
    b      | POL    | stop | 2026-10-03 | three
    """
    assert told(built(stops), "code, audience") == [("A01", "open")]
    hidden = "update involvement set marking = 'restricted' where subject_ref like '%three'"
    assert told(built(stops, hidden), "code, audience") == [("A01", "POL")]


def test_family_counts_once_and_family_of_whoever_lives_there_not_at_all() -> None:
    stops = """
    record | agency | kind    | role   | from       | who
    t      | HOU    | tenancy | tenant | 2020-01-01 | zoe
    a      | POL    | stop    |        | 2026-10-02 | one, two
    b      | POL    | stop    |        | 2026-10-03 | three
    """
    kin = """insert into relation (record_id, agency, subject_ref, other_ref, kind, marking,
        occurred_from, received_at, delivery, source_table, source_row)
        values ('k', 'POL', 'POL/s/{}', '{}', 'sibling', 'official', null, '2026-01-01',
            'd', 'r', 1)"""
    assert told(built(stops), "code") == [("A01",)]
    assert told(built(stops, kin.format("one", "POL/s/three")), "code") == []
    assert told(built(stops, kin.format("two", "HOU/s/zoe")), "code") == []


@pytest.mark.parametrize("mother", ["a", "m", "z"])
def test_kin_of_kin_are_one_family_whatever_their_ids(mother: str) -> None:
    """A mother with two children of whom nobody wrote that they are siblings, and a stranger."""
    rows = f"""
    record | agency | kind            | from       | who
    a      | POL    | stop            | 2026-10-02 | {mother}x, kid
    b      | POL    | stop            | 2026-10-03 | son
    c      | POL    | stop            | 2026-10-04 | one
    p      | POL    | relation:parent | 2020-01-01 | kid, {mother}x
    q      | POL    | relation:parent | 2020-01-01 | son, {mother}x
    """
    assert told(built(rows, only=("A01",)), "code") == []
    another = f"{rows}d | POL | stop | 2026-10-05 | two\n"
    assert told(built(another, only=("A01",)), "code") == [("A01",)]


def test_a_record_that_was_replaced_still_dates_the_one_that_replaced_it() -> None:
    rows = """
    record | agency | kind            | outcome         | from       | received   | replaced by
    a      | HOU    | address_measure | home_taken_over | 2026-03-01 | 2026-03-02 | b
    b      | HOU    | address_measure | home_taken_over | 2026-03-01 | 2026-10-02 |
    """
    con = built(rows)
    assert con.execute("select record_id from address_sign_evidence").fetchall() == [("b",)]
    (received,) = told(con, "first_received::varchar")
    assert received == ("2026-03-02",)


def test_stations_have_no_sign() -> None:
    named = "update event set place_name = 'Mill Road station', address = null, uprn = null"
    assert told(built(NIGHTS.format(by="HOU", marking="", who=""), named), "code") == []


def test_no_number_to_rank_by_and_who_could_tell_is_said() -> None:
    con = built(NIGHTS.format(by="HOU", marking="", who=""))
    numbers = con.execute(
        """select column_name from duckdb_columns() where table_name like 'address_sign%'
        and data_type not in ('VARCHAR', 'BOOLEAN', 'DATE', 'TIMESTAMP')"""
    ).fetchall()
    assert numbers == [("window_days",)]
    needs = con.execute("select data, supplies from address_need where code = 'A02'").fetchall()
    con.close()
    assert needs == [("nuisance reported to landlords", True)]


@pytest.mark.parametrize("sign", ADDRESS_SIGNS.values(), ids=ADDRESS_SIGNS)
def test_words_blame_nobody_and_show_no_code(sign: Sign) -> None:
    clauses = [words for each in sign.clauses for words in (each.words, each.otherwise)]
    said = " ".join([sign.name, sign.rule_in_words, sign.acute_when, sign.limits, *clauses])
    assert not re.search(r"(?i)dealer|offender|criminal|victim|cuckoo|trap house", said)
    assert not re.search(r"§|\b[A-Z]{2,}\b|\bA\d\d\b|_", said)
