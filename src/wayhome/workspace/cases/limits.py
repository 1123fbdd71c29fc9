"""The numbers of the pathways as pages: what holds, where it comes from, and setting one anew.

Keeps: a limit is set from a day on and never before today, so that no clock that runs is changed
behind anybody's back; what was set stays to be read, with why and by whom.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from wayhome.casework.dated import Dated, limits_on
from wayhome.casework.limits import COUNTED, Limit, Unit
from wayhome.casework.lists import LISTINGS
from wayhome.casework.pathways import PATHWAYS
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions import limits as actions
from wayhome.workspace.cases.models import CaseLimit
from wayhome.workspace.cases.standing import dated_limits, present
from wayhome.workspace.faults import told
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.day_field import DayField

MOST = 1000
TOO_EARLY = "Choose today or a later day: clocks that run keep to what held when they began."


# What goes by a number that no clock runs by, in words.
OF_RULES = {
    "devolved_days": ["More than so many days short of 18: a devolved panel decides"],
    "far_from_home": ["More miles from home than this are far"],
    "missing_repeated_times": ["So many absences ask for a strategy discussion"],
    "missing_repeated_within": ["Within so long those absences are counted"],
    "missing_repeated_young_times": ["So many absences of a younger child ask for one"],
    "missing_repeated_young_within": ["Within so long those of a younger child are counted"],
    "missing_repeated_young_under": ["Under this age a child is a younger one"],
    "missing_long": ["An absence longer than this asks for a strategy discussion"],
    "missing_same_absence": ["Absences less than this apart are one"],
    "told_before_a_clock_is_due": ["Whoever works on a case is told so long before a step is due"],
}
# Counted back from a birthday, or in days of a window: in days alone.
OF_DAYS = frozenset({"devolved_days", "missing_repeated_within", "missing_repeated_young_within"})
TIMES = [one for one in Unit if one not in COUNTED]


@dataclass(frozen=True)
class Listed:
    """One number. `used`: the clocks that go by it, in words; `to_come`: what holds from a later
    day on."""

    code: str
    used: tuple[str, ...]
    now: Limit
    of: Dated
    to_come: tuple[Dated, ...]

    @property
    def units(self) -> list[Unit]:
        """In what it may be counted: a time in another, a number of miles in nothing else."""
        return [self.now.unit] if self.now.unit in COUNTED or self.code in OF_DAYS else TIMES

    @property
    def named(self) -> str:
        return self.used[0] if self.used else self.code.replace("_", " ").capitalize()


class SetLimit(forms.Form):
    """A number from a day on."""

    many = forms.IntegerField(
        label="How many?", min_value=0, max_value=MOST,
        error_messages=told("Write a whole number, like 14.")
        | {one: f"Write a number from 0 to {MOST:,}." for one in ("min_value", "max_value")},
    )  # fmt: skip
    unit = forms.ChoiceField(
        label="Of what?",
        error_messages=told("Choose what it is counted in."),
    )
    since = DayField(label="From which day on?", error_messages=told("Write a day."))
    why = forms.CharField(
        label="Why, and who agreed it?", max_length=1000, widget=forms.Textarea,
        error_messages=told("Write why, and who agreed it."),
    )  # fmt: skip

    def __init__(self, units: Sequence[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.value, one.value.capitalize()) for one in units]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("since") and given["since"] < timezone.localdate(present()):
            self.add_error("since", TOO_EARLY)
        return given


@gated(task=Act.SET_LIMITS)
def limits(request: HttpRequest) -> HttpResponse:
    """Every number, with where it comes from."""
    return render(request, "cases/limits.html", {"rows": list(listed()), "listings": LISTINGS})


@gated(task=Act.SET_LIMITS)
def set_limit(request: HttpRequest, code: str) -> HttpResponse:
    """Set one from a day on."""
    row = next((one for one in listed() if one.code == code), None)
    if row is None:
        raise Http404
    initial = {"many": row.now.many, "unit": row.now.unit.value}
    form = SetLimit(row.units, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_limit(code=code, by=signed_in(request), **form.cleaned_data)
        except BadUsage as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Set: {row.named}.")
            return redirect("limits")
    context = {"row": row, "form": form, "units": row.units}
    context["set_before"] = CaseLimit.objects.filter(code=code).select_related("by")
    return render(request, "cases/set_limit.html", context, status=422 if form.errors else 200)


def listed() -> Iterator[Listed]:
    """Every number that a clock or a rule goes by, in the order of the pathways."""
    today, rows = timezone.localdate(present()), dated_limits()
    holds = limits_on(today, rows)
    used: dict[str, list[str]] = {code: list(OF_RULES.get(code, ())) for code in holds}
    for way in PATHWAYS.values():
        for clock in way.clocks:
            used[clock.limit].append(f"{clock.words} ({way.words})")
    for code, words in used.items():
        mine = sorted((one for one in rows if one.code == code), key=lambda one: one.since)
        begun = [one for one in mine if one.since <= today]
        of, to_come = (begun or mine)[-1 if begun else 0], tuple(mine[len(begun) :])
        yield Listed(code, tuple(words), holds[code], of, to_come)
