"""A case as it stands: its state, its clocks and what may be said next, from what was said in it.

    entries, in the order in which they were said  ─>  facts with their moments  ─>  clocks

Saying and happening are two orders. The state follows the order of saying, for nobody at three in
the morning can be asked to write down first what happened first; clocks go by when it happened.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from wayhome.casework.agreed import left_open
from wayhome.casework.clocks import Happened, Reading, State, readings
from wayhome.casework.fields import Field, Kind, Said, Value, day, moment
from wayhome.casework.limits import Limit
from wayhome.casework.lists import Line
from wayhome.casework.pathway import Entry, Pathway, lacking, offered, refusals, state_of, without

# In which states a clock can be said to wait, to run again, or not to be needed.
OF_CLOCKS = {
    "pause": frozenset({State.RUNNING}),
    "resume": frozenset({State.PAUSED}),
    "call off": frozenset({State.RUNNING, State.LATE, State.PAUSED}),
}


@dataclass(frozen=True)
class SaidEntry:
    """One thing that was said and stands: its kind, its answers, when it was written down, and its
    place among all that was ever said in the case."""

    code: str
    details: Mapping[str, Value] = field(repr=False)
    said_at: datetime
    place: int = -1


@dataclass(frozen=True)
class Case:
    """How a case stands at a moment."""

    pathway: Pathway
    said: Sequence[SaidEntry] = field(repr=False)
    held: Mapping[str, Limit] = field(default_factory=dict, repr=False)  # limits when it began
    lines: Sequence[Line] = field(default=(), repr=False)  # that an administrator put on lists

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

    def every(self, code: str) -> list[SaidEntry]:
        """What was said of one kind, in the order of saying, as it was put right since."""
        return [one for one in effective(self.pathway, self.said) if one.code == code]

    def latest(self, code: str) -> Said:
        """What was said last of one kind; nothing where that was not said."""
        return next((one.details for one in reversed(self.every(code))), {})

    @property
    def answered(self) -> frozenset[str]:
        """Every answer that was chosen: `home told:reached=yes`."""
        return frozenset(one.code for one in facts(self.pathway, self.said))

    def lacks(self, entry: Entry) -> list[Entry]:
        """What must stand before an entry and does not."""
        return lacking(self.pathway, entry, self.answered)

    def refusals(
        self, code: str, details: Said, limits: Mapping[str, Limit], now: datetime
    ) -> list[str]:
        """Why this cannot be said now: a sentence for each thing. Empty where it can."""
        found = refusals(self.pathway, self.codes, code, details, now, self.answered)
        entry = self.pathway.entries.get(code)
        if entry is None or found:
            return found
        return [
            *self._of_entries(entry, details),
            *self._of_clock(code, details.get("clock"), limits, now),
            *(left_open(self) if entry.to in self.pathway.closed and not entry.mistaken else ()),
            *(self.pathway.also(self, code, details, now) if self.pathway.also else ()),
        ]

    def without(self, place: int) -> "Case":
        """The case once the entry at a place is taken back. ValueError where another rests on
        it."""
        at = next(n for n, one in enumerate(self.said) if one.place == place)
        told = [{each.code for each in facts(self.pathway, [one])} for one in self.said]
        without(self.pathway, self.codes, at, told)
        for one in self.said[at + 1 :]:
            entry = self.pathway.entries[one.code]
            if any(one.details.get(asked.code) == str(place) for asked in _choosing(entry)):
                raise ValueError(f"“{entry.words}” speaks of it: take that back first.")
        return Case(self.pathway, [*self.said[:at], *self.said[at + 1 :]], self.held)

    def _of_entries(self, entry: Entry, details: Said) -> Iterator[str]:
        for asked in _choosing(entry):
            chosen = details.get(asked.code)
            if chosen and chosen not in {str(one.place) for one in self.every(asked.of)}:
                yield f"{asked.asks} What you chose is not there any more: choose another."

    def _of_clock(
        self, code: str, which: object, limits: Mapping[str, Limit], now: datetime
    ) -> list[str]:
        """Why this cannot be said of a clock; nothing where it can, or speaks of none."""
        needed = OF_CLOCKS.get(code)
        stands = {one.clock.code: one.state for one in self.clocks(limits, now)}
        if needed is None or stands.get(str(which)) in needed:
            return []
        how = " or ".join(sorted(needed))
        return [f"This can be said of a clock that is {how}. This one is not."]

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


def _choosing(entry: Entry) -> list[Field]:
    """The questions of an entry that ask for another entry."""
    return [one for one in entry.fields if one.kind is Kind.ENTRY]


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
    """What happened: each entry by its kind, by its kind with each choice that was made
    (`found:what=arrest`), and with each day that was told (`made:review`), for clocks that start
    with an answer."""
    for one in effective(pathway, said):
        at = happened_at(one)
        why = one.details.get("why")
        reason = why if isinstance(why, str) else ""
        yield Happened(one.code, at, reason)
        for asked in pathway.entries[one.code].fields:
            chosen = one.details.get(asked.code)
            if asked.kind is Kind.CHOICE and isinstance(chosen, str):
                yield Happened(f"{one.code}:{asked.code}={chosen}", at, reason)
            elif asked.kind is Kind.DAY and isinstance(chosen, str):
                yield Happened(f"{one.code}:{asked.code}", at, reason, day(chosen))


def happened_at(one: SaidEntry) -> datetime:
    """When what was said happened, in UTC: as it says itself, else when it was written down."""
    told = one.details.get("at")
    return (moment(told) if isinstance(told, str) else None) or one.said_at.astimezone(UTC)
