"""Calls one by one, and numbers to ask about; why one looks is asked once a shift for all of them.

A number here is nobody's and no line's until a record says so: the page asks, and keeps nothing.
"""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.roles import Act
from wayhome.network.lines.proposing import BUSY, PASSED
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.gate.views import gated, note, without_purpose
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.paging import Slice
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading import calls as reading
from wayhome.workspace.reading.agencies import silent

EVERY = "L-all"  # what the purpose is stated of
PER_PAGE = 20
LATELY = timedelta(days=180)


@gated(task=Act.SEE_LINES)
def calls(request: HttpRequest, record_id: str) -> HttpResponse:
    """The calls of one month that a tie between two telephones, or a question, rests on."""
    refusal = without_purpose(request, EVERY, Act.SEE_LINES)
    if refusal is not None:
        return refusal
    chosen = Choices(request.GET)
    with opened(request) as seen:
        found = reading.calls(seen, record_id, chosen["of"])
        if found is None:
            raise Http404
        context = {
            "found": found,
            "record": record_id,
            "disputes": disputes(seen, [row["record_id"] for row in found.rows]),
            "agency_names": {code: one.name for code, one in seen.agencies.items()},
        }
    note(request, calls=len(found.rows))
    return render(request, "lines/calls.html", context)


@gated(task=Act.SEE_LINES)
def to_ask(request: HttpRequest) -> HttpResponse:
    """Numbers that behave as a line's do: the newest record first."""
    refusal = without_purpose(request, EVERY, Act.SEE_LINES)
    if refusal is not None:
        return refusal
    chosen = Choices(request.GET)
    with opened(request) as seen:
        found = reading.to_ask(seen, seen.today - LATELY)
        page = Slice(len(found), PER_PAGE, chosen["page"])
        context = {
            "numbers": found[page.start : page.start + PER_PAGE],
            "page": page,
            "chosen": chosen,
            "busy": BUSY,
            "passed": PASSED,
            "days": LATELY.days,
            "never": silent(seen),
            "agency_names": {code: one.name for code, one in seen.agencies.items()},
        }
    return render(request, "lines/to_ask.html", context)
