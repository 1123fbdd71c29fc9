"""The audit explorer: find events, see the chain proven, take them away as a file."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.roles import Act
from wayhome.workspace.actions import trail as actions
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.trail.export import as_csv
from wayhome.workspace.trail.forms import Filter
from wayhome.workspace.trail.models import AuditEvent
from wayhome.workspace.trail.proving import proven

PER_PAGE = 50


@gated(task=Act.SEE_TRAIL)
def explorer(request: HttpRequest) -> HttpResponse:
    form = Filter(request.GET or None)
    found = form.applied(AuditEvent.objects.order_by("-number"))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    verdict = proven() if "prove" in request.GET else None
    context = {"form": form, "page": page, "verdict": verdict, "query": form.query()}
    return render(request, "trail/explorer.html", context)


@gated(task=Act.EXPORT_TRAIL)
def export(request: HttpRequest) -> HttpResponse:
    form = Filter(request.GET or None)
    found = form.applied(AuditEvent.objects.order_by("number"))
    # Recorded first, so that the file holds the event of its own making.
    actions.export_trail(filters=form.query(), by=signed_in(request))
    name = "wayhome-trail.csv"
    response = HttpResponse(as_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
