"""What people may say round a table at a mapping session, how it is graded, and by whom.

Nothing said is a fact about anybody: each kind says how somebody saw, heard or knows of two things
together, and none of them names what a child is. Keeps: the topics are those of the community
feed, whose contract a session is handed in by.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Wants(StrEnum):
    """What a kind of statement needs besides whom it is about."""

    PERSON = "person"
    PLACE = "place"
    PHONE = "phone"
    LINE = "line"
    WORDS = "words"


@dataclass(frozen=True)
class Kind:
    """One kind: its words in the form and on the map, what it needs, its topic in the feed.
    `of_other`: the feed says it of the other person, as of an adult who protects."""

    title: str
    tie: str
    wants: Wants
    topic: str
    missing: str
    of_other: bool = False


_WHO = "Choose or name whom they were with."
_WHERE = "Write where: a name, an address or a postcode."
KINDS = {
    "seen_with": Kind("was seen with somebody", "Said to be seen together", Wants.PERSON,
                      "seen together", _WHO),
    "stays": Kind("lives or stays at an address", "Said to stay there", Wants.PLACE,
                  "stays there", _WHERE),
    "phone": Kind("uses a telephone", "Number said to be theirs", Wants.PHONE, "other",
                  "Write the number, such as 07700 900123."),
    "line": Kind("is named together with a line", "Named together with the line", Wants.LINE,
                 "other", "Write the name or number of the line as you heard it."),
    "there": Kind("was seen at a place", "Said to be seen there", Wants.PLACE, "other", _WHERE),
    "safe": Kind("is safe at a place", "Said to be safe there", Wants.PLACE, "safe place", _WHERE),
    "unsafe": Kind("is not safe at a place", "Said not to be safe there", Wants.PLACE,
                   "unsafe place", _WHERE),
    "protected": Kind("has an adult who protects them", "Said to protect them", Wants.PERSON,
                      "protective adult", "Choose or name the adult.", of_other=True),
    "other": Kind("something else, in your own words", "Said in their own words", Wants.WORDS,
                  "other", "Write what was said."),
}  # fmt: skip
# Said to keep somebody safe, and on no map of whoever acts against people (guard-rail 9).
TRUST = frozenset({"safe", "protected"})
# 3x5x2, as the contract of the community feed has it; the plain words are ours (facts §10.4).
SOURCES = {
    "1": "Reliable: they have been right before, or it is your own work",
    "2": "Untested: nobody can say yet",
    "3": "Not reliable: there is a reason to doubt them",
}
ASSESSMENTS = {
    "A": "They saw or heard it themselves",
    "B": "They were told, and something else says the same",
    "C": "They were told, and nothing else says so",
    "D": "Nobody knows how they know",
    "E": "There is reason to think that it is false",
}
HANDLINGS = {
    "P": "May be shared with everybody at this table",
    "C": "Only with conditions: it stays with your own agency, on screen and afterwards",
}
SAID_BY = {
    "practitioner": "I, or another professional",
    "young person": "A young person",
    "parent": "A parent",
    "carer": "A carer or grandparent",
    "neighbour": "A neighbour",
    "resident": "Somebody who lives there",
    "teacher": "Somebody at a school",
    "youth worker": "A youth worker or mentor",
    "shopkeeper": "Somebody in a shop",
    "taxi driver": "A driver",
    "faith leader": "Somebody of a faith community",
    "member of the public": "Somebody else of the public",
    "not known": "Nobody knows any more",
}


class Step(StrEnum):
    """What ends a session, and what opens it again."""

    CLOSED = "closed"
    REOPENED = "reopened"
    HANDING_IN = "handing_in"  # begun; what comes in by it counts once the next step is there
    HANDED_IN = "handed_in"
    TAKEN_OUT = "taken_out"  # out of the records again, all of it at once


class State(StrEnum):
    """How a session stands."""

    OPEN = "open"
    CLOSED = "closed"
    HANDED_IN = "handed in"


MOVES = {
    State.OPEN: frozenset({Step.CLOSED}),
    State.CLOSED: frozenset({Step.REOPENED, Step.HANDING_IN, Step.HANDED_IN}),
    State.HANDED_IN: frozenset({Step.TAKEN_OUT}),
}


def state(steps: list[str]) -> State:
    """Where the steps taken so far, the oldest first, lead."""
    last = Step(steps[-1]) if steps else None
    if last is Step.HANDED_IN:
        return State.HANDED_IN
    return State.CLOSED if last in (Step.CLOSED, Step.HANDING_IN) else State.OPEN


def version(steps: list[str]) -> int:
    """Which version of the session this is: a new one begins whenever it is taken out again."""
    return 1 + sum(Step(one) is Step.TAKEN_OUT for one in steps)


@dataclass(frozen=True)
class Moved:
    """A step that put deliveries into the records or took them out of them. `order`: that no other
    step has, greater than those of what was before."""

    step: Step
    deliveries: frozenset[str]
    order: str


@dataclass(frozen=True)
class Mark:
    """That a delivery was withdrawn, and whether that stands. `order`: that of its step."""

    order: str
    stands: bool


def unfinished(moved: Sequence[Moved], marks: Mapping[str, Mark]) -> dict[str, int]:
    """Deliveries that one of these steps, the oldest first, has still to withdraw or to put back,
    with which of them: a step is kept before anything is done to the store, and whoever does it may
    be killed. Of several that name one, the last says what becomes of it.

    A mark of the order of a step that took its delivery out is that step's own: an agency that put
    its delivery back since, or withdrew it itself, has the last word on it.

    A hand-in that was begun and did not end names what came in by it. That is withdrawn until one
    that ended names it too.
    """
    begun_first = sorted(enumerate(moved), key=lambda one: one[1].step is not Step.HANDING_IN)
    last = {one: at for at, each in begun_first for one in each.deliveries}
    out = {(one, each.order) for each in moved if each.step is not Step.HANDED_IN
           for one in each.deliveries}  # fmt: skip
    return {one: at for one, at in last.items() if _is_left(one, moved[at], marks.get(one), out)}


def _is_left(one: str, by: Moved, mark: Mark | None, out: Collection[tuple[str, str]]) -> bool:
    if by.step is Step.HANDED_IN:
        return mark is not None and mark.stands and (one, mark.order) in out
    if mark is None:
        return True
    return by.step is Step.TAKEN_OUT and not mark.stands and mark.order < by.order
