"""Who owes a next step by now, and of which records it is said that they were withdrawn."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.casework.owing import Account, able, roles, withdrawn_on

TABLE = [
    (Account("NBC", "practitioner"), True, True),
    (Account("NBC", "panel_coordinator"), True, False),  # sees nothing that is kept close
    (Account("NBC", "analyst"), False, False),  # another role by now
    (Account("NBC", "nobody knows"), False, False),
    (Account("NBP", "practitioner"), False, False),  # has left for another agency
    (Account("NBC", "practitioner", out=True), False, False),
]


@pytest.mark.parametrize(("owner", "openly", "close"), TABLE)
def test_who_can_still_do_what_they_owe(owner: Account, openly: bool, close: bool) -> None:
    assert able(owner, "NBC", close=False) is openly
    assert able(owner, "NBC", close=True) is close


def test_what_is_kept_close_is_owed_by_fewer() -> None:
    assert set(roles(close=True)) < set(roles(close=False))


DAY = date(2026, 11, 1)
RECORDS = st.sets(st.sampled_from([f"d{of}:t:{row}:x" for of in (1, 2, 3) for row in (1, 2)]))
MARKS = st.dictionaries(
    st.sampled_from(["d1", "d2", "d3"]), st.integers(0, 9).map(lambda n: DAY + timedelta(days=n))
)


@given(RECORDS, MARKS)
def test_it_is_said_where_every_one_was_withdrawn_and_nowhere_else(records, withdrawn) -> None:
    """By elimination somebody would else read that the others are kept close."""
    of = {one.partition(":")[0] for one in records}
    whole = bool(of) and of <= withdrawn.keys()
    found = withdrawn_on(records, withdrawn)
    assert found == (max(withdrawn[one] for one in of) if whole else None)
