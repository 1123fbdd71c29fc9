"""Between areas: from which home area to where, month by month, as it may be told to anybody who
works here. Nobody is named, and nothing small is told.

No purpose is asked, for it is of nobody and the same for every reader: it is asked before a line,
an address or a person is opened from here."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import json_script

from wayhome.governance.roles import Act
from wayhome.insight.flows import Half, Way, halves, matrix, ways
from wayhome.network.methods.between import NOT_KNOWN
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages import flow_picture
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading import flows as reading
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.areas import area_or_code
from wayhome.workspace.reading.flows import What

HALVES = 4  # half-years to choose from
ACROSS = 8  # areas of a matrix besides what is not known; more are hard to read
FIRST = 20  # ways of the list; the others are asked for
COUNTED = {
    What.LINE: "Put with a line",
    What.FOUND: "Found after being missing",
    What.ARREST: "Arrested for supply of drugs",
}
TITLED = {
    What.LINE: "were put with a line",
    What.FOUND: "were found",
    What.ARREST: "were arrested for supply",
}


@gated(task=Act.SEE_FLOWS)
def flows(request: HttpRequest) -> HttpResponse:
    """One measure of one half-year, over all areas or those of one; the address bar keeps which."""
    chosen = Choices(request.GET)
    what = What(chosen.one_of("what", COUNTED) or What.LINE)
    with opened(request) as seen:
        offered = {_key(half): half for half in halves(seen.today, HALVES)}
        half = offered[chosen.one_of("half", offered) or next(iter(offered))]
        found = reading.flows(seen, what, half)
        every = ways(found.moves, half)
        places = {area: _called(area) for way in every for area in way.ends}
        area = chosen.one_of("area", places) or ""
        shown = [way for way in every if not area or area in way.ends]
        context = {
            **_drawn(shown, what),
            "what": what,
            "counted": COUNTED,
            "half": half,
            "halves": {key: _words(one) for key, one in offered.items()},
            "half_key": _key(half),
            "ways": shown,
            "lines": found.lines,
            "places": dict(sorted(places.items(), key=lambda one: (one[0] == NOT_KNOWN, one[1]))),
            "not_known": NOT_KNOWN,
            "first": FIRST,
            "whole": chosen["whole"] == "ways",
            "chosen": chosen,
            "never": silent(seen),
        }
    return render(request, "lines/between.html", context)


def _drawn(shown: Sequence[Way], what: What) -> dict[str, Any]:
    picture = flow_picture.told(shown, TITLED[what])
    return {
        "matrix": matrix(shown, ACROSS),
        "picture": picture,
        "data": json_script(picture["arrows"], "flows-data"),
    }


def _called(area: str) -> str:
    return "Not known" if area == NOT_KNOWN else area_or_code(area)


def _key(half: Half) -> str:
    return f"{half.first:%Y-%m}"


def _words(half: Half) -> str:
    if half.first == half.months[-1]:
        return f"{half.first:%B %Y}"
    return f"{half.first:%B} to {half.months[-1]:%B %Y}"
