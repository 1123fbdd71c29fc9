"""A referral taken away: as JSON in the form's own names, and as PDF in the form's order.

Keeps: both hold what is sent and nothing that we ask for ourselves; a notice that names nobody
names nobody in its title either.
"""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from wayhome.casework.pathways.referral import REFERRAL
from wayhome.casework.referral.as_json import FILES, as_json, lines, with_files
from wayhome.casework.referral.attachments import Attached, going, not_attached
from wayhome.casework.referral.person import EVIDENCE
from wayhome.casework.referral.routes import Route
from wayhome.casework.referral.written import answers, names_nobody, route, sections
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.workspace.attachments.attached import as_sent, size_words
from wayhome.workspace.cases.opening import Opened, open_case
from wayhome.workspace.cases.referrals.answered import Part, parts
from wayhome.workspace.cases.referrals.block import WAYS
from wayhome.workspace.cases.referrals.gathering import Gathered
from wayhome.workspace.cases.standing import called, present
from wayhome.workspace.documents.as_pdf import as_pdf
from wayhome.workspace.documents.paper import Paper, Section
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.pages.words import count, moment
from wayhome.workspace.reading.view import View

NOT_ANSWERED = "Not answered yet"


@gated(task=Act.WORK_CASES)
def json_file(request: HttpRequest, case: str) -> HttpResponse:
    """Every answer by the form's name of it."""
    found = _of_referral(request, case)
    if isinstance(found, HttpResponse):
        return found
    with opened(request) as seen:
        _noted(request, seen, found)
    told = with_files(as_json(found.told), _files(found))
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="{case}.json"'
    return answer


@gated(task=Act.WORK_CASES)
def pdf_file(request: HttpRequest, case: str) -> HttpResponse:
    """The whole referral to read, sign off and keep."""
    found = _of_referral(request, case)
    if isinstance(found, HttpResponse):
        return found
    with opened(request) as seen:
        _noted(request, seen, found)
        made = written(request, seen, found)
    answer = HttpResponse(as_pdf(made), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{case}-referral.pdf"'
    return answer


def written(request: HttpRequest, seen: View, found: Opened) -> Paper:
    """What is sent, section by section, and what of it is missing."""
    user, case = signed_in(request), found.told
    every, way = parts(case, present(), Gathered()), route(case)
    whom = "Notice" if way is Route.NOTICE else "Referral"
    name = "" if names_nobody(case) else f": {called(seen, found.row).name}"
    lacks = sum(one.lacks for one in every)
    stands = f"Now {case.pathway.states.get(case.state, 'taken back')}."
    lead = [
        f"{stands} {WAYS[way] if way else ''}".strip(),
        f"{count(lacks, 'answer')} missing." if lacks else "Nothing is missing.",
    ]
    taken = f"Taken away by {user.name}, {seen.agency_name(user.agency)}, {moment(present())}."
    title = f"{whom} to the National Referral Mechanism{name}"
    return Paper(title, taken, lead, [*_sections(every), *attached(found)])


def _files(found: Opened) -> list[Attached]:
    """What is attached, where the form asks for files: a notice has none, for one may name them."""
    return as_sent(found.row) if EVIDENCE in sections(found.told) else []


def attached(found: Opened) -> Iterator[Section]:
    """The files that go with it and what each shows, and what section Q names that is not here."""
    files = _files(found)
    lists = [f"{one.name}: {one.shows}. {size_words(one.size)}" for one in going(files)]
    asked = answers(found.told, EVIDENCE).get(FILES) if EVIDENCE in sections(found.told) else ""
    lists += [f"{one}: not attached here" for one in not_attached(lines(asked), files)]
    if lists:
        yield Section("Files that go with it", lines=lists)


def _sections(every: list[Part]) -> Iterator[Section]:
    for one in every:
        if one.note:
            yield Section("Section M: consent", lines=[one.note])
        yield Section(
            one.title, _answers(one), said=f"Of its answers {one.came}." if one.came else ""
        )


def _answers(part: Part) -> list[tuple[str, str]]:
    told = [(one.asks, one.words) for one in part.answers if not one.own]
    lacks = [(asks, NOT_ANSWERED) for _, every in part.missing for asks in every]
    place = {one.asks: n for n, one in enumerate(part.section.fields)}
    return sorted([*told, *lacks], key=lambda one: place[one[0]])


def _of_referral(request: HttpRequest, case: str) -> Opened | HttpResponse:
    found = open_case(request, case)
    if isinstance(found, Opened) and found.told.pathway is not REFERRAL:
        raise Http404
    return found


def _noted(request: HttpRequest, seen: View, found: Opened) -> None:
    """Of whom it is, on the trail."""
    person_id = called(seen, found.row).person_id
    note(request, people=list[Plain]([person_id] if person_id else []))
