"""What the ties around a person may tell: questions in plain words, each with its records."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.roles import Act
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.network.methods.near import CROWD
from wayhome.workspace.deciding.prompts import of_person
from wayhome.workspace.deciding.standing import decided, may_decide_of_person
from wayhome.workspace.gate.passages import passage, signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.gate.why import offered
from wayhome.workspace.pages.picture.leading import page_of
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.reading import questions as asking
from wayhome.workspace.reading.ends import SAYS
from wayhome.workspace.reading.questions import FOR_ROLES, Answers
from wayhome.workspace.reading.ties import place_names

FIRST = 10  # ways that are told; the others are asked for
MOST_ADULTS = 5  # likewise of those through whom help may go


@gated(task=Act.SEE_PERSON)
def questions(request: HttpRequest, person_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    with opened(request) as seen:
        head = head_or_404(seen, person_id)
        found = asking.asked(seen, person_id, passage(request, person_id).purpose)
        found = asking.with_disputes(seen, found)
        note(request, roles=found.roles is not None)
        named = [name for kind, name in found.around.nodes.values() if kind is NodeKind.PLACE]
        named += [name for _, name in _sites(found)]
        context = {
            **about(seen, head),
            "found": found,
            "decided": decided(seen, [of_person(seen, person_id, asking.records(found))])[0],
            "may_say_so": may_say_so(request, person_id),
            "viewer_agency": signed_in(request).agency,
            "may_decide": may_decide_of_person(seen, signed_in(request), person_id),
            "disputes": found.disputed,
            "says": SAYS,
            "first": FIRST,
            "crowd": CROWD,
            "within": sum(kind is NodeKind.PERSON for kind, _ in found.around.nodes.values()) - 1,
            "masked": _masked(found, person_id),
            "labels": {kind.value: kind.label for kind in TieKind},
            "places": place_names(seen, named),
            "page_of": page_of(signed_in(request)),
            "kinds": {kind.value: kind for kind in NodeKind},
            "whole": request.GET.get("whole"),
            "most_adults": MOST_ADULTS,
            "agency_names": {code: one.name for code, one in seen.agencies.items()},
        }
    return render(request, "person/questions.html", context)


def may_say_so(request: HttpRequest, about: str) -> bool:
    """Whether whoever asks can state one of the reasons for which roles are worked out."""
    return any(one.code in FOR_ROLES for one in offered(request, about))


def _sites(found: Answers) -> Iterator[tuple[str, str]]:
    """Schools and places through which help may reach the children here."""
    for one in found.through.through:
        for each in (one.who, *one.as_well):
            kind, _, name = each.partition(":")
            if kind != NodeKind.PERSON:
                yield kind, name


def _masked(found: Answers, person_id: str) -> dict[str, str]:
    """P-1, P-2 … for everybody else on the page, in the order in which they stand."""
    order = [name for name in dict.fromkeys(_people(found)) if name != person_id]
    return {name: f"P-{place}" for place, name in enumerate(order, 1)}


def _people(found: Answers) -> Iterator[str]:
    for way in found.near:
        yield from (step.name for step in way.steps if step.kind is NodeKind.PERSON)
    for group in found.together:
        yield from group.people
    for each in found.ask:
        yield from each.beside
    for one in found.through.through:
        ends = (each.partition(":") for each in (one.who, *one.as_well))
        yield from (name for kind, _, name in ends if kind == NodeKind.PERSON)
        yield from one.reaches
    yield from found.through.not_reached
    yield from (name for kind, name in found.around.nodes.values() if kind is NodeKind.PERSON)
