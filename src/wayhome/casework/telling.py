"""Who is told what is new in a case, and in which words.

    an entry, a clock, an action  ─>  accounts that work on it, and agencies nobody of which knows

Whoever began a case or wrote in it is told what others write there, and what falls due. An agency
that newly takes part, or owes something, is told as a whole, until somebody there has opened the
case: none of its people may know of it. Keeps: nobody is told of what they wrote themselves, and
nobody but those who take part is told of anything.

That whoever raised a concern hears that it arrived and what came of it is asked of each partnership
by the design (pathways: Concern; facts §9, a design of this project); in the words that were
written for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from wayhome.casework import handover
from wayhome.casework.agreed import AGREED, ESCALATED, actions
from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.limits import Limit, Unit
from wayhome.casework.pathways.concern import OUTCOMES
from wayhome.casework.taking_part import ADDED

LIMIT = "told_before_a_clock_is_due"  # dated reference data: reference/limits/telling.csv


class New(StrEnum):
    """What is new."""

    BEGUN = "begun"
    JOINED = "joined"
    SAID = "said"
    BACK = "taken back"
    ARRIVED = "arrived"  # what they raised
    DECIDED = "decided"
    OUTCOME = "outcome"
    ACTION = "action"
    UP = "passed up"
    OFFERED = "offered"
    ADDED = "asked in"
    ASKS = "asks"  # what was recorded of an absence asks for a strategy discussion
    BREACH = "may not fit"  # a record that may not fit a condition of an order
    EIGHTEEN = "near 18"  # and no plan for it is begun
    SOON = "due soon"
    LATE = "late"
    ACTION_LATE = "action late"


# `by`: an agency by name; `what`: the entry or the clock in words; `quote`: words somebody wrote.
WORDS: Mapping[New, str] = {
    New.BEGUN: "{by} began this, and your agency takes part.",
    New.JOINED: "{by} takes part now.",
    New.SAID: "{by} wrote down: {what}.",
    New.BACK: "{by} took back: {what}.",
    New.ARRIVED: "What you raised has arrived. What happens next: “{quote}”",
    New.DECIDED: "What you raised was decided on: {what}.",
    New.OUTCOME: "What came of what you raised: “{quote}”",
    New.ACTION: "An action for your agency, {due}: “{quote}”",
    New.UP: "An action of your agency was passed up: “{quote}”",
    New.OFFERED: "{by} asks your agency to lead this.",
    New.ADDED: "{by} asked your agency to take part in this.",
    New.ASKS: "By what you may read, this asks for a strategy discussion. Nobody asked for it yet.",
    New.BREACH: "A record may not fit a condition of this order ({what}). Look at it: it is a "
    "question, and says nothing about why.",
    New.EIGHTEEN: "They are 18 on {due}, and no plan for turning 18 is begun in which your agency "
    "takes part. Begin it from this case.",
    New.SOON: "Due soon, {due}: {what}.",
    New.LATE: "Late, was due {due}: {what}.",
    New.ACTION_LATE: "Late: {by} was to do this {due}: “{quote}”",
}
# What whoever raised something waits to hear: by pathway and entry.
HEARD: Mapping[tuple[str, str], New] = {
    ("concern", "acknowledged"): New.ARRIVED,
    **{("concern", code): New.DECIDED for code in OUTCOMES},
    ("concern", "told"): New.OUTCOME,
    ("school", "feedback"): New.OUTCOME,
}
# Which answer of theirs is in the words that whoever raised it may see.
QUOTED: Mapping[tuple[str, str], str] = {
    ("concern", "acknowledged"): "next",
    ("concern", "told"): "words",
    ("school", "feedback"): "words",
}


@dataclass(frozen=True)
class Somebody:
    """An account, and the agency that it works for."""

    account: int
    agency: str


@dataclass(frozen=True)
class Around:
    """Who is in a case. `began`: the account that began it; `wrote`: whoever began it or wrote in
    it, and can still work on it; `part`: agencies that take part; `leads`: the one that leads."""

    began: int
    wrote: frozenset[Somebody]
    part: frozenset[str]
    leads: str

    def but(self, by: Somebody) -> frozenset[int]:
        """The accounts that wrote, without one."""
        return self.accounts - {by.account}

    @property
    def accounts(self) -> frozenset[int]:
        return frozenset(one.account for one in self.wrote)


@dataclass(frozen=True)
class ToTell:
    """Who is told one thing. `agencies`: each as a whole, until somebody there has opened it."""

    new: New
    accounts: frozenset[int] = frozenset()
    agencies: frozenset[str] = frozenset()


def of_entry(case: Case, said: SaidEntry, around: Around, by: Somebody) -> list[ToTell]:
    """Who is told of an entry, and as what: whoever is told by one is not told by a later."""
    if said.place == 0:
        return [_wholly(New.BEGUN, around.part, around, by)]
    return [*_special(case, said, around, by), ToTell(New.SAID, around.but(by))]


def of_taking_back(around: Around, by: Somebody) -> list[ToTell]:
    """Who is told that an entry was taken back."""
    return [ToTell(New.BACK, around.but(by))]


def of_joining(around: Around, by: Somebody) -> list[ToTell]:
    """Who is told that an agency takes part now."""
    return [ToTell(New.JOINED, around.but(by))]


def of_clock(around: Around, *, late: bool) -> ToTell:
    """Who is told of a clock. An agency of which nobody has written in the case is told as a whole:
    of what falls due the one that leads, of what is late each that takes part, for it may be theirs
    to do and nobody there may know. A clock is never nobody's."""
    silent = around.part - {one.agency for one in around.wrote}
    agencies = silent if late else silent & {around.leads}
    return ToTell(New.LATE if late else New.SOON, around.accounts, agencies)


def of_asking(accounts: frozenset[int]) -> ToTell:
    """Those who are told that an absence asks for a strategy discussion: each by what they may
    read, and nobody of what they may not."""
    return ToTell(New.ASKS, accounts)


def of_breach(accounts: frozenset[int]) -> ToTell:
    """Those who are told of a record that may not fit an order: each by what they may read."""
    return ToTell(New.BREACH, accounts)


def of_eighteen(accounts: frozenset[int]) -> ToTell:
    """Those who are told that somebody is near 18, and that no plan for it is begun."""
    return ToTell(New.EIGHTEEN, accounts)


def of_late_action(around: Around, owes: str) -> ToTell:
    """Who is told that an action is late. `owes`: the agency that was to do it."""
    return ToTell(New.ACTION_LATE, around.accounts, frozenset({owes}) & around.part)


def is_soon(started: datetime, due: datetime, now: datetime, limit: Limit) -> bool:
    """Whether a clock is to be spoken of before it is due: within the limit, and in the last half
    of its time, or one of an hour would be told as soon as it starts."""
    before = timedelta(hours=limit.many) if limit.unit is Unit.HOURS else timedelta(limit.many)
    return now < due <= now + min(before, (due - started) / 2)


def _special(case: Case, said: SaidEntry, around: Around, by: Somebody) -> list[ToTell]:
    """Whoever is told of it as something of their own."""
    if said.code == AGREED:
        return [_wholly(New.ACTION, {str(said.details.get("agency"))}, around, by)]
    if said.code == ESCALATED:
        return [_wholly(New.UP, _owing(case, said), around, by)]
    if said.code == handover.OFFERED:
        return [_wholly(New.OFFERED, {str(said.details.get("to"))}, around, by)]
    if said.code == ADDED:
        return [_wholly(New.ADDED, {str(said.details.get("agency"))}, around, by)]
    heard = HEARD.get((case.pathway.code, said.code))
    raised = frozenset({around.began}) & around.but(by)
    return [ToTell(heard, raised)] if heard else []


def _wholly(new: New, agencies: set[str] | frozenset[str], around: Around, by: Somebody) -> ToTell:
    """Agencies that take part; that of whoever says it has the case open."""
    return ToTell(new, agencies=(frozenset(agencies) & around.part) - {by.agency})


def _owing(case: Case, said: SaidEntry) -> set[str]:
    meant = said.details.get("action")
    return {one.agency for one in actions(case) if str(one.place) == meant}
