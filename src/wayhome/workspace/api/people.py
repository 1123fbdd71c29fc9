"""Who knows a person, and whom to ring: all that an outsider sees, and all that this ever tells."""

from django.http import HttpRequest

from wayhome.governance.roles import Act
from wayhome.governance.scopes import Scope
from wayhome.workspace.api.calls import Call, Plain, Sent, call
from wayhome.workspace.api.shapes import RING, obj, perhaps, person, several, told, whole
from wayhome.workspace.found.plain import ringing
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.found import to_ring

RINGS = {
    "code": "NBC", "agency": "Northborough City Council", "role": "Children's duty team",
    "phone": "0161 496 0101", "out_of_hours": "0161 496 0102", "home_council": True, "why": "",
}  # fmt: skip
KNOWN_TO = obj(
    "That a person is known, and whom to ring.",
    person=person("Their reference."),
    name=told(),
    age=perhaps(whole(0, 150, "Nothing where it is not known.")),
    ring=several(RING, "Agencies that know them, the council of home first."),
    not_supplied=several(told(), "Agencies that have supplied nothing: silence is not safety."),
)


@call(
    Call(
        "known-to", "GET", "people/<str:person_id>/known-to", "Who knows a person",
        Act.SEE_PERSON, Scope.KNOWN_TO, parts={"person_id": person("Reference of a person.")},
        says="Whatever your agency may see of a person on pages: this tells their name, their age "
        "and whom to ring, and nothing else. Somebody held by another agency in restricted records "
        "alone is not there.",
        gives=KNOWN_TO,
        given={"person": "P-7K3M-9Q2X-4TBC", "name": "Tyler Marsh", "age": 15, "ring": [RINGS],
               "not_supplied": ["Northborough Hospitals"]},
    )
)  # fmt: skip
def known_to(request: HttpRequest, sent: Sent, person_id: str) -> Plain:
    """The same as the page tells an outsider."""
    with opened(request) as seen:
        head = head_or_404(seen, person_id)
        return {
            "person": person_id,
            "name": head.name,
            "age": head.age(seen.today),
            "ring": [ringing(each) for each in to_ring(seen, person_id)],
            "not_supplied": list(silent(seen)),
        }
