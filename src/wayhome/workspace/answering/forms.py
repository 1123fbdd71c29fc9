"""The forms of an answer to a sign, of a reply to a question, and of taking an answer back.

Each option of an answer asks for its own words; what stands under another option is not read.
"""

import secrets
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from wayhome.signs.answered import Said
from wayhome.workspace.actions.answering import Words
from wayhome.workspace.answering.models import LONGEST, WHY
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
from wayhome.workspace.reading.release import clock

NUMBER = r"^[0-9A-Za-z-]{8,40}$"
NEEDED = {
    Said.AGREE: ("next_step", "Write what will happen next."),
    Said.DISAGREE: ("reason", "Write why, in your own words, so that others can follow it."),
    Said.NEED_MORE: ("needed", "Write what more you need, and from whom."),
    Said.ASK: ("question", "Write what you ask."),
}
SHORTEST = 5
NOT_OF = {False: "not_this_address", True: "not_this_person"}  # said of the other kind of sign


def new_number() -> str:
    """The number of an answer, given when its form is drawn: the same form twice is one answer."""
    return f"{timezone.now():%Y%m%dT%H%M%S}-{secrets.token_hex(5)}"


def _words(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=LONGEST, widget=forms.Textarea,
        error_messages=told(""),
    )  # fmt: skip


class AnswerSign(forms.Form):
    """Agree, disagree, need more, or ask an agency. `records`: marks of those behind it."""

    said = forms.TypedChoiceField(
        label="What do you say of this sign?",
        choices=[(one, one) for one in NEEDED],
        coerce=Said,
        widget=forms.RadioSelect,
        error_messages=told("Choose one of these."),
    )
    next_step = _words("What will happen next?")
    owner = owner_field()
    owner_named = named_field()
    due = day_field("By which day?")
    why = forms.ChoiceField(
        label="Which is it?",
        required=False,
        choices=[("", "Choose one"), *WHY.items()],
        error_messages=told("Choose which it is."),
    )
    reason = _words("Why, in your own words?")
    needed = _words("What more do you need, and from whom?")
    asked = forms.ChoiceField(label="Which agency?", required=False, error_messages=told(""))
    question = _words("What do you ask?")
    number = forms.RegexField(NUMBER, widget=forms.HiddenInput)
    records = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        agencies: Iterable[tuple[str, str]],
        *args: Any,
        owners: Iterable[tuple[str, str]] = (),
        today: date | None = None,
        of_address: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today or clock()
        self.fields["owner"].choices = list(owners)  # type: ignore[attr-defined]
        whys = {code: words for code, words in WHY.items() if code != NOT_OF[of_address]}
        self.fields["why"].choices = [("", "Choose one"), *whys.items()]  # type: ignore[attr-defined]
        offered = sorted(agencies, key=lambda one: one[1])
        self.fields["asked"].choices = [("", "Choose an agency"), *offered]  # type: ignore[attr-defined]
        if not offered:  # what is kept close to an agency is asked of nobody
            self.fields["said"].choices = [  # type: ignore[attr-defined]
                (one, one) for one in NEEDED if one is not Said.ASK
            ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        said = given.get("said")
        if said:
            self._needs_words(*NEEDED[said])
        if said is Said.AGREE:
            check_owner(self)
            check_day(self, "due", self.today)
        if said is Said.DISAGREE and not given.get("why"):
            self.add_error("why", "Choose which it is.")
        if said is Said.ASK and not given.get("asked") and "asked" not in self.errors:
            self.add_error("asked", "Choose the agency you ask.")
        return given

    def _needs_words(self, name: str, sentence: str) -> None:
        if name not in self.errors and len(self.cleaned_data.get(name, "")) < SHORTEST:
            self.add_error(name, sentence)

    @property
    def words(self) -> Words:
        """What was said, of the option that was chosen."""
        given = self.cleaned_data
        said: Said = given["said"]
        agrees = said is Said.AGREE
        owner = owner_of(given) if agrees else Owner()
        return Words(
            said,
            given[NEEDED[said][0]],
            given["why"] if said is Said.DISAGREE else "",
            given["asked"] if said is Said.ASK else "",
            owner.account,
            owner.named,
            given["due"] if agrees else None,
        )


class Reply(forms.Form):
    """What an agency says to a question that it was asked."""

    words = forms.CharField(
        label="Your reply",
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea,
        error_messages=told("Write what you reply. That you know nothing is a reply too."),
    )
    number = forms.RegexField(NUMBER, widget=forms.HiddenInput)


class Withdraw(forms.Form):
    """Take an answer back in one step; a reason is welcome and not asked for."""

    words = forms.CharField(required=False, max_length=LONGEST, error_messages=told(""))
