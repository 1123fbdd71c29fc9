"""The pages of a found child: what is known, who it may be, that they were found, and who was told.

    ask ─> answer, with whom to ring ─> recorded, with who was told ─> seen there, or taken back

Keeps: what was typed travels in the body of a form and never in an address, where a log or a
browser's history would keep it. Every page works without script.
"""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.dates import office_hours
from wayhome.lexicon.errors import BadUsage
from wayhome.people import Particulars
from wayhome.workspace.actions import found as actions
from wayhome.workspace.cases.standing import begun
from wayhome.workspace.found.asking import at_once, look_for
from wayhome.workspace.found.checking import WHERE_FOUND, YOUR_AREA, Answer, checked
from wayhome.workspace.found.entries import lately, seen_by, shown
from wayhome.workspace.found.forms import Given, Record
from wayhome.workspace.found.half_day import Half
from wayhome.workspace.found.models import FoundEntry
from wayhome.workspace.found.notices import told
from wayhome.workspace.found.references import new_reference
from wayhome.workspace.found.telling import to_tell
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading.agencies import late, silent
from wayhome.workspace.reading.found import councils, own_area, to_ring
from wayhome.workspace.reading.release import clock, now

# What the form of an answer carries on: the fields of `Given` as they were sent.
SENT = ("given", "family", "nickname", "age", "born", "born-day", "born-month", "born-year",
        "phone", "home", "number", "sex")  # fmt: skip
SHORT = {
    "given": "first name",
    "family": "family name",
    "nickname": "nickname",
    "age": "age",
    "born": "born",
    "phone": "telephone",
    "home": "lives at",
    "number": "number",
    "sex": "sex",
}
RECORDED_ALREADY = (
    "This was recorded already, as it stands here; nothing was recorded twice. If something is "
    "wrong, take it back and record it anew."
)
NOBODY_KNOWN = "Nobody whom Wayhome knows"
SINCE = "Somebody who is in no record yet, or not sure"
NOBODY = "nobody"  # what is chosen where nobody shown is the child, or nobody is sure


@sensitive_post_parameters()
@gated(task=Act.CHECK)
def found(request: HttpRequest) -> HttpResponse:
    """What is asked; once it is sent, who it may be."""
    form = Given(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _answered(request, form)
    with opened(request) as seen:
        user = signed_in(request)
        context = {
            "form": form,
            "near": councils(seen, [(YOUR_AREA, own_area(seen))]),
            "by_day": office_hours(now()),
            "lately": lately(seen, user),
        }
    note(request, people=_named(context["lately"]))
    return render(request, "found/ask.html", context, status=422 if form.errors else 200)


@require_POST
@sensitive_post_parameters()
@gated(task=Act.RECORD_FOUND)
def record_found(request: HttpRequest) -> HttpResponse:
    """Record it and tell them; with something missing, the answer once more and what is missing."""
    given = Given(request.POST)
    if not given.is_valid():
        raise BadUsage("What was asked has been lost on the way. Go back and ask once more.")
    answer = checked(request, given.particulars)
    form = Record(choices(answer), request.POST)
    if not form.is_valid():
        return _answered(request, given, answer, form)
    reference = form.cleaned_data["reference"]
    try:
        _recorded(request, given.particulars, form, answer.release)
    except BadUsage:
        # The same form a second time: what it recorded the first time is shown.
        if not seen_by(signed_in(request)).filter(pk=reference).exists():
            raise
        messages.info(request, RECORDED_ALREADY)
    return redirect("found-entry", reference)


@gated(task=Act.CHECK)
def found_entry(request: HttpRequest, reference: str) -> HttpResponse:
    """One entry: what was recorded, who was told, and what to ask now."""
    user = signed_in(request)
    entry = seen_by(user).filter(pk=reference).first()
    if entry is None:
        raise Http404
    with opened(request) as seen:
        (one,) = shown(seen, [entry])
        context = {
            "one": one,
            "entry": entry,
            "ring": to_ring(seen, one.person_id) if one.person_id else (),
            "told": told(seen, user, entry),
            "near": councils(seen, [(WHERE_FOUND, entry.area), (YOUR_AREA, own_area(seen))]),
            "by_day": office_hours(now()),
            "silent": silent(seen),
            "late": late(seen, clock()),
            "today": clock(),
            "own": entry.agency == user.agency,
            "notice": entry.notices.filter(agency=user.agency).first(),
            **begun(entry, user),
            **_prompts(entry.particulars),
        }
    note(request, people=_named([one]))
    return render(request, "found/entry.html", context)


@require_POST
@gated(task=Act.RECORD_FOUND)
def take_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Undo it in one step."""
    _there(actions.take_back, reference=reference, by=signed_in(request))
    messages.success(request, "This was taken back. Ring those who had seen it already.")
    return redirect("found-entry", reference)


@require_POST
@gated(task=Act.ANSWER_NOTICE)
def acknowledge(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that one's agency has seen the notice."""
    _there(actions.acknowledge, reference=reference, by=signed_in(request))
    messages.success(request, "Whoever found them sees that your agency has seen this.")
    return redirect("found-entry", reference)


def choices(answer: Answer) -> list[tuple[str, str]]:
    """Who may be chosen: those the answer shows, and nobody."""
    people = {one.person_id: one.called for one in answer.known}
    for one in answer.entered:
        if one.shown.person_id:
            people.setdefault(one.shown.person_id, one.shown.name)
    nobody = SINCE if answer.came else NOBODY_KNOWN
    last = "None of these, or not sure" if people else nobody
    return [*people.items(), (NOBODY, last)]


def _answered(
    request: HttpRequest, given: Given, answer: Answer | None = None, record: Record | None = None
) -> HttpResponse:
    answer = answer or checked(request, given.particulars)
    offered = choices(answer)
    only = offered[0][0] if len(offered) == 1 else None
    form = record or Record(offered, initial={"reference": new_reference(), "person": only})
    whole = answer.very_likely
    context = {
        "given": given,
        "sent": SENT,
        "asked": asked(given),
        "answer": answer,
        "form": form,
        "offered": offered,
        "by_day": office_hours(now()),
        "today": clock(),
        **_prompts(given.particulars, whole.dob if whole else None),
    }
    return render(request, "found/answer.html", context, status=422 if form.errors else 200)


def asked(given: Given) -> list[tuple[str, str]]:
    """Each thing that was given, as it was typed, with what it is."""
    said = {name: str(given[name].value() or "") for name in SHORT}
    born: Half | None = given.cleaned_data["born"]
    said["born"] = born.words if born else ""
    return [(SHORT[name], text) for name, text in said.items() if text]


def _recorded(request: HttpRequest, given: Particulars, form: Record, release: str) -> FoundEntry:
    person, finding = form.cleaned_data["person"], form.finding(given)
    chosen = "" if person == NOBODY else person
    with opened(request) as seen:
        tell = to_tell(seen, given, chosen, finding.area)
    return actions.record_found(
        reference=form.cleaned_data["reference"],
        finding=finding,
        person_id=chosen,
        tell=tell,
        release=release,
        by=signed_in(request),
    )


def _prompts(given: Particulars, born: date | None = None) -> dict[str, Any]:
    return {"at_once": at_once(given, born), "look_for": look_for()}


def _named(entries: Any) -> list[Plain]:
    return [one.person_id for one in entries if one.person_id]


def _there(act: Any, **given: Any) -> None:
    """An entry that is not there, or is not this account's, is one answer."""
    try:
        act(**given)
    except ObjectDoesNotExist:
        raise Http404 from None
