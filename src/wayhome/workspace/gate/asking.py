"""The pages of the gate: why somebody looks, breaking the glass, and reviewing who did."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.views import onward
from wayhome.workspace.actions import access as actions
from wayhome.workspace.gate.forms import BreakGlass, ReviewGlass, StatePurpose
from wayhome.workspace.gate.models import BrokenGlass
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.unmasking import as_asked
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.gate.whom import called
from wayhome.workspace.gate.why import asked_of, offered, waiting
from wayhome.workspace.reading.names import names_for
from wayhome.workspace.trail.telling import through, told


def _without(following: str) -> str:
    """The page that was wanted, as far as it opens without saying why."""
    return f"{following}{'&' if '?' in following else '?'}without_purpose=1"


@sensitive_post_parameters()
@gated(task=Act.STATE_PURPOSE)
def purpose(request: HttpRequest, about: str) -> HttpResponse:
    """Asked once per person and task; then on to the page that was wanted. Where a form was sent
    and not kept for want of a purpose, on by sending it again."""
    user = signed_in(request)
    of, task = asked_of(about)
    purposes, typed = offered(request, about), waiting(request)
    form = StatePurpose(purposes, request.POST or None, initial={"next": onward(request)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.state_purpose(
            about=about, task=task, purpose=given["purpose"], words=given["words"], by=user
        )
        if typed is not None:
            waits = {"typed": typed, "next": onward(request)}
            return render(request, "gate/send_again.html", waits)
        return redirect(onward(request))
    following = onward(request)
    context = {
        "form": form,
        "purposes": purposes,
        "again": typed is not None,
        "typed": typed or [],
        "about": as_asked(request, about),
        "of": of,
        "whom": called(request, about) if of == "person" and typed is None else "",
        "next": following,
        # what was sent cannot be opened as a page
        "without_url": _without(following) if of == "person" and typed is None else "",
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
    waiting = list(broken.filter(reviewed_at=None).order_by("broken_at"))
    reviewed = list(broken.exclude(reviewed_at=None)[:100])
    people = {one.person_id for one in (*waiting, *reviewed)}
    names = names_for(signed_in(request).viewer, people)
    note(request, people=list[Plain](sorted(names)))
    context = {
        "waiting": waiting,
        "reviewed": reviewed,
        "names": names,
        "agency_names": _agency_names(),
    }
    return render(request, "gate/broken_glass.html", context)


@gated(task=Act.REVIEW_BREAK_GLASS)
def review_glass(request: HttpRequest, glass_id: int) -> HttpResponse:
    broken = get_object_or_404(BrokenGlass.objects.select_related("by"), pk=glass_id)
    form = ReviewGlass(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.review_glass(glass_id=glass_id, **form.cleaned_data, by=signed_in(request))
        return redirect("break-glass")
    reader = signed_in(request)
    names = names_for(reader.viewer, [broken.person_id])
    note(request, people=list[Plain](names))
    context = {
        "form": form,
        "broken": broken,
        "name": names.get(broken.person_id, ""),
        "looks": told(through(broken), reader),
        "trail": urlencode({"who": broken.by.email, "about": broken.person_id}),
        "agency_names": _agency_names(),
    }
    return render(request, "gate/review_glass.html", context, status=422 if form.errors else 200)


def _agency_names() -> dict[str, str]:
    return {code: one.name for code, one in read_register(home().agencies).items()}
