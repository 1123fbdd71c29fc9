"""Signs: of one person, one sign with its evidence, and the list among the agency's own people."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.roles import Act
from wayhome.signs.catalogue import SIGNS
from wayhome.signs.sign import Strength
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.paging import Slice
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.reading import caseload
from wayhome.workspace.reading import signs as reading
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.areas import covering
from wayhome.workspace.reading.head import holders
from wayhome.workspace.reading.not_known import not_known
from wayhome.workspace.reading.records import records
from wayhome.workspace.reading.release import clock

PER_PAGE = 25
STRENGTHS = {str(s): s.words for s in Strength if s is not Strength.CONTEXT}


@gated(task=Act.SEE_PERSON)
def person_signs(request: HttpRequest, person_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    with opened(request) as seen:
        shown = about(seen, head_or_404(seen, person_id))
        area = shown["where"].home.area if shown["where"].home else None
        context = {
            **shown,
            "signs": reading.of_person(seen, person_id),
            "not_known": not_known(
                seen, {h.code for h in holders(seen, person_id)} | covering(area), clock()
            ),
            "never": silent(seen),
            "agency_names": {code: one.name for code, one in seen.agencies.items()},
        }
    return render(request, "signs/of_person.html", context)


@gated(task=Act.SEE_PERSON)
def sign(request: HttpRequest, person_id: str, sign_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    with opened(request) as seen:
        found = reading.one(seen, person_id, sign_id)
        if found is None:
            raise Http404
        ids = reading.evidence_ids(seen, person_id, sign_id)
        definition = found.definition
        context = {
            **about(seen, head_or_404(seen, person_id)),
            "sign": found,
            "definition": definition,
            "evidence": records(seen, person_id, ids),
            "others": [seen.agency_name(c) for c in reading.of_others(seen, person_id, sign_id)],
            "counter": reading.counter_evidence(seen, person_id, found),
            "context_signs": reading.of_person(seen, person_id).context,
            "agency_names": {code: one.name for code, one in seen.agencies.items()},
        }
    return render(request, "signs/sign.html", context)


@gated(task=Act.SEE_SIGNS)
def signs(request: HttpRequest) -> HttpResponse:
    """Signs of people whom the viewer's agency holds; the address bar keeps the filters."""
    chosen = Choices(request.GET)
    wanted = caseload.Wanted(
        code=chosen.one_of("code", SIGNS) or "",
        strength=chosen.one_of("strength", STRENGTHS) or "",
        standing=chosen["state"] != "all",
    )
    with opened(request) as seen:
        page = Slice(caseload.number(seen, wanted), PER_PAGE, chosen["page"])
        listed = caseload.listed(seen, wanted, page.start, PER_PAGE)
        today = seen.today
    note(request, people=caseload.people(listed))
    context = {
        "signs": listed,
        "page": page,
        "chosen": chosen,
        "today": today,
        "catalogue": [one for one in SIGNS.values() if not one.context],
        "strengths": STRENGTHS,
    }
    return render(request, "signs/list.html", context)
