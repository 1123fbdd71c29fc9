"""One record with where it came from: agency, system, file, row, when written and received."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.roles import Act
from wayhome.lexicon.dates import Precision
from wayhome.workspace.disputing.standing import disputes, may_dispute
from wayhome.workspace.disputing.views import named_openly
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.pages.words import day, moment
from wayhome.workspace.reading.records import file_of, others, roles, things
from wayhome.workspace.reading.records import record as find
from wayhome.workspace.reading.view import Row


@gated(task=Act.SEE_PERSON)
def record(request: HttpRequest, person_id: str, record_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    user = signed_in(request)
    with opened(request) as seen:
        found = find(seen, person_id, record_id)
        if found is None:
            raise Http404
        named_openly(request, found)
        is_event = found["table"] == "event"
        context = {
            **about(seen, head_or_404(seen, person_id)),
            "record": found,
            "when": when(found),
            "disputes": disputes(seen, [found["record_id"]]),
            "may_dispute": may_dispute(seen, user, person_id),
            "viewer_agency": user.agency,
            "agency": seen.agencies.get(found["agency"]),
            "file": file_of(seen, found["delivery"]),
            "things": things(seen, record_id) if is_event else [],
            "others": others(seen, person_id, record_id) if is_event else [],
            "roles": roles(seen, person_id, record_id) if is_event else [],
        }
    return render(request, "person/record.html", context)


def when(record: Row) -> str:
    """When it happened, as exactly as the source says; what stands in for it is not it."""
    start, end, precision = (record[f"occurred_{name}"] for name in ("from", "to", "precision"))
    if start is None:
        return ""
    if precision == Precision.NOT_KNOWN:
        return f"Not stated. The day of the same row that stands in for it is {day(start)}"
    told = (moment(at, precision or Precision.MINUTE) for at in (start, end) if at)
    return " to ".join(told)
