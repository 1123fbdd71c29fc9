"""A circuit-breaker as its page shows it: how far it is, who goes, which areas know, what follows.

Keeps: nowhere is it said to which address they go, because nobody is asked for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wayhome.casework.case import Case as Told
from wayhome.casework.clocks import Reading, State
from wayhome.casework.fields import YES, day
from wayhome.casework.limits import Limit
from wayhome.casework.pathways.circuit import ALONE, goes_alone
from wayhome.casework.pathways.circuit_entries import AWAY
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.drawn.retold import Retold, Teller
from wayhome.workspace.cases.opening import Opened

FOLLOW_UPS = {"2": "circuit_2_weeks", "6": "circuit_6_weeks", "12": "circuit_12_weeks"}


ENDS = {"planned": "end", "left": "end", "longer": "until"}
STEPS = {"proposed": "Proposed", "planned": "Agreed", "left": "Away", "returned": "Back"}


@dataclass(frozen=True)
class FollowUp:
    """One look after the return. `done`: what was written down of it; `reading`: by when it is due,
    once they are back."""

    weeks: str
    done: Retold | None
    reading: Reading | None

    @property
    def late(self) -> bool:
        return self.reading is not None and self.reading.state is State.LATE


@dataclass(frozen=True)
class Circuit:
    """`steps`: how far it is; `alone`: the sentence for where nobody grown up of the family goes;
    `ends`: the day on which they come back, as it was agreed last."""

    steps: Sequence[tuple[str, Retold | None]]
    alone: str
    goes: Sequence[Retold]
    ends: date | None
    views: Sequence[Retold]
    areas: Sequence[Retold]
    away: Retold | None
    contacts: Sequence[Retold]
    return_plan: Retold | None
    returned: Retold | None
    follow_ups: Sequence[FollowUp]
    is_away: bool


def shown(found: Opened, names: Names, limits: Mapping[str, Limit], now: datetime) -> Circuit:
    """A circuit-breaker in words."""
    tell, case = Teller(found, names), found.told
    agreed = ("family", "council", "start", "worker", "pays", "approved", "still")
    goes = (tell.latest("left", "family", "how"), tell.latest("planned", *agreed))
    return Circuit(
        [(words, tell.latest(code, "at")) for code, words in STEPS.items()],
        ALONE if _alone(case) else "",
        [one for one in goes if one],
        ends(case),
        [one for one in (tell.latest("view"), tell.latest("parents")) if one],
        tell.every("area"),
        tell.latest("kept away"),
        tell.every("contact"),
        tell.latest("return plan"),
        tell.latest("returned"),
        _follow_ups(case, tell, limits, now),
        case.state == AWAY,
    )


def ends(case: Told) -> date | None:
    """The day on which they come back, as it was agreed last."""
    told = [one for code in ENDS for one in case.every(code)]
    newest = max(told, key=lambda one: one.place, default=None)
    return day(str(newest.details[ENDS[newest.code]])) if newest else None


def _alone(case: Told) -> bool:
    """Whether they go by themselves, or that is asked for instead."""
    family = (case.latest("left") or case.latest("planned")).get("family")
    asked = case.latest("not gone").get("alone") == YES
    return asked or bool(family) and goes_alone(family)


def _follow_ups(
    case: Told, tell: Teller, limits: Mapping[str, Limit], now: datetime
) -> list[FollowUp]:
    readings = {one.clock.code: one for one in case.clocks(limits, now)}
    done = {str(one.details["week"]): tell.retold(one) for one in case.every("follow up")}
    return [
        FollowUp(weeks, done.get(weeks), readings.get(code)) for weeks, code in FOLLOW_UPS.items()
    ]
