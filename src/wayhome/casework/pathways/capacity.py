"""Parental capacity to change: what a carer does now, what it is to become, which help came, and
what was seen to change, in the time that the child has (facts §8).

Keeps: a goal is about what a carer does or leaves undone, never about what others do to the child.
Where harm comes from outside the family, carers are partners. Nobody concludes that change is not
enough before help was delivered, and both carer and child were heard.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from wayhome.casework.clocks import Clock
from wayhome.casework.every_case import of_every_case
from wayhome.casework.fields import NOT_SURE, YES, Said
from wayhome.casework.pathway import Pathway
from wayhome.casework.pathways import rightful
from wayhome.casework.pathways.capacity_entries import (
    CLOSED,
    CONCLUDED,
    ENTRIES,
    OPEN,
    TAKEN_BACK,
    WORKER,
    WORKING,
)
from wayhome.casework.whose import held

if TYPE_CHECKING:
    from wayhome.casework.case import Case

STATES = {
    WORKING: "being worked on",
    CONCLUDED: "concluded",
    CLOSED: "closed",
    TAKEN_BACK: "taken back",
}
_OVER, _AGAIN = frozenset({"closed", "not them"}), frozenset({"opened"})


def _clock(code: str, said: str, starts: str, meets: str, ends: frozenset[str] = _OVER) -> Clock:
    one, other = frozenset({starts}), frozenset({meets})
    return Clock(code, said, WORKER, one, other, code, ends, _AGAIN)


CLOCKS = (
    _clock("capacity_delivered", "See that the help has come", "support", "delivered"),
    _clock("capacity_first_check", "Hold the first checkpoint", "goal", "checkpoint"),
    Clock(
        "capacity_next_check", "Hold the next checkpoint", WORKER,
        frozenset({"checkpoint:next"}), frozenset({"checkpoint"}), "capacity_next_check",
        _OVER | {"conclusion"}, _AGAIN | {"again"}, rounds=True,
    ),
    _clock("capacity_answer", "Say whether the change is enough", "begun:until", "conclusion"),
)  # fmt: skip


def _also(case: "Case", code: str, details: Said, now: datetime) -> Iterator[str]:
    ahead = {"begun": "until", "put right": "until", "goal": "until", "checkpoint": "next"}
    told = details.get(ahead.get(code, ""))
    if told and date.fromisoformat(str(told)) < date.fromisoformat(str(details["at"])[:10]):
        yield "The day that you told is before this was: choose a later one."
    if code == "conclusion" and details["change"] == "insufficient" and not _delivered(case):
        yield (
            "No help has come yet, as far as is written down: that change is insufficient cannot "
            "be said. Write down what came under “Help delivered, or not”, or say that it is "
            "unclear."
        )

    if code == "conclusion" and details["change"] == "insufficient" and _outside(case, details):
        yield (
            "The harm comes from outside the family, or may: that somebody outside was not stopped "
            "is no failing of theirs. Write what else is insufficient, under “What of it is not "
            "about stopping somebody outside?”, or say that it is unclear."
        )


def _outside(case: "Case", details: Said) -> bool:
    """Whether nothing is named that is the carers' own where the harm is not from inside."""
    named = str(details.get("not_theirs") or "").strip()
    return case.first.get("harm") in {"outside", NOT_SURE} and not named


def _delivered(case: "Case") -> bool:
    return any(one.details.get("came") in {YES, "partly"} for one in case.every("delivered"))


CAPACITY = Pathway(
    "capacity",
    "parental capacity to change",
    STATES,
    closed=frozenset({CLOSED, TAKEN_BACK}),
    entries=held((*ENTRIES, *of_every_case(CLOCKS, OPEN)), rightful.CAPACITY),
    clocks=CLOCKS,
    also=_also,
)
