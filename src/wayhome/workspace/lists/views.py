"""The pages of lists: what holds, where it comes from, and saying otherwise from a day on.

Keeps: as with limits, a line begins today or later; what was told before stays true of then.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from wayhome.casework.lists import LISTINGS, Kept
from wayhome.governance.roles import Act
from wayhome.workspace.actions import lists as actions
from wayhome.workspace.cases.standing import present
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.lists.forms import AddLine
from wayhome.workspace.lists.held import lines
from wayhome.workspace.lists.models import ListLine
from wayhome.workspace.lists.shown import Thing, in_words, things

ON_IT = "This is on the list already, or was: change it there."


@gated(task=Act.SET_LIMITS)
def of_kind(request: HttpRequest, kept: str) -> HttpResponse:
    """One list."""
    code = _kept(kept)
    context = {"kept": code, "listing": LISTINGS[code], "rows": _things(code), "in_words": in_words}
    return render(request, "lists/list.html", context)


@gated(task=Act.SET_LIMITS)
def add(request: HttpRequest, kept: str) -> HttpResponse:
    """Put something on a list."""
    code = _kept(kept)
    if not LISTINGS[code].grows:
        raise Http404
    form = AddLine(LISTINGS[code], request.POST or None)
    if request.method == "POST" and form.is_valid():
        of = form.cleaned_data["name"].strip()
        known = {name.casefold() for one in _things(code) for name in (one.of, one.called)}
        if of.casefold() not in known:
            return _kept_now(request, code, of, of, form)
        form.add_error("name", ON_IT)
    return _form(request, code, form, None)


@gated(task=Act.SET_LIMITS)
def change(request: HttpRequest, kept: str) -> HttpResponse:
    """Say otherwise of something on a list, or take it off."""
    code = _kept(kept)
    thing = next((one for one in _things(code) if one.of == request.GET.get("of", "")), None)
    if thing is None:
        raise Http404
    form = AddLine(LISTINGS[code], request.POST or None, initial=dict(thing.says))
    if not LISTINGS[code].grows:
        del form.fields["off"]
    if request.method == "POST" and form.is_valid():
        return _kept_now(request, code, thing.of, thing.called, form)
    return _form(request, code, form, thing)


def _form(request: HttpRequest, code: Kept, form: AddLine, thing: Thing | None) -> HttpResponse:
    before = ListLine.objects.filter(kept=code, of=thing.of) if thing else ListLine.objects.none()
    context = {
        "kept": code,
        "listing": LISTINGS[code],
        "form": form,
        "thing": thing,
        "before": before.select_related("by"),
        "in_words": in_words,
    }
    return render(request, "lists/line.html", context, status=422 if form.errors else 200)


def _kept_now(
    request: HttpRequest, code: Kept, of: str, called: str, form: AddLine
) -> HttpResponse:
    given = {name: form.cleaned_data[name] for name in ("since", "why", "source")}
    actions.add_line(kept=code, of=of, says=form.says, by=signed_in(request), **given)
    messages.success(request, f"Kept: {called}.")
    return redirect("list", code)


def _kept(code: str) -> Kept:
    try:
        return Kept(code)
    except ValueError:
        raise Http404 from None


def _things(code: Kept) -> list[Thing]:
    return things(code, timezone.localdate(present()), lines())
