"""What falls due in cases, or is late, of which nobody was told yet: clocks, and actions.

Keeps: each is told once for each moment at which it is due. One that waits, with a reason, is told
when it runs again.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from wayhome.casework.agreed import State as ActionState
from wayhome.casework.clocks import State
from wayhome.casework.dated import limits_on
from wayhome.casework.limits import Limit
from wayhome.casework.telling import LIMIT, New, is_soon, of_clock, of_late_action
from wayhome.workspace.cases.listing import CLOSED
from wayhome.workspace.cases.models import CaseAction, CaseClock
from wayhome.workspace.cases.standing import dated_limits, present
from wayhome.workspace.news import standing
from wayhome.workspace.news.absences import of_absences
from wayhome.workspace.news.eighteen import of_near_18
from wayhome.workspace.news.models import News
from wayhome.workspace.news.orders import of_orders
from wayhome.workspace.news.telling import around, rows

RUNNING = (State.RUNNING, State.LATE)


def due() -> list[News]:
    """What is to be told now."""
    now = present()
    limit = limits_on(timezone.localdate(now), dated_limits())[LIMIT]
    work = [*_of_clocks(now, limit), *_of_actions(timezone.localdate(now))]
    return [*work, *of_absences(now), *of_orders(), *of_near_18(now)]


def _of_clocks(now: datetime, limit: Limit) -> Iterator[News]:
    ahead = now + max(timedelta(hours=limit.many), timedelta(days=limit.many))
    held = CaseClock.objects.filter(state__in=RUNNING, due__lte=ahead)
    found = list(held.exclude(case__stands__in=CLOSED).select_related("case"))
    known = _known(one.case_id for one in found)
    for one in found:
        late, of = one.due <= now, standing.of_clock(one.code, one.due)
        told = (one.case_id, New.LATE if late else New.SOON, of) in known
        if not told and (late or is_soon(one.started, one.due, now, limit)):
            yield from rows(one.case, [of_clock(around(one.case), late=late)], of)


def _of_actions(today: date) -> Iterator[News]:
    late = Q(state=ActionState.OPEN, due__lt=today)
    held = CaseAction.objects.filter(late).exclude(case__stands__in=CLOSED)
    found = list(held.select_related("case"))
    known = _known(one.case_id for one in found)
    for one in found:
        of = standing.of_action(one)
        if (one.case_id, New.ACTION_LATE, of) not in known:
            yield from rows(one.case, [of_late_action(around(one.case), one.agency)], of)


def _known(cases: Iterable[str]) -> set[tuple[str, str, str]]:
    held = News.objects.filter(case__in=set(cases), new__in=[*standing.OF_CLOCKS, New.ACTION_LATE])
    return set(held.values_list("case_id", "new", "of"))
