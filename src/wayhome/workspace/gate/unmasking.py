"""Somebody masked is asked for: who it is, for the reader whose mask it is.

Once a request, before anything is decided, so that the gate, the page and the trail know one person
only. What stood in the address is kept beside it: until somebody has said why they look, the
question is asked by it, and no page tells the reference itself.
"""

from typing import Any

from django.http import HttpRequest

from wayhome.workspace.accounts.models import User
from wayhome.workspace.masking import meant

PEOPLE = ("person_id", "about")  # parts of an address that may name a person


def unmasked(request: HttpRequest, reader: User, kwargs: dict[str, Any]) -> dict[str, Any]:
    """The parts of an address with whom they stand for."""
    found = {name: meant(str(kwargs[name]), reader) for name in PEOPLE if name in kwargs}
    told = {person: str(kwargs[name]) for name, person in found.items() if person != kwargs[name]}
    request.__dict__.setdefault("_masks", {}).update(told)
    return kwargs | found


def as_asked(request: HttpRequest, about: str) -> str:
    """The reference by which this request asked for somebody."""
    masks: dict[str, str] = request.__dict__.get("_masks", {})
    return masks.get(about, about)
