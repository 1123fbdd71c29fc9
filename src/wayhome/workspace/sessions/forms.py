"""The forms of a session: beginning one, somebody at the table, one statement, taking one back.

A statement is one form: what is asked for depends on its kind, and what stands in a box of another
kind is not read. Words that may blame a child are asked about once and never refused.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from django import forms
from django.utils import timezone

from wayhome.casework.language import found
from wayhome.casework.round_table import (
    ASSESSMENTS,
    HANDLINGS,
    KINDS,
    SAID_BY,
    SOURCES,
    Wants,
)
from wayhome.governance.purposes import Purpose
from wayhome.lexicon.marking import Marking
from wayhome.lexicon.phones import phone
from wayhome.workspace.accounts.models import User
from wayhome.workspace.faults import told
from wayhome.workspace.pages.day_field import DayField
from wayhome.workspace.sessions.models import LONGEST, NEW, NOBODY, Participant
from wayhome.workspace.sessions.seeing import may_map

REFERENCE = r"^MS(-[0-9A-Z]{4}){3}$"
NUMBER = r"^[0-9A-Za-z-]{8,40}$"
MOST_OF_WHY = LONGEST - 100  # it is handed in behind the title, and both have LONGEST
LONGEST_AGO = timedelta(days=366 * 30)  # a day before that is a slip of the hand
LATEST_REVIEW = timedelta(days=366)  # names on a map do not stand for good
MARKINGS = (Marking.SENSITIVE, Marking.OFFICIAL, Marking.RESTRICTED)
NOT_OF_THIS_AGENCY = (
    "This session is restricted, so only accounts of your own agency sit at it. Add them as a "
    "guest, without the e-mail address."
)
NOT_ON_MAP = (
    "They are not on your map now. Above, say again why you look, then choose them once more. What "
    "you typed is kept."
)
NO_ACCOUNT = "Nobody can map here under this address. Leave it empty to add them as a guest."


def _box(label: str, most: int, required: str = "", **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, required=bool(required), error_messages=told(required), **more
    )


class Begin(forms.Form):
    """Why people meet, on which basis, how widely it may be seen, and the day of its review."""

    number = forms.RegexField(REFERENCE, widget=forms.HiddenInput)
    title = _box("What is this session called?", 80, "Write a short name for this session.")
    why = forms.CharField(
        label="Why do you meet, and what should it lead to?",
        min_length=10,
        max_length=MOST_OF_WHY,
        widget=forms.Textarea,
        error_messages=told("Write why you meet, in ten letters or more."),
    )
    basis = forms.ChoiceField(
        label="On which lawful basis do you share?",
        widget=forms.RadioSelect,
        error_messages=told("Choose the basis on which you share."),
    )
    venue = _box("Where do you meet?", 200)
    marking = forms.ChoiceField(
        label="How widely may what is said be seen?",
        choices=[(one, one.words) for one in MARKINGS],
        widget=forms.RadioSelect,
        initial=Marking.SENSITIVE,
        error_messages=told("Choose how widely it may be seen."),
    )
    review_on = DayField(
        label="On which day is this map looked at again?",
        error_messages=told("Write the day on which somebody looks at it again."),
    )

    def __init__(self, purposes: Iterable[Purpose], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["basis"].choices = [(p.code, p.title) for p in purposes]  # type: ignore[attr-defined]

    def clean_review_on(self) -> object:
        # By the clock of the wall: a session is held today, whatever day the release speaks for.
        day, today = self.cleaned_data["review_on"], timezone.localdate()
        if day is None or not today < day <= today + LATEST_REVIEW:
            raise forms.ValidationError("Write a day that is still to come, within a year.")
        return day


class AtTheTable(forms.Form):
    """Somebody who is there: a guest by name, or an account by its e-mail address."""

    name = _box("Name", 120)
    agency = _box("Agency, or who they are there for", 120)
    role = _box("Role", 60, "Write their role, such as youth worker or parent.")
    email = forms.EmailField(
        label="E-mail address, if they have an account here",
        required=False,
        error_messages={"invalid": "Write a whole e-mail address, or leave it empty."},
    )

    def __init__(self, agency: str | None, *args: Any, **kwargs: Any) -> None:
        """`agency`: whose accounts alone may sit here; None for any."""
        super().__init__(*args, **kwargs)
        self.only = agency
        self.account: User | None = None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("email"):
            self._find(given["email"])
        else:
            for name, words in (("name", "Write their name."), ("agency", "Write their agency.")):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return given

    def _find(self, email: str) -> None:
        found = User.objects.filter(email=email.strip().lower(), is_active=True).first()
        if found is None or not may_map(found):
            self.add_error("email", NO_ACCOUNT)
        elif self.only and found.agency != self.only:
            self.add_error("email", NOT_OF_THIS_AGENCY)
        else:
            self.account = found


class Say(forms.Form):
    """One statement."""

    number = forms.RegexField(NUMBER, widget=forms.HiddenInput)
    speaker = forms.ModelChoiceField(
        Participant.objects.none(),
        label="Who says so?",
        empty_label="Choose who at the table says it",
        error_messages=told("Choose who at the table says it."),
    )
    said_by = forms.ChoiceField(
        label="From whom do they have it?", choices=list(SAID_BY.items()), initial="practitioner",
        error_messages=told("Choose from whom they have it."),
    )  # fmt: skip
    about = forms.ChoiceField(
        label="About whom?",
        error_messages=told("Choose whom it is about, or nobody.", invalid_choice=NOT_ON_MAP),
    )
    given_name = _box("Given name, as said", 80)
    family_name = _box("Family name, as said", 80)
    street_name = _box("Name used on the street, as said", 80)
    age = forms.IntegerField(
        label="Age, as said", required=False, min_value=0, max_value=110,
        error_messages={"invalid": "Write the age in figures, or leave it empty.",
                        "min_value": "Write an age from 0 to 110.",
                        "max_value": "Write an age from 0 to 110."},
    )  # fmt: skip
    description = _box("How they are described, where no name is known", 400)
    kind = forms.ChoiceField(
        label="What is said?",
        choices=[("", "Choose what is said"), *((c, k.title) for c, k in KINDS.items())],
        error_messages=told("Choose what is said of them."),
    )
    other = forms.ChoiceField(
        label="With whom, or which adult?",
        required=False,
        error_messages=told("", invalid_choice=NOT_ON_MAP),
    )
    other_name = _box("Their name or description, as said", 120)
    phone = _box("Which number?", 30)
    line = _box("Which line, by name or number as heard?", 80)
    place = _box("Where: name or address, as said", 200)
    postcode = _box("Postcode, if known", 10)
    seen_on = DayField(
        label="On which day was it seen? Left empty, it counts for today", required=False
    )
    words = _box("In their own words", LONGEST, widget=forms.Textarea)
    source_evaluation = forms.ChoiceField(
        label="How reliable is whoever it comes from?", choices=list(SOURCES.items()),
        initial="2", error_messages=told("Choose how reliable they are."),
    )  # fmt: skip
    information_assessment = forms.ChoiceField(
        label="How do they know?", choices=[("", "Choose how they know"), *ASSESSMENTS.items()],
        error_messages=told("Choose how they know."),
    )  # fmt: skip
    handling = forms.ChoiceField(
        label="Who may see it?", choices=list(HANDLINGS.items()), initial="P",
        error_messages=told("Choose who may see it."),
    )  # fmt: skip
    conditions = _box("On which conditions?", 400)
    keep_words = forms.BooleanField(
        label="Keep these words: they are what was said", required=False
    )

    def __init__(
        self,
        table: Any,
        people: Iterable[tuple[str, str]],
        *args: Any,
        agencies: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """`agencies`: names by code, for those at the table who have an account."""
        super().__init__(*args, **kwargs)
        self.fields["speaker"].queryset = table  # type: ignore[attr-defined]
        self.fields["speaker"].label_from_instance = partial(seat_words, agencies=agencies or {})  # type: ignore[attr-defined]
        self.offer(people)
        self.blamed = found(str(self.data.get("words", ""))) if self.is_bound else []

    def offer(self, people: Iterable[tuple[str, str]]) -> None:
        """Whom it may be about: those on the reader's own map, and those said today."""
        known = list(people)
        new = (NEW, "Somebody not on the map yet")
        self.fields["about"].choices = [  # type: ignore[attr-defined]
            ("", "Choose whom it is about"), *known, new, (NOBODY, "Nobody: a line or a place")
        ]  # fmt: skip
        self.fields["other"].choices = [("", "Choose who"), *known, new]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self._about(given)
        if given.get("kind"):
            self._wanted(given)
        if given.get("phone") and phone(given["phone"]) is None:
            self.add_error(
                "phone", "This is not a telephone number: write it such as 07700 900123."
            )
        if given.get("handling") == "C" and not given.get("conditions"):
            self.add_error("conditions", "Write on which conditions it may be shared.")
        seen = given.get("seen_on")
        if seen and seen > timezone.localdate():
            self.add_error("seen_on", "This day is still to come.")
        if seen and seen < timezone.localdate() - LONGEST_AGO:
            self.add_error("seen_on", "This day is long past: look at the year once more.")
        if self.blamed and not given.get("keep_words"):
            self.add_error("words", self._asked_of_words())
        return given

    def _about(self, given: dict[str, Any]) -> None:
        named = "given_name family_name street_name description".split()
        if given.get("about") == NEW and not any(given.get(name) for name in named):
            self.add_error("given_name", "Write a name, or how they are described.")

    def _wanted(self, given: dict[str, Any]) -> None:
        kind, nobody = KINDS[given["kind"]], given.get("about") == NOBODY
        if nobody and kind.wants in (Wants.PERSON, Wants.PHONE):
            self.add_error("about", "Choose whom it is about: this is said of somebody.")
        filled = {
            Wants.PERSON: given.get("other_name") if given.get("other") == NEW
            else given.get("other"),
            Wants.PLACE: given.get("place") or given.get("postcode"),
            Wants.PHONE: given.get("phone"),
            Wants.LINE: given.get("line"),
            Wants.WORDS: given.get("words"),
        }  # fmt: skip
        fields = {Wants.PERSON: "other"}
        if not filled[kind.wants]:
            name = fields.get(kind.wants, str(kind.wants))
            name = "other_name" if kind.wants is Wants.PERSON and given.get("other") else name
            if name not in self.errors:
                self.add_error(name, kind.missing)
        if (
            kind.wants is Wants.PERSON
            and given.get("other") not in ("", NEW)
            and given.get("other") == given.get("about")
        ):
            self.add_error("other", "These are one and the same person: choose another.")

    def _asked_of_words(self) -> str:
        one = self.blamed[0]
        return f"“{one.found}” may blame a child. {one.say} Or keep the words, below."


class TakeBack(forms.Form):
    """Why a statement does not stand."""

    reason = forms.CharField(
        label="Why does it not stand?",
        min_length=3,
        max_length=400,
        error_messages=told("Write why it does not stand, so that others can follow it."),
    )


class Find(forms.Form):
    """Whom else the session is about, as the search finds them."""

    q = forms.CharField(label="Name, number or reference", required=False, max_length=120)


def seat_words(one: Participant, agencies: Mapping[str, str]) -> str:
    """Somebody at the table in a list."""
    return f"{one.name}, {one.role} ({agencies.get(one.agency, one.agency)})"
