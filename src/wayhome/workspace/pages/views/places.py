"""Places: the list of them, and one with its signs, who was there and what was recorded.

Nobody is named here: people stand as P-1, P-2 until somebody opens them through the gate for a
reason of their own.
"""

from collections.abc import Container, Iterable
from itertools import chain
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import json_script

from wayhome.governance.roles import Act
from wayhome.signs.addresses.catalogue import ADDRESS_SIGNS
from wayhome.workspace.answering.standing import answered
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.gate import views as gate
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages import place_picture
from wayhome.workspace.pages.at_address import SAYING
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.paging import Slice
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading import addresses, at_address
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.areas import area_or_code, covering
from wayhome.workspace.reading.caseload import supplies
from wayhome.workspace.reading.place_land import on_land
from wayhome.workspace.reading.signs import Shown
from wayhome.workspace.reading.view import View

PER_PAGE = 20
ON_THE_MAP = 500
FIRST = 20  # people; the others are asked for
EVERYBODY = "all"


@gated(task=Act.SEE_PLACES)
def places(request: HttpRequest) -> HttpResponse:
    """Addresses with a sign that stands, or the places that fit what is typed."""
    chosen = Choices(request.GET)
    with opened(request) as seen:
        areas = {code: area_or_code(code) for code in addresses.areas(seen)}
        wanted = _wanted(chosen, seen, areas)
        found, page = _page(seen, wanted, chosen["page"])
        picture = _on_the_map(seen, wanted, found)
        context = {
            "land": picture,
            "data": json_script(picture, "places-data"),
            "places": found,
            "answered": answered(seen, _shown(found)),
            "page": page,
            "chosen": chosen,
            "narrowed": wanted != addresses.Wanted(),
            "today": seen.today,
            "supplies": supplies(seen),
            "never": silent(seen),
            "place_kinds": addresses.KINDS,
            "kinds": {code: one.name for code, one in ADDRESS_SIGNS.items() if not one.context},
            "agency_names": {code: one.name for code, one in seen.agencies.items()},
            "areas": areas,
            "everybody": EVERYBODY,
        }
    if wanted.text:
        # what was asked for, as far as anybody may know of it: others read the trail too
        note(request, places=[one.ref for one in found if one.wide])
    return render(request, "places/list.html", context)


@gated(task=Act.SEE_PLACES)
def place(request: HttpRequest, place_ref: str) -> HttpResponse:
    """One place, after saying why: nothing of it is read before."""
    asked = without_purpose(request, place_ref)
    if asked is not None:
        return asked
    chosen = Choices(request.GET)
    with opened(request) as seen:
        found = addresses.one(seen, place_ref)
        if found is None:
            raise Http404
        context = {
            **_told(seen, found, chosen["page"]),
            **SAYING,
            "place": found,
            "kind": addresses.KINDS[found.kind],
            **_one_on_the_map(found),
            "first": FIRST,
            "whole": chosen["whole"] == "people",
            "chosen": chosen,
            "today": seen.today,
            "agency_names": {code: one.name for code, one in seen.agencies.items()},
            "registered": seen.agencies,
            "never": silent(seen),
        }
    return render(request, "places/place.html", context)


def without_purpose(request: HttpRequest, place_ref: str) -> HttpResponse | None:
    """The way to the question why one looks, where it is not said yet; else the look is for what
    was said."""
    return gate.without_purpose(request, place_ref, Act.SEE_PLACES)


def _page(seen: View, wanted: addresses.Wanted, asked: str) -> tuple[list[addresses.Place], Slice]:
    """The page asked for; how many there are is known only once one is read."""
    start = Slice(10**9, PER_PAGE, asked).start
    found, total = addresses.listed(seen, wanted, start, PER_PAGE)
    if not found and start:
        found, total = addresses.listed(seen, wanted, 0, PER_PAGE)
        asked = "1"
    return found, Slice(total, PER_PAGE, asked)


def _shown(places: Iterable[addresses.Place]) -> list[Shown]:
    """Every sign that a list shows."""
    return [sign for one in places if one.signs for sign in one.signs.standing]


def _on_the_map(
    seen: View, wanted: addresses.Wanted, page: list[addresses.Place]
) -> dict[str, Any]:
    """Of what is typed the places of the page alone: those are what the trail holds."""
    places, total = (page, len(page)) if wanted.text \
        else addresses.unsigned(seen, wanted, ON_THE_MAP)  # fmt: skip
    return place_picture.told(on_land(places, total), _link)


def _one_on_the_map(found: addresses.Place) -> dict[str, Any]:
    land = place_picture.of_one(found, _link)
    return {"land": land, "data": json_script(land, "places-data") if land else ""}


def _link(name: str, *parts: str) -> str:
    return reverse(name, args=parts)


def _wanted(chosen: Choices, seen: View, areas: Container[str]) -> addresses.Wanted:
    return addresses.Wanted(
        text=chosen["q"],
        kind=chosen.one_of("kind", addresses.KINDS) or "",
        code=chosen.one_of("code", ADDRESS_SIGNS) or "",
        agency=chosen.one_of("agency", seen.agencies) or "",
        area=chosen.one_of("area", areas) or "",
        everybody=chosen["whose"] == EVERYBODY,
    )


def _told(seen: View, found: addresses.Place, asked: str) -> dict[str, Any]:
    """Everything that this viewer may know of the place."""
    total = at_address.happened(seen, found, 0, 1)[1]
    page = Slice(total, PER_PAGE, asked)
    people = at_address.people(seen, found)
    signs = found.signs
    standing = [*signs.standing, *signs.context] if signs else []
    held = answered(seen, standing)
    behind = [at_address.behind(seen, found, one) for one in standing]
    happened = at_address.happened(seen, found, page.start, PER_PAGE)[0]
    lines = at_address.lines(seen, found)
    measures = at_address.measures(seen, found)
    sourced = [*(one.records for one in behind), *(one.records for one in lines)]
    sourced += [list(one.recorded) for one in people]
    shown = [*happened, *(row for one in behind for row in one.records)]
    return {
        "happened": happened,
        "disputes": disputes(seen, [row["record_id"] for row in shown]),
        "page": page,
        "people": people,
        "masked": {one.person_id: f"P-{number}" for number, one in enumerate(people, 1)},
        "behind": behind,
        "answered": held,
        "open_signs": [one for one in behind if not held.of(one.sign.sign_id).settled],
        "settled_signs": [one for one in behind if held.of(one.sign.sign_id).settled],
        "past": signs.past if signs else [],
        "lines": lines,
        "measures": measures,
        "graded": any(row["grading"] for row in chain(happened, measures, *sourced)),
        "lacking": at_address.lacking(seen, {*found.agencies, *covering(found.area)}),
        "sign_names": {code: one.name for code, one in ADDRESS_SIGNS.items()},
    }
