"""The form of a line."""

from typing import Any

from django import forms
from django.utils import timezone

from wayhome.casework.lists import Column, Listing
from wayhome.workspace.cases.standing import present
from wayhome.workspace.faults import told
from wayhome.workspace.pages.day_field import DayField

TOO_EARLY = "Choose today or a later day: what was told before was told by the line of then."
NUMBER = r"^[0-9+ ()]{5,30}$"
NO_NUMBER = "Write a telephone number in digits, like 01632 960101, or leave it empty."
NOTHING = "Write at least one number: a line without any would tell people to ring nobody."


class AddLine(forms.Form):
    """What a list says from a day on, with why and where it was read."""

    since = DayField(label="From which day on?", error_messages=told("Write a day."))
    source = forms.CharField(
        label="Where did you read it?", max_length=300,
        error_messages=told("Write where it was read: a page, a letter, who told you."),
    )  # fmt: skip
    why = forms.CharField(
        label="Why, and who agreed it?", max_length=1000, widget=forms.Textarea,
        error_messages=told("Write why, and who agreed it."),
    )  # fmt: skip
    off = forms.BooleanField(label="Take it off the list from that day on", required=False)

    def __init__(self, listing: Listing, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listing = listing
        for one in listing.columns:
            self.fields[one.code] = _field(one)
        self.order_fields([*(one.code for one in listing.columns), *self.base_fields])

    @property
    def says(self) -> dict[str, str]:
        """The columns; nothing where it is taken off."""
        if self.cleaned_data.get("off"):
            return {}
        return {one.code: self.cleaned_data[one.code].strip() for one in self.listing.columns}

    @property
    def asked(self) -> list[tuple[Any, str]]:
        """The columns as fields, each with its hint."""
        return [(self[one.code], one.hint) for one in self.listing.columns]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("since") and given["since"] < timezone.localdate(present()):
            self.add_error("since", TOO_EARLY)
        numbers = [one.code for one in self.listing.columns if one.number]
        if numbers and not self.errors and not any(given.get(one) for one in numbers):
            self.add_error(numbers[0], NOTHING)
        for one in self.listing.columns:
            if given.get("off") and one.code in self.errors:  # nothing is said of it any more
                del self.errors[one.code]
        return given


def _field(one: Column) -> forms.Field:
    if one.number:
        wrong = {"required": "", "invalid": NO_NUMBER}
        return forms.RegexField(NUMBER, label=one.label, required=one.needed, error_messages=wrong)
    missing = told(f"Answer this: {one.label}")
    return forms.CharField(
        label=one.label, required=one.needed, max_length=200, error_messages=missing
    )
