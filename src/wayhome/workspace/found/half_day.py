"""A form's field for a date of birth of which perhaps only half is known.

    12 3 2010     the day          2010-03-12
    _  3 2010     month and year   2010-03
    _  _ 2010     the year         2010

Keeps: what is missing is never filled up: half a date stays half a date.
"""

import re
from dataclasses import dataclass
from datetime import date

from django import forms

from wayhome.workspace.pages.day_field import DayInput
from wayhome.workspace.pages.days import typed

WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9A-Za-z]*))?(?:-([0-9]*))?")
NO_YEAR = "Write the year with four figures, or leave the date out and give an age."
NO_SUCH_DAY = "There is no such day in the calendar. Leave out what you are not sure of."


@dataclass(frozen=True)
class Half:
    """A date as far as it is known: `precision` is 'day', 'month' or 'year'."""

    date: date
    precision: str


class HalfDayField(forms.Field):
    """A Half, or None where nothing was typed."""

    widget = DayInput

    def to_python(self, value: str | None) -> Half | None:
        text = (value or "").strip()
        if not text.strip("-"):
            return None
        found = WRITTEN.fullmatch(text)
        if not found:
            raise forms.ValidationError(NO_YEAR)
        return _half(*(part or "" for part in found.groups()))


def _half(year: str, month: str, day: str) -> Half:
    precision = "day" if day else "month" if month else "year"
    whole = typed(f"{year}-{month or 1}-{day or 1}").date
    if whole is None or (day and not month):
        raise forms.ValidationError(NO_SUCH_DAY)
    return Half(whole, precision)
