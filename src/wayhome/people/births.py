"""Dates of birth as they can be compared: how sure they are, and their usual mistakes.

A default date (1 January, where the day was not known and a form demanded one) is an agreement of
little worth; 1900-01-01 and dates past any living person are no date at all.
"""

from calendar import isleap
from datetime import date

OLDEST = date(1901, 1, 1)  # an earlier date is a form's placeholder, not a person's


def is_unlikely(born: date | None) -> bool:
    """No date at all: a placeholder that a system wrote."""
    return born is None or born < OLDEST


def is_default(born: date) -> bool:
    """1 January: often what a form wrote for 'sometime that year'."""
    return (born.month, born.day) == (1, 1)


def is_day(year: int, born: date) -> bool:
    """Whether that year had this day: 29 February is not in every year."""
    return (born.month, born.day) != (2, 29) or isleap(year)


def sorted_parts(born: date) -> str:
    """Year, then day and month in order of size: the same when the two were swapped."""
    low, high = sorted((born.month, born.day))
    return f"{born.year:04d}{low:02d}{high:02d}"


def swapped(born: date) -> date | None:
    """Day and month the other way round, where that is a date."""
    return born.replace(month=born.day, day=born.month) if born.day <= 12 else None


def macros() -> tuple[str, ...]:
    """Statements that teach a connection the same."""
    return (
        "create or replace temp macro birth_unlikely(x) as "
        f"(x is null or x < date '{OLDEST:%Y-%m-%d}')",
        "create or replace temp macro birth_default(x) as (month(x) = 1 and day(x) = 1)",
        "create or replace temp macro birth_sorted(x) as (strftime(x, '%Y') || "
        "lpad(least(month(x), day(x))::varchar, 2, '0') || "
        "lpad(greatest(month(x), day(x))::varchar, 2, '0'))",
    )
