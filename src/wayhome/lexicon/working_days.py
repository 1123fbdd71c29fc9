"""Working days in England: Monday to Friday, but for bank holidays.

The days follow the Banking and Financial Dealings Act 1971 and the custom for Christmas Day and
Good Friday; days moved or added by proclamation are data, a line for each with its source
(`reference/bank_holidays.csv`). A day that is proclaimed later is counted as a working day until it
stands there: a clock may then run out a day early, never late.
"""

import csv
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

DAY = timedelta(days=1)
FRIDAY = 4


@cache
def _proclaimed() -> tuple[frozenset[date], dict[date, date]]:
    """What the rules alone do not give: days that were added, and for which day another came."""
    file = files("wayhome.lexicon") / "reference/bank_holidays.csv"
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    days = [(date.fromisoformat(one["day"]), one["instead_of"]) for one in rows]
    moved = {date.fromisoformat(instead): day for day, instead in days if instead}
    return frozenset(day for day, instead in days if not instead), moved


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in a year, each on the day on which it was kept."""
    easter, (added, moved) = easter_sunday(year), _proclaimed()
    mondays = (_monday(date(year, 5, 1)), _monday(date(year, 5, 25)), _monday(date(year, 8, 25)))
    found = {easter - 2 * DAY, easter + DAY, *(moved.get(day, day) for day in mondays)}
    # In this order: of two that fall at a weekend the first takes the Monday.
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        found.add(_weekday(fixed, found))
    return frozenset({*found, *(day for day in added if day.year == year)})


def is_working_day(day: date) -> bool:
    """Whether offices are open that day."""
    return day.weekday() <= FRIDAY and day not in bank_holidays(day.year)


def working_days_after(day: date, many: int) -> date:
    """The last of so many working days after a day, which is not counted itself."""
    while many > 0:
        day += DAY
        many -= is_working_day(day)
    return day


def easter_sunday(year: int) -> date:
    """Easter by the Gregorian computus, as Meeus, Jones and Butcher give it."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _monday(first: date) -> date:
    """The first Monday on or after a day."""
    return first + (-first.weekday() % 7) * DAY


def _weekday(day: date, taken: set[date]) -> date:
    """The day itself, or the next weekday that no other holiday has taken."""
    while day.weekday() > FRIDAY or day in taken:
        day += DAY
    return day
