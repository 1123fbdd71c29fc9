"""Cases as an account may see them, and how each stands by the rules.

Keeps: an agency that takes part reads a case, and nobody else knows that there is one. The filter
stands in `seen_by`, the only way in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from wayhome.casework.case import Case as Told
from wayhome.casework.case import SaidEntry
from wayhome.casework.dated import Dated, defaults, limits_on
from wayhome.casework.limits import Limit, Unit
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.models import About, Case, CaseAgency, CaseEntry, CaseLimit
from wayhome.workspace.found.entries import shown
from wayhome.workspace.found.models import FoundEntry
from wayhome.workspace.found.where import aware
from wayhome.workspace.lists.held import lines
from wayhome.workspace.reading import references
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.release import now
from wayhome.workspace.reading.view import View


def present() -> datetime:
    """The moment by the clock here; a demonstration lives on the day of its release."""
    return aware(now())


def seen_by(user: User) -> QuerySet[Case]:
    """The cases in which this account's agency takes part, and those that it is asked to lead as
    long as it has not answered: it reads what it would take on. The newest first."""
    part = CaseAgency.objects.filter(agency=user.agency).values("case")
    return Case.objects.filter(Q(pk__in=part) | Q(to_lead=user.agency))


@dataclass(frozen=True)
class Called:
    """Whom a case is for, as one viewer may know it: a name, and a reference where they may."""

    name: str
    person_id: str = ""


def called(view: View, case: Case) -> Called:
    """By the found entry it began with, or by the reference, which may lead to another by now."""
    if case.found is not None:
        (one,) = shown(view, [case.found])
        return Called(one.name, one.person_id)
    if case.about != About.PERSON or not case.about_id:
        return Called(case.called)
    known = names(view, [case.about_id])
    if case.about_id not in known:
        return Called(case.called)
    now_is = references.leads(view, [case.about_id]).get(case.about_id, case.about_id)
    return Called(known[case.about_id], now_is)


def begun(entry: FoundEntry, user: User) -> dict[str, object]:
    """For the page of a found child: the case that began with it, how it stands, and whether this
    account's agency takes part."""
    case = Case.objects.filter(found=entry).first()
    return {
        "begun": case,
        "begun_state": case.way.states.get(case.state, "taken back") if case else "",
        "begun_open": case is not None and case.is_open,
        "takes_part": case is not None and seen_by(user).filter(pk=case.pk).exists(),
    }


def running(entry: FoundEntry) -> bool:
    """Whether a case that began with a found child is open."""
    case = Case.objects.filter(found=entry).first()
    return case is not None and case.is_open


def standing(entries: Sequence[CaseEntry]) -> list[CaseEntry]:
    """The entries that stand, in their order: neither a taking back nor what one took back."""
    back = {one.takes_back for one in entries}
    return [one for one in entries if one.takes_back is None and one.place not in back]


def told(case: Case, entries: Sequence[CaseEntry]) -> Told:
    """A case as the rules know it."""
    said = [SaidEntry(one.code, one.details, one.said_at, one.place) for one in standing(entries)]
    return Told(case.way, said, limits_of(case), lines())


def limits_of(case: Case) -> Mapping[str, Limit]:
    """What held on the day on which a case began."""
    return limits_on(_day(case), dated_limits())


def dated_limits() -> list[Dated]:
    """What the product brings with it, and what was set here since: of one day the latter holds."""
    own = CaseLimit.objects.select_related("by")
    return [*defaults(), *map(_dated, own)]


def _dated(row: CaseLimit) -> Dated:
    limit, day = Limit(row.many, Unit(row.unit)), timezone.localdate(row.set_at)
    return Dated(row.code, limit, row.since, f"{row.by.name}: {row.why}", True, day)


def _day(case: Case) -> date:
    return timezone.localdate(case.began_at)
