"""Who or what is beside somebody by one tie: and what puts nobody beside anybody."""

import pytest

from wayhome import network
from wayhome.signs.examples import Example
from wayhome.signs.trial import empty_tables, lay

DEALING = "n | HOU | nuisance | nobody | drug_dealing | 14 | 2026-03-01 |"
HEAD = "record | agency | kind | who | code | at | from | named"


def beside(*rows: str, born: str = "") -> list[tuple[str, ...]]:
    con = empty_tables()
    lay(con, Example("", "\n".join((HEAD, *rows)), born=born))
    network.map_out(con)
    found = con.execute(
        "select person_id, how, list_transform(records, lambda r: r.record_id) from beside"
        " order by all"
    ).fetchall()
    con.close()
    return [(who, how, " ".join(ids)) for who, how, ids in found]


@pytest.mark.parametrize(
    ("row", "how"),
    [
        ("a | POL | stop | child | | 14 | 2026-03-01 |", "there"),
        ("a | NBC | home | child | | 14 | 2026-03-01 |", "lives"),
        ("a | POL | stop | child | | 14 | 2026-03-01 | Ashfield station", ""),
        ("a | EDU | school | child | | 14 | 2026-03-01 | Ashfield school", ""),
        ("a | POL | stop | child | | 14 | 2027-03-01 |", ""),
        ("a | HEA | note | child | fear | 14 | 2026-03-01 |", ""),
    ],
)
def test_an_address_and_what_is_told_of_it(row: str, how: str) -> None:
    assert beside(row, DEALING) == ([("child", how, "a n")] if how else [])


def test_a_household_is_of_those_of_whom_something_is_told() -> None:
    told = "n | POL | nrm_referral | ben | | | 2026-03-01 |"
    lived = [f"{who} | HOU | tenancy | {who} | | 14 | 2020-01-01 |" for who in ("anna", "ben")]
    assert beside(told, *lived) == [("anna", "household", "anna ben")]
    many = [f"{n} | HOU | tenancy | p{n} | | 14 | 2020-01-01 |" for n in range(11)]
    assert beside(told, *lived, *many) == []
