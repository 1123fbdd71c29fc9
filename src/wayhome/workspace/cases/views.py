"""The pages of cases: the list, one case with its clocks, saying something, taking it back.

    begun (beginning.py) ─> said, step by step ─> closed

Keeps: a case is opened by an agency that takes part in it, after saying why; for anybody else there
is none. What somebody typed is never lost: where another was first, the form comes back as it was,
beside what was said meanwhile.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from wayhome.casework.case import Case as Told
from wayhome.casework.fields import Kind, Value
from wayhome.casework.pathway import Entry
from wayhome.casework.pathways import crisis
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.cases import showing
from wayhome.workspace.cases.forms import Saying, TakeBack, initial_of, new_number
from wayhome.workspace.cases.listing import listed
from wayhome.workspace.cases.models import Case, CaseEntry
from wayhome.workspace.cases.standing import called, limits_of, present, seen_by, told
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note, without_purpose
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading.view import View


@dataclass(frozen=True)
class Opened:
    """A case that was opened: its row, its entries, and how it stands by the rules."""

    row: Case
    entries: Sequence[CaseEntry]
    told: Told


@gated(task=Act.WORK_CASES)
def cases(request: HttpRequest) -> HttpResponse:
    """The cases of the own agency: open ones, what is late or due soonest first."""
    chosen = Choices(request.GET)
    with opened(request) as seen:
        page, rows = listed(seen, signed_in(request), chosen)
    note(request, people=list[Plain]([one.person_id for one in rows if one.person_id]))
    context = {"page": page, "rows": rows, "chosen": chosen, "at": present()}
    return render(request, "cases/list.html", context)


@gated(task=Act.WORK_CASES)
def case(request: HttpRequest, case: str) -> HttpResponse:
    """One case: what is due, what may be said, what was said, and who takes part."""
    found = _opened(request, case)
    if isinstance(found, HttpResponse):
        return found
    with opened(request) as seen:
        own = signed_in(request).agency
        context = {**_head(request, seen, found), **_told(seen, found, own)}
    return render(request, "cases/case.html", context)


@sensitive_post_parameters()
@gated(task=Act.WORK_CASES)
def say(request: HttpRequest, case: str, code: str) -> HttpResponse:
    """One form of a case; sent, what it says is kept and the case is shown."""
    found = _opened(request, case)
    if isinstance(found, HttpResponse):
        return found
    entry = found.told.pathway.entries.get(code)
    if entry is None or entry.code == crisis.FOUND.code:
        raise Http404
    drawn = {"number": new_number(), "place": found.row.said, **_drawn(found, entry, request)}
    form, by = Saying(entry.fields, request.POST or None, initial=drawn), signed_in(request)
    sent = _sent(
        request, found, form,
        does=lambda: actions.say(case=case, saying=form.saying(code), by=by),
        again=lambda typed: Saying(entry.fields, typed),
        kept=f"Kept: {entry.words}.",
    )  # fmt: skip
    if isinstance(sent, HttpResponse):
        return sent
    with opened(request) as seen:
        context = {**_head(request, seen, found), "entry": entry, **sent}
    missing = [
        found.told.pathway.entries[one] for one in entry.needs if one not in found.told.codes
    ]
    context |= {"missing": missing, "kinds": Kind, "closed": found.told.is_closed}
    return render(request, "cases/say.html", context, status=_status(sent))


@sensitive_post_parameters()
@gated(task=Act.WORK_CASES)
def take_back(request: HttpRequest, case: str, at: int) -> HttpResponse:
    """Take one entry back, with why: it stays to be read."""
    found = _opened(request, case)
    if isinstance(found, HttpResponse):
        return found
    entry = next((one for one in found.entries if one.place == at), None)
    if entry is None or entry.takes_back is not None:
        raise Http404
    drawn = {"number": new_number(), "place": found.row.said}
    form, by = TakeBack(request.POST or None, initial=drawn), signed_in(request)
    sent = _sent(
        request, found, form,
        does=lambda: actions.take_back(case=case, at=at, by=by, **form.cleaned_data),
        again=TakeBack,
        kept="Taken back. It stays to be read, with why.",
    )  # fmt: skip
    if isinstance(sent, HttpResponse):
        return sent
    with opened(request) as seen:
        shown_entry = showing.entries(found.told.pathway, [entry], _names(seen))[0]
        context = {**_head(request, seen, found), "one": shown_entry, **sent}
    return render(request, "cases/take_back.html", context, status=_status(sent))


def _sent(
    request: HttpRequest,
    found: Opened,
    form: Form,
    *,
    does: Callable[[], object],
    again: Callable[[QueryDict], Form],
    kept: str,
) -> HttpResponse | dict[str, Any]:
    """Back to the case once it is kept; else the form to be shown, and what was said meanwhile."""
    if request.method != "POST" or not form.is_valid():
        return {"form": form, "since": None}
    try:
        does()
    except actions.SaidSince as first:
        said = showing.since(found.told.pathway, found.entries, first.many)
        return {"form": again(_again(request, found)), "since": said}
    except actions.SaidAlready as twice:
        messages.info(request, str(twice))
    except BadUsage as refused:
        form.add_error(None, str(refused))
        return {"form": form, "since": None}
    else:
        messages.success(request, kept)
    return redirect("case", found.row.pk)


def _status(sent: dict[str, Any]) -> int:
    return 409 if sent["since"] is not None else 422 if sent["form"].errors else 200


def _opened(request: HttpRequest, number: str) -> Opened | HttpResponse:
    """The case, or the question why one looks. A case of others and none look the same."""
    row = seen_by(signed_in(request)).filter(pk=number).select_related("found").first()
    if row is None:
        raise Http404
    asked = without_purpose(request, number, Act.WORK_CASES)
    if asked is not None:
        return asked
    entries = list(row.entries.select_related("by").order_by("place"))
    return Opened(row, entries, told(row, entries))


def _drawn(found: Opened, entry: Entry, request: HttpRequest) -> dict[str, Any]:
    """What a form begins with: now, as the moment; of a clock, the one that was chosen."""
    now = timezone.localtime(present())
    given: dict[str, Value] = {"at": f"{now:%Y-%m-%dT%H:%M}"}
    if clock := request.GET.get("clock"):
        given["clock"] = clock
    return initial_of(entry.fields, given)


def _again(request: HttpRequest, found: Opened) -> QueryDict:
    """What was typed, to be sent again on the case as it is now."""
    typed = request.POST.copy()
    typed["place"] = str(found.row.said)
    return typed


def _head(request: HttpRequest, seen: View, found: Opened) -> dict[str, Any]:
    """What every page of a case says first: whom it is for, its state, and which response runs."""
    of = called(seen, found.row)
    note(request, people=list[Plain]([of.person_id] if of.person_id else []))
    return {
        "case": found.row,
        "called": of.name,
        "person_id": of.person_id,
        "state": found.told.pathway.states.get(found.told.state, "taken back"),
        "runs": crisis.runs(found.told.first) if found.told.said else "",
    }


def _told(seen: View, found: Opened, own: str) -> dict[str, Any]:
    now = present()
    clocks = showing.clocks(found.told, limits_of(found.row), now)
    agencies = _names(seen)
    return {
        "at": now,
        "clocks": [one for one in clocks if one.is_open and not found.told.is_closed],
        "over": [one for one in clocks if not one.is_open],
        "sayable": showing.sayable(found.told),
        "entries": showing.entries(found.told.pathway, found.entries, agencies),
        "closed": found.told.is_closed,
        "own": own,
        "takes_part": [
            agencies.get(code, code) for code in found.row.agencies.values_list("agency", flat=True)
        ],
    }


def _names(seen: View) -> dict[str, str]:
    return {code: one.name for code, one in seen.agencies.items()}
