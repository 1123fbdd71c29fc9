"""The pages of attachments: attaching a file to a case, opening it, taking it out.

Keeps: whoever takes part in the case does so, after saying why they look; for anybody else there is
neither the case nor the file.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions import attachments as actions
from wayhome.workspace.attachments import file_keys
from wayhome.workspace.attachments.attached import Standing, opens, size_words, standing
from wayhome.workspace.attachments.forms import Attach, TakeOut, new_attachment
from wayhome.workspace.attachments.handing_over import handed_over
from wayhome.workspace.attachments.keeping import opened as unsealed
from wayhome.workspace.attachments.looking import kept, looked_at, scanned_now
from wayhome.workspace.attachments.models import Attachment
from wayhome.workspace.attachments.scanning import NotScanned
from wayhome.workspace.cases.choosing import short
from wayhome.workspace.cases.opening import Opened, open_case
from wayhome.workspace.cases.standing import called
from wayhome.workspace.deliveries.coming_in import not_taken
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.views.opening import opened

KEPT = "Attached: “{name}”."
KEPT_WAITS = "Attached: “{name}”. Nobody can open it before the virus scanner has looked at it."
STILL_WAITS = "The virus scanner does not answer yet, so the file waits on."
CLEAN, FOUND = "The virus scanner found nothing: it can be opened.", "The virus scanner found {}."


@sensitive_post_parameters()
@gated(task=Act.WORK_CASES)
def attach(request: HttpRequest, case: str) -> HttpResponse:
    """Attach one file; sent, it is looked at, kept, and shown on the case."""
    found = open_case(request, case)
    if isinstance(found, HttpResponse):
        return found
    form = _asked(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _attached(request, found, form))
        except actions.AttachedAlready as twice:
            messages.info(request, str(twice))
        except BadUsage as refused:
            form.add_error("file", str(refused))
        if not form.errors:
            return _back(found)
    context = {
        **_head(request, found),
        "form": form,
        "limit": settings.UPLOAD_LIMIT,
        "of_referral": found.row.pathway == "referral",
        "missing": "" if settings.FILE_KEYS else file_keys.MISSING,
        "closed": actions.CLOSED if found.told.is_closed else "",
    }
    status = 422 if form.errors else 200
    return render(request, "attachments/attach.html", context, status=status)


@gated(task=Act.WORK_CASES)
def attachment(request: HttpRequest, case: str, attachment: str) -> HttpResponseBase:
    """The file itself, to be put away."""
    found = open_case(request, case)
    if isinstance(found, HttpResponse):
        return found
    one = _one(found, attachment)
    if not opens(one, signed_in(request)):
        raise Http404
    with opened(request) as seen:
        _noted(request, called(seen, found.row).person_id)
    return handed_over(unsealed(one.file, one.sha256), one.name, one.is_a.content)


@sensitive_post_parameters()
@gated(task=Act.WORK_CASES)
def take_out(request: HttpRequest, case: str, attachment: str) -> HttpResponse:
    """Take a file out, with why: that it was there stays to be seen."""
    found = open_case(request, case)
    if isinstance(found, HttpResponse):
        return found
    one, user = _one(found, attachment), signed_in(request)
    if hasattr(one, "out") or one.agency != user.agency:
        raise Http404
    form = TakeOut(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        try:
            actions.take_out(case=case, attachment=attachment, why=why, by=user)
        except BadUsage as refused:
            messages.info(request, str(refused))
        else:
            messages.success(request, "Taken out. That it was there stays to be seen, with why.")
        return _back(found)
    context = {**_head(request, found), "form": form, "one": one, "size": size_words(one.size)}
    status = 422 if form.errors else 200
    return render(request, "attachments/take_out.html", context, status=status)


@require_POST
@gated(task=Act.WORK_CASES)
def scan(request: HttpRequest, case: str, attachment: str) -> HttpResponse:
    """Ask the virus scanner again about a file that waits for it."""
    found = open_case(request, case)
    if isinstance(found, HttpResponse):
        return found
    one = _one(found, attachment)
    if standing(one) is not Standing.WAITS or hasattr(one, "out"):
        raise Http404
    try:
        hit = scanned_now(one)
        actions.note_scan(attachment=one, found=hit, by=signed_in(request))
    except NotScanned:
        messages.info(request, STILL_WAITS)
    except BadUsage as twice:
        messages.info(request, str(twice))
    else:
        messages.success(request, FOUND.format(hit) if hit else CLEAN)
    return _back(found)


def _asked(request: HttpRequest, found: Opened) -> Attach:
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    way = found.told.pathway
    entries = {
        one.place: f"{way.entries[one.code].words}: {short(way, one)}" for one in found.told.said
    }
    initial = {"number": new_attachment(), "place": request.GET.get("place", "")}
    return Attach(*sent, entries=entries, not_taken=not_taken(request), initial=initial)


def _attached(request: HttpRequest, found: Opened, form: Attach) -> str:
    """What is said once it is kept. BadUsage where it is not."""
    given, file = form.cleaned_data, form.arrived()
    looked, number = looked_at(file), given["number"]
    brought = actions.Brought(
        str(file.name), looked.kind.code, given["shows"], given["place"], kept(file), looked.scanned
    )
    file.keep()
    try:
        actions.attach(case=found.row.pk, number=number, brought=brought, by=signed_in(request))
    except BaseException:
        file.let_go()
        raise
    return (KEPT_WAITS if looked.waits else KEPT).format(name=file.name)


def _one(found: Opened, number: str) -> Attachment:
    rows = found.row.attachments.select_related("by", "scan", "out")
    one: Attachment | None = rows.filter(pk=number).first()
    if one is None:
        raise Http404
    return one


def _back(found: Opened) -> HttpResponse:
    return redirect(f"{reverse('case', args=[found.row.pk])}#attachments")


def _head(request: HttpRequest, found: Opened) -> dict[str, Any]:
    with opened(request) as seen:
        of = called(seen, found.row)
    _noted(request, of.person_id)
    return {"case": found.row, "called": of.name}


def _noted(request: HttpRequest, person_id: str) -> None:
    """Of whom it is, on the trail."""
    note(request, people=list[Plain]([person_id] if person_id else []))
