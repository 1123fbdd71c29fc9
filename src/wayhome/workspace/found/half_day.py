"""A form's field for a date of birth of which perhaps only half is known.

    12 3 2010     the day          2010-03-12
    _  3 2010     month and year   2010-03
    _  _ 2010     the year         2010
    12 3 _        day and month    --03-12

Keeps: what is missing is never filled up: half a date stays half a date.
"""

import re
from dataclasses import dataclass
from datetime import date

from django import forms

from wayhome.people.particulars import ANY_YEAR, DAY_AND_MONTH
from wayhome.workspace.pages.day_field import DayInput
from wayhome.workspace.pages.days import IN_FULL, typed

WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9A-Za-z]*))?(?:-([0-9]*))?")
YEARLESS = re.compile(r"--?([0-9A-Za-z]+)-([0-9]+)")
NOT_ENOUGH = (
    "Write a day and a month, or a year with four figures. Or leave the date out and give an age."
)
NO_SUCH_DAY = "There is no such day in the calendar. Leave out what you are not sure of."


@dataclass(frozen=True)
class Half:
    """A date as far as it is known: `precision` is 'day', 'month', 'year' or DAY_AND_MONTH."""

    date: date
    precision: str

    @property
    def words(self) -> str:
        """As one would say it: 12 March."""
        day, month, year = str(self.date.day), IN_FULL[self.date.month - 1], str(self.date.year)
        known = {"month": (month, year), "year": (year,), DAY_AND_MONTH: (day, month)}
        return " ".join(known.get(self.precision, (day, month, year)))


class HalfDayField(forms.Field):
    """A Half, or None where nothing was typed."""

    widget = DayInput

    def to_python(self, value: str | None) -> Half | None:
        text = (value or "").strip()
        if not text.strip("-"):
            return None
        if yearless := YEARLESS.fullmatch(text):
            month, day = yearless.groups()
            return _known(str(ANY_YEAR), month, day, DAY_AND_MONTH)
        found = WRITTEN.fullmatch(text)
        if not found:
            raise forms.ValidationError(NOT_ENOUGH)
        return _half(*(part or "" for part in found.groups()))


def _half(year: str, month: str, day: str) -> Half:
    if day and not month:
        raise forms.ValidationError(NO_SUCH_DAY)
    return _known(year, month, day, "day" if day else "month" if month else "year")


def _known(year: str, month: str, day: str, precision: str) -> Half:
    whole = typed(f"{year}-{month or 1}-{day or 1}").date
    if whole is None:
        raise forms.ValidationError(NO_SUCH_DAY)
    return Half(whole, precision)
