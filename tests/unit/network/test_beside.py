"""Who or what is beside somebody by one tie: and what puts nobody beside anybody."""

import pytest

from wayhome import network
from wayhome.signs.examples import Example
from wayhome.signs.trial import empty_tables, lay

DEALING = "n | HOU | nuisance | nobody | drug_dealing | 14 | 2026-03-01 |"
NEAR = "n | HOU | nuisance | nobody | drug_dealing | 14 | 2026-03-05 |"
HEAD = "record | agency | kind | who | code | at | from | named"


def beside(*rows: str, head: str = HEAD) -> list[tuple[str, ...]]:
    found = told("list_transform(records, lambda r: r.record_id)", *rows, head=head)
    return [(who, how, " ".join(ids)) for who, how, ids in found]


def told(asked: str, *rows: str, head: str = HEAD, then: str = "select 1") -> list[tuple]:
    """What is asked of each row of `beside`; `then`: done to the records before."""
    con = empty_tables()
    lay(con, Example("", "\n".join((head, *rows)), born=""))
    con.execute(then)
    network.map_out(con)
    found = con.execute(f"select person_id, how, {asked} from beside order by all").fetchall()
    con.close()
    return found


@pytest.mark.parametrize(
    ("row", "how"),
    [
        ("a | POL | stop | child | | 14 | 2026-03-01 |", "there"),
        ("a | NBC | home | child | | 14 | 2026-03-01 |", "lives"),
        ("a | EDU | school | child | | 14 | 2026-03-01 | Ashfield school", ""),
        ("a | POL | stop | child | | 14 | 2027-03-01 |", ""),
        ("a | HEA | note | child | fear | 14 | 2026-03-01 |", ""),
    ],
)
def test_an_address_and_what_is_told_of_it(row: str, how: str) -> None:
    assert beside(row, DEALING) == ([("child", how, "a n")] if how else [])


@pytest.mark.parametrize(
    ("said", "how"),
    [("friend", "known"), ("associate", "known"), ("not_known", ""), ("family", "kin")],
)
def test_a_word_that_nobody_knows_puts_nobody_beside_anybody(said: str, how: str) -> None:
    found = beside(f"r | POL | relation:{said} | child, max | | | 2026-03-01 |")
    assert found == ([(who, how, "r") for who in ("child", "max")] if how else [])


@pytest.mark.parametrize(
    ("told", "lived", "how"),
    [
        ("2026-02-28", "2026-03-01 |", ""),
        ("2026-03-01 23:00", "2026-03-01 |", "lives"),
        ("2026-03-31 15:00", "2026-03-01 | 2026-03-31", "lives"),
        ("2026-04-01 15:00", "2026-03-01 | 2026-03-31", ""),
    ],
)
def test_what_is_told_of_a_home_is_of_the_days_lived_there(told: str, lived: str, how: str) -> None:
    lines = (
        "record | agency | kind | who | code | at | from | to",
        f"n | HOU | nuisance | nobody | drug_dealing | 14 | {told} |",
        f"h | HOU | tenancy | child | | 14 | {lived}",
    )
    assert beside(*lines[1:], head=lines[0]) == ([("child", how, "h n")] if how else [])


def test_a_household_is_of_those_of_whom_something_is_told() -> None:
    told = "n | POL | nrm_referral | ben | | | 2026-03-01 |"
    lived = [f"{who} | HOU | tenancy | {who} | | 14 | 2020-01-01 |" for who in ("anna", "ben")]
    assert beside(told, *lived) == [("anna", "household", "anna ben")]
    many = [f"{n} | HOU | tenancy | p{n} | | 14 | 2020-01-01 |" for n in range(11)]
    assert beside(told, *lived, *many) == []


def test_one_record_of_both_is_as_narrow_as_either_part() -> None:
    """Of one of them a part may be kept close, and came later: no row tells of the other."""
    narrowed = (
        "update involvement set marking = 'restricted', received_at = timestamp '2026-06-01'"
        " where subject_ref like '%/ben'"
    )
    row = "s | VOL | community_statement | child, ben | seen together | 14 | 2026-03-01 |"
    asked = "records[1].marking, records[1].received_at::date::varchar, len(records)"
    assert told(asked, row, then=narrowed) == [
        (who, "seen", "restricted", "2026-06-01", 1) for who in ("ben", "child")
    ]


def test_of_two_parts_in_one_stop_the_open_one_stands_beside_that_kept_close() -> None:
    twice = """update event set lat = case kind when 'stop' then 53.1 else 53.102 end, lon = -1.2;
        insert into involvement select * replace (
            record_id || '+' as record_id, 'restricted' as marking) from involvement"""
    stopped = "a | POL | stop | child | | 15 | 2026-03-01 |"
    found = told("records[1].marking", stopped, NEAR, then=twice)
    near = [marking for _, how, marking in found if how == "stop_near"]
    assert sorted(near) == ["official-sensitive", "restricted"]
