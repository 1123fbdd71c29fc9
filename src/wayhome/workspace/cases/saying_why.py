"""Where somebody says why they look at a person, with the way back to the page that they are on."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from wayhome.workspace.gate.passages import passage
from wayhome.workspace.gate.unmasking import as_asked


def say_why_at(request: HttpRequest, person_id: str) -> str:
    """The address; nothing where saying it would open no more of this person."""
    if not person_id or not passage(request, person_id).ask_purpose:
        return ""
    asks = reverse("purpose", args=[as_asked(request, person_id)])
    return f"{asks}?{urlencode({'next': request.path})}"
