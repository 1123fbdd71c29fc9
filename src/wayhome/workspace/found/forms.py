"""What is known of a child who has been found, and that they were found: nothing more than needed.

Keeps: one field is enough, and any one of them; what cannot be right is said beside its field.
"""

import re
from datetime import date, time
from typing import Any

from django import forms

from wayhome.lexicon import identifiers
from wayhome.people import Particulars, can_be_asked
from wayhome.workspace.faults import told
from wayhome.workspace.found.half_day import Half, HalfDayField
from wayhome.workspace.found.where import (
    Finding,
    area_of,
    aware,
    clock_of,
    moment_of,
    postcode_in,
    without_postcode,
)
from wayhome.workspace.pages.day_field import DayField
from wayhome.workspace.reading.release import now

SEXES = (("", "Not said"), ("female", "Female"), ("male", "Male"))
NUMBERS = {
    "nhs_number": identifiers.nhs_number,
    "upn": identifiers.upn,
    "pnc_id": identifiers.pnc_id,
}
LAST_DIGITS = 6  # of a telephone: fewer find half the country
ENOUGH_DIGITS = 4  # to ring back: an extension
NOTHING_TO_ASK = (
    "Write one thing to look for: a name, a nickname, a telephone number, a street or a date of "
    "birth. An age alone finds nobody."
)


def _text(label: str, most: int = 100) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=most, strip=True, error_messages=told("")
    )


class Given(forms.Form):
    """What somebody beside the child knows of them."""

    given = _text("First name, as you heard it")
    family = _text("Family name")
    nickname = _text("Nickname or street name")
    age = forms.IntegerField(
        label="Age, or about",
        required=False,
        min_value=0,
        max_value=120,
        error_messages={
            name: "Write the age in whole years, such as 15."
            for name in ("invalid", "min_value", "max_value")
        },
    )
    born = HalfDayField(label="Date of birth, as much as you know", required=False)
    phone = _text("Telephone number", 40)
    home = _text("Street or postcode where they live, or say they do", 200)
    number = _text("NHS, pupil or Police National Computer number", 20)
    sex = forms.ChoiceField(label="Sex", choices=SEXES, required=False, error_messages=told(""))

    def clean_phone(self) -> str:
        """At least the last figures."""
        said = str(self.cleaned_data["phone"])
        if said and sum(sign.isdigit() for sign in said) < LAST_DIGITS:
            raise forms.ValidationError(f"Write at least the last {LAST_DIGITS} figures.")
        return said

    def clean_number(self) -> dict[str, str]:
        """Which number it is, by its shape and check digit."""
        said = str(self.cleaned_data["number"])
        read = {name: value for name, of in NUMBERS.items() if said and (value := of(said))}
        if said and not read:
            raise forms.ValidationError(
                "This is no NHS, pupil or Police National Computer number that can be right. Read "
                "it out once more, or leave it out."
            )
        return read

    def clean(self) -> dict[str, Any]:
        """Whether anybody can be found by it."""
        if not self.errors and not can_be_asked(self.particulars):
            raise forms.ValidationError(NOTHING_TO_ASK)
        return self.cleaned_data

    @property
    def particulars(self) -> Particulars:
        """The same as it can be weighed; only once the form is valid."""
        held = self.cleaned_data
        born: Half | None = held["born"]
        return Particulars(
            **{name: held[name] for name in ("given", "family", "nickname", "sex", "phone", "age")},
            born=born.date if born else None,
            born_precision=born.precision if born else "day",
            postcode=postcode_in(held["home"]),
            address=without_postcode(held["home"]),
            **held["number"],
        )


class Record(forms.Form):
    """That they were found: who a person decided it is, where, when, and how to ring back."""

    reference = forms.RegexField(r"^F-[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$", widget=forms.HiddenInput)
    person = forms.ChoiceField(
        label="Who is it?",
        error_messages=told(
            "Choose who it is. If you are not sure, choose that you do not know.",
            invalid_choice="The answer has changed since. Look at it once more, and choose.",
        ),
    )
    place = forms.CharField(
        label="Where they were found",
        max_length=200,
        error_messages=told("Write where they were found; with the postcode if you have it."),
    )
    at = forms.CharField(label="What time", required=False, max_length=10)
    on = DayField(label="On another day", required=False)
    ring_back = forms.CharField(
        label="Your number, to be rung back on now",
        max_length=40,
        error_messages=told("Write the number on which you can be rung back now."),
    )

    def __init__(self, people: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """`people`: those whom the check has shown, by reference; nobody else may be chosen."""
        super().__init__(*args, **kwargs)
        chosen = self.fields["person"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = people

    def clean_at(self) -> time | None:
        """A time of the clock, or None for now."""
        said = self.cleaned_data["at"].strip()
        if said and clock_of(said) is None:
            raise forms.ValidationError("Write the time as 22:40. Leave it empty for now.")
        return clock_of(said) if said else None

    def clean_ring_back(self) -> str:
        """Something that can be rung."""
        said = str(self.cleaned_data["ring_back"]).strip()
        if len(re.sub(r"[^0-9]", "", said)) < ENOUGH_DIGITS:
            raise forms.ValidationError(
                "Write a telephone number, with an extension if it has one."
            )
        return said

    def clean(self) -> dict[str, Any]:
        """Nobody was found tomorrow."""
        day: date | None = self.cleaned_data.get("on")
        if day and day > now().date():
            self.add_error("on", "This day has not come yet. Leave it empty for today.")
        return self.cleaned_data

    def finding(self, given: Particulars) -> Finding:
        """What is recorded; only once the form is valid."""
        held = self.cleaned_data
        moment = moment_of(held["on"], held["at"], now())
        return Finding(
            given=given,
            at=aware(moment),
            place=held["place"].strip(),
            area=area_of(postcode_in(held["place"])),
            ring_back=held["ring_back"],
        )
