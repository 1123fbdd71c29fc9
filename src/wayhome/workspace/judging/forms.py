"""The form of a judgement: what two records are to each other, and why."""

from django import forms

from wayhome.people.judging import Said
from wayhome.workspace.faults import told
from wayhome.workspace.judging.models import WORDS

OFFERED = (Said.SAME, Said.NOT_SAME, Said.UNSURE)
HINTS = {
    Said.SAME: "They are joined, whatever the weights say.",
    Said.NOT_SAME: "They are kept apart, whatever the weights say.",
    Said.UNSURE: "They stay as they are, and wait at the end of the list.",
}


class Judge(forms.Form):
    """Same, not the same, or cannot tell; with a reason that others can follow."""

    said = forms.TypedChoiceField(
        label="Are these two records one person?",
        choices=[(said, WORDS[said]) for said in OFFERED],
        coerce=Said,
        widget=forms.RadioSelect,
        error_messages=told("Choose one of the three."),
    )
    reason = forms.CharField(
        label="Why?",
        min_length=5,
        max_length=400,
        widget=forms.Textarea,
        error_messages=told("Write why, so that others can follow it."),
    )


# Why a judgement is taken back, the likeliest first: it is chosen already, so that undoing stays
# one step, and whoever reads it later still knows why.
WHY_BACK = (
    "It was a slip.",
    "More is known now.",
    "The records have changed, or were wrong.",
    "It was talked over with whoever judged.",
)


class TakeBack(forms.Form):
    """Undo, in one step, with why."""

    reason = forms.ChoiceField(
        choices=[(words, words) for words in WHY_BACK],
        error_messages=told("Choose why it is taken back. Nothing was changed."),
    )
    next = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
