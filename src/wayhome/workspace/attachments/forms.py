"""Forms of attachments: a file with what it shows, and why one is taken out."""

import secrets
from collections.abc import Mapping
from typing import Any

from django import forms

from wayhome.workspace.attachments.arriving import FIELD, Arrived
from wayhome.workspace.attachments.models import LONGEST
from wayhome.workspace.faults import told
from wayhome.workspace.found.references import SIGNS

NUMBER = r"^A-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$"
CHOOSE = "Choose a file first."
SAY = "Write what it shows, in a few words."
WHOLE = "Nothing: it is of the whole case"
WHY = "Write why it is taken out."


def new_attachment() -> str:
    """A-7K3M-9Q2X-4TBC: given when the form is drawn, so that sent twice it is one."""
    signs = [secrets.choice(SIGNS) for _ in range(12)]
    return "A-" + "-".join("".join(signs[n : n + 4]) for n in (0, 4, 8))


class Attach(forms.Form):
    """One file. `entries`: what it can belong to, by place and in words; `not_taken`: why what was
    sent was refused on its way."""

    file = forms.FileField(
        label="File", allow_empty_file=True, error_messages={"required": CHOOSE, "invalid": CHOOSE}
    )
    shows = forms.CharField(
        label="What does it show?", min_length=3, max_length=LONGEST, error_messages=told(SAY)
    )
    place = forms.TypedChoiceField(
        label="What does it belong to?", required=False, coerce=int, empty_value=None,
        error_messages=told(""),
    )  # fmt: skip
    number = forms.RegexField(NUMBER, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, entries: Mapping[int, str], not_taken: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.not_taken = not_taken
        choices = [("", WHOLE), *((str(place), words) for place, words in entries.items())]
        self.fields["place"].choices = choices  # type: ignore[attr-defined]

    def full_clean(self) -> None:
        super().full_clean()
        if self.not_taken:
            # In place of "choose a file": one was chosen, and was refused on its way.
            self.errors.pop(FIELD, None)
            self.add_error(FIELD, self.not_taken)

    def arrived(self) -> Arrived:
        """The file; only once the form is valid."""
        found: Arrived = self.cleaned_data[FIELD]
        return found


class TakeOut(forms.Form):
    """Why a file is taken out."""

    why = forms.CharField(
        label="Why is it taken out?", min_length=5, max_length=LONGEST, widget=forms.Textarea,
        error_messages=told(WHY),
    )  # fmt: skip
