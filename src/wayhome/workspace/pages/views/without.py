"""If one of these were gone: a scenario around a line or an address, behind the same question why
one looks as its page, and only for acting against those who exploit or for a panel."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.roles import Act
from wayhome.network.kinds import NodeKind, contact_called
from wayhome.network.methods.breaking import DISPLACED, EXHAUSTIVE, Scenario
from wayhome.workspace.gate.passages import looks_for, signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.picture.leading import page_of
from wayhome.workspace.pages.views.questions import may_say_so
from wayhome.workspace.pages.views.thing import Thing, of_a_line, of_an_address
from wayhome.workspace.reading.questions import FOR_ROLES, LATELY
from wayhome.workspace.reading.surroundings import surroundings
from wayhome.workspace.reading.ties import place_names
from wayhome.workspace.reading.view import View
from wayhome.workspace.reading.without import Without, without

CALLED = {NodeKind.PHONE: "the telephone", NodeKind.VEHICLE: "the vehicle",
          NodeKind.LINE: "the line"}  # fmt: skip


@gated(task=Act.SEE_LINES)
def line_without(request: HttpRequest, line_id: str) -> HttpResponse:
    """Of a line, which is known on the map by its name in small letters."""
    return of_a_line(request, line_id, _page)


@gated(task=Act.SEE_PLACES)
def place_without(request: HttpRequest, place_ref: str) -> HttpResponse:
    """Of an address; never of a place where many meet."""
    return of_an_address(request, place_ref, _page)


def _page(request: HttpRequest, seen: View, of: Thing) -> HttpResponse:
    (centre,) = of.first
    found = None
    if looks_for(request) in FOR_ROLES:
        around = surroundings(seen, centre[1], seen.today - LATELY, centre[0])
        found = without(around, centre)
    note(request, roles=found is not None)
    context = {
        "called": of.called,
        "page": of.page,
        "about": of.ref,
        "may_say_so": may_say_so(request, of.ref),
        "found": found,
        "named": _named(request, seen, found) if found else {},
        "displaced": DISPLACED,
        "exhaustive": EXHAUSTIVE,
    }
    return render(request, "lines/without.html", context)


def _named(request: HttpRequest, seen: View, found: Without) -> dict[str, Any]:
    """What is singled out, in words with its page; people as P-1, P-2."""
    nodes = [_node(one) for scenario in found.few for one in _told(scenario)]
    masks = {name: f"P-{at}" for at, name in enumerate(
        dict.fromkeys(name for kind, name in nodes if kind is NodeKind.PERSON), 1)}  # fmt: skip
    places = place_names(seen, [name for kind, name in nodes if kind is NodeKind.PLACE])
    page = page_of(signed_in(request))
    return {
        f"{kind}:{name}": {
            "person": name if kind is NodeKind.PERSON else "",
            "words": masks.get(name) or _words(kind, places.get(name, name)),
            "page": page(kind, name),
        }
        for kind, name in nodes
    }


def _words(kind: NodeKind, name: str) -> str:
    """The map knows a line by its name in small letters."""
    if kind is NodeKind.CONTACT:
        return f"the {contact_called(name)}"
    return f"{CALLED.get(kind, '')} {name.title() if kind is NodeKind.LINE else name}".strip()


def _told(scenario: Scenario) -> tuple[str, ...]:
    return scenario.without if scenario.singles_out else ()


def _node(called: str) -> tuple[NodeKind, str]:
    kind, _, name = called.partition(":")
    return NodeKind(kind), name
