"""Circuit-breaker: a young person who is harmed again and again goes away for a while with their
family, and comes back to help that is ready (facts §3.2).

Keeps: somebody grown up of the family goes with them. A young person who goes alone is placed at a
distance: that is another decision, with another approval, and found to fail. Nowhere is the address
asked to which they go.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from wayhome.casework.clocks import Clock
from wayhome.casework.every_case import of_every_case
from wayhome.casework.fields import NO, YES, Said, Value
from wayhome.casework.pathway import Pathway
from wayhome.casework.pathways import rightful
from wayhome.casework.pathways.circuit_entries import (
    AGREED,
    AWAY,
    BACK,
    CLOSED,
    ENTRIES,
    NOT_GONE,
    OPEN,
    PROPOSED,
    STAYED,
    TAKEN_BACK,
    WORKER,
)
from wayhome.casework.whose import held

if TYPE_CHECKING:
    from wayhome.casework.case import Case

STATES = {
    PROPOSED: "proposed",
    AGREED: "agreed",
    AWAY: "away with their family",
    BACK: "back home",
    CLOSED: "closed",
    NOT_GONE: "ended before they left",
    STAYED: "ended where they went",
    TAKEN_BACK: "taken back",
}
GROWN_UP = frozenset({"carer", "parent", "relative"})
ALONE = (
    "Nobody grown up of the family goes with them: that is a placement at a distance, not a "
    "circuit-breaker. Say who of the family goes, or end this here and ask the home council for a "
    "decision on a placement, which its director approves and the council there is consulted on."
)
_OVER, _AGAIN = frozenset({"closed", "not gone", "stay", "not them"}), frozenset({"opened"})


def _clock(
    code: str, said: str, starts: frozenset[str], meets: str, ends: frozenset[str] = _OVER
) -> Clock:
    return Clock(code, said, WORKER, starts, frozenset({meets}), code, ends, _AGAIN)


_LEFT, _BACK, _SEEN = (
    frozenset({"left"}),
    frozenset({"returned"}),
    frozenset({"contact:with=worker"}),
)
CLOCKS = (
    Clock("circuit_contact", "See them or speak with them", WORKER, _LEFT | _SEEN, _SEEN,
          "circuit_contact", _OVER | _BACK, _AGAIN, rounds=True),
    _clock("circuit_return_plan", "Plan how they come back", _LEFT, "return plan", _OVER | _BACK),
    Clock("circuit_end", "They come back, or stay longer by agreement", WORKER,
          frozenset({"left:end", "longer:until"}), _BACK | {"longer"},
          "circuit_end", _OVER, _AGAIN, rounds=True),
    _clock("circuit_2_weeks", "Look at it after two weeks", _BACK, "follow up:week=2"),
    _clock("circuit_6_weeks", "Look at it after six weeks", _BACK, "follow up:week=6"),
    _clock("circuit_12_weeks", "Look at it after twelve weeks", _BACK, "follow up:week=12"),
    _clock("circuit_after", "Write down what happened after", _BACK, "after"),
)  # fmt: skip


def goes_alone(family: Value) -> bool:
    """Whether nobody grown up of the family goes: then it is a placement, whatever it is called."""
    going = {family} if isinstance(family, str) else set(family or ())
    return not going & GROWN_UP or "nobody" in going


def _also(case: "Case", code: str, details: Said, now: datetime) -> Iterator[str]:
    if code in {"planned", "left"} and goes_alone(details.get("family")):
        yield ALONE
    if code == "planned":
        yield from _not_agreed(case, details)


def _not_agreed(case: "Case", details: Said) -> Iterator[str]:
    if case.latest("parents").get("all") != YES:
        yield (
            "Not all who have parental responsibility agree. Ask them again and write it down "
            "under “Consent of the parents”; a court or the council’s lawyers decide where one "
            "refuses or cannot be reached."
        )
    if case.latest("view").get("want") == NO and not str(details.get("still") or "").strip():
        yield (
            "The young person said that they do not want to go. Talk it over with them and write "
            "down what they say now, or say here why it is still right."
        )
    if date.fromisoformat(str(details["end"])) <= date.fromisoformat(str(details["start"])):
        yield "They come back before they leave: put the two days right."


CIRCUIT = Pathway(
    "circuit",
    "a circuit-breaker",
    STATES,
    closed=frozenset({CLOSED, NOT_GONE, STAYED, TAKEN_BACK}),
    entries=held((*ENTRIES, *of_every_case(CLOCKS, OPEN)), rightful.CIRCUIT),
    clocks=CLOCKS,
    also=_also,
)
