"""A form's field for a day in three boxes; parts/day.html draws it.

Reads both the boxes of a form and a day in an address (2026-10-31).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from wayhome.workspace.pages.days import in_boxes, typed


class DayInput(forms.Widget):
    """Three boxes as one text."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        boxes = in_boxes(data, name)
        return boxes.text if boxes else str(data.get(name) or "")


class DayField(forms.Field):
    """A day, or None where nothing was typed."""

    widget = DayInput

    def to_python(self, value: str | None) -> date | None:
        given = typed(value)
        if wrong := given.wrong():
            raise forms.ValidationError(wrong)
        return given.date
