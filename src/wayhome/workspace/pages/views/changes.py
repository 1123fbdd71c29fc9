"""What changed between two times: of a person, a line, an address, or people who are together again
and again; behind the same question why one looks as the page of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wayhome.governance.roles import Act
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.network.methods.comparing import Tie
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.days import Typed, typed
from wayhome.workspace.pages.picture.leading import page_of
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import outsider
from wayhome.workspace.pages.views.thing import Thing, of_a_group, of_a_line, of_an_address
from wayhome.workspace.reading.changes import Changed, Time, among, around
from wayhome.workspace.reading.picture import Wanted
from wayhome.workspace.reading.questions import WINDOW
from wayhome.workspace.reading.ties import place_names
from wayhome.workspace.reading.view import View

FIRST = 20
BOXES = {
    "was_from": "The earlier time: from", "was_until": "until",
    "now_from": "The later time: from", "now_until": "until",
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """The two times, as typed; `wrong`: of each box one sentence. Without either both are told."""

    typed: dict[str, Typed]
    wrong: dict[str, str]
    before: Time | None = None
    after: Time | None = None


@gated(task=Act.SEE_PERSON)
def person_changes(request: HttpRequest, person_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    with opened(request) as seen:
        name = head_or_404(seen, person_id).name
        page = reverse("questions", args=[person_id])
        return _page(request, seen, name, page, (NodeKind.PERSON, person_id), ())


@gated(task=Act.SEE_LINES)
def line_changes(request: HttpRequest, line_id: str) -> HttpResponse:
    return of_a_line(request, line_id, _of_thing)


@gated(task=Act.SEE_PLACES)
def place_changes(request: HttpRequest, place_ref: str) -> HttpResponse:
    return of_an_address(request, place_ref, _of_thing)


@gated(task=Act.SEE_PLACES)
def group_changes(request: HttpRequest, group_ref: str) -> HttpResponse:
    return of_a_group(request, group_ref, _of_group)


def _of_thing(request: HttpRequest, seen: View, of: Thing) -> HttpResponse:
    return _page(request, seen, of.called, of.page, of.first[0], ())


def _of_group(request: HttpRequest, seen: View, of: Thing) -> HttpResponse:
    drawn = of.draw(seen, Wanted()).nodes
    people = [one.key.partition(":")[2] for one in drawn if one.kind is NodeKind.PERSON]
    return _page(request, seen, of.called, of.page, None, people)


def _page(
    request: HttpRequest, seen: View, called: str, page: str,
    centre: tuple[NodeKind, str] | None, people: list[str] | tuple[str, ...],
) -> HttpResponse:  # fmt: skip
    chosen = Choices(request.GET)
    asked = times(chosen, seen)
    found = None
    if asked.before and asked.after:
        both = asked.before, asked.after
        found = around(seen, centre, *both) if centre else among(seen, people, *both)
    own = centre[1] if centre and centre[0] is NodeKind.PERSON else ""
    context = {
        "called": called,
        "back": page,
        "own": own,
        "asked": asked,
        "boxes": BOXES,
        "chosen": chosen,
        "found": found,
        "first": FIRST,
        "whole": chosen["whole"],
        "labels": {kind.value: kind.label for kind in TieKind},
        "kinds": {kind.value: kind for kind in NodeKind},
        "page_of": page_of(signed_in(request)),
        "agency_names": {code: one.name for code, one in seen.agencies.items()},
        **(_named(seen, found, own) if found else {}),
    }
    return render(request, "person/changes.html", context, status=422 if asked.wrong else 200)


def times(chosen: Choices, seen: View) -> Asked:
    """Both times as they were typed; where nothing is, the last 90 days and the 90 before."""
    until = seen.today
    usual = {
        "was_from": until - 2 * WINDOW + timedelta(1), "was_until": until - WINDOW,
        "now_from": until - WINDOW + timedelta(1), "now_until": until,
    }  # fmt: skip
    boxes = {name: chosen.typed(name) if chosen[name] else typed(usual[name].isoformat())
             for name in BOXES}  # fmt: skip
    wrong = {name: said for name, box in boxes.items() if (said := box.wrong())}
    wrong |= {
        name: "This time ends before it begins: write a later day here, or an earlier one before."
        for first, name in (("was_from", "was_until"), ("now_from", "now_until"))
        if (begun := boxes[first].date) and (end := boxes[name].date) and end < begun
    }
    days = [boxes[name].date for name in BOXES]
    if wrong or not all(days):
        return Asked(boxes, wrong)
    one, two, three, four = (day for day in days if day)
    return Asked(boxes, wrong, Time(one, two), Time(three, four))


def _named(seen: View, found: Changed, own: str) -> dict[str, Any]:
    """People as P-1, P-2 … in the order in which they stand, addresses as records write them."""
    nodes = list(dict.fromkeys(_ends([*found.change.new, *found.change.over])))
    people = [name for kind, name in nodes if kind == NodeKind.PERSON and name != own]
    shown = [row["record_id"] for rows in found.records.values() for row in rows]
    return {
        "masked": {name: f"P-{at}" for at, name in enumerate(people, 1)},
        "places": place_names(seen, [name for kind, name in nodes if kind == NodeKind.PLACE]),
        "disputes": disputes(seen, shown),
    }


def _ends(ties: Iterable[Tie]) -> Iterable[tuple[str, str]]:
    for left, right, _ in ties:
        for node in (left, right):
            kind, _, name = node.partition(":")
            if name:
                yield kind, name
