"""The chronology: drawn and in a table, of any stretch, as known on any day and to any agency."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.chronology import Chronology, Entry
from wayhome.governance.roles import Act
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.folding import folded
from wayhome.workspace.pages.timeline import NARROW, WIDE, answer, draw, window
from wayhome.workspace.pages.timeline.drawing import Told
from wayhome.workspace.pages.timeline.window import ZOOMS, Window
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.reading.head import Head
from wayhome.workspace.reading.life import GROUPS, OTHER, group_of, life, within
from wayhome.workspace.reading.view import View

PER_PAGE = 100


@gated(task=Act.SEE_PERSON)
def chronology(request: HttpRequest, person_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    chosen = Choices(request.GET)
    with opened(request) as seen:
        found = head_or_404(seen, person_id)
        told = life(
            seen,
            person_id,
            known_on=chosen.day("known_on"),
            known_by="recorded" if chosen["known_by"] == "recorded" else "received",
            known_to=chosen.one_of("known_to", seen.agencies),
        )
        context = {**about(seen, found), **_shown(seen, found, told, chosen)}
    return render(request, "person/chronology.html", context)


def _shown(seen: View, found: Head, told: Chronology, chosen: Choices) -> dict[str, Any]:
    shown = _window(seen, told, chosen)
    entries = within(_filtered(told, chosen), shown.start, shown.end)
    home = next((e.area for e in reversed(told.entries) if e.kind == "home" and e.area), "") or ""
    ordered = entries if chosen["order"] == "oldest" else list(reversed(entries))
    undated = [e for e in _filtered(told, chosen) if e.from_ is None]
    return {
        "chosen": chosen,
        "shown": shown,
        "zooms": ZOOMS,
        "groups": [*GROUPS, OTHER],
        "agencies": seen.agencies,
        "agency_names": {code: one.name for code, one in seen.agencies.items()},
        "title": answer(entries, shown, home),
        "drawings": _drawings(entries, told, found, shown, seen, chosen),
        "page": Paginator(folded(ordered), PER_PAGE).get_page(chosen["page"] or 1),
        "entry_count": len(entries),
        "undated": undated,
        "gaps": {gap.to: gap for gap in told.gaps},
        "never": [s.name for s in told.silence if s.newest_delivery is None],
        "holding": [s for s in told.silence if s.holds],
    }


def _window(seen: View, told: Chronology, chosen: Choices) -> Window:
    first = min((e.from_ for e in told.entries if e.from_), default=None)
    until = min(chosen.day("known_on") or seen.today, seen.today)
    zoom = chosen["zoom"] or "2y"
    return window(zoom, first, until, chosen.day("from"), chosen.day("to"))


def _filtered(told: Chronology, chosen: Choices) -> list[Entry]:
    kind, agency = chosen["kind"], chosen["agency"]
    return [
        entry
        for entry in told.entries
        if (not kind or group_of(entry) == kind) and (not agency or agency in entry.agencies)
    ]


def _drawings(
    entries: list[Entry],
    told: Chronology,
    found: Head,
    shown: Window,
    seen: View,
    chosen: Choices,
) -> list[Any]:
    held = {s.agency: Told(s.name, s.newest_delivery) for s in told.silence if s.holds}
    days = {"today": seen.today}
    if found.turns_18:
        days["18th birthday"] = found.turns_18
    by = "agency" if chosen["lanes"] == "agency" else "kind"
    return [draw(entries, shown, size, by=by, agencies=held, days=days) for size in (WIDE, NARROW)]
