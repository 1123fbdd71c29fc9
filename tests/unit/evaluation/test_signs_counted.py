"""What is counted of signs, against counting by hand over five children."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from wayhome.evaluation.measures import Median
from wayhome.evaluation.signs import agreement, count, count_homes, summed
from wayhome.evaluation.signs.counting import TRAITS, Group, Told
from wayhome.evaluation.signs.lived import TABLES
from wayhome.signs import SIGNS
from wayhome.signs.addresses import ADDRESS_SIGNS

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
SIGNS_HAD = """
insert into had values
  ('I01', 'S', 'a', '2026-05-01', '2026-06-20', '2026-05-01', '2026-05-11'),
  ('I26', 'A', 'a', '2026-05-21', '2026-06-20', '2026-05-21', null),
  ('I01', 'S', 'b', '2025-11-25', '2025-12-31', '2025-11-25', null),
  ('I01', 'S', 'c', '2026-06-01', '2026-07-01', '2026-06-01', '2026-06-01'),
  ('I01', 'S', 'd', '2026-02-01', '2026-03-01', '2026-02-01', null),
  ('I54', 'V', 'e', '2020-01-01', '2026-11-20', '2020-01-01', null),
  ('P7', 'P', 'd', '2026-02-01', '2026-03-01', '2026-02-01', null)
"""
# The police of one town saw both signs of a, the second a week later than all together; no other.
SOLE = """
insert into sole values
  ('NBP', 'I01', 'S', 'a', '2026-05-11'),
  ('NBP', 'I26', 'A', 'a', '2026-05-28'),
  ('EME', 'I26', 'A', 'a', '2026-05-29'),
  ('EME', 'I01', 'S', 'c', '2026-06-01')
"""
# One home was used from March and said to be so in May, another is in the key and in no record; one
# of two that nobody took over is visited day and night.
HOMES = """
insert into home values
  ('1/uprn:1', '2026-03-01', '2026-03-20', '2026-05-01'),
  ('1/8milllaneab12cd', '2026-06-01', '2026-06-09', null),
  ('1/uprn:2', null, null, null),
  ('1/at:3', null, null, null)
"""
SIGNS_OF_HOMES = """
insert into had_at values
  ('A03', 'S', '1/uprn:1', '2026-03-10', '2026-06-20', '2026-03-12', '2026-03-12'),
  ('A02', 'M', '1/uprn:1', '2026-04-10', '2026-06-20', '2026-04-10', null),
  ('A03', 'S', '1/uprn:2', '2026-04-10', '2026-06-20', '2026-04-10', null)
"""
# The second is sent in the other region.
UNSENT = """
insert into region values (1), (2);
insert into unsent values
  (1, 'I61', 'immigration status'), (2, 'I61', 'immigration status'), (1, 'I02', 'missing')
"""


@pytest.fixture
def region() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        for statement in (TABLES, CHILDREN, SIGNS_HAD, SOLE, HOMES, SIGNS_OF_HOMES, UNSENT):
            con.execute(statement)
        yield con


@pytest.fixture
def told(region: duckdb.DuckDBPyConnection) -> dict[str, Told]:
    return {each.code: each for each in count(region, TODAY)}


def test_who_had_it_how_early_and_whether_one_agency_saw_it(told: dict[str, Told]) -> None:
    missing = told["I01"]
    assert (missing.exploited.had, missing.exploited.of) == (2, 3), "b's was over before it began"
    assert (missing.others.had, missing.others.of) == (1, 2)
    assert missing.early.before == Group(1, 2), "c's came after it was known"
    assert missing.early.days_before == Median(1, 40, None)
    assert (missing.early.alone, missing.early.days_gained.value) == (Group(2, 2), 5)


def test_how_early_and_by_whom_is_told_of_each_group(told: dict[str, Told]) -> None:
    """Of the three who were exploited b and c are as White British, b alone is female, and never
    identified; of I01 a's agency needed ten days more, c's none."""
    by = {
        trait: {each.group: each for each in of}
        for trait, of in zip(TRAITS, told["I01"].early_by, strict=True)
    }
    assert by["sex"]["male"].before == Group(1, 2)
    assert by["sex"]["female"].before == Group(0, 0)
    assert by["ethnicity"]["Black"].before == Group(1, 1)
    assert by["ethnicity"]["Black"].days_before == Median(1, 40, None)
    assert by["ethnicity"]["White British"].before == Group(0, 1)
    assert by["care"]["looked after"].alone == Group(1, 1)
    assert by["care"]["looked after"].days_gained == Median(1, 10, None)
    assert by["care"]["never"].days_gained == Median(1, 0, None)
    assert {each.group for of in told["ANY"].early_by for each in of} >= {"male", "Black", "never"}


def test_signs_together_count_children_once_and_leave_background_out(
    told: dict[str, Told],
) -> None:
    assert told["ANY"].others.had == 1, "e had background alone"
    assert told["ANY-A"].exploited.had == 1
    two = told["TWO"]
    assert (two.exploited.had, two.others.had) == (1, 0)
    assert two.early.before.had == 1
    assert two.early.days_before.value == 20, "from the second of them"
    assert (two.early.alone, two.early.days_gained.value) == (Group(1, 1), 7), "one agency's second"


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
    page = summed(list(told.values()), count_homes(region, TODAY), agreement(region))
    assert (
        "| I01 Repeat missing | 2 of 3 (67%) | 1 of 2 (50.00%) | 66.7% | 1 of 2 (50%) | 40 |"
        in page
    )
    assert "no agency stated it" in page
    assert (
        "| I01 Repeat missing | 1 of 2: 50% (9.45% to 91%) | 1 of 1: 100% (21% to 100%) |" in page
    )
    assert "female (few)" in page, "small groups are said to be small"
    early = page.split("**Sex: days before**")[1].split("**")[0]
    assert "| sign | female | male |" in early
    assert "| I01 Repeat missing | nobody | too few (1) |" in early
    whole = page.split("**Two or more strong or acute signs, by sex**")[1]
    assert (
        "| male | 1 of 2: 50% (9.45% to 91%) | too few (1) | 1 of 1: 100% (21% to 100%) |" in whole
    )


def test_homes_taken_over_are_counted_beside_all_others(region: duckdb.DuckDBPyConnection) -> None:
    told = {each.code: each for each in count_homes(region, TODAY)}
    visited = told["A03"]
    assert (visited.exploited.had, visited.exploited.of) == (1, 2), "one is in no record"
    assert (visited.others.had, visited.others.of) == (1, 2)
    assert (visited.early.before, visited.early.days_before.value) == (Group(1, 1), 50)
    assert not told["A02"].occurred, "it began when they had gone"


def test_every_sign_has_a_row_and_a_word_why_nobody_had_it(
    region: duckdb.DuckDBPyConnection, told: dict[str, Told]
) -> None:
    page = summed(list(told.values()), count_homes(region, TODAY), agreement(region))
    of_people, of_homes = page.split("### Signs of addresses")
    for code, sign in SIGNS.items():
        assert f"| {code} {sign.name} |" in of_people, code
    for code, sign in ADDRESS_SIGNS.items():
        assert f"| {code} {sign.name} |" in of_homes, code
    assert f"| I02 {SIGNS['I02'].name} | none: it did not occur in these regions |" in page
    assert f"| I61 {SIGNS['I61'].name} | none: no agency of these regions sends immigration" in page
    assert f"| P7 {SIGNS['P7'].name} | 0 of 3 (0%) | 1 of 2 (50.00%) |" in page
