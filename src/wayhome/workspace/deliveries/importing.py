"""The pages by which files of other tools come in: a dry run is always shown first, and nothing is
brought in but what was shown."""

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from wayhome.governance.roles import Act
from wayhome.interchange.incoming.offering import offers
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import home
from wayhome.workspace.actions import deliveries as actions
from wayhome.workspace.deliveries import trying_out
from wayhome.workspace.deliveries.coming_in import handing_in, not_taken
from wayhome.workspace.deliveries.dry_runs import REFUSED, DryRun, Standing
from wayhome.workspace.deliveries.dry_runs import dry_run as find
from wayhome.workspace.deliveries.forms import ASKED, BringIn, KeepSpecification
from wayhome.workspace.deliveries.models import KeptSpecification
from wayhome.workspace.deliveries.sending import again_in
from wayhome.workspace.deliveries.trying_out import TryingOut
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated

OFF = "{}, is off the list. What was read by it stays as it is, and says so by its hash."
NOT_NOW = "Nothing was brought in by that: this has changed since you saw it."


@gated(task=Act.SEND_FILES)
def bring_in(request: HttpRequest) -> HttpResponse:
    """Choose files and by what they are read; a dry run is made of them."""
    trying_out.clear_away(home())
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    user, made = signed_in(request), handing_in(request)  # only now, when the body has been read
    form = BringIn(*sent, agency=user.agency, not_taken=not_taken(request))
    if form.is_valid() and isinstance(made, TryingOut):
        files = [file.handed for file in form.given()]
        read_by, marking = form.read_by(), form.marking_chosen()
        return redirect("dry-run", made.try_out(files, read_by, marking=marking, by=user))
    context = {
        "markings": ASKED,
        "form": form,
        "offers": offers(),
        "agency": _agency(user.agency),
        "limit": settings.UPLOAD_LIMIT,
    }
    return render(request, "deliveries/bring_in.html", context, status=422 if form.errors else 200)


@gated(task=Act.SEND_FILES)
def dry_run(request: HttpRequest, number: str) -> HttpResponse:
    """What would come of it, or came. Without script: the browser asks anew by itself."""
    held = _held(request, number)
    standing, still = held.standing, "still" in request.GET
    context = {
        "held": held,
        "standing": standing,
        "report": held.report,
        "outcome": held.outcome if standing is Standing.BROUGHT_IN else None,
        "stopped": standing is Standing.SHOWN and held.wanted,
        "agency": _agency(held.agency),
        "keep": KeepSpecification() if held.own and not held.title else None,
        "still": still,
    }
    response = render(request, "deliveries/dry_run.html", context)
    if standing is Standing.UNDER_WAY and not still:
        response["Refresh"] = str(again_in(held.at))
    return response


@require_POST
@gated(task=Act.SEND_FILES)
def bring_it_in(request: HttpRequest, number: str) -> HttpResponse:
    """Have brought in what was shown, and nothing else."""
    held = _held(request, number)
    seen = request.POST.get("seen", "")
    if not trying_out.bring_in(home(), held, seen=seen, by=signed_in(request)):
        messages.warning(request, NOT_NOW)
    return redirect("dry-run", number)


@require_POST
@gated(task=Act.SEND_FILES)
def keep_specification(request: HttpRequest, number: str) -> HttpResponse:
    """Keep the specification of a dry run for one's agency, to be offered from now on."""
    held, user = _held(request, number), signed_in(request)
    form = KeepSpecification(request.POST)
    if held.own is None or held.title:
        raise Http404
    if not form.is_valid():
        messages.warning(request, " ".join(str(fault) for fault in form.errors["name"]))
        return redirect("dry-run", number)
    text = held.read_by.read_text(encoding="utf-8")
    try:
        kept = actions.keep_specification(name=form.cleaned_data["name"], text=text, by=user)
        messages.success(request, f"Kept as {kept.title}. Your agency is offered it from now on.")
    except BadUsage as fault:
        messages.warning(request, str(fault))
    return redirect("dry-run", number)


@require_POST
@gated(task=Act.SEND_FILES)
def take_off(request: HttpRequest, kept: int) -> HttpResponse:
    """Take a specification of one's agency off the list; what was read by it stays as it is."""
    user = signed_in(request)
    one = KeptSpecification.objects.filter(pk=kept, agency=user.agency).first()
    if one is None:
        raise Http404
    try:
        actions.take_off(specification=one.pk, by=user)
        messages.success(request, OFF.format(one.title))
    except BadUsage as fault:
        messages.warning(request, str(fault))
    return redirect("bring-in")


@require_POST
@gated(task=Act.SEND_FILES)
def throw_away(request: HttpRequest, number: str) -> HttpResponse:
    """Put a dry run away with its files."""
    held = _held(request, number)
    if not trying_out.throw_away(home(), held, by=signed_in(request)):
        return redirect("dry-run", number)
    messages.success(request, "It is thrown away with its files. Nothing was brought in.")
    return redirect("deliveries")


@gated(task=Act.SEND_FILES)
def refused(request: HttpRequest, number: str) -> HttpResponseBase:
    """Every row that would be refused, with why; no value of any row is in it."""
    file = _held(request, number).folder / REFUSED
    if not file.exists():
        raise Http404
    return FileResponse(file.open("rb"), as_attachment=True, filename=f"refused-{number}.csv")


@gated(task=Act.SEND_FILES)
def specification(request: HttpRequest, name: str) -> HttpResponseBase:
    """One that comes along, to be copied and changed."""
    path = next((one.path for one in offers() if one.name == name), None)
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)


def _held(request: HttpRequest, number: str) -> DryRun:
    held = find(home(), number)
    if held is None or held.agency != signed_in(request).agency:
        raise Http404
    return held


def _agency(code: str) -> str:
    agency = read_register(home().agencies).get(code)
    return agency.name if agency else code
