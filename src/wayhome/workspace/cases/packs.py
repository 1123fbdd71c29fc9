"""The pack of a panel as a page and as PDF: the same parts, each reader's own."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.casework.pathways.panel import PANEL
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.workspace.cases.opening import Opened, open_case
from wayhome.workspace.cases.packing import Packed, packed, people
from wayhome.workspace.cases.standing import present
from wayhome.workspace.documents.as_pdf import as_pdf
from wayhome.workspace.documents.paper import Paper, Section
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.pages.words import moment
from wayhome.workspace.reading.view import View

OWN = (
    "What {} may see, put together when it was opened. Others at the panel hold packs of their own."
)


@gated(task=Act.WORK_CASES)
def pack(request: HttpRequest, case: str) -> HttpResponse:
    """The pack on a page."""
    found = _panel(request, case)
    if isinstance(found, HttpResponse):
        return found
    with opened(request) as seen:
        items = packed(request, seen, found)
        context = {"case": found.row, "items": items, "own": _own(request, seen)}
    note(request, people=list[Plain](people(items)))
    return render(request, "cases/pack.html", context)


@gated(task=Act.WORK_CASES)
def pack_pdf(request: HttpRequest, case: str) -> HttpResponse:
    """The pack to take along."""
    found = _panel(request, case)
    if isinstance(found, HttpResponse):
        return found
    with opened(request) as seen:
        items = packed(request, seen, found)
        made = as_pdf(_paper(request, seen, found, items))
    note(request, people=list[Plain](people(items)))
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{case}-pack.pdf"'
    return answer


def _panel(request: HttpRequest, case: str) -> Opened | HttpResponse:
    found = open_case(request, case)
    if isinstance(found, Opened) and found.told.pathway is not PANEL:
        raise Http404
    return found


def _own(request: HttpRequest, seen: View) -> str:
    return OWN.format(seen.agency_name(signed_in(request).agency))


def _paper(request: HttpRequest, seen: View, found: Opened, items: list[Packed]) -> Paper:
    user = signed_in(request)
    taken = f"Taken away by {user.name}, {seen.agency_name(user.agency)}, {moment(present())}."
    sections = [each for n, one in enumerate(items, start=1) for each in _sections(n, one)]
    return Paper(f"Pack: {found.row.called}", taken, [_own(request, seen)], sections)


def _sections(n: int, one: Packed) -> Iterator[Section]:
    asked = [("What it is", one.kind), ("Asked for", one.asks), ("Minutes", str(one.item.minutes))]
    about = [("About", one.called)] if one.called else []
    lines = [one.why_not or one.unopened] if one.why_not or one.unopened else []
    yield Section(f"{n}. {one.item.title}", [*about, *asked], lines)
    for part in one.parts:
        told = [
            f"{line.words}\n{line.source}" if line.source else line.words for line in part.lines
        ]
        yield Section(part.heading, lines=told or [part.nothing], level=2)
