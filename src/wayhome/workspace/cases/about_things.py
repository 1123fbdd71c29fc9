"""Cases about an address, a line, or people who are together: which there are, and beginning one.

Keeps: whoever opens these says why they look, as on the page of what it is about; an agency reads
of the cases in which it takes part. What stands in restricted records alone is called by whoever
begins as others may know of it. Who is together changes with every release, so a case about them
is known by what it is called alone.
"""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from wayhome.casework.pathway import Pathway
from wayhome.casework.pathways.adult import ADULT
from wayhome.casework.pathways.concern import CONCERN
from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.governance.visibility import NOBODY
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.cases.beginning import begin
from wayhome.workspace.cases.drawn.thing import evidence
from wayhome.workspace.cases.listing import Listed, of_thing
from wayhome.workspace.cases.models import About
from wayhome.workspace.cases.standing import present
from wayhome.workspace.gate import views as gate
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views import groups
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.pages.views.places import without_purpose
from wayhome.workspace.reading import addresses, lines
from wayhome.workspace.reading.view import View

# What may be begun about each: somebody may live at an address who is an adult at risk.
WAYS = {
    About.ADDRESS: {one.code: one for one in (CONCERN, ADULT)},
    About.LINE: {CONCERN.code: CONCERN},
    About.GROUP: {CONCERN.code: CONCERN},
}


@gated(task=Act.SEE_PLACES)
def of_place(request: HttpRequest, place_ref: str) -> HttpResponse:
    """The cases about an address, and what may be begun about it."""
    asked = without_purpose(request, place_ref)
    if asked is not None:
        return asked
    with opened(request) as seen:
        found = _place(seen, place_ref)
        rows = of_thing(seen, signed_in(request), About.ADDRESS, place_ref)
    begins = {way.words: reverse("begin-about-place", args=[place_ref, code])
              for code, way in _begun_about(found).items()}  # fmt: skip
    return _listed(request, found.called, rows, begins, reverse("place", args=[place_ref]))


@gated(task=Act.SEE_LINES)
def of_line(request: HttpRequest, line_id: str) -> HttpResponse:
    """The cases about a line, and what may be begun about it."""
    asked = gate.without_purpose(request, line_id, Act.SEE_LINES)
    if asked is not None:
        return asked
    with opened(request) as seen:
        called = _line(seen, line_id)
        rows = of_thing(seen, signed_in(request), About.LINE, line_id)
    begins = {way.words: reverse("begin-about-line", args=[line_id, code])
              for code, way in WAYS[About.LINE].items()}  # fmt: skip
    return _listed(request, f"the line {called}", rows, begins, reverse("line", args=[line_id]))


@sensitive_post_parameters()
@gated(task=Act.SEE_PLACES)
def about_place(request: HttpRequest, place_ref: str, pathway: str) -> HttpResponse:
    """Begin a case about an address, beside the signs that records show of it."""
    way = _way(request, About.ADDRESS, pathway)
    asked = without_purpose(request, place_ref)
    if asked is not None:
        return asked
    with opened(request) as seen:
        found = _place(seen, place_ref)
        openly = addresses.one(replace(seen, eyes=NOBODY), place_ref)
        shown = evidence(seen, found)
        if way.code not in _begun_about(found):
            raise Http404
    subject = actions.Subject(openly.called if openly else "", place_ref, kind=About.ADDRESS)
    led = (reverse("place-cases", args=[place_ref]), f"Cases about {found.called}")
    return begin(request, way, subject, led, shown)


@sensitive_post_parameters()
@gated(task=Act.SEE_LINES)
def about_line(request: HttpRequest, line_id: str, pathway: str) -> HttpResponse:
    """Begin a case about a line."""
    way = _way(request, About.LINE, pathway)
    asked = gate.without_purpose(request, line_id, Act.SEE_LINES)
    if asked is not None:
        return asked
    with opened(request) as seen:
        called = _line(seen, line_id)
        openly = lines.told(replace(seen, eyes=NOBODY), line_id)
    name = f"The line {openly.name}" if openly else ""
    led = (reverse("line-cases", args=[line_id]), f"Cases about the line {called}")
    return begin(request, way, actions.Subject(name, line_id, kind=About.LINE), led)


@sensitive_post_parameters()
@gated(task=Act.SEE_PLACES)
def about_group(request: HttpRequest, group_ref: str, pathway: str) -> HttpResponse:
    """Begin a case about people who are together, by what whoever begins calls them."""
    way = _way(request, About.GROUP, pathway)
    asked = groups.without_purpose(request)
    if asked is not None:
        return asked
    chosen = Choices(request.GET)
    with opened(request) as seen:
        if groups.one(seen, chosen, group_ref) is None:
            raise Http404
    page = f"{reverse('group', args=[group_ref])}?since={chosen['since'] or groups.USUAL}"
    led = (page, "People who are together again and again")
    return begin(request, way, actions.Subject("", kind=About.GROUP), led)


def _way(request: HttpRequest, about: About, pathway: str) -> Pathway:
    if pathway not in WAYS[about] or not may(signed_in(request).viewer, Act.WORK_CASES).allowed:
        raise Http404
    return WAYS[about][pathway]


def _place(seen: View, place_ref: str) -> addresses.Place:
    found = addresses.one(seen, place_ref)
    if found is None:
        raise Http404
    return found


def _begun_about(found: addresses.Place) -> dict[str, Pathway]:
    """Where many meet nobody lives whose home could be taken over."""
    return {CONCERN.code: CONCERN} if found.institution else WAYS[About.ADDRESS]


def _line(seen: View, line_id: str) -> str:
    told = lines.told(seen, line_id)
    if told is None:
        raise Http404
    return told.name


def _listed(
    request: HttpRequest, called: str, rows: list[Listed], begins: dict[str, str], back: str
) -> HttpResponse:
    works = may(signed_in(request).viewer, Act.WORK_CASES).allowed
    context = {"called": called, "rows": rows if works else [], "works": works, "begins": begins}
    context |= {"back": back, "at": present()}
    return render(request, "cases/of_thing.html", context)
