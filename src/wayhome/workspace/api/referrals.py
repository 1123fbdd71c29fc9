"""How a referral stands: its state, who decides, both decisions and the clocks; no word of what was
written in it."""

from django.http import HttpRequest

from wayhome.casework.case import happened_at
from wayhome.casework.referral.states import DECIDED, STATES
from wayhome.governance.roles import Act
from wayhome.governance.scopes import Scope
from wayhome.workspace.api.calls import Call, Plain, Sent, call
from wayhome.workspace.api.clocks import clocks_of
from wayhome.workspace.api.concerns import open_for
from wayhome.workspace.api.shapes import (
    CLOCK,
    case_number,
    moment_at,
    obj,
    one_of,
    several,
    told,
)
from wayhome.workspace.cases.opening import Opened

DECISION = obj(
    "A decision.", code=one_of(sorted(DECIDED)), words=told(), at=moment_at("When it was taken.")
)
REFERRAL = obj(
    "How a referral stands.",
    case=case_number(),
    state=one_of(["", *STATES], "Empty where all of it was taken back."),
    words=told("The state in words."),
    began_at=moment_at(),
    decisions=several(DECISION, "In the order in which they were written down."),
    clocks=several(CLOCK),
)


@call(
    Call(
        "referral", "GET", "referrals/<str:case>", "How a referral stands", Act.WORK_CASES,
        Scope.REFERRALS, gives=REFERRAL, parts={"case": case_number()},
        says="Of a referral in which your agency takes part; of any other there is none.",
        given={
            "case": "C-7K3M-9Q2X-4TBC", "state": "first yes",
            "words": "decided with reasonable grounds", "began_at": "2026-11-20T09:12:44+00:00",
            "decisions": [{
                "code": "first yes", "words": "First decision: reasonable grounds",
                "at": "2026-11-27T14:00:00+00:00",
            }],
            "clocks": [{
                "code": "recovery", "words": "Look at what help stays",
                "state": "running", "started": "2026-11-27T14:00:00+00:00",
                "due": "2026-12-27T23:59:59+00:00",
            }],
        },
    )
)  # fmt: skip
def referral(request: HttpRequest, sent: Sent, case: str) -> Plain:
    """How one stands."""
    found = open_for(request, case, "referral")
    return {
        "case": found.row.number,
        "state": found.told.state,
        "words": STATES.get(found.told.state, "taken back"),
        "began_at": found.row.began_at.isoformat(),
        "decisions": _decisions(found),
        "clocks": clocks_of(found),
    }


def _decisions(found: Opened) -> list[Plain]:
    entries = found.told.pathway.entries
    return [
        {
            "code": one.code,
            "words": entries[one.code].words,
            "at": happened_at(one).isoformat(),
        }
        for one in found.told.said
        if one.code in DECIDED
    ]
