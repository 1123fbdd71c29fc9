"""The picture around a line, an address or people who are together again and again: the same page
as around a person, filtered for its reader before anything is drawn. It is kept and exported as a
person's is (on_map)."""

import json
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.html import json_script
from django.views.decorators.gzip import gzip_page

from wayhome.governance.roles import Act
from wayhome.network.kinds import NodeKind
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.picture import further, telling
from wayhome.workspace.pages.views.map import (
    again,
    chosen_of,
    for_script,
    in_data,
    kept_told,
    leave_of,
)
from wayhome.workspace.pages.views.thing import (
    Thing,
    as_asked,
    of_a_group,
    of_a_line,
    of_an_address,
)
from wayhome.workspace.pictures.keeping import as_kept
from wayhome.workspace.reading.picture import AT_MOST
from wayhome.workspace.reading.view import View


@gated(task=Act.SEE_LINES)
@gzip_page
def line_map(request: HttpRequest, line_id: str) -> HttpResponse:
    return of_a_line(request, line_id, _page)


@gated(task=Act.SEE_LINES)
@gzip_page
def line_map_data(request: HttpRequest, line_id: str) -> HttpResponse:
    """The same picture as data, with what was opened since."""
    return of_a_line(request, line_id, _data)


@gated(task=Act.SEE_PLACES)
@gzip_page
def place_map(request: HttpRequest, place_ref: str) -> HttpResponse:
    return of_an_address(request, place_ref, _page)


@gated(task=Act.SEE_PLACES)
@gzip_page
def place_map_data(request: HttpRequest, place_ref: str) -> HttpResponse:
    """The same picture as data, with what was opened since."""
    return of_an_address(request, place_ref, _data)


@gated(task=Act.SEE_PLACES)
@gzip_page
def group_map(request: HttpRequest, group_ref: str) -> HttpResponse:
    """Who is together again and again, and the events that bind them."""
    return of_a_group(request, group_ref, _page)


def _page(request: HttpRequest, seen: View, of: Thing) -> HttpResponse:
    drawn = _drawn(request, seen, of)
    context = {
        "of": of,
        "drawn": drawn,
        "data": json_script(for_script(drawn), "map-data"),
        "words": json.dumps(telling.KINDS),
        "kinds": telling.KINDS,
        "more": further.more(request, drawn),
        "page": further.rows(request, drawn),
        "kept": kept_told(seen, of.of),
        "at_most": AT_MOST,
        "query": request.GET.urlencode(),
        "turned": partial(further.turned, request.GET),
    }
    return render(request, "map/thing.html", context)


def _data(request: HttpRequest, seen: View, of: Thing) -> HttpResponse:
    return JsonResponse(for_script(_drawn(request, seen, of)))


def _drawn(request: HttpRequest, seen: View, of: Thing) -> dict[str, Any]:
    asked, kept = as_asked(request, seen, of)
    found = of.draw(seen, asked)
    found = as_kept(found, kept) if kept else found
    may_open = leave_of(request)
    people = [one.key.partition(":")[2] for one in found.nodes if one.kind is NodeKind.PERSON]
    named = [one for one in people if may_open(one)]
    told = in_data(request, seen, found, named, asked, chosen_of(request, kept))
    told |= {"said": of.said(found), "again": again(request, seen, found, kept)}
    return _grown(told, of) if of.grows else _alone(told)


def _grown(told: dict[str, Any], of: Thing) -> dict[str, Any]:
    if not told["ties"]:  # whatever nothing is tied to has no record here that says its name
        told["nodes"][0]["label"] = of.called
    return told


def _alone(told: dict[str, Any]) -> dict[str, Any]:
    for node in told["nodes"]:
        node["may"] = False  # nothing else of anybody is drawn here
    return told | {"even": True}  # no event stands out
