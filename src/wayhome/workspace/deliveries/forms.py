"""Forms of deliveries: files to be dropped, and why a delivery is withdrawn."""

from typing import Any

from django import forms

from wayhome.extracts.withdrawing import Why
from wayhome.workspace.deliveries.coming_in import FIELD, Arrived
from wayhome.workspace.faults import told


class SeveralFiles(forms.ClearableFileInput):
    """A file field that takes many files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Cleans to a list of files, each checked as Django checks one."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = (data or [None]) if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given]


class SendFiles(forms.Form):
    """Files of one's own agency; which feed they are is read from the files."""

    files = FilesField(  # type: ignore[assignment]  # Django's form has an attribute of this name
        label="Files", allow_empty_file=True, error_messages={"required": "Choose a file first."}
    )

    def __init__(self, *args: Any, not_taken: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.not_taken = not_taken

    def full_clean(self) -> None:
        super().full_clean()
        if self.not_taken:
            # In place of "choose a file": one was chosen, and was refused on its way.
            self.errors.pop(FIELD, None)
            self.add_error(FIELD, self.not_taken)

    def given(self) -> list[Arrived]:
        return list(self.cleaned_data[FIELD])


class Withdraw(forms.Form):
    """One of a few reasons: free words would bring people into the store."""

    why = forms.ChoiceField(
        label="Why is it withdrawn?",
        choices=[(why, why.words) for why in Why],
        error_messages=told("Say why it is withdrawn."),
    )
