"""A form made of a pathway's questions; what is wrong is said by the pathway's own rules.

Keeps: what was typed is what is kept, in the words of `casework.fields`; nothing is asked twice.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from wayhome.casework.fields import Field, Kind, Said, Value, kept, problems
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.cases.moment_field import MomentField
from wayhome.workspace.cases.standing import present
from wayhome.workspace.cases.typed import NUMBER, page_of
from wayhome.workspace.faults import told
from wayhome.workspace.found.references import SIGNS
from wayhome.workspace.pages.day_field import DayField

BUTTONS = 12  # more answers than these are no longer seen at a glance
PLACE = 10_000  # more entries than a case has
NEEDED = "Write why it is taken back."


def new_case() -> str:
    """C-7K3M-9Q2X-4TBC; 60 bits, so that none is guessed and none comes twice."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(12))
    return f"C-{signs[:4]}-{signs[4:8]}-{signs[8:]}"


def new_number() -> str:
    """The number of an entry, given when its form is drawn: sent twice it is one."""
    return f"E{timezone.now():%Y%m%dT%H%M%S}-{secrets.token_hex(5)}"


class Saying(forms.Form):
    """Whatever an entry asks. Fields are named `said-<code>`, so that none is taken for another."""

    number = forms.RegexField(NUMBER, widget=forms.HiddenInput)
    place = forms.IntegerField(min_value=0, max_value=PLACE, widget=forms.HiddenInput)

    def __init__(self, asked: tuple[Field, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for one in asked:
            self.fields[_name(one)] = _field(one)

    @property
    def drawn(self) -> list[tuple[Field, forms.BoundField]]:
        """Each question with its box, in the order of asking."""
        return [(one, self[_name(one)]) for one in self.asked]

    @property
    def boxes(self) -> list[str]:
        """The name of each question, in the order of asking."""
        return [_name(one) for one in self.asked]

    @property
    def said(self) -> dict[str, Value]:
        """What was answered of what was asked."""
        return kept(self.asked, self._typed(self.cleaned_data))

    def saying(self, code: str) -> actions.Saying:
        """What is said by it; only once the form is valid."""
        given = self.cleaned_data
        page = page_of(self.data)
        return actions.Saying(given["number"], code, self.said, given["place"], page=page)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for code, words in problems(self.asked, self._typed(given), present()).items():
            if f"said-{code}" not in self.errors:
                self.add_error(f"said-{code}", words)
        return given

    def _typed(self, given: Mapping[str, Any]) -> Said:
        return {one.code: value_of(given.get(_name(one))) for one in self.asked}


class TakeBack(forms.Form):
    """Why an entry is taken back."""

    why = forms.CharField(
        label="Why is it taken back?", min_length=5, max_length=1000, widget=forms.Textarea,
        error_messages=told(NEEDED),
    )  # fmt: skip
    number = forms.RegexField(NUMBER, widget=forms.HiddenInput)
    place = forms.IntegerField(min_value=0, max_value=PLACE, widget=forms.HiddenInput)


def initial_of(asked: tuple[Field, ...], said: Said) -> dict[str, Any]:
    """What a form begins with, from answers as they are kept."""
    return {_name(one): said[one.code] for one in asked if one.code in said}


def _name(asked: Field) -> str:
    return f"said-{asked.code}"


def value_of(given: Any) -> Value:
    """As it is kept: `casework.fields`."""
    if isinstance(given, datetime):
        return f"{given:%Y-%m-%dT%H:%M}"
    if isinstance(given, list):
        return given
    return given.isoformat() if hasattr(given, "isoformat") else str(given or "")


def in_a_list(asked: Field) -> bool:
    """Whether an answer is chosen in a list rather than among buttons: where there are many."""
    return asked.kind is Kind.CASE or (
        asked.kind in {Kind.CHOICE, Kind.ANY_AGENCY} and len(asked.choices) > BUTTONS
    )


def _field(asked: Field) -> forms.Field:
    """The box of a question. Nothing is required here: the pathway's rules say what is missing."""
    given: dict[str, Any] = {"label": asked.asks, "required": False}
    if in_a_list(asked):
        choices = [("", "Choose one"), *asked.choices.items()]
        return forms.ChoiceField(choices=choices, error_messages=told(""), **given)
    if asked.kind in {Kind.CHOICE, Kind.ENTRY, Kind.AGENCY, Kind.ANY_AGENCY}:
        choices = list(asked.choices.items())
        return forms.ChoiceField(
            choices=choices, widget=forms.RadioSelect, error_messages=told(""), **given
        )
    if asked.kind is Kind.SEVERAL:
        choices = list(asked.choices.items())
        return forms.MultipleChoiceField(
            choices=choices, widget=forms.CheckboxSelectMultiple, error_messages=told(""), **given
        )
    if asked.kind is Kind.DAY:
        return DayField(**given)
    if asked.kind in {Kind.MOMENT, Kind.HAPPENED}:
        return MomentField(**given)
    long = asked.kind is Kind.WORDS
    return forms.CharField(
        widget=forms.Textarea if long else forms.TextInput, error_messages=told(""), **given
    )
