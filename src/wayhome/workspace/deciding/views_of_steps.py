"""A next step that the own agency owes: what was said, what became of it, or taking it back.

Keeps: through the gate of what it is about; of another agency's there is no such page.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from wayhome.governance.access import Level
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions import deciding as actions
from wayhome.workspace.deciding import prompts
from wayhome.workspace.deciding.forms import NoteStep, TakeBack, new_number
from wayhome.workspace.deciding.kept import built, notes, visible
from wayhome.workspace.deciding.known import NextStep
from wayhome.workspace.deciding.standing import decided
from wayhome.workspace.deciding.steps import step_of
from wayhome.workspace.gate import views as gate
from wayhome.workspace.gate.passages import passage, signed_in
from wayhome.workspace.gate.views import for_purpose, gated, looked_at, note
from wayhome.workspace.gate.why import ask
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views import groups as group_pages
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.pages.views.places import without_purpose
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View

NOTED = "Noted. It stands with what was decided."
BACK = "Taken back. It stays in the history."


@sensitive_post_parameters()
@gated(task=Act.DECIDE)
def next_step(request: HttpRequest, number: str) -> HttpResponse:
    """What was said would be done; with a form where nobody said yet what became of it."""
    user = signed_in(request)
    with opened(request) as seen:
        step = step_of(seen, user, number)
        if step is None:
            raise Http404
        refused = _gate(request, step)
        if refused is not None:
            return refused
        release, groups = seen.release.name, _groups(request, seen, step)
        noted = notes(seen, {number: step.agency}).get(number)
    form = NoteStep(request.POST or None, initial={"number": new_number()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.note(
                number=given["number"], step=number, became=given["became"], words=given["words"],
                release=release, close=step.close if step.due and not step.here else None, by=user,
            )  # fmt: skip
            messages.success(request, NOTED)
        except BadUsage as error:  # a second tap, or a colleague was first
            messages.info(request, str(error))
        return redirect("next-step", number)
    context = {
        "step": step,
        "noted": noted,
        "groups": groups,
        "form": form if step.due and noted is None else None,
        "may_take_back": not step.sign_id,
        "clock": clock(),
    }
    return render(request, "deciding/step.html", context, status=422 if form.errors else 200)


@sensitive_post_parameters()
@gated(task=Act.DECIDE)
def take_decision_back(request: HttpRequest, number: str) -> HttpResponse:
    """Ask why, and take back what oneself or a colleague decided."""
    user = signed_in(request)
    with opened(request) as seen:
        step = step_of(seen, user, number)
        if step is None and visible(seen).filter(about=number, agency=user.agency).exists():
            messages.info(request, actions.BACK_ALREADY)  # a second tap, or a colleague was first
            return redirect("desk")
        if step is None or step.sign_id:
            raise Http404
        refused = _gate(request, step)
        if refused is not None:
            return refused
        release, held = seen.release.name, None if step.here else built(seen, number)
    form = TakeBack(request.POST or None, initial={"number": new_number()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.withdraw(
                number=given["number"], decision=number, words=given["words"], release=release,
                held=held, subject=step.ref if step.about == "person" else "", by=user,
            )  # fmt: skip
            messages.success(request, BACK)
        except BadUsage as error:  # a colleague was first, meanwhile
            messages.info(request, str(error))
        return redirect("desk")
    context = {"step": step, "form": form}
    return render(request, "deciding/take_back.html", context, status=422 if form.errors else 200)


def _gate(request: HttpRequest, step: NextStep) -> HttpResponse | None:
    """The question why one looks, as on the page of what it is about. Where that is gone, nobody is
    shown and nobody is named."""
    if step.gone:
        return None
    if step.about == "person":
        way = passage(request, step.ref)
        if way.level is not Level.FULL:
            if way.ask_purpose:
                return ask(request, step.ref)
            raise Http404
        note(request, people=list[Plain]([step.ref]))
        if step.close:
            looked_at(request, step.ref)
        for_purpose(request, way.purpose)
        return None
    if step.about == "group":
        return group_pages.without_purpose(request)
    if step.about == "place":
        return without_purpose(request, step.ref)
    return gate.without_purpose(request, step.ref, Act.SEE_LINES)


def _groups(request: HttpRequest, seen: View, step: NextStep) -> list[str]:
    """The groups that it speaks of by now, as this viewer sees them."""
    if step.about != "group":
        return []
    found = group_pages.every(seen, Choices(request.GET))
    held = decided(seen, prompts.of_groups(seen, found))
    return [
        group.ref
        for group, how in zip(found, held, strict=True)
        if any(one.decision.number == step.number for one in how.history)
    ]
