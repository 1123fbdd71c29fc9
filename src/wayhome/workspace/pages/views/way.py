"""The way from a person to somebody else who is found by search: who is meant, why one looks at
them too, then the way with its days and its records.

Keeps: whom the search finds is whom the search page finds, for the same eyes; somebody who may not
be seen looks like nobody. No way is told before the gate lets the reader see both in full; a way
opens nobody who stands on it; that it was looked for is on the trail with both.
"""

import json
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import json_script

from wayhome.governance.access import may
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.network.kinds import NodeKind
from wayhome.network.methods.near import CROWD
from wayhome.workspace.gate.passages import passage, signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.gate.why import ask
from wayhome.workspace.pages.picture import further, steps, telling
from wayhome.workspace.pages.since import SINCE, chosen, first_day
from wayhome.workspace.pages.views.map import chosen_of, for_script, in_data, leave_of
from wayhome.workspace.pages.views.opening import head_or_404, narrowed, opened, sees_in_full
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.reading import search
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.caseload import supplies
from wayhome.workspace.reading.head import Head
from wayhome.workspace.reading.picture import Picture, Wanted
from wayhome.workspace.reading.view import View
from wayhome.workspace.reading.way import way

NOTHING: dict[str, Any] = {"other": None, "same": False, "results": [], "way": None, "drawn": None}
SHOWN = 20  # of whom the search finds; of more the page says how many


@gated(task=Act.SEE_PERSON)
def way_to(request: HttpRequest, person_id: str) -> HttpResponse:
    """A search without `to` in the address; with it the way to that person."""
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    to = request.GET.get("to", "").strip()
    if to and passage(request, to).ask_purpose and "without_purpose" not in request.GET:
        return ask(request, to)
    with opened(request) as seen:
        head = head_or_404(seen, person_id)
        told = _to(request, seen, head, to) if to else _sought(request, seen)
        context = {
            **about(seen, head),
            **NOTHING,
            **told,
            "typed": request.GET.get("q", "").strip(),
            "since": chosen(request.GET.get("since")),
            "spans": SINCE,
            "turned": partial(further.turned, request.GET),
        }
    return render(request, "person/way.html", context)


def _sought(request: HttpRequest, seen: View) -> dict[str, Any]:
    """Whom the search finds, in the words of the search page."""
    allowed = may(signed_in(request).viewer, Act.SEARCH)
    if not allowed.allowed:
        raise PermissionDenied(allowed.reason)
    text = request.GET.get("q", "").strip()
    hits = search.found(seen, search.Wanted(text)).hits if text else []
    shown = search.described(seen, hits[:SHOWN])
    note(request, people=list[Plain]([one.person_id for one in shown]))
    return {
        "results": shown,
        "many": len(hits),
        "silent": silent(seen),
        "supplies": supplies(seen),
    }


def _to(request: HttpRequest, seen: View, head: Head, to: str) -> dict[str, Any]:
    """The way, where the reader sees both in full; else whom one sees only known-to."""
    other = head_or_404(seen, to)
    note(request, people=list[Plain]([to]), way_to=to, way_for=passage(request, to).purpose)
    context: dict[str, Any] = {"other": other, "same": to == head.person_id}
    if context["same"] or not sees_in_full(request, to):
        return context
    seen = narrowed(request, seen, [head.person_id, to])
    found = way(seen, head.person_id, to, first_day(request.GET.get("since"), seen.today))
    drawn = _drawn(request, seen, found.picture, to) if found.picture else None
    context |= {"way": found, "drawn": drawn, "crowd": CROWD, "crowds": steps.called(seen, found)}
    return context | (_shown(request, drawn) if drawn else {})


def _drawn(request: HttpRequest, seen: View, found: Picture, to: str) -> dict[str, Any]:
    """The picture as plain data; whoever stands between is named only where the reader has opened
    them for a reason of their own."""
    may_open = leave_of(request)
    people = [one.key.partition(":")[2] for one in found.nodes if one.kind is NodeKind.PERSON]
    ends = (people[0], to)
    named = [one for one in people if one in ends or may_open(one)]
    told = in_data(request, seen, found, named, Wanted(), chosen_of(request, None))
    for node in told["nodes"]:
        node["may"] = False  # nothing else of anybody is drawn here
    return told | {"said": steps.said(found), "steps": steps.steps(told)}


def _shown(request: HttpRequest, drawn: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": json_script(for_script(drawn), "map-data"),
        "words": json.dumps(telling.KINDS),
        "kinds": telling.KINDS,
        "page": further.rows(request, drawn),
    }
