"""A case on paper: everything that was said in it, as PDF; of a panel its minutes, for Word too.

Keeps: a paper says what the page says, to whoever may open that page, and who took it away.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse

from wayhome.casework.agreed import actions
from wayhome.casework.case import Case as Told
from wayhome.casework.pathways.panel import PANEL
from wayhome.governance.roles import Act
from wayhome.workspace.attachments.attached import size_words, usable
from wayhome.workspace.cases import minutes, showing
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.opening import Opened, names_of, open_case
from wayhome.workspace.cases.standing import called, present
from wayhome.workspace.documents.as_docx import as_docx
from wayhome.workspace.documents.as_pdf import as_pdf
from wayhome.workspace.documents.paper import Paper, Section
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.pages.words import day, moment
from wayhome.workspace.reading.view import View

KINDS = {
    "pdf": ("application/pdf", as_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx),
}


@gated(task=Act.WORK_CASES)
def paper(request: HttpRequest, case: str, kind: str) -> HttpResponse:
    """The case as a document to take away."""
    if kind not in KINDS:
        raise Http404
    found = open_case(request, case)
    if isinstance(found, HttpResponse):
        return found
    with opened(request) as seen:
        made = written(request, seen, found)
    content_type, make = KINDS[kind]
    answer = HttpResponse(make(made), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{case}.{kind}"'
    return answer


def written(request: HttpRequest, seen: View, found: Opened) -> Paper:
    """What a case says, as one document."""
    user, way = signed_in(request), found.told.pathway
    names = names_of(seen, found, user)
    taken = f"Taken away by {user.name}, {seen.agency_name(user.agency)}, {moment(present())}."
    title = f"{called(seen, found.row).name}: {way.words}"
    lead = [f"Now {way.states.get(found.told.state, 'taken back')}. {found.row.number}."]
    if way is PANEL:
        return Paper(f"Minutes of {title}", taken, lead, minutes.sections(found.told, names))
    sections = [*entries_of(found, names), *actions_of(found.told, names), *files_of(found)]
    return Paper(title, taken, lead, sections)


def entries_of(found: Opened, names: Names) -> Iterator[Section]:
    """What was said and stands, the oldest first."""
    shown = showing.entries(found.told.pathway, found.entries, names)
    for one in reversed(shown):
        if one.back is None:
            said = f"{one.entry.by.name}, {one.agency}, {moment(one.entry.said_at)}"
            yield Section(one.title, in_words(one.answers), said=said)


def actions_of(case: Told, names: Names) -> list[Section]:
    """Who does what by when, as one section; none where nothing was agreed."""
    lines = [
        f"{one.what} {one.owner}, {names.agencies.get(one.agency, one.agency)}, by {day(one.due)}: "
        f"{one.state}"
        for one in actions(case)
    ]
    return [Section("Actions", lines=lines)] if lines else []


def files_of(found: Opened) -> list[Section]:
    """What is attached, as one section; none where nothing is. The files do not come along."""
    lines = [f"{one.name}: {one.shows}. {size_words(one.size)}" for one in usable(found.row)]
    return [Section("Attached, and not in this document", lines=lines)] if lines else []


def in_words(answers: Sequence[tuple[str, str | date | datetime]]) -> list[tuple[str, str]]:
    """Questions and answers as they are printed."""
    return [(asks, _told(answer)) for asks, answer in answers]


def _told(answer: str | date | datetime) -> str:
    if isinstance(answer, datetime):
        return moment(answer)
    return answer if isinstance(answer, str) else day(answer)
