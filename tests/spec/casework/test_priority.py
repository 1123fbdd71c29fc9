"""The 100-day line at its exact edges, as a table: who was found, and what runs for them."""

from datetime import date

import pytest

from wayhome.casework.priority import Found, Response, response

# Found on the day given; the 18th birthday of 29 February 2008 is 1 March 2026 (a day late, facts
# §1.4), of 29 February 2012 a 28 or 29 February never moves it forward.
ROWS = """
born       | found      | how    | supply   | response    | why
2008-03-11 | 2025-11-30 | arrest | yes      | priority    | 101 days short of 18
2008-03-10 | 2025-11-30 | arrest | yes      | turning 18  | 100 days
2008-03-10 | 2025-11-29 | arrest | yes      | priority    | 101 days
2008-02-29 | 2025-11-20 | arrest | yes      | priority    | 18 on 1 March 2026: 101 days
2008-02-29 | 2025-11-21 | arrest | yes      | turning 18  | 18 on 1 March 2026: 100 days
2008-02-29 | 2026-02-28 | arrest | yes      | turning 18  | one day
2008-02-29 | 2026-03-01 | arrest | yes      | adult       | the day itself
2008-11-30 | 2026-11-29 | arrest | yes      | turning 18  | the day before
2008-11-30 | 2026-11-30 | arrest | yes      | adult       | the birthday
2012-11-30 | 2026-11-30 | arrest | no       | crisis      | no drugs, or no line
2012-11-30 | 2026-11-30 | arrest | not sure | crisis      | nobody knows yet
2012-11-30 | 2026-11-30 | stop   | yes      | crisis      | not arrested
not sure   | 2026-11-30 | arrest | yes      | priority    | age not sure: a child
not sure   | 2026-11-30 | stop   | no       | crisis      | age not sure: a child
"""


def rows() -> list[tuple[str, ...]]:
    lines = ROWS.strip().splitlines()[1:]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


@pytest.mark.parametrize(("born", "found", "how", "supply", "wanted", "why"), rows())
def test_response(born: str, found: str, how: str, supply: str, wanted: str, why: str) -> None:
    known = None if born == "not sure" else date.fromisoformat(born)
    told = Found(known, date.fromisoformat(found), how == "arrest", supply)
    assert response(told) is Response(wanted), why
