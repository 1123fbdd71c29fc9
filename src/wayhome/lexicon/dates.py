"""Dates as the field counts them: exact ages, the 18th birthday, and how precise a date is.

A child born on 29 February reaches an age on 1 March in other years (facts §1.4, unverified there;
it is the rule of the Family Law Reform Act 1969 s9 as usually read, so check with a lawyer).
"""

from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")  # the clocks of the place: times without a zone are theirs
MAJORITY = 18  # years; Family Law Reform Act 1969 s1, Children Act 1989 s105
OFFICE_HOURS = range(9, 17)  # house rule, 25 November 2026: no source states one for all agencies


class Precision(StrEnum):
    """How much of a date or time the source really stated."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NOT_KNOWN = "not known"


def birthday(born: date, age: int) -> date:
    """The day somebody reaches an age; 29 February becomes 1 March."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, day: date) -> int:
    """Whole years lived on a day; negative before birth."""
    years = day.year - born.year
    return years if birthday(born, years) <= day else years - 1


def days_to_18(born: date, day: date) -> int:
    """Days from a day to the 18th birthday; zero or less once it is reached."""
    return (birthday(born, MAJORITY) - day).days


def office_hours(moment: datetime) -> bool:
    """Whether an office answers: Monday to Friday by day. Bank holidays are not known here."""
    return moment.isoweekday() <= 5 and moment.hour in OFFICE_HOURS


def in_words(day: date) -> str:
    """21 November 2026."""
    return f"{day.day} {day:%B %Y}"
