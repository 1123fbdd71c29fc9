"""The forms of a dispute: whose word it is that a record is wrong, and why; and taking it back."""

import secrets
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from wayhome.casework.disputes import WORDS, Word
from wayhome.workspace.actions.disputing import Said
from wayhome.workspace.disputing.models import LONGEST
from wayhome.workspace.faults import told

NUMBER = r"^[0-9A-Za-z-]{8,40}$"
SHORTEST = 10
NEEDED = "Write what is said to be wrong, so that others can follow it."


def new_number() -> str:
    """The number of a dispute, given when its form is drawn: the same form twice is one."""
    return f"D{timezone.now():%Y%m%dT%H%M%S}-{secrets.token_hex(5)}"


class DisputeRecord(forms.Form):
    """Who says that a record is wrong, and what is wrong with it."""

    word = forms.TypedChoiceField(
        label="Who says that it is wrong?",
        choices=list(WORDS.items()),
        coerce=Word,
        widget=forms.RadioSelect,
        error_messages=told("Choose who says that it is wrong."),
    )
    word_of = forms.ChoiceField(
        label="Which agency?", required=False, error_messages=told("Choose which agency.")
    )
    words = forms.CharField(
        label="What do they say is wrong?",
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea,
        error_messages=told(NEEDED),
    )
    number = forms.RegexField(NUMBER, widget=forms.HiddenInput)

    def __init__(self, agencies: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = sorted(agencies, key=lambda one: one[1])
        self.fields["word_of"].choices = [("", "Choose an agency"), *offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("word") is Word.AGENCY and not given.get("word_of"):
            self.add_error("word_of", "Choose which agency says so.")
        return given

    @property
    def said(self) -> Said:
        """What was said; an agency under another option is not read."""
        given = self.cleaned_data
        agency = given["word_of"] if given["word"] is Word.AGENCY else ""
        return Said(given["word"], given["words"], agency)


class TakeBack(forms.Form):
    """Why a dispute is taken back: whoever disputed it may read it."""

    words = forms.CharField(
        label="Why is it taken back?",
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea,
        error_messages=told("Write why it is taken back: settled, corrected, or a slip."),
    )
    number = forms.RegexField(NUMBER, widget=forms.HiddenInput)
