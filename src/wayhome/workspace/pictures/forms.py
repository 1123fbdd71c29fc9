"""The form that keeps a picture: its name, why it is kept, and when that is looked at again."""

from datetime import timedelta

from django import forms

from wayhome.workspace.faults import told
from wayhome.workspace.pages.day_field import DayField
from wayhome.workspace.reading.release import clock

LONGEST = timedelta(days=366)  # a picture nobody looks at again is not kept


class KeepPicture(forms.Form):
    """A name for the list, a reason that others can follow, a day of review within a year."""

    name = forms.CharField(
        label="What is it called?",
        max_length=80,
        error_messages=told("Write a short name, so that others find it."),
    )
    reason = forms.CharField(
        label="Why is it kept?",
        min_length=10,
        max_length=400,
        widget=forms.Textarea,
        error_messages=told("Write why it is kept, in ten letters or more."),
    )
    review_on = DayField(
        label="On which day is this looked at again?",
        error_messages=told("Write the day on which somebody looks at it again."),
    )

    def clean_review_on(self) -> object:
        day, today = self.cleaned_data["review_on"], clock()
        if day is None or not today < day <= today + LONGEST:
            raise forms.ValidationError("Write a day that is still to come, within a year.")
        return day
