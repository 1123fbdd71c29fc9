"""A case as it stands: its state, its clocks and what may be said next, from what was said in it.

    entries, in the order in which they were said  ─>  facts with their moments  ─>  clocks

Saying and happening are two orders. The state follows the order of saying, for nobody at three in
the morning can be asked to write down first what happened first; clocks go by when it happened.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from wayhome.casework.clocks import Happened, Reading, State, readings
from wayhome.casework.fields import Kind, Value, moment
from wayhome.casework.limits import Limit
from wayhome.casework.pathway import Entry, Pathway, offered, state_of

# In which states a clock can be said to wait, to run again, or not to be needed.
OF_CLOCKS = {
    "pause": frozenset({State.RUNNING}),
    "resume": frozenset({State.PAUSED}),
    "call off": frozenset({State.RUNNING, State.LATE, State.PAUSED}),
}


@dataclass(frozen=True)
class SaidEntry:
    """One thing that was said and stands: its kind, its answers, and when it was written down."""

    code: str
    details: Mapping[str, Value] = field(repr=False)
    said_at: datetime


@dataclass(frozen=True)
class Case:
    """How a case stands at a moment."""

    pathway: Pathway
    said: Sequence[SaidEntry] = field(repr=False)

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.said]

    @property
    def state(self) -> str:
        return state_of(self.pathway, self.codes)

    @property
    def first(self) -> Mapping[str, Value]:
        """What was said at the beginning, as it was put right since; nothing of no case."""
        told = effective(self.pathway, self.said)
        return told[0].details if told else {}

    def clock_refusal(
        self, code: str, which: object, limits: Mapping[str, Limit], now: datetime
    ) -> str:
        """Why this cannot be said of a clock; nothing where it can, or speaks of none."""
        needed = OF_CLOCKS.get(code)
        stands = {one.clock.code: one.state for one in self.clocks(limits, now)}
        if needed is None or stands.get(str(which)) in needed:
            return ""
        how = " or ".join(sorted(needed))
        return f"This can be said of a clock that is {how}. This one is not."

    @property
    def is_closed(self) -> bool:
        return self.state in self.pathway.closed

    @property
    def offered(self) -> list[Entry]:
        return offered(self.pathway, self.codes)

    def clocks(self, limits: Mapping[str, Limit], now: datetime) -> list[Reading]:
        return readings(
            self.pathway.clocks, facts(self.pathway, self.said), limits, now.astimezone(UTC)
        )


def effective(pathway: Pathway, said: Iterable[SaidEntry]) -> list[SaidEntry]:
    """The entries that say what happened: one that was put right says what the newest that puts it
    right says, and that one says nothing of its own."""
    held = list(said)
    rights = {pathway.entries[one.code].corrects: one for one in held}
    return [
        replace(one, details=rights[one.code].details) if one.code in rights else one
        for one in held
        if not pathway.entries[one.code].corrects
    ]


def facts(pathway: Pathway, said: Iterable[SaidEntry]) -> Iterator[Happened]:
    """What happened: each entry by its kind, and by its kind with each choice that was made
    (`found:what=arrest`), for clocks that start with an answer."""
    for one in effective(pathway, said):
        at = _at(one)
        why = one.details.get("why")
        reason = why if isinstance(why, str) else ""
        yield Happened(one.code, at, reason)
        for asked in pathway.entries[one.code].fields:
            chosen = one.details.get(asked.code)
            if asked.kind is Kind.CHOICE and isinstance(chosen, str):
                yield Happened(f"{one.code}:{asked.code}={chosen}", at, reason)


def _at(one: SaidEntry) -> datetime:
    told = one.details.get("at")
    return (moment(told) if isinstance(told, str) else None) or one.said_at.astimezone(UTC)
