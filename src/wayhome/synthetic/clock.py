"""Days and hours of a region: its window, its deliveries, when things happen and are written.

Agencies write most things down within a day and the rest within a month (facts §12: 1 to 30 days).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream

Days = NDArray[Any]  # datetime64 of days or seconds; numpy's own generics cannot follow units
Ints = NDArray[np.int64]

LATE_SHARE = 0.3
LATE_MEAN_DAYS = 7.0
LATE_MOST_DAYS = 30

# Days before today on which agencies draw their extracts: the history first, then what is new.
EXTRACTS = (365, 182, 61, 3)


@dataclass(frozen=True)
class Window:
    """From the first day the region tells about to today. Social care looks back three years more,
    because the Standard Safeguarding Dataset holds six."""

    begin: np.datetime64
    today: np.datetime64

    @property
    def deep(self) -> np.datetime64:
        return self.begin - np.timedelta64(3 * 365, "D")

    @property
    def years(self) -> float:
        return float((self.today - self.begin).astype(np.int64)) / 365.25

    @property
    def extracts(self) -> list[np.datetime64]:
        return [self.today - np.timedelta64(days, "D") for days in EXTRACTS]


def window(today: np.datetime64, years: float) -> Window:
    today = today.astype("datetime64[D]")
    return Window(today - np.timedelta64(round(years * 365.25), "D"), today)


def days_in(rng: Stream, n: int, begin: np.datetime64, end: np.datetime64) -> Days:
    """`n` days, evenly from begin to the day before end."""
    span = int((end - begin).astype(np.int64))
    days: Days = begin + rng.integers(0, max(span, 1), n).astype("timedelta64[D]")
    return days


def at_hours(rng: Stream, days: Days, middle: float = 16.5, spread: float = 4.5) -> Days:
    """A time of day for each day, commonest around `middle`."""
    hour = np.clip(rng.normal(middle, spread, len(days)), 0, 23.98)
    minutes = (hour * 60).astype(np.int64).astype("timedelta64[m]")
    when: Days = (days.astype("datetime64[m]") + minutes).astype("datetime64[s]")
    return when


def written(rng: Stream, when: Days) -> Days:
    """When it was recorded: within a day mostly, else up to 30 days late."""
    n = len(when)
    soon = rng.integers(10, 20 * 60, n)
    late = np.clip(rng.exponential(LATE_MEAN_DAYS, n), 1, LATE_MOST_DAYS) * 24 * 60
    minutes = np.where(rng.random(n) < LATE_SHARE, late, soon).astype(np.int64)
    stamp: Days = when.astype("datetime64[s]") + (minutes * 60).astype("timedelta64[s]")
    return stamp


def after(rng: Stream, when: Days, mean_days: float) -> Days:
    """A later day, exponentially far."""
    later: Days = when.astype("datetime64[D]") + np.ceil(
        rng.exponential(mean_days, len(when))
    ).astype(np.int64).astype("timedelta64[D]")
    return later
