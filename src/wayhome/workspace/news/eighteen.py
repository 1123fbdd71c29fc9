"""Young people who are near 18 and of whom no plan for it is begun, told to those who work on their
cases: nobody is forgotten because nobody thought of it that day.

    a date of birth that a case or records tell  ─>  so many days before 18  ─>  news

How many days is the limit by which a plan asks what they want (`wishes_18`, facts §1.4). Keeps: of
records an agency is told only of somebody whom it holds, and a plan counts only where it takes
part, so that the news tells nobody that others work with a child.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from wayhome.casework.dated import limits_on
from wayhome.casework.fields import day
from wayhome.casework.pathways.turning18 import TURNING18
from wayhome.casework.telling import New, of_eighteen
from wayhome.governance.access import Viewer
from wayhome.lexicon.dates import LONDON, MAJORITY, birthday, days_to_18
from wayhome.lexicon.errors import NotSetUp
from wayhome.workspace.cases.listing import CLOSED
from wayhome.workspace.cases.models import About, Case
from wayhome.workspace.cases.standing import dated_limits, told
from wayhome.workspace.gate.holders import holders_of
from wayhome.workspace.news.models import News
from wayhome.workspace.news.telling import able, alike, rows
from wayhome.workspace.reading.view import view

LIMIT = "wishes_18"
BIRTHS = """
select person_id, arg_max(dob, (coalesce(recorded_at, received_at), record_id)) as born
from {subject} where list_contains($people, person_id) and superseded_at is null
  and dob is not null and dob_precision = 'day' group by person_id
"""
# Where a case itself says it: by pathway, entry and question.
SAID = (("crisis", "found", "born"), ("referral", "person", "pv-dob"))


def of_near_18(now: datetime) -> Iterator[News]:
    """What is to be told now: once to each account of each young person."""
    today = now.astimezone(LONDON).date()
    most = limits_on(today, dated_limits())[LIMIT].many
    held = Case.objects.filter(about=About.PERSON).exclude(stands__in=CLOSED)
    cases = list(held.prefetch_related("entries", "agencies").order_by("began_at"))
    agencies = {one.agency for case in cases for one in case.agencies.all()}
    known = set(News.objects.filter(new=New.EIGHTEEN).values_list("account", "of", "case"))
    for viewer, accounts in alike(able(agencies)).items():
        mine = [one for one in cases if viewer.agency in {a.agency for a in one.agencies.all()}]
        for case, born in _near(mine, viewer, today, most):
            of = f"18@{birthday(born, MAJORITY)}"
            left = frozenset(one for one in accounts if (one, of, case.pk) not in known)
            yield from rows(case, [of_eighteen(left)], of) if left else ()


def _near(cases: list[Case], viewer: Viewer, today: date, most: int) -> Iterator[tuple[Case, date]]:
    """The first open case of each who is near 18 and has no plan, with the date of birth."""
    planned = [one for one in cases if one.pathway == TURNING18.code]
    others = [one for one in cases if one.pathway != TURNING18.code]
    births, met = _births(others, viewer), set[str]()
    for one in others:
        born = _said(one) or births.get(one.about_id)
        who = one.about_id or one.pk
        if born and 0 < days_to_18(born, today) <= most and who not in met:
            met.add(who)
            if not any(_same(one, plan) for plan in planned):
                yield one, born


def _said(row: Case) -> date | None:
    entries = sorted(row.entries.all(), key=lambda one: one.place)
    for pathway, code, asked in SAID:
        if row.pathway == pathway:
            return day(str(told(row, entries).latest(code).get(asked) or ""))
    return None


def _same(one: Case, plan: Case) -> bool:
    same = bool(one.about_id) and one.about_id == plan.about_id
    return same or one.pk == plan.out_of_id or plan.pk == one.out_of_id


def _births(cases: list[Case], viewer: Viewer) -> Mapping[str, date]:
    """Of those whom the viewer's agency holds; nothing before the first build."""
    people = sorted({one.about_id for one in cases if one.about_id})
    try:
        with view(viewer) as seen:
            found = {row["person_id"]: row["born"] for row in seen.rows(BIRTHS, people=people)}
        return {
            one: born for one, born in found.items() if viewer.agency in holders_of(one, viewer)
        }
    except NotSetUp:
        return {}
