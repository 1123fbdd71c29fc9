"""A case that somebody opens: its row, its entries and how it stands; and the names they may know.

Keeps: a case is opened by an agency that takes part in it, after saying why; for anybody else there
is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from wayhome.casework.case import Case as Told
from wayhome.casework.fields import Kind
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.listing import case_names
from wayhome.workspace.cases.models import TAKE_BACK, Case, CaseEntry
from wayhome.workspace.cases.sight import keeps_papers
from wayhome.workspace.cases.standing import seen_by, told
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import without_purpose
from wayhome.workspace.reading.view import View


@dataclass(frozen=True)
class Opened:
    """A case that was opened: its row, its entries, and how it stands by the rules."""

    row: Case
    entries: Sequence[CaseEntry]
    told: Told


def open_case(request: HttpRequest, number: str) -> Opened | HttpResponse:
    """The case, or the question why one looks. A case of others and none look the same."""
    row = seen_by(signed_in(request)).filter(pk=number).select_related("found").first()
    if row is None:
        raise Http404
    asked = without_purpose(request, number, Act.WORK_CASES)
    if asked is not None:
        return asked
    entries = list(row.entries.select_related("by").order_by("place"))
    return Opened(row, entries, told(row, entries))


def agencies_of(seen: View, found: Opened) -> dict[str, str]:
    """Those that take part, by name."""
    part = found.row.agencies.values_list("agency", flat=True)
    return {code: seen.agency_name(code) for code in part}


def names_of(seen: View, found: Opened, user: User) -> Names:
    """Every agency, and the cases that are named in this one and that whoever looks may read."""
    named = seen_by(user).filter(pk__in=set(_cases_named(found))).select_related("found")
    agencies = {code: one.name for code, one in seen.agencies.items()}
    return Names(agencies, case_names(seen, named), keeps_papers=keeps_papers(found.row, user))


def _cases_named(found: Opened) -> Iterator[str]:
    for one in found.entries:
        asked = found.told.pathway.entries[one.code].fields if one.code != TAKE_BACK else ()
        for field in asked:
            if field.kind is Kind.CASE and one.details.get(field.code):
                yield one.details[field.code]
