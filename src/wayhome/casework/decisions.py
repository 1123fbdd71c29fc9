"""What people decided of a group, a line, or what ties a person: which decision stands, when it is
asked again, and what somebody said they would do by which day.

    decisions, with what became of them  ─>  how one prompt stands: decided, or to be decided

No list without action (guard-rail 12): a prompt closes only by a decision that says what happens,
who does it and when somebody looks again; or why nothing happens, and when somebody looks again.

Rules this file keeps, after those of answers to signs (ADR 0027, 0037):
- a decision belongs to the records it was taken on. It speaks of a line, or a person, by name; of a
  group by any of its records, for a group has no name and is another with every member;
- it covers a prompt all of whose records it was taken on. With one beyond them it is asked again;
- it is asked again on its day to look again, and where what was decided was left undone
  (casework.undone);
- one that is taken back has no effect, and the order in which decisions arrive has none either;
- that no record came is no reason to close anything: every decision has a day to look again.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

LONGEST = timedelta(days=366)  # nobody plans further; a kept picture is looked at again as soon


class Of(StrEnum):
    """What is decided on."""

    GROUP = "group"
    LINE = "line"
    PERSON = "person"  # what the ties around somebody may tell


class Chosen(StrEnum):
    """What was decided."""

    ACT = "act"
    WATCH = "watch"
    PASS_ON = "pass_on"
    NOTHING = "nothing"


WORDS = {
    Chosen.ACT: "Something will be done",
    Chosen.WATCH: "Watch, and look again",
    Chosen.PASS_ON: "To be passed on to an agency",
    Chosen.NOTHING: "Nothing to do now",
}
OWED = (Chosen.ACT, Chosen.PASS_ON)  # done by a day; to watch is to look again on its day


class Became(StrEnum):
    """What became of a next step."""

    DONE = "done"
    NOT_DONE = "not_done"


BECAME = {Became.DONE: "Done", Became.NOT_DONE: "Not done"}


class State(StrEnum):
    """How a prompt stands."""

    OPEN = "open"  # nobody decided
    AGAIN = "again"  # decided, and a record has come since
    LOOK = "look"  # decided, and its day to look again has come
    UNDONE = "undone"  # what was decided was not done, or nobody said so by its day
    CLOSED = "closed"


@dataclass(frozen=True)
class Decision:
    """One decision. `subject`: the line or the person, as known by now; of a group empty.
    `records`: the ids it was taken on."""

    number: str
    of: Of
    chosen: Chosen
    at: datetime
    again: date
    subject: str = ""
    records: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def place(self) -> tuple[datetime, str]:
        return self.at, self.number


@dataclass(frozen=True)
class Prompt:
    """What is to be decided on, as one reader sees it. `records`: each record it rests on, with
    every id that it has had; `events`: of a group, by record, the event that it tells of."""

    of: Of
    subject: str
    records: Mapping[str, Collection[str]]
    events: Mapping[str, str] = field(default_factory=dict)

    def beyond(self, known: Collection[str]) -> frozenset[str]:
        """Its records that are not among these ids under any of their own."""
        held = frozenset(known)
        return frozenset(one for one, ids in self.records.items() if held.isdisjoint({one, *ids}))

    def new_events(self, beyond: Collection[str]) -> int:
        """How many of its events have no record but these: an event that was known already, and of
        which one record more came, is no new event."""
        known = {event for record, event in self.events.items() if record not in beyond}
        return len({self.events[one] for one in beyond if one in self.events} - known)


@dataclass(frozen=True)
class Stands:
    """How a prompt stands: by which decision, and what came since that one."""

    state: State
    by: Decision | None = None
    new: frozenset[str] = frozenset()
    events: int = 0

    @property
    def closed(self) -> bool:
        return self.state is State.CLOSED


def about(prompt: Prompt, decisions: Iterable[Decision]) -> list[Decision]:
    """What was decided of a prompt, the oldest first."""
    return sorted((one for one in decisions if _speaks_of(one, prompt)), key=lambda one: one.place)


def stands(
    prompt: Prompt,
    decisions: Iterable[Decision],
    today: date,
    *,
    gone: Collection[str] = (),
    undone: Collection[str] = (),
) -> Stands:
    """How it stands today. `gone`: numbers of those taken back; `undone`: of those whose next step
    was left undone (casework.undone)."""
    held = [one for one in about(prompt, decisions) if one.number not in gone]
    if not held:
        return Stands(State.OPEN)
    whole = [one for one in held if not prompt.beyond(one.records)]
    if not whole:
        new = prompt.beyond(held[-1].records)
        return Stands(State.AGAIN, held[-1], new, prompt.new_events(new))
    last = whole[-1]
    if last.number in undone:
        return Stands(State.UNDONE, last)
    return Stands(State.LOOK if last.again <= today else State.CLOSED, last)


@dataclass(frozen=True)
class Step:
    """What somebody said would be done, by a day; `noted`: whether it was said what became of
    it."""

    number: str
    by_day: date
    taken_back: bool = False
    noted: bool = False


def due(steps: Iterable[Step]) -> list[Step]:
    """Those still to be done, that with the earliest day first: so what is overdue leads."""
    left = (one for one in steps if not (one.taken_back or one.noted))
    return sorted(left, key=lambda one: (one.by_day, one.number))


def wrong_day(day: date, today: date) -> str:
    """What is wrong with a day that something is to be done by, or looked at again on; or
    nothing."""
    if day < today:
        return "Choose today or a day that is still to come."
    if day > today + LONGEST:
        return "Choose a day within a year."
    return ""


def _speaks_of(one: Decision, prompt: Prompt) -> bool:
    if one.of is not prompt.of:
        return False
    if prompt.of is not Of.GROUP:
        return one.subject == prompt.subject
    return len(prompt.beyond(one.records)) < len(prompt.records)
