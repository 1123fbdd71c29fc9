"""Which records a key brings together: by a name alone, not those whose births are unlike."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.people.births import is_default, sorted_parts
from wayhome.people.conditions import Holds, first_that_holds
from wayhome.people.model import load
from wayhome.people.pairing import births_meet

DATES = st.dates(date(1940, 1, 1), date(2026, 1, 1))
# Two dates at random share nothing; so the second is often made of the first.
PAIRS = st.tuples(DATES, DATES) | DATES.flatmap(
    lambda born: st.tuples(
        st.just(born),
        st.sampled_from((-3, -2, -1, 0, 1, 2, 3, 10)).map(
            lambda years: date(born.year + years, 1, 1)
        )
        | st.integers(-800, 800).map(lambda days: born + timedelta(days=days))
        | st.sampled_from((-20, -11, -10, 1, 9)).map(
            lambda years: date(born.year + years, born.month, min(born.day, 28))
        ),
    )
)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (20110305, 0, True),  # not known
        (20110305, 20110903, True),  # the year
        (20110305, 19870305, True),  # day and month
        (20110305, 20110503, True),  # swapped
        (20110305, 20210304, True),  # two digits
        (20110305, 20130101, True),  # 1 January within two years
        (20110305, 20140101, False),
        (20110305, 19941217, False),
    ],
)
def test_births_that_can_be_one(one: int, other: int, meet: bool) -> None:
    told = np.array([one, other], np.int32), np.array([other, one], np.int32)
    assert births_meet(*told).tolist() == [meet, meet]


def _level() -> tuple[Holds, list[str]]:
    (births,) = (each for each in load().comparisons if each.name == "date of birth")
    conditions = [level.sql for level in births.levels[:-1]]
    return first_that_holds(conditions, "births"), [level.says for level in births.levels]


HOLDS, SAYS = _level()


class _Born:
    def __init__(self, day: date) -> None:
        self.dob, self.dob_precision = day.isoformat(), "day"
        self.dob_sorted, self.dob_default = sorted_parts(day), is_default(day)


@given(PAIRS)
def test_those_that_the_model_sees_anything_in_meet(pair: tuple[date, date]) -> None:
    one, other = pair
    numbers = (np.array([int(day.strftime("%Y%m%d"))], np.int32) for day in pair)
    (meet,) = births_meet(*numbers).tolist()
    said = SAYS[HOLDS(_Born(one), _Born(other))]
    assert meet or said == "different dates of birth"
