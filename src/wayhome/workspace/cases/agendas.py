"""The page on which the agenda of a panel builds itself: what is due, taken or left by a person.

Keeps: nothing is on an agenda that nobody put there. What a case is called on it is written by
whoever puts it on and names nobody unless they do, for everybody who takes part reads it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from wayhome.casework.pathways.panel import ASKS, ITEM, ITEMS, PANEL
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.cases.due_at_panels import MOST, Offered, councils, due_before, offered
from wayhome.workspace.cases.forms import PLACE, new_number
from wayhome.workspace.cases.opening import Opened, open_case
from wayhome.workspace.cases.standing import present
from wayhome.workspace.faults import told
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading.view import View

MINUTES, LONGEST = 15, 480
NONE_CHOSEN = "Choose at least one to put on, or go back to the panel."
SOMEBODY = ("child", "person")  # whoever prepares says which
Drawn = tuple[Offered, str, str, dict[str, forms.BoundField | None]]
TAKEN = "{} put on the agenda."


class Agenda(forms.Form):
    """What is due: which of it is put on, what each is called, and for how long."""

    place = forms.IntegerField(min_value=0, max_value=PLACE, widget=forms.HiddenInput)

    def __init__(self, offers: Sequence[Offered], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers = offers
        for one in offers:
            number = one.case.number
            self.fields[f"take-{number}"] = forms.BooleanField(
                label=f"{one.called}: {one.case.way.words}", required=False
            )
            if one.due.kind in SOMEBODY:
                self.fields[f"kind-{number}"] = forms.ChoiceField(
                    label="What is it?", choices=[(code, ITEMS[code]) for code in SOMEBODY],
                    required=False, initial=one.due.kind, error_messages=told(""),
                )  # fmt: skip
            self.fields[f"title-{number}"] = forms.CharField(
                label="Called on the agenda", max_length=200, required=False, initial=one.title,
                error_messages=told(""),
            )  # fmt: skip
            self.fields[f"minutes-{number}"] = forms.IntegerField(
                label="Minutes", min_value=1, max_value=LONGEST, required=False, initial=MINUTES,
                error_messages=told("") | dict.fromkeys(
                    ("invalid", "min_value", "max_value"), f"Write minutes, from 1 to {LONGEST}."
                ),
            )  # fmt: skip

    @property
    def drawn(self) -> Iterator[Drawn]:
        """Each offer: what kind of item it would be, what is asked, and its boxes."""
        for one in self.offers:
            boxes = {part: self._box(part, one) for part in ("take", "kind", "title", "minutes")}
            yield one, ITEMS[one.due.kind], ASKS[one.due.asks], boxes

    def _box(self, part: str, one: Offered) -> forms.BoundField | None:
        name = f"{part}-{one.case.number}"
        return self[name] if name in self.fields else None

    @property
    def chosen(self) -> list[Offered]:
        given = self.cleaned_data
        return [one for one in self.offers if given.get(f"take-{one.case.number}")]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.chosen:
            self.add_error(None, NONE_CHOSEN)
        for one in self.chosen:
            if not given.get(f"title-{one.case.number}"):
                self.add_error(f"title-{one.case.number}", "Write what it is called on the agenda.")
        return given

    def sayings(self) -> list[actions.Saying]:
        """Each that was chosen, as an item; only once the form is valid."""
        return [
            actions.Saying(new_number(), ITEM.code, self._item(one), self.cleaned_data["place"])
            for one in self.chosen
        ]

    def _item(self, one: Offered) -> dict[str, str]:
        number, given = one.case.number, self.cleaned_data
        return {
            "kind": given.get(f"kind-{number}") or one.due.kind,
            "case": number,
            "title": given[f"title-{number}"],
            "asks": one.due.asks,
            "minutes": str(given[f"minutes-{number}"] or MINUTES),
        }


@sensitive_post_parameters()
@gated(task=Act.WORK_CASES)
def agenda(request: HttpRequest, case: str) -> HttpResponse:
    """What is due before a panel, to be put on its agenda."""
    found = open_case(request, case)
    if isinstance(found, HttpResponse):
        return found
    if found.told.pathway is not PANEL or found.told.state not in ITEM.within:
        raise Http404
    with opened(request) as seen:
        every, areas = due_before(seen, found, signed_in(request)), _areas(seen, found)
        first = list(offered(seen, every[:MOST], len(found.told.every(ITEM.code))))
    note(request, people=list[Plain](dict.fromkeys(o.person_id for o in first if o.person_id)))
    form = Agenda(first, request.POST or None, initial={"place": found.row.said})
    sent = _sent(request, found, form)
    if isinstance(sent, HttpResponse):
        return sent
    context = {"case": found.row, "form": form, "many": len(every), "areas": areas}
    context |= {"at": present(), "since": sent, "said": found.row.said}
    status = 409 if sent else 422 if form.errors else 200
    return render(request, "cases/agenda.html", context, status=status)


def _areas(seen: View, found: Opened) -> list[str]:
    """The councils of its area, by name."""
    return [seen.agency_name(one) for one in councils(seen, found)]


def _sent(request: HttpRequest, found: Opened, form: Agenda) -> HttpResponse | str:
    """Back to the panel once it is put on; else what was said meanwhile, in words, if anything."""
    if request.method != "POST" or not form.is_valid():
        return ""
    sayings = form.sayings()
    try:
        actions.say_several(case=found.row.pk, sayings=sayings, by=signed_in(request))
    except actions.SaidSince as since:
        return str(since)
    except BadUsage as refused:
        form.add_error(None, str(refused))
        return ""
    many = len(sayings)
    messages.success(request, TAKEN.format(f"{many} item{'s' if many > 1 else ''}"))
    return redirect("case", found.row.pk)
