"""Absences that ask for a strategy discussion, told to those who work on them though nobody has
the page open.

    the case, and records that an account may read  ─>  the thresholds  ─>  news for that account

Keeps: each account is told by what it may read and nothing else. Records count for an agency that
holds the child; restricted ones for those of its accounts alone that see its restricted records.
The news says that something asks, and no more: why is read on the page, by the same rule.
"""

from collections.abc import Iterator
from datetime import date, datetime

from wayhome.casework.absences import Report
from wayhome.casework.case import Case as Told
from wayhome.casework.pathways.missing import MISSING, asks
from wayhome.casework.telling import New, of_asking
from wayhome.casework.thresholds import Reason, thresholds
from wayhome.governance.access import Viewer
from wayhome.lexicon.errors import NotSetUp
from wayhome.workspace.cases.drawn.missing import reports_of
from wayhome.workspace.cases.listing import CLOSED
from wayhome.workspace.cases.models import About, Case
from wayhome.workspace.cases.standing import limits_of, told
from wayhome.workspace.gate.holders import holders_of
from wayhome.workspace.news.models import News
from wayhome.workspace.news.telling import able, alike, rows
from wayhome.workspace.reading.head import head
from wayhome.workspace.reading.life import life
from wayhome.workspace.reading.view import view

DISCUSSED = frozenset({"asked", "strategy"})


def of_absences(now: datetime) -> Iterator[News]:
    """What is to be told now, of absences of which nobody asked for a discussion yet."""
    held = Case.objects.filter(pathway=MISSING.code).exclude(stands__in=CLOSED)
    for row in held.prefetch_related("entries"):
        case = told(row, sorted(row.entries.all(), key=lambda one: one.place))
        if case.said and not DISCUSSED.intersection(case.codes):
            yield from _of_case(row, case, now)


def _of_case(row: Case, case: Told, now: datetime) -> Iterator[News]:
    part = row.agencies.values_list("agency", flat=True)
    known = set(News.objects.filter(case=row, new=New.ASKS).values_list("account", "of"))
    for viewer, accounts in alike(able(part)).items():
        of = "+".join(sorted({one.code for one in _reasons(row, case, viewer, now)}))
        left = frozenset(one for one in accounts if (one, of) not in known)
        if of and left:
            yield from rows(row, [of_asking(left)], of)


def _reasons(row: Case, case: Told, viewer: Viewer, now: datetime) -> list[Reason]:
    reports, born = _records(row, viewer)
    limits = limits_of(row)
    return asks(case, row.pk, reports, born, limits, thresholds(limits), now)


def _records(row: Case, viewer: Viewer) -> tuple[list[Report], date | None]:
    """Reports of this child, for an agency that holds them; nothing before the first build."""
    if row.about != About.PERSON or not row.about_id:
        return [], None
    try:
        if viewer.agency not in holders_of(row.about_id, viewer):
            return [], None
        with view(viewer) as seen:
            who = head(seen, row.about_id)
            born = who.dob if who and who.dob_precision == "day" else None
            return list(reports_of(life(seen, row.about_id).entries)), born
    except NotSetUp:
        return [], None
