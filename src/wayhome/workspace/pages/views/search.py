"""Search: one box and its filters in the address bar; what matched is said for each result."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.workspace.found import came as news
from wayhome.workspace.found.entries import searched
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.paging import Slice
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading import search as reading
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.caseload import supplies

PER_PAGE = 20


@gated(task=Act.SEARCH)
def search(request: HttpRequest) -> HttpResponse:
    chosen, user = Choices(request.GET), signed_in(request)
    with opened(request) as seen:
        wanted = reading.Wanted(
            text=chosen["q"],
            agency=chosen.one_of("agency", seen.agencies) or "",
            youngest=chosen.number("from_age"),
            oldest=chosen.number("to_age"),
            own=chosen["whose"] == "own",
        )
        found = reading.found(seen, wanted) if wanted.text else reading.Answer([], 0)
        page = Slice(len(found.hits), PER_PAGE, chosen["page"])
        shown = reading.described(seen, found.hits[page.start : page.start + PER_PAGE])
        asks = bool(wanted.text) and may(user.viewer, Act.CHECK).allowed
        entered, left = searched(seen, user, wanted.text) if asks else ([], ())
        came = news.searched(seen, user, wanted) if wanted.text else news.Came()
        context = {
            "entered": entered,
            "came": came.people,
            "unseen": (*left, *came.left),
            "chosen": chosen,
            "page": page,
            "results": shown,
            "capped": len(found.hits) + found.left_out >= reading.MOST,
            "left_out": found.left_out,
            "agencies": seen.agencies,
            "silent": silent(seen),
            "supplies": supplies(seen),
            "today": seen.today,
        }
    named = [one.person_id for one in shown]
    named += [one.person_id for one in entered if one.person_id]
    named += [one.person_id for one in came.people if one.person_id]
    numbers = (one.number for one in came.people if one.number)
    note(request, people=[*dict.fromkeys(named)], came=[*numbers])
    return render(request, "search.html", context)
