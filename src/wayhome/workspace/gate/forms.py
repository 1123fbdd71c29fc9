"""Forms of the gate: why somebody looks, breaking the glass, and its review."""

from django import forms

from wayhome.governance.purposes import Purpose
from wayhome.workspace.faults import told


class StatePurpose(forms.Form):
    """One of the purposes the role can state; words are asked for, not demanded."""

    purpose = forms.ChoiceField(
        label="Why do you need to look?",
        widget=forms.RadioSelect,
        error_messages=told("Choose what you are doing."),
    )
    words = forms.CharField(
        label="Anything to add?", required=False, max_length=400, error_messages=told("")
    )
    next = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)

    def __init__(self, purposes: tuple[Purpose, ...], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["purpose"].choices = [  # type: ignore[attr-defined]
            (purpose.code, purpose.title) for purpose in purposes
        ]


class BreakGlass(forms.Form):
    """The reason, long enough to be reviewed."""

    reason = forms.CharField(
        label="Why is this child at immediate risk, and what will you do?",
        min_length=20,
        max_length=400,
        widget=forms.Textarea,
        error_messages=told("Write why this child is at immediate risk, and what you will do."),
    )
    next = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)


class ReviewGlass(forms.Form):
    """Was it right, and what follows."""

    justified = forms.TypedChoiceField(
        label="Was it right to break the glass?",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages=told("Choose yes or no."),
    )
    finding = forms.CharField(
        label="What you found",
        max_length=2000,
        widget=forms.Textarea,
        error_messages=told("Write what you found, and what follows from it."),
    )
