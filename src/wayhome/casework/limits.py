"""How long a step may take, and the moment by which it is due.

    2 hours            two hours that pass, also in the night in which the clocks change
    45 days            the end of the 45th day after the day of the start, in London
    5 working days     the end of the fifth day after it on which offices are open
    30 days before 18  the end of the 30th day before the 18th birthday, of a day of birth

A limit in days ends with its day, because the source documents speak of days, and a panel that
meets at four in the afternoon of the 45th has kept to them. The day of the start is not counted.

Moments are in UTC here: Python subtracts and compares two moments of one zone by what its clocks
showed, and in an October night that is an hour out. London is asked for its days alone.

While a clock stands, hours that pass are added, and days that begin. A clock that stood from ten to
three of one day is due on the day on which it was due before. A birthday waits for nobody.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from wayhome.lexicon.dates import LONDON, MAJORITY, birthday
from wayhome.lexicon.working_days import is_working_day, working_days_after

DAY = timedelta(days=1)

Stood = tuple[datetime, datetime]  # from when to when a clock stood, in UTC


class Unit(StrEnum):
    """What a limit is counted in."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    BEFORE_18 = "days before 18"
    # What rules count that no clock runs by.
    MILES = "miles"
    TIMES = "times"
    YEARS = "years"


COUNTED = frozenset({Unit.MILES, Unit.TIMES, Unit.YEARS})
AT_ONCE = {
    Unit.HOURS: "at once",
    Unit.DAYS: "the same day",
    Unit.WORKING_DAYS: "the same working day",
    Unit.BEFORE_18: "the 18th birthday",
}


@dataclass(frozen=True)
class Limit:
    """So many of a unit. ValueError where that is less than nothing."""

    many: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.many < 0:
            raise ValueError(f"A limit of {self.many} {self.unit} is less than nothing.")

    def __str__(self) -> str:
        if self.many == 0 and self.unit in AT_ONCE:
            return AT_ONCE[self.unit]
        one = re.sub(r"s\b", "", self.unit)  # day, working day, day before 18
        return f"{self.many} {one if self.many == 1 else self.unit}"

    @property
    def waits(self) -> bool:
        """Whether a clock can stand: nobody makes a birthday later."""
        return self.unit is not Unit.BEFORE_18

    def due(self, started: datetime, stood: Iterable[Stood] = ()) -> datetime:
        """The first moment that is too late, in UTC. `started` is the day of birth for a limit that
        counts back from 18. `stood` do not overlap. ValueError of what is no time."""
        if self.unit in COUNTED:
            raise ValueError(f"Nothing is due by {self}.")
        if self.unit is Unit.HOURS:
            lost = sum((until - since for since, until in stood), timedelta(hours=self.many))
            return started.astimezone(UTC) + lost
        if self.unit is Unit.BEFORE_18:
            return _end_of(birthday(_day(started), MAJORITY) - self.many * DAY)
        lost_days = sum(self._begun(*each) for each in stood)
        return _end_of(self._last_day(_day(started), self.many + lost_days))

    def _last_day(self, first: date, many: int) -> date:
        working = self.unit is Unit.WORKING_DAYS
        return working_days_after(first, many) if working else first + many * DAY

    def _begun(self, since: datetime, until: datetime) -> int:
        """Days of this unit that began between two moments."""
        first, last = _day(since), _day(until)
        days = (first + n * DAY for n in range(1, (last - first).days + 1))
        return sum(self.unit is Unit.DAYS or is_working_day(day) for day in days)


def _day(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def start_of(day: date) -> datetime:
    """Midnight with which a day of London begins, in UTC."""
    return datetime.combine(day, time(), LONDON).astimezone(UTC)


def _end_of(day: date) -> datetime:
    """Midnight after a day. A day of London has 23, 24 or 25 hours."""
    return start_of(day + DAY)
