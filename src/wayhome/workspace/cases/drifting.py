"""The drift board: every step of a case that is past its time, for how long, waiting on whom.

Keeps: only cases in which one's own agency takes part are listed and counted; they stand by how
long the step is past its time and by nothing about anybody, so that no child is ranked (guard-rail
2). A clock that somebody lets wait with a reason is not adrift.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.casework.clocks import State
from wayhome.casework.pathways import PATHWAYS
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.listing import CLOSED
from wayhome.workspace.cases.models import CaseClock
from wayhome.workspace.cases.standing import called, present, seen_by
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading.view import View

PER_PAGE = 20
DAY = timedelta(days=1)
PAST = {"1": "Over a day", "7": "Over a week", "28": "Over four weeks"}


@dataclass(frozen=True)
class Adrift:
    """One step past its time. `leads`: the agency that leads the case; `owner`: who answers for the
    step, in words."""

    clock: CaseClock
    words: str
    owner: str
    called: str
    person_id: str
    state: str
    leads: str


@gated(task=Act.WORK_CASES)
def drift(request: HttpRequest) -> HttpResponse:
    """Every step of one's agency's cases that is past its time, what is longest past it first."""
    chosen, user, now = Choices(request.GET), signed_in(request), present()
    held = wanted(user, chosen, now)
    page: Page[CaseClock] = Paginator(held, PER_PAGE).get_page(chosen["page"])
    with opened(request) as seen:
        rows = [_told(seen, one) for one in page.object_list]
        led_by = dict(sorted(_leading(seen, user, now), key=lambda pair: pair[1]))
    note(request, people=list[Plain](dict.fromkeys(one.person_id for one in rows if one.person_id)))
    cases = held.order_by().values("case").distinct().count()
    context = {"page": page, "rows": rows, "chosen": chosen, "at": now, "cases": cases}
    context |= {"ways": {one.code: one.words for one in PATHWAYS.values()}, "led_by": led_by}
    return render(request, "cases/drift.html", {**context, "past": PAST})


def wanted(user: User, chosen: Choices, now: datetime) -> QuerySet[CaseClock]:
    """What is adrift, of what is asked for; a choice that is none is not chosen."""
    held = _adrift(user, now)
    way, days = chosen.one_of("way", PATHWAYS), chosen.one_of("past", PAST)
    held = held.filter(case__pathway=way) if way else held
    held = held.filter(case__leads=chosen["leads"]) if chosen["leads"] else held
    return held.filter(due__lte=now - int(days) * DAY) if days else held


def many(user: User, now: datetime) -> int:
    """How many steps are past their time, for the list of cases."""
    return _adrift(user, now).count()


def _adrift(user: User, now: datetime) -> QuerySet[CaseClock]:
    held = CaseClock.objects.filter(
        case__in=seen_by(user), state__in=[State.RUNNING, State.LATE], due__lte=now
    )
    open_ones = held.exclude(case__stands__in=CLOSED).select_related("case__found")
    return open_ones.order_by("due", "case", "code")


def _told(seen: View, one: CaseClock) -> Adrift:
    of, clock = called(seen, one.case), {c.code: c for c in one.case.way.clocks}[one.code]
    state = one.case.way.states.get(one.case.state, "taken back")
    leads = seen.agency_name(one.case.leads)
    return Adrift(one, clock.words, clock.owner, of.name, of.person_id, state, leads)


def _leading(seen: View, user: User, now: datetime) -> Iterator[tuple[str, str]]:
    """The agencies that lead what is adrift, by code and name."""
    codes = _adrift(user, now).order_by().values_list("case__leads", flat=True).distinct()
    return ((code, seen.agency_name(code)) for code in codes)
