"""Whose word an entry is, asked of the register and of who takes part: the rules of
`casework.whose`, of seats, of who leads, and of the chair, for one account and one case.

Keeps: whoever wrote in a child's case is named in a refusal only to somebody whose own agency takes
part in that case, and may read it there.
"""

from collections.abc import Iterator, Mapping

from django.db.models import Q, QuerySet

from wayhome.casework import handover, whose
from wayhome.casework.case import Case as Told
from wayhome.casework.fields import Field, Said
from wayhome.casework.panel import agenda, chair_of, members
from wayhome.casework.panel.seats import seat_refused
from wayhome.casework.panel.sitting import Member, core_agencies, undeclared
from wayhome.casework.pathway import Entry
from wayhome.lexicon.agencies import AgencyKind, read_register
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases import sight
from wayhome.workspace.cases.models import About, Case, CaseEntry
from wayhome.workspace.cases.standing import seen_by

# Where somebody who works with a child is named in words: by pathway, entry and question.
NAMED = (("plan", "begun", "who"), ("turning18", "begun", "worker"), ("adult", "enquiry", "worker"))


def kinds() -> Mapping[str, AgencyKind]:
    """Of each agency of the register, by code."""
    return {code: one.kind for code, one in read_register(home().agencies).items()}


def speaker(row: Case, case: Told, user: User) -> whose.Speaker:
    """An account as the rules of whose word it is see it in a case."""
    return whose.Speaker(
        kinds().get(user.agency),
        handover.leads(case, row.agency) == user.agency,
        row.pathway == "panel" and user.agency in core_agencies(case),
        row.by_id == user.pk,
    )


def questions(row: Case, case: Told, entry: Entry, user: User) -> tuple[Field, ...]:
    """What an entry asks of this account."""
    return whose.asked(entry, speaker(row, case, user)) if entry.whose else entry.fields


def never_theirs(row: Case, case: Told, entry: Entry, user: User) -> str:
    """Why this account cannot say it whatever it answers, for the head of its form."""
    told = {whose.TOLD_US.code: "told"}
    return whose.refusal(entry, told, speaker(row, case, user)) if entry.whose else ""


def not_theirs(row: Case, case: Told, code: str, details: Said, by: User) -> Iterator[str]:
    """Why this account does not say this in this case: a sentence for each thing."""
    entry = case.pathway.entries.get(code)
    if entry is None:
        return
    yield handover.refusal(case, code, details, by.agency, row.agency)
    if entry.whose:
        yield whose.refusal(entry, details, speaker(row, case, by))
    if row.pathway == "panel" and code == "member":
        yield seat_refused(details, kinds())
    item = str(details.get("item") or "")
    yield sight.refusal(row, row.entries.all() if item else (), code, item, by)
    if row.pathway == "panel" and code in {"chair", "decided"}:
        yield _in_the_chair(case, code, details, by)


def _in_the_chair(panel: Told, code: str, details: Said, by: User) -> str:
    """Of who is named for one item, or in the chair when it is decided."""
    place = str(details.get("item") or "")
    item = next((one for one in agenda(panel) if str(one.place) == place), None)
    chair = _named(panel, details) if code == "chair" else chair_of(panel, place)
    if item is None or chair is None or not item.case:
        return ""
    return undeclared(panel, chair, place, worked_on(item.case, by))


def _named(panel: Told, details: Said) -> Member | None:
    return next((one for one in members(panel) if str(one.place) == details.get("member")), None)


def worked_on(number: str, user: User) -> list[str]:
    """Names of those who wrote in a case, or in another about the same, or are named there as
    working with them; as far as the agency of whoever asks takes part."""
    held = seen_by(user).exclude(pathway="panel")
    row = held.filter(pk=number).first()
    if row is None:
        return []
    about = Q(pk=number) | Q(out_of=row) | Q(led_to=row)
    if row.about == About.PERSON and row.about_id:
        about |= Q(about=About.PERSON, about_id=row.about_id)
    said = CaseEntry.objects.filter(case__in=held.filter(about).values("pk"))
    wrote = dict.fromkeys(said.order_by("by").values_list("by__name", flat=True).distinct())
    return [*wrote, *dict.fromkeys(_workers(said))]


def _workers(said: QuerySet[CaseEntry]) -> Iterator[str]:
    """“Lee Ward, worker” is Lee Ward."""
    for pathway, code, asked in NAMED:
        for one in said.filter(case__pathway=pathway, code=code):
            yield str(one.details.get(asked) or "").partition(",")[0]
