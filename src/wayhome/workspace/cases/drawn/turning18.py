"""A plan for turning 18 as its page shows it: the days up to it, and what is open on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wayhome.casework.clocks import Reading, State
from wayhome.casework.fields import NO, YES
from wayhome.casework.limits import Limit
from wayhome.casework.pathway import Entry
from wayhome.casework.pathways.turning18 import ADULT, TURNING18, turns_18
from wayhome.lexicon.dates import LONDON
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.drawn.retold import Retold, Teller
from wayhome.workspace.cases.opening import Opened

# What is to be settled: in which question, by which answers (any, where none is named), and the
# word for it then.
MATTERS: Mapping[str, tuple[str, frozenset[str], str]] = {
    "orders": ("any", frozenset({YES, NO}), "Looked at"),
    "referral": ("made", frozenset({YES, NO}), "Looked at"),
    "lead": ("answer", frozenset({"named"}), "Named"),
    "home": ("settled", frozenset({YES}), "Settled"),
    "stays": ("who", frozenset(), "Said"),
}
STANDS = {
    State.MET: "Done",
    State.LATE: "Late",
    State.CALLED_OFF: "Not needed",
    State.RUNNING: "To do",
    State.PAUSED: "Waits",
}


@dataclass(frozen=True)
class Checkpoint:
    """Something on its day: the last on which it is in time."""

    on: date
    reading: Reading

    @property
    def stands(self) -> str:
        late = self.reading.state is State.MET and self.reading.was_late
        return "Done late" if late else STANDS[self.reading.state]

    @property
    def late(self) -> bool:
        return self.reading.state is State.LATE


@dataclass(frozen=True)
class Matter:
    """One of the things to be settled: what was said of it last, if anything was. `settled`: the
    word for that it is, empty while it is open."""

    entry: Entry
    told: Retold | None
    settled: str


@dataclass(frozen=True)
class Turning18:
    """`left`: days up to the birthday, 0 on it, and less after it."""

    on: date | None
    left: int
    sure: bool
    wishes: Retold | None
    days: Sequence[Checkpoint]
    matters: Sequence[Matter]
    consent: Retold | None
    asked: bool


def shown(found: Opened, names: Names, limits: Mapping[str, Limit], now: datetime) -> Turning18:
    """A plan for turning 18 in words."""
    tell, case = Teller(found, names), found.told
    on, today = turns_18(case), now.astimezone(LONDON).date()
    return Turning18(
        on,
        (on - today).days if on else 0,
        case.first.get("sure") == YES,
        tell.latest("wishes"),
        _days(case.clocks(limits, now)),
        [_matter(found, tell, code) for code in MATTERS],
        tell.latest("consent"),
        case.state == ADULT,
    )


def _days(readings: Sequence[Reading]) -> list[Checkpoint]:
    """In the order of their days: a limit in days ends with its day, so the day before midnight."""
    days = [
        Checkpoint((one.due.astimezone(LONDON) - timedelta(minutes=1)).date(), one)
        for one in readings
    ]
    return sorted(days, key=lambda one: one.on)


def _matter(found: Opened, tell: Teller, code: str) -> Matter:
    asked, settles, word = MATTERS[code]
    answer = str(found.told.latest(code).get(asked) or "")
    settled = bool(answer) and (not settles or answer in settles)
    return Matter(TURNING18.entries[code], tell.latest(code), word if settled else "")
