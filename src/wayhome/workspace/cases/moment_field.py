"""A form's field for a moment: a day in three boxes, and the time as anybody writes it (22:40,
2240, 10.40pm). In London; the rules say which moments cannot be."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms

from wayhome.workspace.found.where import clock_of
from wayhome.workspace.pages.days import in_boxes, typed

NO_TIME = "Write the time as 22:40, also where you know it only about."
NO_DAY = "Write the day too."


class MomentInput(forms.Widget):
    """Four boxes as one text: 2026-11-30T02:10, or what was typed where that is no moment."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        boxes = in_boxes(data, name)
        day, clock = (boxes.text if boxes else ""), str(data.get(f"{name}-time") or "").strip()
        return f"{day}T{clock}" if day or clock else ""


class MomentField(forms.Field):
    """A moment without a zone, or None where nothing was typed."""

    widget = MomentInput

    def to_python(self, value: str | None) -> datetime | None:
        day, _, clock = (value or "").partition("T")
        given = typed(day)
        if wrong := given.wrong():
            raise forms.ValidationError(wrong)
        if not day and not clock:
            return None
        if not given.date:
            raise forms.ValidationError(NO_DAY)
        at = clock_of(clock)
        if at is None:
            raise forms.ValidationError(NO_TIME)
        return datetime.combine(given.date, at)
