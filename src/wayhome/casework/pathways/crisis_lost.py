"""A child of a crisis response who left otherwise, or is missing: whom that was told, and how they
were found again, or came back.

Keeps: that somebody is lost can be written down at once, whoever was told or could not be reached;
each no is a clock, and no telephone call is a condition of saying that a child is gone.
"""

from wayhome.casework.fields import YES, YES_NO, YES_NO_NOT_SURE, Field, Kind, When
from wayhome.casework.pathway import Entry
from wayhome.casework.pathways.asking import at, words, yes_no
from wayhome.casework.pathways.crisis_home import STAYS
from wayhome.casework.pathways.crisis_states import (
    ANYBODY,
    FINDER,
    NOT_KNOWN,
    OPEN,
    THERE,
    WITH_FINDER,
)
from wayhome.casework.pathways.still_missing import risk_looked_at

_LOST = frozenset({NOT_KNOWN})


def _known_to(code: str, asks: str, whom: str) -> tuple[Field, Field]:
    """Whether they know, and who there: of a no nothing more is asked."""
    return (
        yes_no(code, asks, "A no starts a clock: write it down all the same."),
        Field(f"{code}_who", whom, when=When(code, frozenset({YES}))),
    )


LOST = Entry(
    "lost", "Left otherwise, or missing", ANYBODY, OPEN - _LOST, NOT_KNOWN,
    fields=(
        at("When were they last seen?"),
        words("how", "What is known: where, with whom, which way?"),
        *_known_to("police", "Do police know that they are gone?", "Which force, and who there?"),
        *_known_to("home", "Does the home council know?", "Who there? Name and role"),
    ),
)  # fmt: skip

POLICE_TOLD = Entry(
    "police told", "Police told that they are missing", ANYBODY, _LOST,
    fields=(
        at(),
        Field("force", "Which police force, and who there?"),
        Field("reference", "Number of the report", required=False, longest=48),
    ),
)  # fmt: skip

RISK = risk_looked_at(_LOST)

FOUND_AGAIN = Entry(
    "found again", "Found again, and with whoever found them", FINDER, _LOST, WITH_FINDER,
    fields=(
        at("When?"),
        Field("where", "Where?"),
        Field("custody", "Are they in custody?", Kind.CHOICE, choices=YES_NO),
        words("health", "How are they?"),
    ),
)  # fmt: skip

BACK_AGAIN = Entry(
    "back again", "Back where they are to stay", ANYBODY, _LOST, THERE,
    fields=(
        at("When did they come back?"),
        words("how", "How: by themselves, or who brought them?"),
        words("health", "How are they?"),
        Field("exploited", "Were they with somebody who may exploit them?", Kind.CHOICE,
              choices=YES_NO_NOT_SURE),
        *STAYS,
    ),
)  # fmt: skip

ENTRIES = (LOST, POLICE_TOLD, RISK, FOUND_AGAIN, BACK_AGAIN)
