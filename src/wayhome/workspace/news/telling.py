"""Whom a thing is told: the rules of `casework.telling`, over the accounts that there are.

Keeps: only an account that can open the case is told. Of the rows of one thing each account has
one, for the first reason for which it is told.
"""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from wayhome.casework.telling import Around, Somebody, ToTell
from wayhome.governance.access import Viewer
from wayhome.governance.roles import ROLES, Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.models import Case
from wayhome.workspace.news.models import News

# Roles that work on cases: nobody else opens one.
WORKING = [one.code for one in ROLES if Act.WORK_CASES in one.rights]


def around(case: Case) -> Around:
    """Who is in a case now."""
    part = frozenset(case.agencies.values_list("agency", flat=True))
    part |= {case.to_lead} if case.to_lead else frozenset()  # it reads what it is asked to lead
    wrote = able(part).filter(pk__in=[case.by_id, *case.entries.values_list("by", flat=True)])
    people = frozenset(Somebody(*one) for one in wrote.values_list("pk", "agency"))
    return Around(case.by_id, people, part, case.leads)


def rows(case: Case, each: Iterable[ToTell], of: str) -> list[News]:
    """What is to be kept of one thing."""
    told: dict[int, News] = {}
    for one in each:
        whole = set(able(one.agencies).values_list("pk", flat=True)) if one.agencies else set()
        for account in sorted(one.accounts | whole):
            told.setdefault(account, _row(case, one, of, account, whole=account in whole))
    return list(told.values())


def _row(case: Case, one: ToTell, of: str, account: int, *, whole: bool) -> News:
    return News(
        account_id=account, case=case, new=one.new, of=of, place=case.said - 1, whole=whole,
        told_at=timezone.now(),
    )  # fmt: skip


def alike(accounts: Iterable[User]) -> dict[Viewer, list[int]]:
    """Accounts by what they may read: agency and role decide, never the name."""
    found: dict[Viewer, list[int]] = {}
    for one in accounts:
        found.setdefault(one.viewer, []).append(one.pk)
    return found


def able(agencies: Iterable[str]) -> QuerySet[User]:
    """Accounts of these agencies that can work on a case. An integration reads no desk, and what it
    wrote is nobody's by that: its agency is told."""
    able = User.objects.filter(agency__in=list(agencies), is_active=True, role__in=WORKING)
    return able.filter(integration=None)
