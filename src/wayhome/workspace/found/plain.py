"""The answer to "who is this?" as plain values, for programs and for the command line.

    {"release", "as_at", "people": […], "entered": […], "came": […], "not_looked_at": […],
     "ring": […], "not_supplied": […], "not_lately": […], "ask_at_once": […], "look_for": […]}

Keeps: it says what the page says, to the same viewer, and nothing besides.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, JsonResponse

from wayhome.casework.prompts import Prompt
from wayhome.lexicon.errors import BadUsage
from wayhome.people import Particulars
from wayhome.workspace.found.asking import at_once, look_for
from wayhome.workspace.found.came import CameIn
from wayhome.workspace.found.checking import Answer, checked
from wayhome.workspace.found.entries import Alike, Shown
from wayhome.workspace.found.forms import Given
from wayhome.workspace.found.where import area_of, postcode_in
from wayhome.workspace.reading.agencies import Late
from wayhome.workspace.reading.found import Known, Reason, Ringing
from wayhome.workspace.reading.release import clock

FIELDS = tuple(Given.base_fields)
FOUND_AT = "found_at"  # where they are: a postcode, for the councils to ring
NOT_A_VERDICT = "A record can be wrong, and silence is not safety. A person decides who it is."

Plain = dict[str, Any]


def answered(request: HttpRequest, sent: Mapping[str, str]) -> JsonResponse:
    """The answer to what was sent, or in one sentence what is wrong with it (422)."""
    form = Given({name: value for name, value in sent.items() if name in FIELDS})
    if not form.is_valid():
        return JsonResponse({"error": _wrong(form)}, status=422)
    area = area_of(postcode_in(sent.get(FOUND_AT, "")))
    given = form.particulars
    return JsonResponse(plain(checked(request, given, area), given))


def read(body: bytes) -> dict[str, str]:
    """What a program sent. BadUsage for anything but an object of known fields."""
    try:
        sent = json.loads(body or b"{}")
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise BadUsage('Send a JSON object, such as {"given": "Kai", "age": 15}.')
    known = (*FIELDS, FOUND_AT)
    if not set(sent) <= set(known):
        raise BadUsage(f"There is a field that is not one of these: {', '.join(known)}.")
    if not all(isinstance(value, str | int | None) for value in sent.values()):
        raise BadUsage("Every field is a text or a whole number.")
    return {name: str(value) for name, value in sent.items() if value not in (None, "")}


def plain(answer: Answer, given: Particulars) -> Plain:
    """The answer to what was given as values that JSON can hold; days as 2026-11-20."""
    return {
        "release": answer.release,
        "as_at": clock().isoformat(),
        "people": [_person(one, answer) for one in answer.known],
        "entered": [_alike(one) for one in answer.entered],
        "came": [_came(one) for one in answer.came],
        "not_looked_at": list(answer.left),
        "ring": [ringing(one) for one in answer.near],
        "not_supplied": list(answer.silent),
        "not_lately": [_late(one) for one in answer.late],
        **_asks(answer, given),
        "note": NOT_A_VERDICT,
    }


def _person(one: Known, answer: Answer) -> Plain:
    entered = answer.of_known.get(one.person_id, [])
    return {
        "person": one.person_id,
        "name": one.name,
        "age": one.age,
        "born": one.dob.isoformat() if one.dob else None,
        "likelihood": str(one.likelihood),
        "reasons": [_reason(each) for each in one.reasons],
        "also": list(one.also),
        "ring": [ringing(each) for each in one.ring],
        "entered": [_entry(each) for each in entered],
    }


def _alike(one: Alike) -> Plain:
    return {
        **_entry(one.shown),
        "likelihood": str(one.likelihood),
        "reasons": [_reason(each) for each in one.reasons],
        "also": list(one.also),
    }


def _came(one: CameIn) -> Plain:
    return {
        "where": one.where,
        "name": one.name,
        "age": one.age,
        "person": one.person_id or None,
        "case": one.case or None,
        "session": one.session or None,
        "agency": one.agency,
        "came_on": one.day.isoformat(),
        "likelihood": str(one.likelihood or ""),
        "reasons": [_reason(each) for each in one.reasons],
        "also": list(one.also),
        "ring": [ringing(each) for each in one.ring],
    }


def _asks(answer: Answer, given: Particulars) -> Plain:
    whole = answer.very_likely
    first = at_once(given, whole.dob if whole else None)
    return {"ask_at_once": list(map(_prompt, first)), "look_for": list(map(_prompt, look_for()))}


def _prompt(one: Prompt) -> Plain:
    return {name: getattr(one, name) for name in ("question", "why", "source", "checked")}


def _entry(one: Shown) -> Plain:
    return {
        "reference": one.entry.reference,
        "person": one.person_id or None,
        "name": one.name,
        "agency": one.agency,
        "entered_on": one.day.isoformat(),
        "ring_back": one.entry.ring_back,
    }


def _late(one: Late) -> Plain:
    return {"agency": one.agency, "feed": one.feed, "newest": one.newest.isoformat()}


def _reason(one: Reason) -> Plain:
    return {"field": one.field, "says": one.says, "strength": one.strength, "bits": one.bits}


def ringing(one: Ringing) -> Plain:
    """Whom to ring at one agency."""
    agency = one.agency
    return {
        "code": one.code,
        "agency": agency.name if agency else one.code,
        "role": agency.contact_role if agency else "",
        "phone": agency.phone if agency else "",
        "out_of_hours": agency.out_of_hours if agency else "",
        "home_council": one.of_home,
        "why": one.why,
    }


def _wrong(form: Given) -> str:
    """The first fault, with the name of its field."""
    name, faults = next(iter(form.errors.items()))
    return str(faults[0]) if name == "__all__" else f"{name}: {faults[0]}"
