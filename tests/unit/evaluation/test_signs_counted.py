"""What is counted of signs, against counting by hand over five children."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from wayhome.evaluation.signs import agreement, count, summed
from wayhome.evaluation.signs.counting import Told
from wayhome.evaluation.signs.lived import TABLES

TODAY = date(2026, 11, 20)
CHILDREN = """
insert into child values
  ('a', '2026-03-01', '2026-06-30', '2026-06-10', 'known', 'male', 'Black', 'looked after'),
  ('b', '2026-01-01', '2026-11-20', null, 'pieces', 'female', 'White British', 'looked after'),
  ('c', '2026-05-01', '2026-08-01', '2026-05-20', 'known', 'male', 'White British', 'never'),
  ('d', null, null, null, null, 'female', 'Black', 'never'),
  ('e', null, null, null, null, 'male', null, 'never')
"""
# a had I01 forty days before it was known, and one agency ten days later; b's ended before it
# began; c had it only after it was known; d had it within the year, e before the year.
SIGNS = """
insert into had values
  ('I01', 'Repeat missing', 'S', 'a', '2026-05-01', '2026-06-20', '2026-05-01', '2026-05-11'),
  ('I26', 'Drug supply', 'A', 'a', '2026-05-21', '2026-06-20', '2026-05-21', null),
  ('I01', 'Repeat missing', 'S', 'b', '2025-11-25', '2025-12-31', '2025-11-25', null),
  ('I01', 'Repeat missing', 'S', 'c', '2026-06-01', '2026-07-01', '2026-06-01', '2026-06-01'),
  ('I01', 'Repeat missing', 'S', 'd', '2026-02-01', '2026-03-01', '2026-02-01', null),
  ('I54', 'Earlier harm', 'V', 'e', '2020-01-01', '2026-11-20', '2020-01-01', null)
"""
# The police of one town saw both signs of a, the second a week later than all together; no other.
SOLE = """
insert into sole values
  ('NBP', 'I01', 'S', 'a', '2026-05-11'),
  ('NBP', 'I26', 'A', 'a', '2026-05-28'),
  ('EME', 'I26', 'A', 'a', '2026-05-29'),
  ('EME', 'I01', 'S', 'c', '2026-06-01')
"""


@pytest.fixture
def region() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        for statement in (TABLES, CHILDREN, SIGNS, SOLE):
            con.execute(statement)
        yield con


@pytest.fixture
def told(region: duckdb.DuckDBPyConnection) -> dict[str, Told]:
    return {each.code: each for each in count(region, TODAY)}


def test_who_had_it_how_early_and_whether_one_agency_saw_it(told: dict[str, Told]) -> None:
    missing = told["I01"]
    assert (missing.exploited.had, missing.exploited.of) == (2, 3), "b's was over before it began"
    assert (missing.others.had, missing.others.of) == (1, 2)
    assert (missing.before.had, missing.before.of) == (1, 2), "c's came after it was known"
    assert missing.days_before == 40
    assert (missing.alone.had, missing.alone.of, missing.days_gained) == (2, 2, 5)


def test_signs_together_count_children_once_and_leave_background_out(
    told: dict[str, Told],
) -> None:
    assert told["ANY"].others.had == 1, "e had background alone"
    assert told["ANY-A"].exploited.had == 1
    two = told["TWO"]
    assert (two.exploited.had, two.others.had) == (1, 0)
    assert (two.before.had, two.days_before) == (1, 20), "from the second of them"
    assert (two.alone.had, two.alone.of, two.days_gained) == (1, 1, 7), "one agency's second"


def test_what_one_agency_alone_had_is_said_twice_and_compared(
    region: duckdb.DuckDBPyConnection, told: dict[str, Told]
) -> None:
    agreed = agreement(region)
    assert (agreed.signs, agreed.same_day, agreed.neither) == (6, 2, 3)
    assert agreed.unlike == (("I26", 1),), "the release names nobody, two agencies built do"


def test_groups_are_told_with_how_sure(
    region: duckdb.DuckDBPyConnection, told: dict[str, Told]
) -> None:
    by_care = {trait: (harmed, others) for trait, harmed, others, _ in told["I01"].by_trait}["care"]
    assert [(rate.group, rate.errors, rate.people) for rate in by_care[0]] == [
        ("looked after", 1, 2),
        ("never", 1, 1),
    ]
    page = summed(list(told.values()), agreement(region))
    assert (
        "| I01 Repeat missing | 2 of 3 (67%) | 1 of 2 (50.00%) | 66.7% | 1 of 2 (50%) | 40 |"
        in page
    )
    assert "no agency stated it" in page
