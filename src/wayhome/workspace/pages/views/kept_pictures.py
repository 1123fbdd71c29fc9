"""Keeping or exporting the map around a person: as it is drawn at the moment."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from wayhome.governance.roles import Act
from wayhome.network.kinds import NodeKind
from wayhome.workspace.exporting.making import must_be_allowed
from wayhome.workspace.exporting.of import of_person
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.picture.telling import in_words
from wayhome.workspace.pages.since import chosen as days_of
from wayhome.workspace.pages.views.map import asked_of, drawn_for
from wayhome.workspace.pages.views.on_map import OnMap, export_or_ask, keep_or_ask
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.pictures.subject import person
from wayhome.workspace.reading.head import Head
from wayhome.workspace.reading.view import View


@gated(task=Act.SEE_PERSON)
def keep(request: HttpRequest, person_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    with opened(request) as seen:
        head = head_or_404(seen, person_id)
        return keep_or_ask(request, seen, _on_map(request, seen, head), **about(seen, head))


@gated(task=Act.SEE_PERSON)
def export_map(request: HttpRequest, person_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    must_be_allowed(request)
    with opened(request) as seen:
        head = head_or_404(seen, person_id)
        return export_or_ask(request, seen, _on_map(request, seen, head), **about(seen, head))


def _on_map(request: HttpRequest, seen: View, head: Head) -> OnMap:
    of = person(head.person_id)
    asked, again = asked_of(request, seen, of)
    days = again.since if again else days_of(request.GET.get("since"))
    return OnMap(
        of=of,
        leaves=of_person(of.about),
        first=((NodeKind.PERSON, of.about),),
        called=head.name,
        page=reverse("person-map", args=[of.about]),
        since=days if asked.since else "",
        asked=asked,
        again=again,
        draw=lambda view: drawn_for(request, view, of.about, asked)[0],
        said=in_words,
    )
