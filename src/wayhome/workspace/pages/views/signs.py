"""Signs: of one person, one sign with its evidence, and the list among the agency's own people."""

from collections.abc import Container
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.roles import Act
from wayhome.signs.catalogue import SIGNS
from wayhome.signs.sign import Strength
from wayhome.workspace.answering.forms import AnswerSign
from wayhome.workspace.answering.offering import form_for, kept_close, may_answer, offered
from wayhome.workspace.answering.standing import answered, by_answers
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.disputing.told import of_entries
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.paging import Slice
from wayhome.workspace.pages.views.opening import head_or_404, opened, sees_in_full
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.reading import caseload, evidence
from wayhome.workspace.reading import signs as reading
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.areas import area_or_code, covering
from wayhome.workspace.reading.head import holders
from wayhome.workspace.reading.life import life
from wayhome.workspace.reading.not_known import not_known
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View

PER_PAGE = 25
LED_TO = 10  # records of others
AGAINST = 5  # of each kind, the newest; the chronology has them all
STRENGTHS = {str(s): s.words for s in Strength if s not in (Strength.CONTEXT, Strength.GOING_WELL)}


@gated(task=Act.SEE_PERSON)
def person_signs(request: HttpRequest, person_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    with opened(request) as seen:
        shown = about(seen, head_or_404(seen, person_id))
        area = shown["where"].home.area if shown["where"].home else None
        found = reading.of_person(seen, person_id)
        context = {
            **shown,
            "signs": found,
            **by_answers(seen, found.standing),
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
        return sign_page(request, seen, found)


def sign_page(
    request: HttpRequest,
    seen: View,
    found: reading.Shown,
    form: AnswerSign | None = None,
    changed: str = "",
    status: int = 200,
) -> HttpResponse:
    """One sign, its evidence and its answers; `form` as it was sent, where it could not be kept.

    `changed`: the sentence that says why.
    """
    user, held = signed_in(request), answered(seen, [found])
    how = held.of(found.sign_id)
    if form is None and may_answer(seen, user, found.person_id):
        form = form_for(seen, user, found, held.raised[found.sign_id])
    rests = _rests_on(seen, found)
    leads = _leads_to(request, evidence.elsewhere(seen, found))
    own = set(evidence.record_ids(seen, found))
    context = {
        **about(seen, head_or_404(seen, found.person_id)),
        **rests,
        "sign": found,
        "definition": found.definition,
        "beside": reading.beside(seen, found),
        "agency_names": {code: one.name for code, one in seen.agencies.items()},
        "answered": how,
        "leads": leads[:LED_TO],
        "leads_of": len(leads),
        "marked": how.stands.new & own,
        "marked_of_others": len(how.stands.new - own),
        "form": form,
        "changed": changed,
        "may_ask": bool(offered(seen, user, found)),
        "kept_close": kept_close(seen, found),
        "viewer_agency": user.agency,
    }
    return render(request, "signs/sign.html", context, status=status)


def _leads_to(
    request: HttpRequest, found: list[evidence.Elsewhere]
) -> list[tuple[str, str | None, str | None, str]]:
    """Of whom and of what the reader may open: agency, person, address, record; each address once.

    The gate asks for a reason there, as for anybody; nobody is named here.
    """
    seen_places: set[str] = set()
    leads = []
    for one in found:
        whose = one.whose if one.whose and sees_in_full(request, one.whose) else None
        place = one.place if one.place and one.place not in seen_places else None
        if whose or place:
            leads.append((one.agency, whose, place, one.record_id))
        seen_places |= {place} if place else set()
    return leads


def _rests_on(seen: View, found: reading.Shown) -> dict[str, Any]:
    told = life(seen, found.person_id)
    behind = evidence.behind(seen, found, told)
    rows = [row for each in behind for _, records in each.told for row in records]
    unstated = {row["agency"] for row in rows if row["recorded_at"] is None}
    return {
        "evidence": behind,
        "disputes": disputes(
            seen, [row["record_id"] for row in rows] + of_entries(e.entry for e in behind)
        ),
        "records": len(rows),
        "unstated": unstated,
        "alone_unstated": found.first_alone_agency in unstated,
        "others": [seen.agency_name(code) for code in evidence.of_others(seen, found)],
        "counter": evidence.against(seen, found, told),
        "shown_against": AGAINST,
    }


@gated(task=Act.SEE_SIGNS)
def signs(request: HttpRequest) -> HttpResponse:
    """Signs of people whom the viewer's agency holds; the address bar keeps the filters."""
    chosen = Choices(request.GET)
    with opened(request) as seen:
        areas = {code: area_or_code(code) for code in caseload.areas(seen)}
        wanted = _wanted(chosen, seen, areas)
        page = Slice(caseload.number(seen, wanted), PER_PAGE, chosen["page"])
        listed = caseload.listed(seen, wanted, page.start, PER_PAGE)
        context = {
            "people": listed,
            "answered": answered(seen, (one for each in listed for one in each.signs.standing)),
            "page": page,
            "chosen": chosen,
            "narrowed": wanted != caseload.Wanted(),
            "today": seen.today,
            "supplies": caseload.supplies(seen),
            "kinds": {code: one.name for code, one in SIGNS.items() if one.listed},
            "strengths": STRENGTHS,
            "agencies": {code: one.name for code, one in seen.agencies.items()},
            "areas": areas,
        }
    note(request, people=caseload.people(listed))
    return render(request, "signs/list.html", context)


def _wanted(chosen: Choices, seen: View, areas: Container[str]) -> caseload.Wanted:
    return caseload.Wanted(
        code=chosen.one_of("code", SIGNS) or "",
        strength=chosen.one_of("strength", STRENGTHS) or "",
        standing=chosen["state"] != "all",
        name=chosen["name"],
        agency=chosen.one_of("agency", seen.agencies) or "",
        area=chosen.one_of("area", areas) or "",
    )
