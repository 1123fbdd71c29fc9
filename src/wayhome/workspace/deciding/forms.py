"""The forms of a decision, of what became of its next step, and of taking it back.

Each option of a decision asks for its own; what stands under another option is not read.
"""

import secrets
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from wayhome.casework.decisions import BECAME, WORDS, Became, Chosen
from wayhome.workspace.actions.deciding import Said
from wayhome.workspace.deciding.models import LONGEST
from wayhome.workspace.deciding.owing import (
    Owner,
    check_day,
    check_owner,
    day_field,
    named_field,
    owner_field,
    owner_of,
)
from wayhome.workspace.faults import told

NUMBER = r"^[0-9A-Za-z-]{8,40}$"
SHORTEST = 5
NEEDED = {
    Chosen.ACT: "Write what will be done.",
    Chosen.WATCH: "Write what is watched, and for what.",
    Chosen.PASS_ON: "Write what is passed on, and to whom.",
    Chosen.NOTHING: "Write why there is nothing to do now, so that others can follow it.",
}
AGAIN = "Write when somebody looks at it again."


def new_number() -> str:
    """The number of a decision or a note, given when its form is drawn: sent twice it is one."""
    return f"K{timezone.now():%Y%m%dT%H%M%S}-{secrets.token_hex(5)}"


def _words(label: str, missing: str = "", shortest: int | None = None) -> forms.CharField:
    return forms.CharField(
        label=label, required=bool(missing), min_length=shortest, max_length=LONGEST,
        widget=forms.Textarea, error_messages=told(missing),
    )  # fmt: skip


class Decide(forms.Form):
    """What is decided, who does it, by when, and when somebody looks again. `records`: marks of
    those that the page was drawn with; `close`: whether it said that this stays with the agency."""

    chosen = forms.TypedChoiceField(
        label="What is decided?",
        choices=list(WORDS.items()),
        coerce=Chosen,
        widget=forms.RadioSelect,
        error_messages=told("Choose one of these."),
    )
    words = _words("In your own words")
    owner = owner_field()
    owner_named = named_field()
    due = day_field("By which day?")
    again = day_field("When does somebody look at it again?")
    number = forms.RegexField(NUMBER, widget=forms.HiddenInput)
    records = forms.CharField(required=False, widget=forms.HiddenInput)
    close = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, owners: Iterable[tuple[str, str]], today: date, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["owner"].choices = list(owners)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = given.get("chosen")
        if chosen and "words" not in self.errors and len(given.get("words", "")) < SHORTEST:
            self.add_error("words", NEEDED[chosen])
        if chosen and chosen is not Chosen.NOTHING:
            check_owner(self)
        if chosen in (Chosen.ACT, Chosen.PASS_ON):
            check_day(self, "due", self.today)
        check_day(self, "again", self.today, AGAIN)
        return given

    @property
    def said(self) -> Said:
        """What was decided. Who watches does so by looking again on that day."""
        given = self.cleaned_data
        chosen: Chosen = given["chosen"]
        nothing = chosen is Chosen.NOTHING
        day = given["again"] if chosen is Chosen.WATCH else given["due"]
        return Said(
            chosen,
            given["words"],
            Owner() if nothing else owner_of(given),
            None if nothing else day,
            given["again"],
        )


class NoteStep(forms.Form):
    """What became of a next step: done, or not done and why."""

    became = forms.TypedChoiceField(
        label="What became of it?",
        choices=list(BECAME.items()),
        coerce=Became,
        widget=forms.RadioSelect,
        error_messages=told("Choose whether it was done."),
    )
    words = _words("What happened, or why it was not done")
    number = forms.RegexField(NUMBER, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        missing = "words" not in self.errors and len(given.get("words", "")) < SHORTEST
        if given.get("became") is Became.NOT_DONE and missing:
            self.add_error("words", "Write why it was not done, so that others can go on from it.")
        return given


class TakeBack(forms.Form):
    """Why a decision is taken back."""

    words = _words("Why is it taken back?", "Write why it is taken back.", SHORTEST)
    number = forms.RegexField(NUMBER, widget=forms.HiddenInput)
