"""What ties a person to others: the map around them, as lists."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.network.kinds import NodeKind
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.disputing.told import rests
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.other_times import other_times
from wayhome.workspace.pages.picture.ageing import old_words
from wayhome.workspace.pages.picture.leading import page_of
from wayhome.workspace.pages.since import SINCE, chosen, first_day
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.reading.ties import Tied, older, tied

FIRST = 20  # of a kind; the others are asked for
TITLES = {
    NodeKind.EVENT: "Events with other people in them",
    NodeKind.PERSON: "People, as records state it",
    NodeKind.PHONE: "Telephones",
    NodeKind.CONTACT: "Handsets, SIMs, e-mail addresses and names online",
    NodeKind.VEHICLE: "Vehicles",
    NodeKind.LINE: "Lines",
    NodeKind.PLACE: "Addresses",
    NodeKind.INSTITUTION: "Schools, homes for children, stations",
}


@gated(task=Act.SEE_PERSON)
def ties(request: HttpRequest, person_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    asked = Choices(request.GET)
    days = chosen(asked["since"])
    whole = asked.one_of("whole", TITLES) or ""
    with opened(request) as seen:
        since = first_day(days, seen.today)
        found = tied(seen, person_id, since)
        context = {
            **about(seen, head_or_404(seen, person_id)),
            "groups": [(kind, title, _of(found, kind)) for kind, title in TITLES.items()],
            "first": FIRST,
            "disputes": disputes(
                seen, (r for one in found for tie in one.ties for r in rests(tie))
            ),
            "whole": whole,
            "other_times": other_times,
            "old": old_words,
            "older": older(seen, NodeKind.PERSON, person_id, since),
            "masked": _masked(found),
            "page_of": page_of(signed_in(request)),
            "since": days,
            "spans": SINCE,
            "may_export": may(signed_in(request).viewer, Act.EXPORT_TIES).allowed,
            "asked": asked,
            "agency_names": {code: one.name for code, one in seen.agencies.items()},
        }
    return render(request, "person/ties.html", context)


def _of(found: list[Tied], kind: NodeKind) -> list[Tied]:
    return [one for one in found if one.kind is kind]


def _masked(found: list[Tied]) -> dict[str, str]:
    """P-1, P-2 … for everybody else on the page, in the order in which they stand."""
    order = [name for kind in TITLES for one in _of(found, kind)
             for name in ((one.name,) if kind is NodeKind.PERSON else one.others)]  # fmt: skip
    return {name: f"P-{place}" for place, name in enumerate(dict.fromkeys(order), 1)}
