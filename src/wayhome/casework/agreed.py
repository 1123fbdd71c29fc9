"""What was agreed in a case: who does what by when, and what came of it.

Every pathway has these entries. Keeps: an action is somebody's of an agency that takes part, by a
day; it ends when somebody writes down that it was done or why it is not needed, and a case with
open actions is not closed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from wayhome.casework.fields import Field, Kind, Said
from wayhome.casework.pathway import Entry

if TYPE_CHECKING:
    from wayhome.casework.case import Case

AGREED, DONE, DROPPED, ESCALATED = "action", "action done", "action dropped", "action escalated"
_ANYONE = "Whoever works on the case"


class State(StrEnum):
    """How an action stands. That an open one is late is read off its day."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "not needed"


@dataclass(frozen=True)
class Action:
    """One action. `place`: of the entry that agreed it; `due`: the last day on which it is in
    time; `escalated`: to whom it was passed up, empty where to nobody."""

    place: int
    what: str
    agency: str
    owner: str
    due: date
    state: State
    escalated: str = ""

    def late(self, today: date) -> bool:
        return self.state is State.OPEN and self.due < today


def of_actions(within: frozenset[str]) -> list[Entry]:
    """What may be said of actions, in the states in which a case is worked on."""
    which = Field("action", "Which action?", Kind.ENTRY, of=AGREED)
    at = Field("at", "When was that?", Kind.HAPPENED)
    why = Field("why", "Why?", Kind.WORDS, longest=1000)
    told = (
        (AGREED, "Agree an action", (
            Field("what", "What is to be done?", Kind.WORDS, longest=1000),
            Field("agency", "Which agency does it?", Kind.AGENCY),
            Field("owner", "Who there? Name and role"),
            Field("due", "By when?", Kind.DAY),
        )),
        (DONE, "An action was done", (
            which, at, Field("how", "What came of it?", Kind.WORDS, longest=1000),
        )),
        (DROPPED, "An action is not needed", (which, why)),
        (ESCALATED, "Pass an action up", (
            which, Field("whom", "To whom? Name and role"), why,
        )),
    )  # fmt: skip
    return [Entry(code, words, _ANYONE, within, fields=asked) for code, words, asked in told]


def actions(case: "Case") -> list[Action]:
    """Every action of a case, in the order in which they were agreed."""
    ends = {**_by_action(case, DROPPED, State.DROPPED), **_by_action(case, DONE, State.DONE)}
    up = {_text(one.details, "action"): one.details for one in case.every(ESCALATED)}
    return [
        Action(
            one.place,
            _text(one.details, "what"),
            _text(one.details, "agency"),
            _text(one.details, "owner"),
            date.fromisoformat(_text(one.details, "due")),
            ends.get(str(one.place), State.OPEN),
            _text(up.get(str(one.place), {}), "whom"),
        )
        for one in case.every(AGREED)
    ]


def left_open(case: "Case") -> Iterator[str]:
    """Why a case cannot be closed yet: a sentence for each action that is open."""
    for one in actions(case):
        if one.state is State.OPEN:
            yield (
                f"Still to be done: “{one.what}” ({one.owner}). Write down that it was done, or "
                "why it is not needed."
            )


def _by_action(case: "Case", code: str, state: State) -> dict[str, State]:
    return {_text(one.details, "action"): state for one in case.every(code)}


def _text(details: Said, field: str) -> str:
    return str(details.get(field) or "")
