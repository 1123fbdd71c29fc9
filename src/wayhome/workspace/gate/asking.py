"""The pages of the gate: why somebody looks, breaking the glass, and reviewing who did."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from wayhome.governance.purposes import purposes_for
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.views import onward
from wayhome.workspace.actions import access as actions
from wayhome.workspace.gate.forms import BreakGlass, ReviewGlass, StatePurpose
from wayhome.workspace.gate.models import BrokenGlass
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.gate.whom import called

PERSON_PREFIX = "P-"


def _task(about: str) -> tuple[str, Act]:
    """What is asked about, and for which task: a person, or a delivery's refused rows."""
    if about.startswith(PERSON_PREFIX):
        return "person", Act.SEE_PERSON
    return "delivery", Act.SEE_REFUSED_ROWS


def _without(following: str) -> str:
    """The page that was wanted, as far as it opens without saying why."""
    return f"{following}{'&' if '?' in following else '?'}without_purpose=1"


@gated(task=Act.STATE_PURPOSE)
def purpose(request: HttpRequest, about: str) -> HttpResponse:
    """Asked once per person and task; then on to the page that was wanted."""
    user = signed_in(request)
    of, task = _task(about)
    offered = purposes_for(user.role, of)
    form = StatePurpose(offered, request.POST or None, initial={"next": onward(request)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.state_purpose(
            about=about, task=task, purpose=given["purpose"], words=given["words"], by=user
        )
        return redirect(onward(request))
    following = onward(request)
    context = {
        "form": form,
        "purposes": offered,
        "about": about,
        "of": of,
        "whom": called(request, about) if of == "person" else "",
        "next": following,
        "without_url": _without(following) if of == "person" else "",
    }
    return render(request, "gate/purpose.html", context, status=422 if form.errors else 200)


@gated(task=Act.BREAK_GLASS)
def break_glass(request: HttpRequest, person_id: str) -> HttpResponse:
    form = BreakGlass(request.POST or None, initial={"next": onward(request)})
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.break_glass(person_id=person_id, reason=reason, by=signed_in(request))
        return redirect(onward(request))
    whom = called(request, person_id)
    context = {"form": form, "person_id": person_id, "whom": whom, "next": onward(request)}
    return render(request, "gate/break_glass.html", context, status=422 if form.errors else 200)


@gated(task=Act.REVIEW_BREAK_GLASS)
def broken_glass(request: HttpRequest) -> HttpResponse:
    """What waits for review, then what was reviewed."""
    broken = BrokenGlass.objects.select_related("by", "reviewed_by")
    context = {
        "waiting": broken.filter(reviewed_at=None).order_by("broken_at"),
        "reviewed": broken.exclude(reviewed_at=None)[:100],
    }
    return render(request, "gate/broken_glass.html", context)


@gated(task=Act.REVIEW_BREAK_GLASS)
def review_glass(request: HttpRequest, glass_id: int) -> HttpResponse:
    broken = get_object_or_404(BrokenGlass.objects.select_related("by"), pk=glass_id)
    form = ReviewGlass(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.review_glass(glass_id=glass_id, **form.cleaned_data, by=signed_in(request))
        return redirect("break-glass")
    context = {"form": form, "broken": broken}
    return render(request, "gate/review_glass.html", context, status=422 if form.errors else 200)
