"""Decide on a group, a line, or what ties a person: one form, without script.

Keeps: through the gate of what is decided on; what somebody typed is never lost. Where the records
behind it have changed since the form was drawn, nothing is kept, and the page says so with what was
typed in its place.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from wayhome.casework.decisions import Of, Prompt
from wayhome.governance.access import may
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.workspace.actions import deciding as actions
from wayhome.workspace.answering.offering import named_by
from wayhome.workspace.deciding import prompts
from wayhome.workspace.deciding.forms import Decide, new_number
from wayhome.workspace.deciding.models import KeptDecision
from wayhome.workspace.deciding.owing import choices
from wayhome.workspace.deciding.standing import (
    Decided,
    decided,
    may_decide_of_line,
    may_decide_of_person,
)
from wayhome.workspace.gate.passages import passage, signed_in, stated_purpose
from wayhome.workspace.gate.views import for_purpose, gated, note
from wayhome.workspace.gate.why import ask
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views import groups as group_pages
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import outsider
from wayhome.workspace.reading import lines
from wayhome.workspace.reading import questions as asking
from wayhome.workspace.reading.groups import Told as Group
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View

KEPT = "Kept. It stands on this page from now on{}."
OWED = ", and on the desk of whoever does it until it is said what became of it"
CHANGED = (
    "The records behind this changed while you wrote: {} new. Nothing has been kept yet, and what "
    "you wrote is below as you wrote it. Look at what is new, then keep it or change it."
)
LOOK_AGAIN = timedelta(days=90)  # as groups are looked at again (reading.groups)


@dataclass(frozen=True)
class Asked:
    """What is decided on: the prompt, how it stands, what a page calls it, and how it is kept."""

    prompt: Prompt
    how: Decided
    title: str
    back: str
    subject: actions.Subject


@sensitive_post_parameters()
@gated(task=Act.DECIDE)
def decide_group(request: HttpRequest, group_ref: str) -> HttpResponse:
    if not may(signed_in(request).viewer, Act.SEE_PLACES).allowed:
        raise Http404
    refused = group_pages.without_purpose(request)
    if refused is not None:
        return refused

    def asked(seen: View) -> Asked:
        told = group_pages.one(seen, Choices(request.GET), group_ref) or _by_now(request, seen)
        if told is None:
            raise Http404
        back = f"{reverse('group', args=[told.ref])}?{request.GET.urlencode()}"
        note(request, groups=list[Plain]([told.ref] if told.wide else []))
        prompt = prompts.of_group(seen, told)
        (how,) = decided(seen, [prompt])
        title = f"{len(told.people)} people together on {told.days} days"
        of = _subject(prompt, not told.wide, named=told.ref)
        return Asked(prompt, how, title, back, of)

    return _page(request, asked)


@sensitive_post_parameters()
@gated(task=Act.DECIDE)
def decide_line(request: HttpRequest, line_id: str) -> HttpResponse:
    user = signed_in(request)
    if not may(user.viewer, Act.SEE_LINES).allowed:
        raise Http404
    purpose = stated_purpose(user, line_id, Act.SEE_LINES)
    if purpose is None:
        return ask(request, line_id)
    for_purpose(request, purpose)

    def asked(seen: View) -> Asked:
        told = lines.told(seen, lines.leads_to(seen, line_id))  # its name may be known by now
        if told is None or not may_decide_of_line(seen, user, told):
            raise Http404
        prompt = prompts.of_line(seen, told)
        (how,) = decided(seen, [prompt], prompts.names_of_line(told))
        of = _subject(prompt, not prompts.openly(seen, prompt.records))
        return Asked(prompt, how, f"The line {told.name}", reverse("line", args=[told.line_id]), of)

    return _page(request, asked)


@sensitive_post_parameters()
@gated(task=Act.SEE_PERSON)
def decide_person(request: HttpRequest, person_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    user = signed_in(request)

    def asked(seen: View) -> Asked:
        head = head_or_404(seen, person_id)
        if not may_decide_of_person(seen, user, person_id):
            raise Http404
        found = asking.asked(seen, person_id, passage(request, person_id).purpose)
        prompt = prompts.of_person(seen, person_id, asking.records(found))
        (how,) = decided(seen, [prompt])
        ref, is_open = named_by(seen, person_id)
        restricted = not is_open or not prompts.openly(seen, prompt.records)
        of = _subject(prompt, restricted, ref)
        back = reverse("questions", args=[person_id])
        return Asked(prompt, how, f"What the ties around {head.name} may tell", back, of)

    return _page(request, asked)


def _by_now(request: HttpRequest, seen: View) -> Group | None:
    """The group that a form was drawn for, where it has another reference by now, as with every
    member: by the marks of its records, that with the most of them. What was typed is not lost."""
    marked = str(request.POST.get("records", ""))
    found = group_pages.every(seen, Choices(request.GET)) if marked else ()
    known = {
        one.ref: len(prompt.records) - len(prompts.unseen(prompt, marked))
        for one, prompt in zip(found, prompts.of_groups(seen, found), strict=True)
    }
    nearest = max(found, key=lambda one: (known[one.ref], one.ref), default=None)
    return nearest if nearest and known[nearest.ref] else None


def _subject(prompt: Prompt, restricted: bool, ref: str = "", named: str = "") -> actions.Subject:
    subject = "" if prompt.of is Of.GROUP else prompt.subject
    return actions.Subject(prompt.of, subject, ref, sorted(prompt.records), restricted, named)


def _page(request: HttpRequest, asked_of: Callable[[View], Asked]) -> HttpResponse:
    """The form; or what was sent, kept, and back to the page it is about."""
    user, today = signed_in(request), clock()
    with opened(request) as seen:
        asked, release = asked_of(seen), seen.release.name
        named = {code: one.name for code, one in seen.agencies.items()}
    given = request.POST.copy() if request.method == "POST" else None
    if given and given.get("close") and not asked.subject.restricted:
        # written for the own agency alone: what it rested on may be gone by now
        asked = replace(asked, subject=replace(asked.subject, restricted=True))
    new = prompts.unseen(asked.prompt, str(given.get("records", ""))) if given else frozenset()
    if given and new:
        given["records"] = prompts.marks(asked.prompt)  # drawn anew on what is there now
    drawn = {
        "number": new_number(),
        "records": prompts.marks(asked.prompt),
        "close": "yes" if asked.subject.restricted else "",
        "again": (today + LOOK_AGAIN).isoformat(),
    }
    owners = choices(user, close=asked.subject.restricted)
    form = Decide(owners, today, given, initial=drawn)
    if given and form.is_valid() and not new:
        _keep(request, asked, form, release)
        return redirect(f"{asked.back}#decided")
    context: dict[str, Any] = {
        "asked": asked,
        "form": form,
        "changed": CHANGED.format(len(new)) if new else "",
        "kept_close": asked.subject.restricted,
        "agency_names": named,
    }
    status = 409 if new else 422 if form.errors else 200
    return render(request, "deciding/decide.html", context, status=status)


def _keep(request: HttpRequest, asked: Asked, form: Decide, release: str) -> None:
    number, user = form.cleaned_data["number"], signed_in(request)
    if KeptDecision.objects.filter(pk=number, by=user).exists():
        messages.info(request, actions.TWICE)
        return
    actions.decide(number=number, of=asked.subject, said=form.said, release=release, by=user)
    messages.success(request, KEPT.format(OWED if form.said.due else ""))
