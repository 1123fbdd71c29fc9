"""Working days of England against the days that were published."""

from datetime import date

import pytest

from wayhome.lexicon.working_days import bank_holidays, is_working_day, working_days_after

# gov.uk, "UK bank holidays", England and Wales.
PUBLISHED = {
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_as_published(year: int) -> None:
    assert [f"{day:%m-%d}" for day in sorted(bank_holidays(year))] == PUBLISHED[year].split()


@pytest.mark.parametrize(
    ("day", "many", "last"),
    [
        (date(2026, 3, 2), 10, date(2026, 3, 16)),  # Monday to Monday
        (date(2026, 3, 7), 10, date(2026, 3, 20)),  # from a Saturday
        (date(2026, 12, 18), 10, date(2027, 1, 6)),  # over Christmas and New Year
        (date(2026, 3, 7), 0, date(2026, 3, 7)),
    ],
)
def test_so_many_working_days_after(day: date, many: int, last: date) -> None:
    assert working_days_after(day, many) == last
    assert many == 0 or is_working_day(last)
