"""The person's page: who they are, where they are, what has happened, who knows, who looked."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wayhome.chronology import Chronology, Entry, Silence, Whereabouts
from wayhome.governance.roles import Act
from wayhome.lexicon.dates import office_hours
from wayhome.lexicon.kinds import EventKind
from wayhome.workspace.answering.standing import by_answers
from wayhome.workspace.building.coming import soon
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.disputing.told import of_entries
from wayhome.workspace.gate.passages import passage, signed_in
from wayhome.workspace.gate.references import became
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.judging.standing import part_soon
from wayhome.workspace.pages.timeline import answer, window
from wayhome.workspace.pages.views.looks import latest_looks
from wayhome.workspace.pages.views.opening import head_or_404, opened, sees_in_full
from wayhome.workspace.pages.where import born_words, where_now
from wayhome.workspace.reading import references, signs
from wayhome.workspace.reading.agencies import fresh, silent
from wayhome.workspace.reading.head import Head, holders
from wayhome.workspace.reading.life import life, whereabouts
from wayhome.workspace.reading.places import stays
from wayhome.workspace.reading.release import clock, now
from wayhome.workspace.reading.ringing import home_councils, home_first
from wayhome.workspace.reading.roles import roles_over_time
from wayhome.workspace.reading.view import View
from wayhome.workspace.reading.workers import allocated

LATEST = 8  # entries on the page itself; the chronology has them all
ROLES = 8


@gated(task=Act.SEE_PERSON)
def person(request: HttpRequest, person_id: str) -> HttpResponse:
    with opened(request) as seen:
        if not sees_in_full(request, person_id):
            return known_to(request, seen, person_id)
        found = head_or_404(seen, person_id)
        shown = about(seen, found)
        old = _old(request, seen, person_id)
        context = {**shown, **_stated(seen, found, shown["where"]), "joined": old}
        context["parted"] = references.parted(seen, person_id, old.was if old else "")
        context |= _story(seen, person_id, shown["where"])
        before = references.old(seen, person_id)
    context["looks"] = latest_looks(person_id, signed_in(request), before)
    return render(request, "person/person.html", context)


def known_to(request: HttpRequest, seen: View, person_id: str) -> HttpResponse:
    """What an outsider is shown: that the person is known, to whom, and whom to ring."""
    found = head_or_404(seen, person_id)
    way = passage(request, person_id)
    councils = _of_home(seen, whereabouts(seen, person_id))
    context = {
        "person_id": person_id,
        "name": found.name,
        "age": found.age(seen.today),
        "holders": home_first(holders(seen, person_id), councils),
        "of_home": councils,
        "by_day": office_hours(now()),
        "silent": silent(seen),
        "reason": way.reason,
        "ask_purpose": way.ask_purpose,
        "joined": _old(request, seen, person_id),
    }
    return render(request, "person/known_to.html", context)


def _old(request: HttpRequest, seen: View, person_id: str) -> references.Joined | None:
    """The old reference that led here; one that does not lead here is not believed."""
    old = became(request.GET.get("was", ""), signed_in(request).viewer)
    if old is None or old.now != person_id:
        return None
    note(request, was=old.was)
    return references.joined(seen, old.was)


def _of_home(seen: View, where: Whereabouts) -> set[str]:
    return home_councils(seen.agencies.values(), where.home.area if where.home else None)


def outsider(request: HttpRequest, person_id: str) -> HttpResponse | None:
    """Pages below a person's send somebody who sees known-to alone back to it."""
    if sees_in_full(request, person_id):
        return None
    return redirect("person", person_id=person_id)


def about(seen: View, found: Head) -> dict[str, Any]:
    """What the head of every page about a person shows."""
    return {
        "head": found,
        "today": seen.today,
        "where": whereabouts(seen, found.person_id),
        "part_soon": part_soon(seen, {row["subject_ref"] for row in found.subjects}) and soon(),
    }


def _stated(seen: View, found: Head, where: Whereabouts) -> dict[str, Any]:
    """What stands at the top, with whose word each is."""
    names = {code: one.name for code, one in seen.agencies.items()}
    return {
        "agency_names": names,
        "born": born_words(found.births, found.dob_precision, names) if found.births else [],
        "stands": where_now(where, names),
    }


def _story(seen: View, person_id: str, where: Whereabouts) -> dict[str, Any]:
    told, found = life(seen, person_id), signs.of_person(seen, person_id)
    roles = roles_over_time(told)
    home_area = where.home.area if where.home else ""
    first = min((e.from_ for e in told.entries if e.from_), default=None)
    whole = window("all", first, seen.today, None, None)
    latest = [e for e in reversed(told.entries) if _is_news(e)][:LATEST]
    return {
        "disputes": disputes(seen, of_entries(latest)),
        "latest": latest,
        "answer": answer(list(told.entries), whole, home_area or "") if told.entries else "",
        "entries": len(told.entries),
        "holders": [(held, seen.agencies.get(held.agency)) for held in _to_ring(seen, told, where)],
        "of_home": _of_home(seen, where),
        "worker": allocated(told, seen.today),
        "never": [s.name for s in told.silence if s.newest_delivery is None],
        "fed": {one.agency.code: one.feeds for one in fresh(seen)},
        "clock": clock(),
        "roles": roles,
        "signs": found,
        **by_answers(seen, found.standing),
        "stays": stays(told, where),
    }


def _to_ring(seen: View, told: Chronology, where: Whereabouts) -> list[Silence]:
    councils = _of_home(seen, where)
    return sorted((s for s in told.silence if s.holds), key=lambda s: s.agency not in councils)


def _is_news(entry: Entry) -> bool:
    """A happening with a date; weekly attendance is for the chronology."""
    return bool(entry.from_) and not entry.lasting and entry.kind != EventKind.ATTENDANCE
