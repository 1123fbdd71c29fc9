"""A pathway: what may be said in a case, in which state, what must be known before, and its clocks.

    entries of a case, in order  ─>  state  ─>  what may be said next, or what is missing for it

A case is the list of what was said in it. Its state is worked out from that list and is never
typed; the workspace keeps it beside each entry only so that the database can refuse what these
rules refuse. An entry is taken back by another, and what it changed is changed back.

Every pathway is data (`casework/pathways/`): the page, the manual, the constraints of the database
and the tests are made of the same definition.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from wayhome.casework.clocks import Clock
from wayhome.casework.fields import Field, Kind, Said, problems
from wayhome.casework.whose import Whose

if TYPE_CHECKING:
    from wayhome.casework.case import Case

BEGUN = ""  # the state of a case in which nothing was said yet


@dataclass(frozen=True)
class Entry:
    """One kind of thing that can be said. `within`: states in which it may be; `to`: the state it
    leads to, empty where it leads nowhere; `needs`: entries that must stand before it, or an answer
    in one (`home told:reached=yes`); `who`: who says it, in words, and `whose`: whose word it is,
    where that is held (`casework.whose`); `corrects`: the entry whose answers it puts right;
    `mistaken`: that there was no such case, so that nothing of it is left to do."""

    code: str
    words: str
    who: str
    within: frozenset[str]
    to: str = ""
    needs: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    corrects: str = ""
    mistaken: bool = False
    whose: Whose | None = None

    def after(self, state: str) -> str:
        return self.to or state


@dataclass(frozen=True)
class Pathway:
    """One way of a case. `states`: by code, in words; `closed`: those in which nothing is due.
    `also(case, code, details, now)`: what else refuses an entry, a sentence for each thing."""

    code: str
    words: str
    states: Mapping[str, str]
    closed: frozenset[str]
    entries: Mapping[str, Entry] = field(repr=False)
    clocks: tuple[Clock, ...] = field(repr=False)
    also: Callable[["Case", str, Said, datetime], Iterable[str]] | None = field(
        default=None, repr=False
    )

    def steps(self) -> set[tuple[str, str, str]]:
        """Every step that is allowed: what is said, in which state, and the state after it."""
        return {(one.code, at, one.after(at)) for one in self.entries.values() for at in one.within}

    def backs(self) -> set[tuple[str, str]]:
        """Every pair of states before and after something is taken back: of the entry itself, and
        of all that may have been said after it and stands. What began a case is never taken
        back."""
        entries = self.entries.values()
        found = {(one.after(at), at) for one in entries for at in one.within - {BEGUN}}
        new = found
        while new:
            each = ((one, pair) for pair in new for one in entries if {*pair} <= one.within)
            new = {(one.after(now), one.after(then)) for one, (now, then) in each} - found
            found = found | new
        return found


def state_of(pathway: Pathway, said: Iterable[str]) -> str:
    """The state that entries lead to, in their order. ValueError where one was not allowed."""
    state = BEGUN
    for code in said:
        if state not in pathway.entries[code].within:
            words = pathway.entries[code].words
            now = pathway.states.get(state, "not begun")
            raise ValueError(f"“{words}” cannot be said of a case that is {now}.")
        state = pathway.entries[code].after(state)
    return state


def offered(pathway: Pathway, said: Sequence[str]) -> list[Entry]:
    """What may be said next, in the order of the pathway."""
    state = state_of(pathway, said)
    return [one for one in pathway.entries.values() if state in one.within]


def refusals(
    pathway: Pathway, said: Sequence[str], code: str, details: Said, now: datetime,
    known: Collection[str] = (),
) -> list[str]:  # fmt: skip
    """Why this cannot be said now: a sentence for each thing, with who can supply it. Empty where
    it can. `known`: what was answered (`home told:reached=yes`)."""
    entry = pathway.entries.get(code)
    if entry is None:
        return [f"Nothing called “{code}” is part of {pathway.words}."]
    state = state_of(pathway, said)
    if state not in entry.within:
        return [_not_now(pathway, entry, state)]
    missing = lacking(pathway, entry, {*said, *known})
    return [*map(_first, missing), *problems(entry.fields, details, now).values()]


def lacking(pathway: Pathway, entry: Entry, known: Collection[str]) -> list[Entry]:
    """What must stand before an entry and does not. `known`: entries, and what was answered."""
    return [pathway.entries[one.partition(":")[0]] for one in entry.needs if one not in known]


def of_clocks(clocks: Iterable[Clock], within: frozenset[str]) -> list[Entry]:
    """What may be said of the clocks themselves: that one waits, runs again, or is not needed."""
    which = Field(
        "clock", "Which one?", Kind.CHOICE, choices={one.code: one.words for one in clocks}
    )
    why = Field("why", "Why?", Kind.WORDS, longest=1000)
    # No moment is asked: from when it is said on, or what is late could be made to wait afterwards.
    told = (
        ("pause", "Let a clock wait", (which, why)),
        ("resume", "Let a clock run again", (which,)),
        ("call off", "Say that a clock is not needed", (which, why)),
    )
    anyone = "Whoever works on the case"
    return [Entry(code, words, anyone, within, fields=asked) for code, words, asked in told]


def without(
    pathway: Pathway, said: Sequence[str], place: int, told: Sequence[Collection[str]] = ()
) -> list[str]:
    """The entries that stand once the one at `place` is taken back. `told`: by entry, what was
    answered in it. ValueError where a later one rests on it: that one is taken back first."""
    if place == 0:
        raise ValueError("This began the case: put it right, or say that it was somebody else.")
    left = [*said[:place], *said[place + 1 :]]
    answered = [*told[:place], *told[place + 1 :]]
    for n, code in enumerate(left):
        if lacking(pathway, pathway.entries[code], {*left[:n]}.union(*answered[:n])):
            raise ValueError(f"“{pathway.entries[code].words}” rests on it: take that back first.")
    state_of(pathway, left)
    return left


def _not_now(pathway: Pathway, entry: Entry, state: str) -> str:
    if state in pathway.closed:
        return f"This case is {pathway.states[state]}. Open it again before you add to it."
    where = ", or ".join(pathway.states[one] for one in sorted(entry.within) if one)
    if not where:
        return f"“{entry.words}” begins a case, and this one has begun."
    now = pathway.states.get(state, "not begun")
    return f"“{entry.words}” can be said once a case is {where}. This one is {now}."


def _first(entry: Entry) -> str:
    return f"Missing first: “{entry.words}”. {entry.who} can write it down."
