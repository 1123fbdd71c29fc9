"""`POST /api/people/<person>/ties`: what the ties around a person may tell, asked by a program.

    {"question": "near" | "together" | "ask" | "new" | "through" | "things" | "adults" | "without",
     "purpose": "case", "words": "…", "of": ["P-…"]}

The purpose is stated with the question and kept as on a page. `of` names adults for the questions
`adults` and `without`; else every adult around the person is asked. A role asked of a child, of
somebody whose age is not known or whom records know only as harmed is refused with the reason
(422).
"""

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, JsonResponse

from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.network.kinds import NodeKind
from wayhome.network.methods.breaking import DISPLACED, Scenario
from wayhome.network.methods.refusing import Refused
from wayhome.workspace.disputing.told import Disputes
from wayhome.workspace.gate.passages import passage
from wayhome.workspace.gate.programs import by_token, said
from wayhome.workspace.gate.views import note
from wayhome.workspace.pages.views.opening import head_or_404, opened, sees_in_full
from wayhome.workspace.reading import questions as asking
from wayhome.workspace.reading.ends import Line
from wayhome.workspace.reading.questions import Answers, Roles
from wayhome.workspace.reading.without import without

Plain = dict[str, Any]
LEFT_OUT = (
    "Family, homes, schools and whom somebody trusts are left out: you look in order to act "
    "against people, and these were told to keep somebody safe."
)
KEPT_CLOSE = "You see that this person is known, and no more: ring an agency that holds them."
NOT_FOR_THIS = (
    "What holds people together is worked out only for acting against those who exploit, or for a "
    "panel: state the purpose disruption or panel."
)


@by_token(task=Act.SEE_PERSON)
def ties(request: HttpRequest, person_id: str) -> JsonResponse:
    """One question, answered with the records it rests on."""
    question, of = _read(request.body)
    if not sees_in_full(request, person_id):
        return said(403, KEPT_CLOSE)
    with opened(request) as seen:
        head_or_404(seen, person_id)
        purpose = passage(request, person_id).purpose
        note(request, question=question)
        try:
            found = asking.asked(seen, person_id, purpose, of)
            told = ANSWERS[question](asking.with_disputes(seen, found))
            left_out = {"left_out": LEFT_OUT} if seen.leaves_out else {}
            return JsonResponse({"as_at": seen.today.isoformat(), **told, **left_out})
        except Refused as refusal:
            return said(422, str(refusal))


def _read(body: bytes) -> tuple[str, tuple[str, ...]]:
    sent = json.loads(body or b"{}")
    if sent.get("question") not in ANSWERS:
        raise BadUsage(f"The field question is one of these: {', '.join(ANSWERS)}.")
    of = sent.get("of") or []
    if not isinstance(of, list) or not all(isinstance(one, str) for one in of):
        raise BadUsage('The field of is a list of references, such as ["P-1a2b"].')
    return sent["question"], tuple(of)


def _near(found: Answers) -> Plain:
    return {
        "near": [
            {
                "to": {"kind": way.end.kind, "id": way.end.name},
                "says": way.says["what"] if way.says else None,
                "records": _records(tuple(step.tie for step in way.steps), found.disputed)
                + ([_record(way.says, "began", found.disputed)] if way.says else []),
                "still_shows": {"in": way.still.shows, "of": way.still.draws},
                "rests_on": {
                    "agencies": way.rests.agencies,
                    "kinds_of_records": way.rests.sources,
                    "missing": way.rests.lacks,
                },
                "line": _line(way.line) if way.line else None,
            }
            for way in found.near
        ],
        "quiet_lines": [_line(one) for one in found.nearby.quiet],
        "not_followed": [
            {"kind": each.kind, "id": each.name, "people": each.people}
            for each in found.nearby.crowds
        ],
    }


def _line(of: Line) -> Plain:
    """A line: until when records tell of its work, and how and when it was closed, if it stands."""
    closed = {"how": of.closed.kind, "day": of.closed.day.isoformat()} if of.closed else None
    until = of.until.isoformat() if of.until else None
    return {"name": of.name, "at_work_until": until, "closed": closed}


def _together(found: Answers) -> Plain:
    return {
        "together": [
            {
                "people": each.people,
                "events": len(each.events),
                "own_records": _records(each.own, found.disputed),
            }
            for each in found.together
        ]
    }


def _records(rows: tuple[Plain, ...], disputed: Disputes) -> list[Plain]:
    return [_record(row, "first", disputed) for row in rows]


def _record(row: Plain, day: str, disputed: Disputes) -> Plain:
    """One record, or a tie with the second that it rests on; that it is disputed and no more."""
    return {
        "record": row["record_id"],
        "agency": row["agency"],
        "grading": row["grading"],
        "day": row[day].date().isoformat() if row[day] else None,
        "disputed": row["record_id"] in disputed or row.get("other_id") in disputed,
    }


def _ask(found: Answers) -> Plain:
    return {"ask": [{"agency": each.agency, "because_of": each.beside} for each in found.ask]}


def _new(found: Answers) -> Plain:
    return {"new": found.new.new, "over": found.new.over, "note": found.new.words}


def _through(found: Answers) -> Plain:
    if found.around.view.leaves_out:
        raise Refused(LEFT_OUT)
    reached = [
        {"through": each.who, "reaches": each.reaches, "as_well": each.as_well}
        for each in found.through.through
    ]
    return {"through": reached, "not_reached": len(found.through.not_reached)}


def _roles(found: Answers) -> Roles:
    if found.roles is None:
        raise Refused(NOT_FOR_THIS)
    return found.roles


def _things(found: Answers) -> Plain:
    held = _roles(found).things
    return {
        "things": [
            {"thing": each.what, "tied_to": each.beside, "rank": [each.place.low, each.place.high]}
            for each in held
        ]
    }


def _adults(found: Answers) -> Plain:
    told = _roles(found)
    return {
        "adults": [
            {"adult": one.who, "circles": one.circles, "rank": [one.place.low, one.place.high]}
            for one in told.adults.adults
        ],
        "asked": told.asked,
        "not_worked_out_of": told.refused,
        "note": told.adults.words,
    }


def _without(found: Answers) -> Plain:
    roles = _roles(found)
    told = without(found.around, (NodeKind.PERSON, found.person_id), roles.named)
    return {
        "without": [_scenario(one) for one in told.few],
        "things": told.things,
        "adults": told.adults,
        "not_worked_out_of": told.refused,
        "children": told.children,
        "warning": DISPLACED,
    }


def _scenario(one: Scenario) -> Plain:
    """What is in it is told where the data single it out, and else that they do not."""
    return {
        "take": len(one.without),
        "of": one.without if one.singles_out else None,
        "note": one.words,
        "fragmentation": [one.now, one.fragmented],
        "further": [one.further_now, one.further],
        "as_well": one.as_well,
        "every_choice_tried": one.whole_search,
        "still_shows": {"in": one.still.shows, "of": one.still.draws},
    }


ANSWERS: dict[str, Callable[[Answers], Plain]] = {
    "near": _near,
    "together": _together,
    "ask": _ask,
    "new": _new,
    "through": _through,
    "things": _things,
    "adults": _adults,
    "without": _without,
}
