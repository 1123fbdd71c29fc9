"""Clocks: by when something must have happened, and how that stands. Derived, never typed.

    what was said in a case  ─>  when it began, what ended it, when it stood  ─>  how it stands now

A clock starts with the first fact that starts it. The first that meets it ends it, also one from
before it was asked for, or from after nobody was to do it any more; else what calls it off does.
Facts are read in the order in which they happened, whatever order they were said in: a meeting that
is written down a day later was still held on time.

A fact can tell a day (`made:review`): a clock that starts with it counts from that day, which may
be still to come. A clock in rounds begins again with the first start after it was over: what was
met, ended or called off before a child was lost again answers nothing of what is due since.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from wayhome.casework.limits import Limit, Stood, start_of


class State(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    LATE = "late"
    MET = "met"
    PAUSED = "paused"
    CALLED_OFF = "called off"


@dataclass(frozen=True)
class Happened:
    """A fact of a case: what it was, and when, in UTC. `reason`: of a pause and of calling off.
    `day`: the day that it tells, where it tells one."""

    code: str
    at: datetime
    reason: str = ""
    day: date | None = None

    @property
    def counts_from(self) -> datetime:
        """What a limit is counted from: the day that it tells, else the moment itself."""
        return start_of(self.day) if self.day else self.at


@dataclass(frozen=True)
class Clock:
    """What must have happened, and after what. `limit` names dated reference data; `owner` is the
    role or body that answers for it, in words. `ends`: facts after which nobody does it any more;
    `reopens`: facts after which it runs again; `rounds`: once over, it begins again with the next
    start, which may be what met it; `waits_on`, `goes_on`: facts of the case itself with which it
    stands, and runs again; `says`: of several entries that meet it the plain way to do so."""

    code: str
    words: str
    owner: str
    starts: frozenset[str]
    meets: frozenset[str]
    limit: str
    ends: frozenset[str] = frozenset()
    reopens: frozenset[str] = frozenset()
    rounds: bool = False
    waits_on: frozenset[str] = frozenset()
    goes_on: frozenset[str] = frozenset()
    says: str = ""

    @property
    def over(self) -> frozenset[str]:
        """Facts after which it no longer runs."""
        return self.meets | self.ends | {self.call_off}

    @property
    def pause(self) -> str:
        return f"pause:clock={self.code}"

    @property
    def call_off(self) -> str:
        return f"call off:clock={self.code}"

    @property
    def resume(self) -> str:
        return f"resume:clock={self.code}"


@dataclass(frozen=True)
class Reading:
    """How one clock stands at a moment. `at`: when it was met, paused or ended; `by`: the fact that
    did so. A clock that was not met, and was late before it ended, was late."""

    clock: Clock
    state: State
    started: datetime
    due: datetime
    at: datetime | None = None
    by: str = ""
    reason: str = ""

    @property
    def was_late(self) -> bool:
        """Whether it is late, or was met or ended only after it was due."""
        over = self.state in {State.MET, State.CALLED_OFF}
        return self.state is State.LATE or (over and self.at is not None and self.at >= self.due)


def readings(
    clocks: Iterable[Clock], facts: Iterable[Happened], limits: Mapping[str, Limit], now: datetime
) -> list[Reading]:
    """How each clock stands that has started, in the order of `clocks`. KeyError where a limit is
    named that is not given."""
    told = sorted((one for one in facts if one.at <= now), key=lambda one: one.at)
    each = (reading(clock, told, limits[clock.limit], now) for clock in clocks)
    return [one for one in each if one]


def reading(clock: Clock, facts: Sequence[Happened], limit: Limit, now: datetime) -> Reading | None:
    """How a clock stands, from facts in the order in which they happened; None before its start."""
    facts = _newest_round(clock, facts) if clock.rounds else facts
    first = next((n for n, one in enumerate(facts) if one.code in clock.starts), None)
    if first is None:
        return None
    started, counted, after = facts[first].at, facts[first].counts_from, facts[first:]
    ending = after[1:] if clock.rounds else facts
    by = next((one for one in ending if one.code in clock.meets), None) or _ended(clock, after)
    until = by.at if by else now
    heard = [one for one in after if one.at <= until] if limit.waits else []
    pauses, open_since = _pauses(clock, heard, until)
    stood = _in_time(limit, counted, pauses)
    due = limit.due(counted, stood)
    if by:
        state = State.MET if by.code in clock.meets else State.CALLED_OFF
        return Reading(clock, state, started, due, by.at, by.code, by.reason)
    if open_since and len(stood) == len(pauses):
        since = open_since
        return Reading(clock, State.PAUSED, started, due, since.at, since.code, since.reason)
    return Reading(clock, State.LATE if now >= due else State.RUNNING, started, due)


def _newest_round(clock: Clock, facts: Sequence[Happened]) -> Sequence[Happened]:
    """The facts from the newest start that found the clock over or not begun. While it runs another
    start changes nothing: what is late is not made early by saying a later day."""
    begins, runs = 0, False
    for n, one in enumerate(facts):
        runs = runs and one.code not in clock.over
        if not runs and one.code in clock.starts:
            begins, runs = n, True
    return facts[begins:]


def _ended(clock: Clock, facts: Sequence[Happened]) -> Happened | None:
    """What ended it: that it was called off, or what ends it and was not undone since."""
    ends, again = clock.ends | {clock.call_off}, clock.reopens
    last = max((n for n, one in enumerate(facts) if one.code in again), default=-1)
    found = (
        one for n, one in enumerate(facts)
        if one.code in ends and (n > last or one.code == clock.call_off)
    )  # fmt: skip
    return next(found, None)


def _pauses(
    clock: Clock, facts: Iterable[Happened], until: datetime
) -> tuple[list[Stood], Happened | None]:
    """From when to when it stood, the last of them until a moment where nobody ended it, and what
    began that one. A second pause within one is none."""
    pauses: list[Stood] = []
    since: Happened | None = None
    for one in facts:
        if one.code in clock.waits_on | {clock.pause}:
            since = since or one
        elif one.code in clock.goes_on | {clock.resume} and since:
            pauses.append((since.at, one.at))
            since = None
    return [*pauses, *([(since.at, until)] if since else [])], since


def _in_time(limit: Limit, started: datetime, pauses: Iterable[Stood]) -> list[Stood]:
    """The pauses that began before it was due: what is late stays late, whoever pauses it then."""
    stood: list[Stood] = []
    for each in pauses:
        if each[0] >= limit.due(started, stood):
            break
        stood.append(each)
    return stood
