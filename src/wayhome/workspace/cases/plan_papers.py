"""What a young person is given of their safety plan: the one page, and a short form that gives
nothing away.

Keeps: what was not safe for them to hold is refused, in the words of the rules; the file of the
short form has the name that any list has.
"""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from wayhome.casework.case import Case as Told
from wayhome.casework.pathways.plan import PLAN
from wayhome.casework.safety_plan import hidden, one_page
from wayhome.governance.roles import Act
from wayhome.workspace.cases.drawn.plan import list_refused, page_refused
from wayhome.workspace.cases.opening import open_case
from wayhome.workspace.cases.standing import present
from wayhome.workspace.documents.one_sheet import Sheet, one_sheet, plain_list
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.words import day


@gated(task=Act.WORK_CASES)
def page(request: HttpRequest, case: str) -> HttpResponse:
    """The one page."""
    return _given(request, case, page_refused, _page, "my-plan.pdf")


@gated(task=Act.WORK_CASES)
def short(request: HttpRequest, case: str) -> HttpResponse:
    """The hidden short form."""
    return _given(request, case, list_refused, lambda told: plain_list(hidden(told)), "list.pdf")


def _given(
    request: HttpRequest, case: str, refused: Callable[[Told], str],
    made: Callable[[Told], bytes], name: str,
) -> HttpResponse:  # fmt: skip
    found = open_case(request, case)
    if isinstance(found, HttpResponse):
        return found
    if found.told.pathway is not PLAN:
        raise Http404
    if why := refused(found.told):
        messages.info(request, f"Not printed. {why}")
        return redirect("case", case)
    answer = HttpResponse(made(found.told), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _page(told: Told) -> bytes:
    made, today = one_page(told), timezone.localdate(present())
    foot = f"This is mine. I choose who reads it. As it was on {day(today)}."
    return one_sheet(Sheet("My plan", made.parts, made.left_out, foot))
