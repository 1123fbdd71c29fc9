"""The form that files are dropped on."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile


class SeveralFiles(forms.ClearableFileInput):
    """A file field that takes many files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Cleans to a list of files, each checked as Django checks one."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given]


class SendFiles(forms.Form):
    """Files of one's own agency; which feed they are is read from the files."""

    files = FilesField(  # type: ignore[assignment]  # Django's form has an attribute of this name
        label="Files", max_length=200, allow_empty_file=True
    )

    def given(self) -> list[UploadedFile]:
        return list(self.cleaned_data["files"])
