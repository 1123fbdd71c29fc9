"""About whom somebody is asked why they look: a wrong person is seen before the page opens."""

from django.http import HttpRequest

from wayhome.governance.access import Level
from wayhome.workspace.gate.passages import passage, signed_in
from wayhome.workspace.reading.head import head
from wayhome.workspace.reading.view import view


def called(request: HttpRequest, person_id: str) -> str:
    """Name and age, or nothing for whoever may not know that they exist, and for nobody."""
    if passage(request, person_id).level is Level.NONE:
        return ""
    with view(signed_in(request).viewer) as seen:
        found = head(seen, person_id)
        return found.called(seen.today) if found else ""
