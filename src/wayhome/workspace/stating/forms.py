"""The forms of a stated model: which, whose word it is, and why; and taking it back."""

import secrets

from django import forms
from django.utils import timezone

from wayhome.casework.stated import STATED, WORDS, Whose
from wayhome.network.lines.models import Model
from wayhome.workspace.actions.stating import Said
from wayhome.workspace.faults import told
from wayhome.workspace.stating.models import LONGEST

NUMBER = r"^[0-9A-Za-z-]{8,40}$"
SHORTEST = 10


def new_number() -> str:
    """Given when a form is drawn: the same form twice is one."""
    return f"M{timezone.now():%Y%m%dT%H%M%S}-{secrets.token_hex(5)}"


def _words(label: str, missing: str) -> forms.CharField:
    return forms.CharField(
        label=label, min_length=SHORTEST, max_length=LONGEST, widget=forms.Textarea,
        error_messages=told(missing),
    )  # fmt: skip


class StateModel(forms.Form):
    """How the line works, as somebody says, and why they say so. `close`: whether the page said
    that this stays with the agency."""

    model = forms.TypedChoiceField(
        label="How does it work?",
        choices=[(str(one), str(one)) for one in STATED],
        coerce=Model,
        widget=forms.RadioSelect,
        error_messages=told("Choose how it works."),
    )
    whose = forms.TypedChoiceField(
        label="Whose word is it?",
        choices=[(str(one), words) for one, words in WORDS.items()],
        coerce=Whose,
        widget=forms.RadioSelect,
        error_messages=told("Choose whose word it is."),
    )
    words = _words("Why do they say so?", "Write why, so that others can follow it.")
    number = forms.RegexField(NUMBER, widget=forms.HiddenInput)
    close = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def said(self) -> Said:
        """What was stated."""
        given = self.cleaned_data
        return Said(given["model"], given["whose"], given["words"])


class TakeBack(forms.Form):
    """Why it is taken back."""

    words = _words("Why is it taken back?", "Write why it is taken back.")
    number = forms.RegexField(NUMBER, widget=forms.HiddenInput)
