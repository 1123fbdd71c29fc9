"""What is asked before anything leaves: for whom, why, until when, in which forms, with names?"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms

from wayhome.governance.purposes import Purpose
from wayhome.interchange.formats import TITLES
from wayhome.interchange.handling import LONGEST, SHORTEST_REASON
from wayhome.interchange.past import WORDS, Became
from wayhome.lexicon.agencies import Agency
from wayhome.workspace.exporting.models import LONGEST as NOTE_LONGEST
from wayhome.workspace.faults import told
from wayhome.workspace.pages.day_field import DayField

USUAL = timedelta(days=90)


class ExportTies(forms.Form):
    """One export. `agencies`: the register; whoever is not in it is named in words."""

    recipient = forms.ChoiceField(
        label="Who is it for?", error_messages=told("Choose who it is for.")
    )
    outside = forms.CharField(
        label="If they are not in the list: who and where",
        required=False,
        max_length=120,
        error_messages=told(""),
    )
    purpose = forms.ChoiceField(
        label="Why do they need it?", error_messages=told("Choose why they need it.")
    )
    expires = DayField(label="Until when may they keep it?", required=True)
    formats = forms.MultipleChoiceField(
        label="As what?",
        choices=list(TITLES.items()),
        error_messages=told("Choose at least one.") | {"invalid_choice": "Choose from the list."},
    )
    why_named = forms.CharField(
        label="Why are names needed? Leave blank to leave names out",
        required=False,
        min_length=SHORTEST_REASON,
        max_length=400,
        widget=forms.Textarea,
        error_messages=told(""),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        agencies: Mapping[str, Agency],
        purposes: tuple[Purpose, ...],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.today = today
        named = [(code, one.name) for code, one in sorted(agencies.items())]
        for name, choices in (
            ("recipient", [("", "Choose"), *named, ("outside", "Somebody else")]),
            ("purpose", [("", "Choose"), *((one.code, one.title) for one in purposes)]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields["expires"].error_messages["required"] = "Say until when they may keep it."
        self.initial.setdefault("expires", (today + USUAL).isoformat())

    def clean_expires(self) -> date:
        expires: date = self.cleaned_data["expires"]
        if not self.today < expires <= self.today + LONGEST:
            raise forms.ValidationError(f"Choose a day within {LONGEST.days} days from today.")
        return expires

    def clean_formats(self) -> tuple[str, ...]:
        chosen = tuple(self.cleaned_data["formats"])
        if {"i2", "i2-uk"} <= set(chosen):
            raise forms.ValidationError("Choose one of the two link charts: both have one name.")
        return chosen

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("recipient") == "outside" and not given.get("outside", "").strip():
            self.add_error("outside", "Say who it is for, and where they work.")
        return given


class NoteExport(forms.Form):
    """What became of an export."""

    became = forms.TypedChoiceField(
        label="What became of it?",
        choices=list(WORDS.items()),
        coerce=Became,
        widget=forms.RadioSelect,
        error_messages=told("Choose what became of it."),
    )
    words = forms.CharField(
        label="Who said so, and when",
        min_length=5,
        max_length=NOTE_LONGEST,
        error_messages=told("Write who said so, and when."),
    )
