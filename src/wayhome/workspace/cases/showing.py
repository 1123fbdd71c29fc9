"""A case as its page tells it: its clocks, what may be said next, and what was said.

Keeps: a clock that is late is told first, then what is due soonest. What is over stands below.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from wayhome.casework.agreed import DONE, DROPPED, ESCALATED
from wayhome.casework.case import OF_CLOCKS
from wayhome.casework.case import Case as Told
from wayhome.casework.clocks import Reading, State
from wayhome.casework.fields import Field, Kind, Value, day, moment
from wayhome.casework.handover import ACCEPTED, OFFERED, REFUSED
from wayhome.casework.limits import Limit, Unit
from wayhome.casework.pathway import Entry, Pathway
from wayhome.casework.taking_part import ADDED, CONCERN_JOINED
from wayhome.workspace.cases.choosing import Names, short
from wayhome.workspace.cases.models import TAKE_BACK, CaseEntry
from wayhome.workspace.cases.sight import is_kept_back

ORDER = {State.LATE: 0, State.RUNNING: 1, State.PAUSED: 2, State.MET: 3, State.CALLED_OFF: 4}
OF_ACTIONS = frozenset({DONE, DROPPED, ESCALATED})
OF_HANDOVER = frozenset({OFFERED, ACCEPTED, REFUSED})
OF_PARTS = frozenset({ADDED, CONCERN_JOINED})
OTHERS = "A case in which your agency takes no part"
OPEN = frozenset({State.LATE, State.RUNNING, State.PAUSED})
Answer = str | date | datetime
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ShownClock:
    """A clock, the limit that it goes by, and the entry that meets it, where it may be said now.
    `ended_by`: what was written down after which nobody was to do it any more."""

    reading: Reading
    limit: Limit
    says: str = ""
    ended_by: str = ""

    @property
    def is_open(self) -> bool:
        return self.reading.state in OPEN

    @property
    def counts_on(self) -> bool:
        """Whether its limit counts on from when it began. One that counts back from 18, or from a
        day that was told, does not: of it only by when is said."""
        told = all(":" in one and "=" not in one for one in self.reading.clock.starts)
        return not told and self.limit.unit is not Unit.BEFORE_18


@dataclass(frozen=True)
class ShownEntry:
    """An entry in words. `back`: the entry that took it back; `answers`: question and answer."""

    entry: CaseEntry
    title: str
    agency: str
    answers: Sequence[tuple[str, Answer]] = field(repr=False)
    back: CaseEntry | None = None


def clocks(case: Told, limits: Mapping[str, Limit], now: datetime) -> list[ShownClock]:
    """Every clock that has begun, the late ones first, then by when each is due."""
    offered = {one.code: one for one in case.offered}
    found = case.clocks(limits, now)
    found.sort(key=lambda one: (ORDER[one.state], one.due))
    return [
        ShownClock(one, limits[one.clock.limit], _says(one, offered), _ended_by(case, one))
        for one in found
    ]


def of_tonight(found: list[ShownClock], now: datetime) -> tuple[list[ShownClock], list[ShownClock]]:
    """Those that are late or due within a day, and the rest; all where none is due so soon."""
    runs = [one for one in found if one.reading.state is not State.PAUSED]
    soon = [one for one in runs if one.reading.due <= now + A_DAY]
    return (soon, [one for one in found if one not in soon]) if soon else (found, [])


def sayable(case: Told) -> list[Entry]:
    """What may be said next, but for what is said of clocks, of actions and of who leads: that
    stands beside each."""
    beside = {*OF_CLOCKS, *OF_ACTIONS, *OF_HANDOVER, *OF_PARTS}
    return [one for one in case.offered if one.code not in beside]


def entries(way: Pathway, said: Sequence[CaseEntry], names: Names) -> list[ShownEntry]:
    """What was said, the newest first; what was taken back stays, with why."""
    back = {one.takes_back: one for one in said if one.takes_back is not None}
    shown = [
        ShownEntry(
            one,
            way.entries[one.code].words,
            names.agencies.get(one.agency, one.agency),
            list(answers(way, one, said, names)),
            back.get(one.place),
        )
        for one in said
        if one.code != TAKE_BACK
    ]
    return shown[::-1]


def since(way: Pathway, said: Sequence[CaseEntry], place: int, names: Names) -> list[ShownEntry]:
    """The entries from a place on, for whoever wrote meanwhile: what was said, and what was taken
    back."""
    last = [one for one in said if one.place >= place]
    places = {one.place for one in last} | {one.takes_back for one in last}
    return entries(way, [one for one in said if one.place in places], names)


def answers(
    way: Pathway, of: CaseEntry, said: Sequence[CaseEntry], names: Names
) -> Iterator[tuple[str, Answer]]:
    """Each question that was answered, with the answer in words; a day or a moment as one. Of an
    item at a panel whose words are not theirs, which item it is."""
    kept_back = is_kept_back(names, said, of)
    for one in way.entries[of.code].fields:
        if kept_back and one.code not in {"item", "case"}:
            continue
        if given := of.details.get(one.code):
            yield one.asks, answer(way, one, given, said, names)


def answer(
    way: Pathway, asked: Field, given: Value, said: Sequence[CaseEntry], names: Names
) -> Answer:
    """One answer in words; a day or a moment as one."""
    told = given if isinstance(given, str) else ""
    if asked.kind in {Kind.AGENCY, Kind.ANY_AGENCY}:
        return names.agencies.get(told, told)
    if asked.kind is Kind.CASE:
        return names.cases.get(told, OTHERS)
    if asked.kind is Kind.ENTRY:
        return next((short(way, one) for one in said if str(one.place) == told), told)
    return in_words(asked, given)


def in_words(asked: Field, given: Value) -> Answer:
    """One answer by the choices that its question offers; a day or a moment as one."""
    told = given if isinstance(given, str) else ""
    if asked.kind in {Kind.MOMENT, Kind.HAPPENED}:
        return moment(told) or told
    if asked.kind is Kind.DAY:
        return day(told) or told
    if asked.kind is Kind.CASE:
        return asked.choices.get(told, OTHERS) if told else ""
    several = [told] if told else list(given or ())
    return ", ".join(asked.choices.get(each, each) for each in several)


def _ended_by(case: Told, reading: Reading) -> str:
    ended = reading.state is State.CALLED_OFF and reading.by in reading.clock.ends
    return case.pathway.entries[reading.by].words if ended else ""


def _says(reading: Reading, offered: Mapping[str, Entry]) -> str:
    plain = [reading.clock.says] if reading.clock.says else []
    meets = [*plain, *sorted(one.partition(":")[0] for one in reading.clock.meets)]
    return next((one for one in meets if one in offered and reading.state in OPEN), "")
