"""Records of a new build that may not fit a condition of an order, told to those who work on it
though nobody has the page open.

    the order's conditions, and records that an account may read  ─>  news for that account

Keeps: each account is told by what it may read and nothing else, as of absences (`news.absences`):
records count for an agency that holds whoever the order is about, restricted ones for its accounts
that see them. The news says of which condition, and no more: a candidate is a question, and its
record is read on the page.
"""

from collections.abc import Iterator
from hashlib import sha256

from wayhome.casework.breaches import Candidate
from wayhome.casework.case import Case as Told
from wayhome.casework.pathways.order import MADE, ORDER
from wayhome.casework.telling import New, of_breach
from wayhome.governance.access import Viewer
from wayhome.lexicon.errors import NotSetUp
from wayhome.workspace.cases.drawn.order import held_against
from wayhome.workspace.cases.models import About, Case
from wayhome.workspace.cases.standing import told
from wayhome.workspace.gate.holders import holders_of
from wayhome.workspace.news.models import News
from wayhome.workspace.news.telling import able, alike, rows
from wayhome.workspace.reading.view import view


def of_orders() -> Iterator[News]:
    """What is to be told now, of orders that were made and name a condition."""
    made = Case.objects.filter(pathway=ORDER.code, stands=f"{ORDER.code}/{MADE}")
    about = made.filter(about=About.PERSON).exclude(about_id="")
    for row in about.prefetch_related("entries"):
        case = told(row, sorted(row.entries.all(), key=lambda one: one.place))
        if case.every("condition"):
            yield from _of_case(row, case)


def _of_case(row: Case, case: Told) -> Iterator[News]:
    part = row.agencies.values_list("agency", flat=True)
    known = set(News.objects.filter(case=row, new=New.BREACH).values_list("account", "of"))
    for viewer, accounts in alike(able(part)).items():
        for of in dict.fromkeys(map(_named, _candidates(row, case, viewer))):
            left = frozenset(one for one in accounts if (one, of) not in known)
            if left:
                yield from rows(row, [of_breach(left)], of)


def _named(one: Candidate) -> str:
    """By the place of its condition, and a hash: the number of a record is told to nobody who may
    not open it."""
    return f"{one.condition}@{sha256(one.record_id.encode()).hexdigest()[:32]}"


def _candidates(row: Case, case: Told, viewer: Viewer) -> list[Candidate]:
    """What may be a breach by the records that a viewer may read; nothing before the first
    build."""
    try:
        if viewer.agency not in holders_of(row.about_id, viewer):
            return []
        with view(viewer) as seen:
            return held_against(seen, row.about_id, case)[0]
    except NotSetUp:
        return []
