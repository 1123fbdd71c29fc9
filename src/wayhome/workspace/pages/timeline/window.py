"""The stretch of time a drawing shows, and the ticks along it.

Unless somebody chooses, it is fitted to what happened of late: two years with everything in their
last tenth would hide the story.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from wayhome.chronology import Entry
from wayhome.lexicon.kinds import EventKind as Kind
from wayhome.workspace.reading.life import GROUPS

ZOOMS = {"": "Fitted", "all": "All", "2y": "2 years", "6m": "6 months", "30d": "30 days"}
DAYS = {"2y": 731, "6m": 183, "30d": 30}
AT_LEAST = timedelta(days=7)
FITTED_AT_LEAST = timedelta(days=60)
FITTED_AT_MOST = timedelta(days=DAYS["2y"])
STORY = frozenset(
    {
        *GROUPS["Missing and found"],
        *GROUPS["Police"],
        *GROUPS["Exploitation referral"],
        Kind.SUSPENSION,
        Kind.EXCLUSION,
        Kind.SCHOOL_CONCERN,
    }
)


@dataclass(frozen=True)
class Tick:
    """A line across the drawing; a minor one has no words."""

    when: datetime
    label: str


@dataclass(frozen=True)
class Window:
    """From the first moment of one day to the last moment of another."""

    start: datetime
    end: datetime
    zoom: str

    @property
    def days(self) -> int:
        return max(1, (self.end - self.start).days)

    def share(self, when: datetime) -> float:
        """Where a moment stands between start (0) and end (1), held within them."""
        whole = (self.end - self.start).total_seconds()
        return min(1.0, max(0.0, (when - self.start).total_seconds() / whole))

    def ticks(self, most: int) -> list[Tick]:
        """Round dates within the window, at most about `most` of them."""
        months = self.days / 30.44
        if months <= 3:
            return self._weeks(most)
        step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240) if months / s <= most)
        return self._months(step)

    def _weeks(self, most: int) -> list[Tick]:
        step = next(s for s in (1, 2, 7, 14, 28) if self.days / s <= most)
        first = self.start.date() + timedelta(days=1)
        days = [first + timedelta(days=n) for n in range(0, self.days, step)]
        return [Tick(datetime.combine(d, time.min), f"{d.day} {d:%b}") for d in days]

    def _months(self, step: int) -> list[Tick]:
        first = self.start.year * 12 + self.start.month
        last = self.end.year * 12 + self.end.month - 1
        months = [m for m in range(first, last + 1) if m % step == 0]
        ticks = [_month_tick(m, step) for m in months]
        return [tick for tick in ticks if self.start <= tick.when <= self.end]


def window(
    zoom: str,
    first: datetime | None,
    today: date,
    start: date | None,
    end: date | None,
    fitted: datetime | None = None,
) -> Window:
    """The window of a choice; own dates win. `fitted`: the first moment that must be in it."""
    until = datetime.combine(end or today, time.max)
    if start or end:
        began = datetime.combine(start or (first or until).date(), time.min)
        return Window(min(began, until - AT_LEAST), until, "own")
    if zoom in DAYS:
        return Window(until - timedelta(days=DAYS[zoom]), until, zoom)
    if zoom != "all" and fitted:
        margin = (until - fitted) * 0.06  # so that the first mark does not lie on the edge
        began = min(fitted - margin, until - FITTED_AT_LEAST)
        return Window(datetime.combine(began.date(), time.min), until, "")
    whole = min(first or until, until - timedelta(days=30))
    return Window(whole, until, "all" if zoom == "all" else "")


def fitting(entries: Iterable[Entry], today: date) -> datetime | None:
    """The first happening of the last two years that a story is told by, or of any kind."""
    since = datetime.combine(today, time.max) - FITTED_AT_MOST
    told = [e for e in entries if e.from_ and e.from_ >= since and not e.lasting]
    story = [e.from_ for e in told if e.kind in STORY and e.from_]
    plain = [e.from_ for e in told if e.kind != Kind.ATTENDANCE and e.from_]
    return min(story or plain, default=None)


def _month_tick(month: int, step: int) -> Tick:
    when = datetime(month // 12, month % 12 + 1, 1)  # noqa: DTZ001 - all times are London's, naive
    return Tick(when, f"{when:%Y}" if step >= 12 else f"{when:%b %Y}")
