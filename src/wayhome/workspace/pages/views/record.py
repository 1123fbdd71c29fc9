"""One record with where it came from: agency, system, file, row, when written and received."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.roles import Act
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.reading.records import file_of, others, roles, things
from wayhome.workspace.reading.records import record as find


@gated(task=Act.SEE_PERSON)
def record(request: HttpRequest, person_id: str, record_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    with opened(request) as seen:
        found = find(seen, person_id, record_id)
        if found is None:
            raise Http404
        note(request, record=record_id)
        is_event = found["table"] == "event"
        context = {
            **about(seen, head_or_404(seen, person_id)),
            "record": found,
            "agency": seen.agencies.get(found["agency"]),
            "file": file_of(seen, found["delivery"]),
            "things": things(seen, record_id) if is_event else [],
            "others": others(seen, person_id, record_id) if is_event else [],
            "roles": roles(seen, person_id, record_id) if is_event else [],
        }
    return render(request, "person/record.html", context)
