"""The picture around a line, an address or people who are together again and again: the same page
as around a person, behind the same question as the page of that thing, and filtered for its reader
before anything is drawn."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import json_script

from wayhome.governance.roles import Act
from wayhome.network.kinds import NodeKind
from wayhome.workspace.gate.passages import signed_in, stated_purpose
from wayhome.workspace.gate.views import for_purpose, gated
from wayhome.workspace.gate.why import ask
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.picture import further, telling
from wayhome.workspace.pages.picture.asked import wanted
from wayhome.workspace.pages.since import SINCE
from wayhome.workspace.pages.since import chosen as days_of
from wayhome.workspace.pages.views import groups
from wayhome.workspace.pages.views.map import (
    chosen_of,
    drawn_for,
    for_script,
    in_data,
    leave_of,
    whom,
)
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.pages.words import count
from wayhome.workspace.reading import addresses, lines
from wayhome.workspace.reading.group_picture import group_picture
from wayhome.workspace.reading.picture import AT_MOST, Picture, Wanted
from wayhome.workspace.reading.view import View


@dataclass(frozen=True)
class Thing:
    """What the map is about: `name` as the map knows it, `called` as people do."""

    kind: NodeKind
    name: str
    called: str
    page: str
    data: str


@gated(task=Act.SEE_LINES)
def line_map(request: HttpRequest, line_id: str) -> HttpResponse:
    return _of_line(request, line_id, _page)


@gated(task=Act.SEE_LINES)
def line_map_data(request: HttpRequest, line_id: str) -> HttpResponse:
    """The same picture as data, with what was opened since."""
    return _of_line(request, line_id, _data)


@gated(task=Act.SEE_PLACES)
def place_map(request: HttpRequest, place_ref: str) -> HttpResponse:
    return _of_place(request, place_ref, _page)


@gated(task=Act.SEE_PLACES)
def place_map_data(request: HttpRequest, place_ref: str) -> HttpResponse:
    """The same picture as data, with what was opened since."""
    return _of_place(request, place_ref, _data)


@gated(task=Act.SEE_PLACES)
def group_map(request: HttpRequest, group_ref: str) -> HttpResponse:
    """Who is together again and again, and the events that bind them."""
    asked = groups.without_purpose(request)
    if asked is not None:
        return asked
    chosen = Choices(request.GET)
    since = chosen.one_of("since", groups.SINCE) or groups.USUAL
    with opened(request) as seen:
        told = groups.one(seen, chosen, group_ref)
        if told is None:
            raise Http404
        drawn = _group_drawn(request, seen, group_picture(seen, told))
    groups.noted(request, told)
    page = f"{reverse('group', args=[group_ref])}?since={since}"
    called = f"{count(len(told.people), 'person', 'people')} together again and again"
    of = Thing(NodeKind.EVENT, told.ref, called, page, "")
    # another time may know another group: it is chosen on the page of groups
    return _shown(request, of, drawn, {since: groups.SINCE[since]}, since)


def _group_drawn(request: HttpRequest, seen: View, found: Picture) -> dict[str, Any]:
    may_open = leave_of(request)
    people = [one.key.partition(":")[2] for one in found.nodes if one.kind is NodeKind.PERSON]
    named = [one for one in people if may_open(one)]
    told = in_data(request, seen, found, named, Wanted(), chosen_of(request, None))
    for node in told["nodes"]:
        node["may"] = False  # nothing else of anybody is drawn here
    events = count(len(found.nodes) - len(people), "event")
    ties = count(len(found.ties), "tie")
    said = f"{count(len(people), 'person', 'people')} at {events}; {ties}."
    return told | {"said": said, "even": True}  # no event stands out


Answer = Callable[[HttpRequest, View, Thing], HttpResponse]


def _of_line(request: HttpRequest, line_id: str, answer: Answer) -> HttpResponse:
    refusal = _without_purpose(request, line_id, Act.SEE_LINES)
    if refusal is not None:
        return refusal
    with opened(request) as seen:
        now = lines.leads_to(seen, line_id)
        if now != line_id:
            return redirect("line-map", line_id=now)
        told = lines.told(seen, line_id)
        if told is None:
            raise Http404
        name = told.name.strip().lower()
        urls = (reverse("line", args=[line_id]), reverse("line-map-data", args=[line_id]))
        return answer(request, seen, Thing(NodeKind.LINE, name, f"the line {told.name}", *urls))


def _of_place(request: HttpRequest, place_ref: str, answer: Answer) -> HttpResponse:
    refusal = _without_purpose(request, place_ref, Act.SEE_PLACES)
    if refusal is not None:
        return refusal
    with opened(request) as seen:
        found = addresses.one(seen, place_ref)
        # half a town meets in a school: nobody is told of it, here as on its page
        if found is None or found.institution:
            raise Http404
        urls = (reverse("place", args=[place_ref]), reverse("place-map-data", args=[place_ref]))
        return answer(request, seen, Thing(NodeKind.PLACE, found.place_id, found.called, *urls))


def _without_purpose(request: HttpRequest, about: str, task: Act) -> HttpResponse | None:
    """The way to the question why one looks, where it is not said yet."""
    purpose = stated_purpose(signed_in(request), about, task)
    if purpose is None:
        return ask(request, about)
    for_purpose(request, purpose)
    return None


def _page(request: HttpRequest, seen: View, of: Thing) -> HttpResponse:
    since = days_of(request.GET.get("since"))
    return _shown(request, of, _drawn(request, seen, of), SINCE, since)


def _shown(
    request: HttpRequest, of: Thing, drawn: dict[str, Any], spans: dict[str, str], since: str
) -> HttpResponse:
    context = {
        "of": of,
        "drawn": drawn,
        "data": json_script(for_script(drawn), "map-data"),
        "words": json.dumps(telling.KINDS),
        "kinds": telling.KINDS,
        "more": further.more(request, drawn),
        "page": further.rows(request, drawn),
        "since": since,
        "spans": spans,
        "at_most": AT_MOST,
        "turned": partial(further.turned, request.GET),
    }
    return render(request, "map/thing.html", context)


def _data(request: HttpRequest, seen: View, of: Thing) -> HttpResponse:
    return JsonResponse(for_script(_drawn(request, seen, of)))


def _drawn(request: HttpRequest, seen: View, of: Thing) -> dict[str, Any]:
    asked = wanted(request.GET, seen.today, whom(request))
    found, named = drawn_for(request, seen, of.name, asked, of.kind)
    told = in_data(request, seen, found, named, asked, chosen_of(request, None))
    if not found.ties:  # whatever nothing is tied to has no record here that says its name
        told["nodes"][0]["label"] = of.called
    return told
