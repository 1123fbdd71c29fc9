"""What one record says of a line: the row that everything else about lines is worked out from.

A reader gets only the facts that its viewer may see; whatever is in this folder works on those and
on nothing else, so a hidden record changes no number, no order and no model.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import md5

from wayhome.lexicon.phones import phone


class What(StrEnum):
    """What kind of thing a record says of a line."""

    NUMBER = "number"  # a telephone number said to be the line's
    OWN_NUMBER = "own_number"  # somebody's own number, named with the line
    DEVICE = "device"  # a handset or a SIM
    SAID = "said"  # somebody spoke of it
    HEARD = "heard"  # its name or number came up in something that happened
    NAMED = "named"  # somebody else in the same event
    CALL = "call"  # a month of calls between its number and another
    MEASURE = "measure"  # what was done at an address that records put with a line


MAKES = frozenset({What.NUMBER, What.SAID})  # a line is there because a record says so
STOPPED = "line stopped"
CUT_OFF = frozenset({"number deactivated", "number disconnected", "sim deactivated"})


@dataclass(frozen=True)
class Fact:
    """One row of `line_fact`. `first` to `last` are naive and mean Europe/London."""

    line_id: str
    name: str
    number: str | None
    what: What
    value: str | None
    said: str | None
    person_id: str | None
    place_id: str | None
    place: str | None
    area: str | None
    force: str | None
    first: datetime | None
    last: datetime | None
    times: int
    record_id: str
    other_id: str | None
    agency: str
    feed: str
    grading: str | None
    recorded_at: datetime | None
    received_at: datetime | None

    @property
    def day(self) -> date | None:
        return self.first.date() if self.first else None

    @property
    def until(self) -> date | None:
        """The last day it speaks of."""
        return self.last.date() if self.last else self.day

    @property
    def row(self) -> str:
        """The row of the delivery that it came from: one row may make several records."""
        return self.record_id.rpartition(":")[0] or self.record_id

    @property
    def tells_of_work(self) -> bool:
        """Whether the line was at work then, as far as the record says."""
        stopped = self.what is What.SAID and self.said in {STOPPED, *CUT_OFF}
        return self.what not in {What.MEASURE, What.NAMED} and not stopped


def line_key(heard: str) -> str:
    """A name in small letters, or a number in its one form; the same as `speaking.key` in SQL."""
    return phone(heard) or heard.strip().lower()


def line_id(heard: str) -> str:
    """'L-' and twelve letters of the name's or number's hash. Whoever knows those can work it out,
    so pages and the trail tell another (workspace.sealing)."""
    return "L-" + md5(line_key(heard).encode(), usedforsecurity=False).hexdigest()[:12]
