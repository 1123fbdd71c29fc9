"""A child was found: recorded by another system, and who it may be told at once, as on the page.

Keeps: a person decides who it is. What is sent names them only where somebody chose them from an
answer (`POST /api/check` or this one); what is not chosen stays open.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse

from wayhome.governance.roles import Act
from wayhome.governance.scopes import Scope
from wayhome.workspace.actions import found as actions
from wayhome.workspace.api.calls import Call, Plain, Sent, Unfit, call, in_one
from wayhome.workspace.api.people import RINGS
from wayhome.workspace.api.shapes import (
    MOMENT,
    MOMENT_WRITTEN,
    RING,
    day_on,
    obj,
    one_of,
    perhaps,
    person,
    several,
    text,
    told,
    whole,
    written,
)
from wayhome.workspace.config.failures import NO_SUCH_PAGE, NobodyThere
from wayhome.workspace.found.checking import Answer, checked
from wayhome.workspace.found.entries import seen_by
from wayhome.workspace.found.forms import Given, Record
from wayhome.workspace.found.plain import plain
from wayhome.workspace.found.references import new_reference
from wayhome.workspace.found.telling import to_tell
from wayhome.workspace.found.views import NOBODY, choices
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.views.opening import opened

NUMBER = {"type": "number"}
REASON = obj("", field=told(), says=told(), strength=told(), bits=NUMBER)
ENTERED = {
    "reference": told(), "person": perhaps(told()), "name": told(), "agency": told(),
    "entered_on": day_on(), "ring_back": told(),
}  # fmt: skip
LIKELY = {"likelihood": told("In words."), "reasons": several(REASON), "also": several(told())}
PERSON = obj(
    "Somebody it may be.", person=told("Their reference."), name=told(), age=perhaps(whole(0, 150)),
    born=perhaps(day_on("Of your own agency's people alone.")), **LIKELY, ring=several(RING),
    entered=several(obj("", **ENTERED)),
)  # fmt: skip
CAME = obj(
    "Somebody it may be, of whom no release tells yet.",
    where=told("From whom it is known and since when, in words."), name=told(),
    age=perhaps(whole(0, 150)), person=perhaps(told("Whose newer record it is.")),
    case=perhaps(told("Number of the case begun by name.")),
    session=perhaps(told("Number of the mapping session.")), agency=told("Its code."),
    came_on=day_on(), **LIKELY, ring=several(RING),
)  # fmt: skip
PROMPT = obj("", question=told(), why=told(), source=told(), checked={"type": "boolean"})
ANSWER = obj(
    "Who it may be, whom to ring, and who was told.",
    reference=told("Of what was recorded."),
    told=several(told(), "Agencies that were told, of those of which others may know it, by code."),
    release=told("Which release answered."),
    as_at=day_on(),
    people=several(PERSON, "Those it may be, best first. A person decides."),
    entered=several(obj("", **ENTERED, **LIKELY), "Found before, and not in the records."),
    came=several(CAME, "Came in after the last build, or known by name alone: in no release."),
    not_looked_at=several(told(), "What could not be looked at, in words."),
    ring=several(RING, "Councils to ring, whatever was found."),
    not_supplied=several(told(), "Agencies that have supplied nothing."),
    not_lately=several(obj("", agency=told(), feed=told(), newest=day_on())),
    ask_at_once=several(PROMPT, "Questions before they leave where they are. None is a verdict."),
    look_for=several(PROMPT, "What somebody beside them can see."),
    note=told(),
)
BODY = obj(
    "What somebody beside them knows: one thing is enough.", ["place", "ring_back"],
    given=text("First name as heard.", 100),
    family=text("Family name.", 100),
    nickname=text("Nickname or street name.", 100),
    age=whole(0, 120, "In whole years, or about."),
    born=text("Date of birth as far as it is known: 2010-03-12, 2010-03, 2010, or --03-12.", 10),
    phone=text("Telephone, or the last six figures or more.", 40),
    home=text("Street or postcode where they live, or say they do."),
    number=text("NHS, pupil or Police National Computer number.", 20),
    sex=one_of(("female", "male")),
    place=text("Where they were found; with the postcode if you have it."),
    at=written(MOMENT, MOMENT_WRITTEN, "When they were found, in London. Without it, now."),
    ring_back=text("The number on which you can be rung back now.", 40),
    person=person("Who it is, where somebody chose them from an answer. Without it, not known."),
)  # fmt: skip
SAID = {"given": "Ty", "family": "Marsh", "age": 15, "place": "Bus station, NR1 1AA",
        "at": "2026-11-20T02:10", "ring_back": "01632 960211"}  # fmt: skip
GIVES = {
    "reference": "F-7K3M-9Q2X-4TBC", "told": ["NBC", "NED"], "release": "20261120T060000-nightly",
    "as_at": "2026-11-20",
    "people": [{
        "person": "P-7K3M-9Q2X-4TBC", "name": "Tyler Marsh", "age": 15, "born": None,
        "likelihood": "Very likely",
        "reasons": [{"field": "name", "says": "same name", "strength": "strong", "bits": 14.2}],
        "also": [], "ring": [RINGS], "entered": [],
    }],
    "entered": [], "came": [], "not_looked_at": [], "ring": [RINGS],
    "not_supplied": ["Northborough Hospitals"], "not_lately": [],
    "ask_at_once": [{
        "question": "Has the council been told?", "why": "Only a first responder refers.",
        "source": "Home Office, guidance for first responders, April 2026", "checked": True,
    }],
    "look_for": [],
    "note": "A record can be wrong, and silence is not safety. A person decides who it is.",
}  # fmt: skip


@call(
    Call(
        "record-found", "POST", "found", "Record that a child was found", Act.RECORD_FOUND,
        Scope.FOUND, gives=ANSWER, given=GIVES, made=True, body=BODY, example=SAID,
        says="Records it, tells those who answer for the child, and answers who it may be and whom "
        "to ring. To ask without recording anything there is `POST /api/check`.",
    )
)  # fmt: skip
def recorded(request: HttpRequest, sent: Sent) -> Plain | tuple[int, Plain]:
    """Record it; under the same key again, what was recorded and the answer of now."""
    given = Given({name: str(sent.held[name]) for name in Given.base_fields if name in sent.held})
    if not given.is_valid():
        raise _unfit(given)
    answer = _answer(request, given)
    if sent.made:
        return {**_kept(request, sent.made), **plain(answer, given.particulars)}
    form = Record(choices(answer), _found(sent.held))
    if not form.is_valid():
        raise _unfit(form)
    made, new = sent.once(lambda: _record(request, given, form, answer))
    return 201 if new else 200, {**_kept(request, made), **plain(answer, given.particulars)}


def _answer(request: HttpRequest, given: Given) -> Answer:
    """Who it may be, with the look at it on the trail: what is recorded is an event of its own."""
    held: list[Answer] = []

    def looked(request: HttpRequest) -> HttpResponse:
        held.append(checked(request, given.particulars))
        return HttpResponse()

    gated(task=Act.CHECK)(looked)(request)
    return held[0]


def _found(held: Plain) -> dict[str, Any]:
    """What was sent as the boxes of the page have it."""
    day, _, clock = str(held.get("at", "")).partition("T")
    return {
        "reference": new_reference(), "person": held.get("person", NOBODY), "place": held["place"],
        "on": day, "at": clock, "ring_back": held["ring_back"],
    }  # fmt: skip


def _record(request: HttpRequest, given: Given, form: Record, answer: Answer) -> str:
    person_id, finding = form.cleaned_data["person"], form.finding(given.particulars)
    chosen = "" if person_id == NOBODY else person_id
    with opened(request) as seen:
        tell = to_tell(seen, given.particulars, chosen, finding.area)
    entry = actions.record_found(
        reference=form.cleaned_data["reference"], finding=finding, person_id=chosen, tell=tell,
        release=answer.release, by=signed_in(request),
    )  # fmt: skip
    return entry.reference


def _kept(request: HttpRequest, reference: str) -> Plain:
    entry = seen_by(signed_in(request)).filter(pk=reference).first()
    if entry is None:
        raise NobodyThere(NO_SUCH_PAGE)
    openly = entry.notices.filter(openly=True).order_by("pk").values_list("agency", flat=True)
    return {"reference": reference, "told": list(openly)}


def _unfit(form: Given | Record) -> Unfit:
    fields = {_named(box): str(wrong[0]) for box, wrong in form.errors.items()}
    where, says = next(iter(fields.items()))
    return Unfit(422, in_one(where, says), {one: words for one, words in fields.items() if one})


def _named(box: str) -> str:
    return {"on": "at", "__all__": ""}.get(box, box)
