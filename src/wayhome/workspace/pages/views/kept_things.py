"""Keeping or exporting the map of a line, an address or people who are together again and again;
and where a kept picture of a group leads, whose group may have other members by now."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from wayhome.governance.roles import Act
from wayhome.workspace.exporting.making import must_be_allowed
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views import groups
from wayhome.workspace.pages.views.on_map import OnMap, export_or_ask, keep_or_ask
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.pages.views.thing import (
    Thing,
    as_asked,
    ids_of,
    of_a_group,
    of_a_line,
    of_an_address,
)
from wayhome.workspace.pictures.keeping import nearest
from wayhome.workspace.pictures.keeping import told as told_of
from wayhome.workspace.pictures.models import KeptPicture
from wayhome.workspace.pictures.subject import Kind
from wayhome.workspace.reading.view import View


@gated(task=Act.SEE_LINES)
def keep_line(request: HttpRequest, line_id: str) -> HttpResponse:
    return of_a_line(request, line_id, _keep)


@gated(task=Act.SEE_PLACES)
def keep_place(request: HttpRequest, place_ref: str) -> HttpResponse:
    return of_an_address(request, place_ref, _keep)


@gated(task=Act.SEE_PLACES)
def keep_group(request: HttpRequest, group_ref: str) -> HttpResponse:
    return of_a_group(request, group_ref, _keep)


@gated(task=Act.SEE_LINES)
def export_line_map(request: HttpRequest, line_id: str) -> HttpResponse:
    must_be_allowed(request)
    return of_a_line(request, line_id, _export)


@gated(task=Act.SEE_PLACES)
def export_place_map(request: HttpRequest, place_ref: str) -> HttpResponse:
    must_be_allowed(request)
    return of_an_address(request, place_ref, _export)


@gated(task=Act.SEE_PLACES)
def export_group_map(request: HttpRequest, group_ref: str) -> HttpResponse:
    must_be_allowed(request)
    return of_a_group(request, group_ref, _export)


@gated(task=Act.SEE_PLACES)
def kept_group(request: HttpRequest, number: str) -> HttpResponse:
    """On to the map of the group that shares most records with a kept picture; or that none does
    any more."""
    asked = groups.without_purpose(request)
    if asked is not None:
        return asked
    with opened(request) as seen:
        mine = KeptPicture.objects.filter(kind=Kind.GROUP, agency=seen.agency, eyes=seen.eyes)
        kept = mine.filter(pk=number).select_related("by").first()
        if kept is None:
            raise Http404
        every = groups.every(seen, Choices(QueryDict(f"since={kept.since}")))
        at = nearest(kept, ids_of(seen, every))
        if at is None:
            return render(request, "map/kept_gone.html", {"kept": told_of(kept, seen.today)})
        page = reverse("group-map", args=[every[at].ref])
        return redirect(f"{page}?since={kept.since}&kept={kept.number}")


def _keep(request: HttpRequest, seen: View, of: Thing) -> HttpResponse:
    return keep_or_ask(request, seen, _on_map(request, seen, of))


def _export(request: HttpRequest, seen: View, of: Thing) -> HttpResponse:
    return export_or_ask(request, seen, _on_map(request, seen, of))


def _on_map(request: HttpRequest, seen: View, of: Thing) -> OnMap:
    asked, again = as_asked(request, seen, of)
    days = again.since if again else of.since
    return OnMap(
        of=of.of,
        leaves=of.leaves,
        first=of.first,
        called=of.called,
        page=of.page_of_map,
        since=days if asked.since or not of.grows else "",
        asked=asked,
        again=again,
        draw=lambda view: of.draw(view, asked),
        said=of.said,
    )
