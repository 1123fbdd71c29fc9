"""Lines: the list of them, and one line with everything that records say of it.

Nobody is named here: people stand as P-1, P-2 until somebody opens them through the gate for a
reason of their own.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import json_script

from wayhome.extracts import feeds
from wayhome.governance.roles import Act
from wayhome.network.kinds import NodeKind
from wayhome.network.lines import activity, areas, closing, earning, models
from wayhome.network.lines.fact import Fact, What
from wayhome.network.lines.numbers import numbers
from wayhome.network.lines.showing import showing
from wayhome.network.methods.between import NOT_KNOWN, flows
from wayhome.workspace.deciding.prompts import names_of_line, of_line
from wayhome.workspace.deciding.standing import decided, may_decide_of_line
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.gate.passages import signed_in, stated_purpose
from wayhome.workspace.gate.views import for_purpose, gated
from wayhome.workspace.pages import line_pictures
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.paging import Slice
from wayhome.workspace.pages.picture.leading import page_of
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading import lines as reading
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.flow_land import on_land
from wayhome.workspace.reading.lines import Told
from wayhome.workspace.stating.standing import stated

PER_PAGE = 20
FIRST = 20  # people, addresses, hints; the others are asked for
WHOLE = {"people", "addresses", "hints", "flows", "records"}


@dataclass(frozen=True)
class Part:
    """What one kind of record says of somebody and the line: in words, with the records."""

    words: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Address:
    """An address that records put with the line. `place_id`: by which its page is found."""

    place_id: str
    place: str
    facts: tuple[Fact, ...]
    measures: tuple[Fact, ...]


@gated(task=Act.SEE_LINES)
def lines(request: HttpRequest) -> HttpResponse:
    """Every line that records speak of, the one that was last at work first."""
    chosen = Choices(request.GET)
    with opened(request) as seen:
        found = reading.listed(seen)
        places = sorted({area for one in found for area in one.areas})
        area = chosen.one_of("area", places) or ""
        name = chosen["name"].lower()
        wanted = [
            one
            for one in found
            if (not area or area in one.areas) and (not name or name in one.name.lower())
        ]
        page = Slice(len(wanted), PER_PAGE, chosen["page"])
        shown = wanted[page.start : page.start + PER_PAGE]
        context = {
            "lines": shown,
            "page": page,
            "all": len(found),
            "chosen": chosen,
            "places": places,
            "agency_names": {code: one.name for code, one in seen.agencies.items()},
            "never": silent(seen),
        }
    return render(request, "lines/list.html", context)


@gated(task=Act.SEE_LINES)
def line(request: HttpRequest, line_id: str) -> HttpResponse:
    """One line, after saying why: nothing of it is read before."""
    purpose = stated_purpose(signed_in(request), line_id, Act.SEE_LINES)
    if purpose is None:
        asked = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('purpose', args=[line_id])}?{asked}")
    for_purpose(request, purpose)
    chosen = Choices(request.GET)
    with opened(request) as seen:
        meant = reading.leads_to(seen, line_id)
        if meant != line_id:
            return redirect("line", line_id=meant)
        told = reading.told(seen, line_id)
        if told is None:
            raise Http404
        people = _people(told)
        answers = _answers(told)
        context = {
            **answers,
            "data": json_script(
                {"flows": answers["flows_drawn"], "chart": answers["chart"]}, "line-data"
            ),
            "told": told,
            "decided": decided(seen, [of_line(seen, told)], names_of_line(told))[0],
            "stated": stated(seen, names_of_line(told)),
            "viewer_agency": signed_in(request).agency,
            "may_decide": may_decide_of_line(seen, signed_in(request), told),
            "disputes": disputes(seen, _records(told)),
            "people": people,
            "masked": {person: f"P-{place}" for place, person in enumerate(people, 1)},
            "addresses": _addresses(told),
            "page_of": page_of(signed_in(request)),
            "at": NodeKind.PLACE,
            "first": FIRST,
            "whole": chosen.one_of("whole", WHOLE) or "",
            "chosen": chosen,
            "today": seen.today,
            "agency_names": {code: one.name for code, one in seen.agencies.items()},
            "never": silent(seen),
        }
    return render(request, "lines/line.html", context)


def _answers(told: Told) -> dict[str, Any]:
    """Every question about the line, asked of what this viewer sees."""
    moves = areas.moves(told.facts, told.homes)
    hints = models.hints(moves, told.facts, told.homes, told.journeys)
    between = flows(move.between for move in moves)
    months, held = activity.months(told.facts), numbers(told.facts)
    return {
        "span": activity.span(told.facts),
        "months": months,
        "numbers": held,
        "flows_drawn": line_pictures.flows_told(on_land(between)),
        "chart": line_pictures.chart_told(months, held),
        "busiest": line_pictures.busiest(months),
        "devices": [fact for fact in told.facts if fact.what is What.DEVICE],
        "moves": len(moves),
        "flows": between,
        "not_known": NOT_KNOWN,
        "reaches": sorted({fact.area for fact in told.facts if fact.area}),
        "hints": hints,
        "verdict": models.verdict(hints),
        "showing": showing(told.facts, told.homes, told.journeys),
        "closures": closing.closures(told.facts, told.charges),
        "estimates": earning.estimates(activity.days(told.facts)),
        "agencies": sorted({fact.agency for fact in told.facts}),
        "records": len({(f.agency, f.row) for f in told.facts if f.what is not What.CALL}),
    }


def _records(told: Told) -> set[str]:
    """What the page's words rest on: the records of the line, of homes, charges and journeys."""
    facts = [*told.facts, *told.measures]
    named = {record for fact in facts for record in (fact.record_id, fact.other_id) if record}
    named |= {home.record_id for held in told.homes.values() for home in held}
    named |= {one.record_id for one in told.charges}
    return named | {one.record_id for one in told.journeys}


def _people(told: Told) -> dict[str, list[Part]]:
    """By person, what records say of them and the line; whoever was told of last comes first."""
    found: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in sorted(told.facts, key=lambda f: (str(f.first or ""), f.record_id), reverse=True):
        if fact.person_id and fact.what is not What.DEVICE:  # its number says the same
            found[fact.person_id][_words(fact)].append(fact)
    return {
        person: [Part(words, tuple(facts)) for words, facts in parts.items()]
        for person, parts in found.items()
    }


def _words(fact: Fact) -> str:
    """What a record says of somebody, never what they are."""
    if fact.what is What.NUMBER:
        return "A record gives them with its number"
    if fact.what is What.OWN_NUMBER and not fact.line_id:
        return "Its number is said to be theirs"
    if fact.what is What.OWN_NUMBER:
        return "A number said to be theirs is named with it"
    if fact.what is What.CALL:
        way = "It rang a number" if fact.said == "from" else "It was rung from a number"
        return f"{way} said to be theirs"
    if fact.what is What.NAMED:
        role = (fact.said or "not known").replace("_", " ")
        return "Named in the same record" if role == "named" else f"In the same record, as {role}"
    topics = feeds()["community"].codes["topic"].values
    said = fact.said or "not known"
    return topics.get(said, said.replace("_", " ")).capitalize()


def _addresses(told: Told) -> list[Address]:
    """Addresses that records put with the line, the one told of last first."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in told.facts:
        if fact.place_id and fact.what in (What.SAID, What.HEARD):
            found[fact.place_id].append(fact)
    done: dict[str, list[Fact]] = defaultdict(list)
    for fact in told.measures:
        done[fact.place_id or ""].append(fact)
    rows = sorted(found.items(), key=lambda one: str(one[1][-1].first or ""), reverse=True)
    return [
        Address(place, facts[-1].place or "An address", tuple(facts), tuple(done[place]))
        for place, facts in rows
    ]
