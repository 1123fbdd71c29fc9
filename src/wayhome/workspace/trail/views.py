"""The audit explorer: find events, see the chain proven, take them away as a file."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import trail as actions
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.reading.names import names_for, sought
from wayhome.workspace.trail.export import as_csv
from wayhome.workspace.trail.forms import Filter
from wayhome.workspace.trail.models import AuditEvent
from wayhome.workspace.trail.proving import proven
from wayhome.workspace.trail.telling import people_in, told

PER_PAGE = 50


@gated(task=Act.SEE_TRAIL)
def explorer(request: HttpRequest) -> HttpResponse:
    form, reader = Filter(request.GET or None), signed_in(request)
    meant = _meant(form, reader)
    found = form.applied(AuditEvent.objects.order_by("-number"), meant)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    names = names_for(reader.viewer, {*meant, *people_in(page.object_list)})
    note(request, people=list[Plain](sorted(names)))
    context = {
        "form": form,
        "page": page,
        "events": told(page.object_list, reader),
        "meant": {person: names[person] for person in meant if person in names},
        "verdict": proven() if "prove" in request.GET else None,
        "query": form.query(),
    }
    return render(request, "trail/explorer.html", context)


@gated(task=Act.EXPORT_TRAIL)
def export(request: HttpRequest) -> HttpResponse:
    form, reader = Filter(request.GET or None), signed_in(request)
    found = form.applied(AuditEvent.objects.order_by("number"), _meant(form, reader))
    # Recorded first, so that the file holds the event of its own making.
    actions.export_trail(filters=form.query(), by=reader)
    name = "wayhome-trail.csv"
    response = HttpResponse(as_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _meant(form: Filter, reader: User) -> list[str]:
    """The people whom the reader may mean by a name: those their own search would find."""
    text = form.given.get("about", "")
    return sought(reader.viewer, text) if text else []
