"""People who are together again and again: the list of such groups, and one with its events.

Nobody is named here, and no group either: people stand as P-1, P-2 until somebody opens them
through the gate for a reason of their own. Why one looks is asked once a shift, for the
list and for each.
"""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.network.methods.ageing import half_life
from wayhome.workspace.deciding.prompts import of_group, of_groups
from wayhome.workspace.deciding.standing import decided
from wayhome.workspace.gate import views as gate
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.paging import Slice
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.pages.words import kind as kind_in_words
from wayhome.workspace.reading import groups as reading
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.caseload import supplies
from wayhome.workspace.reading.groups import Listed, Told
from wayhome.workspace.reading.view import View

PER_PAGE = 20
SINCE = {"180": "The last 180 days", "365": "The last year"}
USUAL = "365"
STANDS = {"open": "Waits for a decision", "decided": "Decided"}
EVERY = reading.EVERY


@gated(task=Act.SEE_PLACES)
def groups(request: HttpRequest) -> HttpResponse:
    """Groups in which the reader's agency holds somebody, that with the newest event first."""
    asked = without_purpose(request)
    if asked is not None:
        return asked
    chosen = Choices(request.GET)
    with opened(request) as seen:
        days, found = _listed(seen, chosen)
        kinds = {kind: kind_in_words(kind) for one in found.groups for kind in one.kinds}
        kind = chosen.one_of("kind", kinds)
        wanted = [one for one in found.groups if not kind or kind in one.kinds]
        stands = chosen.one_of("stands", STANDS)
        if stands:
            held = zip(wanted, decided(seen, of_groups(seen, wanted)), strict=True)
            wanted = [one for one, how in held if how.closed is (stands == "decided")]
        page = Slice(len(wanted), PER_PAGE, chosen["page"])
        shown = wanted[page.start : page.start + PER_PAGE]
        context = {
            **_about(seen, chosen, days),
            "groups": shown,
            "decided": decided(seen, of_groups(seen, shown)),
            "states": STANDS,
            "page": page,
            "kinds": kinds,
            "narrowed": bool(kind or stands),
            "whole": found.whole,
            "supplies": supplies(seen),
        }
    note(request, groups=_open(shown))
    return render(request, "groups/list.html", context)


@gated(task=Act.SEE_PLACES)
def group(request: HttpRequest, group_ref: str) -> HttpResponse:
    """One group: the events that bind it, who is in it, and what is not known."""
    asked = without_purpose(request)
    if asked is not None:
        return asked
    chosen = Choices(request.GET)
    with opened(request) as seen:
        days, found = _listed(seen, chosen)
        told = next((one for one in found.groups if one.ref == group_ref), None)
        if told is None:
            raise Http404
        around = reading.around(seen, told, found)
        (how,) = decided(seen, [of_group(seen, told)])
        context = {
            **_about(seen, chosen, days),
            "group": told,
            "decided": how,
            "viewer_agency": signed_in(request).agency,
            "around": around,
            "masked": _masked(told, [adult for adult, _ in around.trusted]),
            "registered": seen.agencies,
            "graded": any(row["grading"] for one in told.events for row in one.rows),
        }
    note(request, groups=_open([told]))
    return render(request, "groups/group.html", context)


def one(seen: View, chosen: Choices, group_ref: str) -> Told | None:
    """A group of the time that was chosen, by its reference."""
    return next((each for each in every(seen, chosen) if each.ref == group_ref), None)


def every(seen: View, chosen: Choices) -> tuple[Told, ...]:
    """Those of the time that was chosen."""
    return _listed(seen, chosen)[1].groups


def alike(seen: View, chosen: Choices, told: Told) -> Told | None:
    """Of the groups of another view that which shares most records with one; None without any."""
    shared = [(len(one.records & told.records), one) for one in every(seen, chosen)]
    most, nearest = max(shared, key=lambda pair: pair[0], default=(0, None))
    return nearest if most else None


def without_purpose(request: HttpRequest) -> HttpResponse | None:
    """The way to the question why one looks, where it is not said yet."""
    return gate.without_purpose(request, EVERY, Act.SEE_PLACES)


def _listed(seen: View, chosen: Choices) -> tuple[str, Listed]:
    days = chosen.one_of("since", SINCE) or USUAL
    return days, reading.listed(seen, seen.today - timedelta(days=int(days)))


def _about(seen: View, chosen: Choices, days: str) -> dict[str, Any]:
    return {
        "chosen": chosen,
        "since": days,
        "spans": SINCE,
        "runs": reading.RUNS,
        "half_life": half_life(),
        "today": seen.today,
        "agency_names": {code: one.name for code, one in seen.agencies.items()},
        "never": silent(seen),
    }


def _masked(of: Told, besides: list[str]) -> dict[str, str]:
    """P-1, P-2 … in the order in which they stand on the page."""
    order = dict.fromkeys([*of.people, *besides])
    return {name: f"P-{place}" for place, name in enumerate(order, 1)}


def noted(request: HttpRequest, told: Told) -> None:
    """What the trail says of a look at a group's picture."""
    note(request, groups=_open([told]))


def _open(shown: list[Told]) -> list[Plain]:
    """What the trail says was seen, as far as anybody may know of it: others read it too."""
    return [one.ref for one in shown if one.wide]
