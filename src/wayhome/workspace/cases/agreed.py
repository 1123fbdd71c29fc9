"""The register of actions: who does what by when, over all cases in which one's agency takes part.

Keeps: what is late comes first; an action is named with its case, and changed there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from wayhome.casework.agreed import State
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.models import CaseAction, CaseEntry
from wayhome.workspace.cases.standing import called, present, seen_by
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading.view import View

PER_PAGE = 20
WHICH = {"": "Open", "late": "Late", "over": "Done or not needed"}
WHOSE = {"": "Your agency's", "all": "Everybody's"}


@dataclass(frozen=True)
class Listed:
    """One action with whom its case is for. `what` and `owner`: as they were agreed."""

    action: CaseAction
    what: str
    owner: str
    called: str
    person_id: str
    agency: str
    late: bool


@gated(task=Act.WORK_CASES)
def actions(request: HttpRequest) -> HttpResponse:
    """Actions of the own agency, or of all who take part in its cases."""
    chosen, user, today = Choices(request.GET), signed_in(request), timezone.localdate(present())
    page = Paginator(_wanted(user, chosen, today), PER_PAGE).get_page(chosen["page"])
    with opened(request) as seen:
        rows = listed(seen, page.object_list, today)
    note(request, people=list[Plain](dict.fromkeys(one.person_id for one in rows if one.person_id)))
    context = {"page": page, "rows": rows, "chosen": chosen, "which": WHICH, "whose": WHOSE}
    return render(request, "cases/actions.html", context)


def owed(seen: View, user: User, today: date, most: int) -> tuple[list[Listed], int]:
    """Open actions of one's agency for the desk, and how many there are."""
    held = _of(user).filter(agency=user.agency, state=State.OPEN)
    return listed(seen, held[:most], today), held.count()


def listed(seen: View, held: Iterable[CaseAction], today: date) -> list[Listed]:
    """Actions with their words and with the name that this viewer may know."""
    rows = list(held)
    entries = CaseEntry.objects.filter(case__in={one.case_id for one in rows}, code="action")
    words = {(one.case_id, one.place): one.details for one in entries}
    return [_listed(seen, one, words[one.case_id, one.place], today) for one in rows]


def _listed(seen: View, one: CaseAction, said: dict[str, str], today: date) -> Listed:
    of, late = called(seen, one.case), one.state == State.OPEN and one.due < today
    agency = seen.agency_name(one.agency)
    return Listed(one, said["what"], said["owner"], of.name, of.person_id, agency, late)


def _of(user: User) -> QuerySet[CaseAction]:
    held = CaseAction.objects.filter(case__in=seen_by(user)).select_related("case__found")
    return held.order_by("due", "case", "place")


def _wanted(user: User, chosen: Choices, today: date) -> QuerySet[CaseAction]:
    still = Q(state=State.OPEN)
    which = {"late": still & Q(due__lt=today), "over": ~still}.get(chosen["which"], still)
    whose = Q() if chosen["whose"] == "all" else Q(agency=user.agency)
    held = _of(user).filter(which & whose)
    return held.order_by("-due", "case", "place") if chosen["which"] == "over" else held
