"""What the age of a found child changes: which response runs, and who decides on a referral.

A teenager more than 100 days short of 18 who is arrested for a drugs offence linked to a county
line is a high-risk safeguarding priority (Crest Advisory, facts §3.2). At 100 days or fewer the
same response runs, with the planner for turning 18, and the central authority decides (facts §1.4).
Where the age is not sure, somebody is a child (Home Office, referral form, facts §1.2).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wayhome.casework.fields import YES
from wayhome.casework.majority import near_majority


class Response(StrEnum):
    """Which response runs."""

    PRIORITY = "priority"
    CRISIS = "crisis"
    TURNING_18 = "turning 18"
    ADULT = "adult"


WORDS = {
    Response.PRIORITY: "A high-risk safeguarding priority: home, and all of this at once.",
    Response.CRISIS: "The crisis response runs.",
    Response.TURNING_18: "The crisis response runs. They are near 18: plan for that now; the "
    "central authority decides on the referral.",
    Response.ADULT: "They are 18: nothing is done without asking them. If they say no, the duty "
    "to notify holds, and names nobody.",
}


@dataclass(frozen=True)
class Found:
    """Somebody who was found. `born` is None where nobody is sure how old they are. `supply`: that
    it is about drugs and linked to a county line: yes, no, not sure."""

    born: date | None
    day: date
    arrested: bool
    supply: str


def response(found: Found, limit: int | None = None) -> Response:
    """Which response runs for somebody found on a day. `limit`: dated reference data, in days."""
    near = near_majority(found.born, found.day, limit) if found.born else None
    if near and not near.is_child:
        return Response.ADULT
    if near and not near.beyond_limit:
        return Response.TURNING_18
    return Response.PRIORITY if found.arrested and found.supply == YES else Response.CRISIS
