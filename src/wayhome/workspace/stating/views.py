"""State how a line works, and take that back: each one form, without script.

Keeps: through the gate of the line, for whoever may decide on it; what stands on records that an
agency keeps close stays with that agency.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import stating as actions
from wayhome.workspace.deciding import prompts
from wayhome.workspace.deciding.standing import may_decide_of_line
from wayhome.workspace.gate import views as gate
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading import lines
from wayhome.workspace.reading.lines import Told
from wayhome.workspace.reading.view import View
from wayhome.workspace.stating import standing
from wayhome.workspace.stating.forms import StateModel, TakeBack, new_number

KEPT = "Kept. It stands beside what the records suggest, from now on."
BACK = "Taken back. That it was stated stays with the line."


@sensitive_post_parameters()
@gated(task=Act.DECIDE)
def state_model(request: HttpRequest, line_id: str) -> HttpResponse:
    """Ask how it works, whose word that is and why, and keep it."""
    refusal = _why(request, line_id)
    if refusal is not None:
        return refusal
    user = signed_in(request)
    with opened(request) as seen:
        told = _line(seen, user, line_id)
        prompt = prompts.of_line(seen, told)
        close, release = not prompts.openly(seen, prompt.records), seen.release.name
    # said to stay with the agency: what that rested on may be gone by now
    close = close or bool(request.POST.get("close"))
    drawn = {"number": new_number(), "close": "yes" if close else ""}
    form = StateModel(request.POST or None, initial=drawn)
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["number"]
        try:
            actions.state_model(number=number, line=told.line_id, restricted=close,
                                said=form.said, release=release, by=user)  # fmt: skip
            messages.success(request, KEPT)
        except BadUsage as twice:
            messages.info(request, str(twice))
        return redirect(_page(told.line_id))
    context = {"told": told, "form": form, "kept_close": close}
    return render(request, "lines/state_model.html", context, status=422 if form.errors else 200)


@sensitive_post_parameters()
@gated(task=Act.DECIDE)
def take_model_back(request: HttpRequest, line_id: str, number: str) -> HttpResponse:
    """Ask why, and take back what oneself or a colleague stated."""
    refusal = _why(request, line_id)
    if refusal is not None:
        return refusal
    user = signed_in(request)
    with opened(request) as seen:
        told, release = _line(seen, user, line_id), seen.release.name
        found = standing.stated(seen, prompts.names_of_line(told))
    one = next((one for one in found if one.number == number), None)
    if one is None or one.agency_code != user.agency:
        raise Http404
    if one.back:
        messages.info(request, actions.BACK_ALREADY)
        return redirect(_page(told.line_id))
    form = TakeBack(request.POST or None, initial={"number": new_number()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.withdraw(number=given["number"], stated=number, words=given["words"],
                             release=release, held=one, by=user)  # fmt: skip
            messages.success(request, BACK)
        except BadUsage as already:
            messages.info(request, str(already))
        return redirect(_page(told.line_id))
    context = {"told": told, "form": form, "stated": one}
    status = 422 if form.errors else 200
    return render(request, "lines/take_model_back.html", context, status=status)


def _why(request: HttpRequest, line_id: str) -> HttpResponse | None:
    user = signed_in(request)
    if not may(user.viewer, Act.SEE_LINES).allowed:
        raise Http404
    return gate.without_purpose(request, line_id, Act.SEE_LINES)


def _line(seen: View, user: User, line_id: str) -> Told:
    told = lines.told(seen, lines.leads_to(seen, line_id))  # its name may be known by now
    if told is None or not may_decide_of_line(seen, user, told):
        raise Http404
    return told


def _page(line_id: str) -> str:
    return f"{reverse('line', args=[line_id])}#hints"
