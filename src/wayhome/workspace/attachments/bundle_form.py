"""What is asked before a bundle is made: for whom, until when, and whether each thing goes in."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from wayhome.casework.attachments.disclosing import (
    GOES,
    OTHERS,
    Choice,
    Item,
    others_problem,
    problems,
)
from wayhome.casework.pathways.justice import BUNDLE
from wayhome.interchange.handling import LONGEST as KEPT_AT_MOST
from wayhome.workspace.attachments.models import LONGEST
from wayhome.workspace.cases.forms import PLACE
from wayhome.workspace.cases.typed import NUMBER
from wayhome.workspace.faults import told
from wayhome.workspace.pages.day_field import DayField

USUAL = timedelta(days=90)
LONGEST_WHOM, LONGEST_BY = 120, 120
FOR = next(one.choices for one in BUNDLE.fields if one.code == "for")
Asked = tuple[Item, forms.BoundField, forms.BoundField]


def _radios(label: str, choices: Mapping[str, str], missing: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=list(choices.items()), widget=forms.RadioSelect,
        error_messages=told(missing),
    )  # fmt: skip


class MakeBundle(forms.Form):
    """One bundle. Of each item: `goes-<code>`, and `why-<code>` where it is left out."""

    whose = _radios("Who is it for?", FOR, "Choose who it is for.")
    whom = forms.CharField(
        label="Who there? Name, and where they work", max_length=LONGEST_WHOM,
        error_messages=told("Write who it is for, and where they work."),
    )  # fmt: skip
    by = forms.CharField(
        label="Who decided that it may be shown? Name and role", max_length=LONGEST_BY,
        error_messages=told("Write who decided that it may be shown."),
    )  # fmt: skip
    expires = DayField(label="Until when may they keep it?", required=True)
    others = _radios(
        "Does anything that goes in name anybody but the child?", OTHERS,
        "Choose whether anybody else is named in it.",
    )  # fmt: skip
    others_why = forms.CharField(
        label="Who is named, and who decided that they may be?", required=False,
        max_length=LONGEST, widget=forms.Textarea, error_messages=told(""),
    )  # fmt: skip
    number = forms.RegexField(NUMBER, widget=forms.HiddenInput)
    place = forms.IntegerField(min_value=0, max_value=PLACE, widget=forms.HiddenInput)

    def __init__(self, *args: Any, items: Sequence[Item], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items, self.today = items, today
        self.fields["expires"].error_messages["required"] = "Say until when they may keep it."
        self.initial.setdefault("expires", (today + USUAL).isoformat())
        for one in items:
            self.fields[f"goes-{one.code}"] = _of_item(one)
            self.fields[f"why-{one.code}"] = forms.CharField(
                label="Why is it left out?", required=False, max_length=LONGEST,
                error_messages=told(""),
            )  # fmt: skip
        items_asked = [f"{box}-{one.code}" for one in items for box in ("goes", "why")]
        self.order_fields(["whose", "whom", "by", "expires", *items_asked])  # as on the page

    @property
    def asked(self) -> Iterator[Asked]:
        """Each item with its two boxes."""
        return ((o, self[f"goes-{o.code}"], self[f"why-{o.code}"]) for o in self.items)

    @property
    def chosen(self) -> dict[str, Choice]:
        """What was chosen of each item."""
        given = self.cleaned_data
        return {
            one.code: Choice(given.get(f"goes-{one.code}", ""), given.get(f"why-{one.code}", ""))
            for one in self.items
        }

    def clean_expires(self) -> date:
        expires: date = self.cleaned_data["expires"]
        if not self.today < expires <= self.today + KEPT_AT_MOST:
            raise forms.ValidationError(f"Choose a day within {KEPT_AT_MOST.days} days from today.")
        return expires

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for code, words in problems(self.items, self.chosen).items():
            box = f"goes-{code}" if code and not self.chosen[code].goes else f"why-{code}"
            if not code:
                self.add_error(None, words)
            elif box not in self.errors:
                self.add_error(box, words)
        answer = given.get("others", "")
        if answer and (words := others_problem(answer, given.get("others_why", ""))):
            self.add_error("others_why" if answer == "agreed" else "others", words)
        return given


def _of_item(item: Item) -> forms.ChoiceField:
    missing = f"Choose whether it goes in: {item.title}."
    asked = _radios(item.title, GOES, missing)
    asked.required = False  # the rules say what is missing, once
    return asked
