"""Concerns: raised by another system as on the page, and what became of one.

Keeps: the form of the page says what is wrong, in its words; whoever begins says who takes part,
because they read what is written, and about a person it is begun by an agency that holds them.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from wayhome.casework.case import Case as Told
from wayhome.casework.fields import moment
from wayhome.casework.pathways.concern import CONCERN, CONCERN_RAISED, OUTCOMES, STATES
from wayhome.governance.access import Level
from wayhome.governance.roles import Act
from wayhome.governance.scopes import Scope
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.api.calls import Call, Plain, Sent, Unfit, call, in_one
from wayhome.workspace.api.clocks import clocks_of
from wayhome.workspace.api.shapes import (
    CLOCK,
    asked,
    case_number,
    moment_at,
    obj,
    one_of,
    perhaps,
    person,
    several,
    text,
    told,
)
from wayhome.workspace.cases.beginning import KINDS, Beginning, openly
from wayhome.workspace.cases.forms import new_case, new_number
from wayhome.workspace.cases.models import About
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.reaching import reaching
from wayhome.workspace.cases.standing import seen_by
from wayhome.workspace.cases.standing import told as standing
from wayhome.workspace.config.failures import NO_SUCH_PAGE, NobodyThere
from wayhome.workspace.gate.passages import looks_for, passage, signed_in
from wayhome.workspace.gate.programs import state_for
from wayhome.workspace.gate.views import note
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading.view import View

NOT_ABOUT_THEM = (
    "Only an agency that holds a person begins a case about them by reference. Raise it by name: "
    "leave `person` out, and write in `called` whom it is about."
)

BODY = obj(
    "", ["said"],
    person=person("Whom it is about, of those whom your agency holds. Or `called`."),
    called=text("Whom or what it is about, by what people call them or it. With `person` it counts "
                "only where no record that everybody may read has a name."),
    kind=one_of(KINDS, "What `called` is. Without it, and with `person`, a person."),
    tell=several(text(longest=40), "Who takes part besides your own agency, by code in the "
                 "register. Each of them reads what is written here, and whom it is about.", 50),
    said={**asked(CONCERN_RAISED.fields),
          "description": "What the page asks. Moments are of the clock in London."},
)  # fmt: skip
CONCERN_SHAPE = obj(
    "How a concern stands.",
    case=case_number(),
    state=one_of(["", *STATES], "Empty where all of it was taken back."),
    words=told("The state in words."),
    raised_at=moment_at(),
    outcome=perhaps(obj(
        "What screening came to last, if it did.",
        code=one_of(sorted(OUTCOMES)), words=told(), at=moment_at(),
    )),
    told=several(
        obj("", reached={"type": "boolean"}, words=told("What they were told."), at=moment_at()),
        "What whoever raised it was told, the newest first.",
    ),
    clocks=several(CLOCK),
)  # fmt: skip
SAID = {
    "seen": "“He asked me twice to hold a bag for him.”",
    "when": "2026-11-19T15:40",
    "where": "Canal Street School, the gate",
    "how": "saw",
    "danger": "no",
    "told": "no",
    "not_told": "They asked that nobody is told yet.",
    "raiser": "Ada Quill, safeguarding lead, Northborough Schools",
}
STANDS = {
    "case": "C-7K3M-9Q2X-4TBC",
    "state": "raised",
    "words": "waiting to be screened",
    "raised_at": "2026-11-19T15:52:07+00:00",
    "outcome": None,
    "told": [],
    "clocks": [
        {
            "code": "screened", "words": "Screen it", "state": "running",
            "started": "2026-11-19T15:52:07+00:00", "due": "2026-11-20T23:59:59+00:00",
        },
    ],
}  # fmt: skip


@call(
    Call(
        "raise-concern", "POST", "concerns", "Raise a concern", Act.WORK_CASES, Scope.CONCERNS,
        says="What the page asks is asked here, and refused in its words. It begins a case, in "
        "which your agency takes part and those that you name.",
        gives=CONCERN_SHAPE, given=STANDS, made=True, body=BODY,
        example={"called": "A boy called Kai, about 15", "tell": ["NBC"], "said": SAID},
    )
)  # fmt: skip
def raised(request: HttpRequest, sent: Sent) -> Plain | tuple[int, Plain]:
    """Begin a concern; under the same key again, how the one that was begun stands."""
    if sent.made:
        return _stands(request, sent.made)
    with opened(request) as seen:
        subject = _about(request, seen, sent.held)
        form = _form(request, seen, sent.held, subject)
        release = seen.release.folder.name
    if not form.is_valid():
        raise _unfit(form)
    about = subject if subject and subject.called else _by_name(form, subject)
    if form.reaches:
        about = replace(about, home=tuple(form.reaches.chosen))
    made, new = sent.once(lambda: _begun(request, form, about, release))
    return 201 if new else 200, _stands(request, made)


@call(
    Call(
        "concern", "GET", "concerns/<str:case>", "What became of a concern", Act.WORK_CASES,
        Scope.CONCERNS, gives=CONCERN_SHAPE, given=STANDS, parts={"case": case_number()},
        says="Of a concern in which your agency takes part; of any other there is none.",
    )
)  # fmt: skip
def concern(request: HttpRequest, sent: Sent, case: str) -> Plain:
    """How one stands."""
    return _stands(request, case)


def open_for(request: HttpRequest, case: str, pathway: str) -> Opened:
    """A case of a pathway in which one's agency takes part; a case of others and none look the
    same."""
    mine = seen_by(signed_in(request)).filter(pk=case, pathway=pathway)
    row = mine.select_related("found").first()
    if row is None:
        raise NobodyThere(NO_SUCH_PAGE)
    entries = list(row.entries.select_related("by").order_by("place"))
    return Opened(row, entries, standing(row, entries))


def _stands(request: HttpRequest, case: str) -> Plain:
    found = open_for(request, case, CONCERN.code)
    return {
        "case": found.row.number,
        "state": found.told.state,
        "words": STATES.get(found.told.state, "taken back"),
        "raised_at": found.row.began_at.isoformat(),
        "outcome": _outcome(found.told),
        "told": list(_told(found.told))[::-1],
        "clocks": clocks_of(found),
    }


def _outcome(case: Told) -> Plain | None:
    said = [one for one in case.said if one.code in OUTCOMES][-1:]
    for one in said:
        words = CONCERN.entries[one.code].words
        return {"code": one.code, "words": words, "at": one.said_at.isoformat()}
    return None


def _told(case: Told) -> Iterator[Plain]:
    for one in case.every("told"):
        at = moment(str(one.details.get("at") or "")) or one.said_at
        reached = one.details.get("went") == "reached"
        yield {"reached": reached, "words": str(one.details["words"]), "at": at.isoformat()}


def _about(request: HttpRequest, seen: View, held: Plain) -> actions.Subject | None:
    """The person it is about, by whatever name others may know; nobody where it goes by name."""
    if "person" not in held:
        return None
    whom = held["person"]
    state_for(request, whom, looks_for(request))
    way = passage(request, whom)
    if way.level is Level.NONE:
        raise NobodyThere(way.reason)
    if way.level is not Level.FULL:
        raise PermissionDenied(NOT_ABOUT_THEM)
    note(request, people=[whom])
    return actions.Subject(openly(seen, whom), whom)


def _form(
    request: HttpRequest, seen: View, held: Plain, about: actions.Subject | None
) -> Beginning:
    """The form of the page, with what was sent in its boxes."""
    own = signed_in(request).agency
    agencies = {code: one.name for code, one in seen.agencies.items() if code != own}
    typed: dict[str, Any] = {
        "number": new_number(), "place": 0, "tell": held.get("tell", []),
        "called": held.get("called", ""), "about": held.get("kind", About.PERSON.value),
    }  # fmt: skip
    for code, given in held["said"].items():
        typed |= _in_boxes(f"said-{code}", given) if code == "when" else {f"said-{code}": given}
    return Beginning(
        CONCERN_RAISED.fields, typed, agencies=agencies, name=about.called if about else "",
        kind=about is None, reaches=reaching(seen, about.id if about else ""),
    )  # fmt: skip


def _in_boxes(name: str, given: str) -> dict[str, str]:
    """A moment as the boxes of the page have it."""
    day, _, clock = given.partition("T")
    year, month, number = day.split("-")
    return {
        f"{name}-day": number, f"{name}-month": month, f"{name}-year": year, f"{name}-time": clock,
    }  # fmt: skip


def _unfit(form: Beginning) -> Unfit:
    """What the page says is wrong, by the names of the interface."""
    fields = {_named(box): str(wrong[0]) for box, wrong in form.errors.items()}
    where, says = next(iter(fields.items()))
    return Unfit(422, in_one(where, says), {one: words for one, words in fields.items() if one})


def _named(box: str) -> str:
    return {"about": "kind", "__all__": ""}.get(box, box.replace("said-", "said.", 1))


def _by_name(form: Beginning, about: actions.Subject | None) -> actions.Subject:
    called = form.cleaned_data["called"]
    if about is not None:
        return actions.Subject(called, about.id)
    return actions.Subject(called, kind=About(form.cleaned_data["about"]))


def _begun(request: HttpRequest, form: Beginning, about: actions.Subject, release: str) -> str:
    try:
        begun = actions.begin(
            case=new_case(), pathway=CONCERN, about=about, tell=form.cleaned_data["tell"],
            saying=actions.Saying(new_number(), CONCERN_RAISED.code, form.said, 0),
            release=release, by=signed_in(request),
        )  # fmt: skip
    except BadUsage as refused:
        raise Unfit(422, str(refused)) from refused
    return begun.number
