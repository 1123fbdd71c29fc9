"""Which agencies know which children of one's own agency, as a table; behind the same question why
one looks as the list of who is near what is known."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.workspace.gate.views import gated, note, without_purpose
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.paging import Slice
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading import who_knows as reading
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.caseload import supplies
from wayhome.workspace.reading.who_is_near import EVERY

PER_PAGE = 20


@gated(task=Act.WORK_CASES)
def who_knows(request: HttpRequest) -> HttpResponse:
    """A page of children by name; only who is on it is on the trail."""
    refusal = without_purpose(request, EVERY, Act.WORK_CASES)
    if refusal is not None:
        return refusal
    chosen = Choices(request.GET)
    wanted = reading.Wanted(chosen["which"] != "all", chosen["held"] == "alone", chosen["name"])
    with opened(request) as seen:
        page = Slice(reading.number(seen, wanted), PER_PAGE, chosen["page"])
        children = reading.listed(seen, wanted, page.start, PER_PAGE)
        beside = (one for each in children for ask in each.ask for one in ask.beside)
        context = {
            "children": children,
            "agencies": reading.agencies(seen),
            "page": page,
            "chosen": chosen,
            "masked": {name: f"P-{at}" for at, name in enumerate(dict.fromkeys(beside), 1)},
            "supplies": supplies(seen),
            "never": silent(seen),
            "agency_names": {code: one.name for code, one in seen.agencies.items()},
        }
    note(request, people=list[Plain](one.person_id for one in children))
    return render(request, "near/who_knows.html", context)
