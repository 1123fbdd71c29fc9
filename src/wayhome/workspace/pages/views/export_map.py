"""Exporting what a map shows now: what was opened, and of that what is not folded or filtered away.

Keeps: drawn anew along ties that viewer and recipient both may see, and filtered then, so that
nothing that leaves was found through what the recipient may not know.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wayhome.governance.roles import Act
from wayhome.network.graph.standing import Chosen
from wayhome.workspace.exporting.making import must_be_allowed
from wayhome.workspace.exporting.of import of_map
from wayhome.workspace.gate.passages import passage
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.picture import chosen
from wayhome.workspace.pages.views.export import form_or_files
from wayhome.workspace.pages.views.map import asked_of, chosen_of, drawn_for
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.pages.words import count
from wayhome.workspace.reading.picture import Picture
from wayhome.workspace.reading.view import Row, View


@gated(task=Act.SEE_PERSON)
def export_map(request: HttpRequest, person_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    must_be_allowed(request)
    with opened(request) as seen:
        found = head_or_404(seen, person_id)
        asked, kept = asked_of(request, seen, person_id)
        shown = chosen_of(request, kept)

        def drawn(view: View) -> list[Row]:
            return standing_rows(drawn_for(request, view, person_id, asked)[0], shown)

        of = of_map(person_id, drawn)
        stated = passage(request, person_id).purpose
        form, answer = form_or_files(request, seen, of, stated, "")
        if answer is not None:
            return answer
        whole = drawn_for(request, seen, person_id, asked)[0]
        stand = len(standing_rows(whole, shown))
        context = {
            **about(seen, found),
            "form": form,
            "back": f"{reverse('person-map', args=[person_id])}?{request.GET.urlencode()}",
            "drawn": count(stand, "tie"),
            "away": len(whole.ties) - stand,
        }
    return render(request, "map/export.html", context, status=422 if form.errors else 200)


def standing_rows(found: Picture, shown: Chosen) -> list[Row]:
    """The ties of a picture that are neither folded nor filtered away."""
    return [found.ties[place].row for place in chosen.stands(found, shown)]
