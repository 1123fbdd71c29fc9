"""The chronology: drawn and in a table, of any stretch, as known on any day and to any agency."""

from datetime import date, datetime, time
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.chronology import Chronology, Entry
from wayhome.governance.roles import Act
from wayhome.insight.freshness import Freshness
from wayhome.workspace.cases.timeline import written
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.disputing.told import of_entries
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.asked import KINDS, Asked, asked, kept_to, left_out, viewpoint
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.folding import folded
from wayhome.workspace.pages.timeline import MIDDLE, NARROW, WIDE, Drawing, Window, answer, draw
from wayhome.workspace.pages.timeline import window as window_of
from wayhome.workspace.pages.timeline.lanes import by_agency, by_kind
from wayhome.workspace.pages.timeline.telling import Heard
from wayhome.workspace.pages.timeline.window import ZOOMS, fitting
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import outsider
from wayhome.workspace.pages.words import short_day
from wayhome.workspace.reading.agencies import fresh
from wayhome.workspace.reading.head import Head, holders
from wayhome.workspace.reading.life import group_of, life, whereabouts, within
from wayhome.workspace.reading.release import clock
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
        wanted = asked(chosen, seen.today, seen.agencies)
        told = life(seen, person_id, **wanted.knowing)
        held = disputes(seen, of_entries(told.entries), wanted.known_on)
        context = {
            "head": found,
            "where": whereabouts(seen, person_id, **wanted.knowing),
            "asked": wanted,
            "disputes": held,
            "disputed": {one.episode_id for one in told.entries if held.every(of_entries([one]))},
            "chosen": chosen,
            "in_cases": [] if wanted.looks_back else written(seen, signed_in(request), person_id),
            **_words(seen, found, wanted),
            **_shown(seen, found, told, chosen, wanted),
        }
    return render(request, "person/chronology.html", context)


def _words(seen: View, found: Head, wanted: Asked) -> dict[str, Any]:
    """What was asked, in words, and what can be asked."""
    names = {code: one.name for code, one in seen.agencies.items()}
    holding = sorted({one.code for one in holders(seen, found.person_id)}, key=names.__getitem__)
    return {
        "today": seen.today,
        "on": wanted.known_on or seen.today,
        "agency_names": names,
        "holding": {code: names[code] for code in holding},
        "kinds": {kind: kind for kind in KINDS},
        "zooms": ZOOMS,
        "known": viewpoint(wanted, names),
        "kept": kept_to(wanted, names),
        "left_out": left_out(wanted),
    }


def _shown(
    seen: View, found: Head, told: Chronology, chosen: Choices, wanted: Asked
) -> dict[str, Any]:
    on = wanted.known_on or seen.today
    names = {code: one.name for code, one in seen.agencies.items()}
    kept = _kept(told, wanted)
    shown = _window(kept or list(told.entries), chosen["zoom"], wanted, on)
    entries = within(kept, shown.start, shown.end)
    home = next((e.area for e in reversed(told.entries) if e.kind == "home" and e.area), "") or ""
    ordered = entries if chosen["order"] == "oldest" else list(reversed(entries))
    # What an agency wrote down by a day may have come later, so nothing is cut off by the day.
    until = wanted.known_on if wanted.known_by == "received" else None
    freshness = _asked_of(fresh(seen, until), wanted)
    holding = {one.agency for one in told.silence if one.holds}
    return {
        "shown": shown,
        "title": answer(
            entries, shown, home, known=viewpoint(wanted, names), kept=kept_to(wanted, names)
        ),
        "drawings": _drawings(kept, found, shown, chosen, wanted, on, freshness, holding),
        "page": Paginator(folded(ordered), PER_PAGE).get_page(chosen["page"] or 1),
        "entry_count": len(entries),
        "earlier": sum(1 for e in kept if e.from_ and e not in entries and e.from_ < shown.start),
        "undated": [e for e in kept if e.from_ is None],
        "away": {other: absence for absence, other in told.overlaps},
        "aged_on": until or clock(),
        "past": until,
        "freshness": _spoken(freshness, holding),
        "never": [one.agency.name for one in freshness if one.silent],
    }


def _window(kept: list[Entry], zoom: str, wanted: Asked, on: date) -> Window:
    first = min((e.from_ for e in kept if e.from_), default=None)
    return window_of(zoom, first, on, wanted.start, wanted.end, fitting(kept, on))


def _kept(told: Chronology, wanted: Asked) -> list[Entry]:
    return [
        entry
        for entry in told.entries
        if (not wanted.kind or group_of(entry) == wanted.kind)
        and (not wanted.agency or wanted.agency in entry.agencies)
    ]


def _asked_of(freshness: list[Freshness], wanted: Asked) -> list[Freshness]:
    """Of one agency where only one was asked of."""
    alone = wanted.known_to or wanted.agency
    return [one for one in freshness if not alone or one.agency.code == alone]


def _spoken(freshness: list[Freshness], holding: set[str]) -> list[Freshness]:
    """Of those who hold the person; of all that were asked of where none does."""
    return [one for one in freshness if one.agency.code in holding] or freshness


def _drawings(
    kept: list[Entry],
    found: Head,
    shown: Window,
    chosen: Choices,
    wanted: Asked,
    on: date,
    freshness: list[Freshness],
    holding: set[str],
) -> list[Drawing]:
    feeds = {(one.agency.code, fed.feed): fed.newest for one in freshness for fed in one.feeds}
    heard = Heard(feeds, datetime.combine(on, time.max))
    agencies = chosen["lanes"] == "agency"
    lanes = by_agency(kept, freshness, holding) if agencies else by_kind(kept, heard, wanted.kind)
    days = {f"known on {short_day(on)}" if wanted.known_on else "today": on}
    if found.turns_18:
        days["18th birthday"] = found.turns_18
    return [draw(lanes, shown, size, heard=heard, days=days) for size in (WIDE, MIDDLE, NARROW)]
