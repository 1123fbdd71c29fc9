"""A tie grows old by its kind; what has no day does not."""

from datetime import date, datetime

import pytest

from wayhome.network.methods.ageing import fading, half_life, is_old, last_told, stands_until

TODAY = date(2026, 11, 20)
LONG_AGO, LATELY = datetime(2025, 3, 1), datetime(2026, 11, 1)
ON_THE_DAY = datetime(2026, 5, 24)  # 180 days before


@pytest.mark.parametrize(
    ("kind", "first", "last", "recorded", "old"),
    [
        ("present", LONG_AGO, None, None, True),
        ("present", LATELY, None, None, False),
        ("present", ON_THE_DAY, None, None, False),
        ("present", LONG_AGO, None, LATELY, True),  # written down lately, and long ago all the same
        ("present", None, None, None, False),
        ("known_to", LONG_AGO, None, LONG_AGO, True),
        ("known_to", LONG_AGO, None, LATELY, False),
        ("known_to", LONG_AGO, LONG_AGO, LATELY, True),  # it ended
        ("lived", LONG_AGO, None, LONG_AGO, False),  # stands until its record ends
        ("lived", LONG_AGO, LATELY, None, False),
        ("lived", LONG_AGO, LONG_AGO, None, True),
        ("kin", LONG_AGO, None, None, False),
    ],
)
def test_when_a_tie_is_old(kind: str, first, last, recorded, old: bool) -> None:
    row = {"kind": kind, "first": first, "last": last, "recorded_at": recorded}
    assert is_old(row, TODAY) is old


def test_the_last_day_that_was_told_of() -> None:
    row = {"kind": "held_phone", "first": LONG_AGO, "last": None, "recorded_at": LATELY}
    assert last_told(row) == date(2026, 11, 1)
    assert last_told(row | {"first": None}) is None


@pytest.mark.parametrize(
    ("kind", "first", "last", "recorded", "until"),
    [
        ("known_to", LONG_AGO, None, None, date(2025, 8, 28)),  # 180 days after it was last said
        ("known_to", LONG_AGO, None, LATELY, date(2027, 4, 30)),
        ("known_to", None, None, LATELY, date(2027, 4, 30)),
        ("held_phone", LONG_AGO, LATELY, LATELY, None),  # its record says
        ("kin", LONG_AGO, None, LATELY, None),
        ("lived", LONG_AGO, None, LATELY, None),
        ("present", LONG_AGO, None, LATELY, None),
        ("protective", None, None, None, None),  # nobody knows when it was said
    ],
)
def test_until_when_what_is_stated_to_last_stands(kind, first, last, recorded, until) -> None:
    row = {"kind": kind, "first": first, "last": last, "recorded_at": recorded}
    assert stands_until(row) == until


def test_an_event_says_half_as_much_after_each_half_life_and_never_nothing() -> None:
    days = half_life()
    assert 90 <= days <= 180, "design: mapping, methods"
    assert [fading(ago) for ago in (-5, 0, days, 3 * days)] == [1, 1, 0.5, 0.125]
    assert fading(10_000) > 0
