"""Days on which offices and projects are open."""

from datetime import datetime
from typing import Any

import numpy as np

from wayhome.synthetic.clock import Days

_CLOSED = [
    np.datetime64(f"{year}-{day}")
    for year in range(2000, 2060)
    for day in ("01-01", "12-25", "12-26")
]


def workdays(days: Any) -> Days:
    """Each day, or the next that is neither at a weekend nor at Christmas."""
    asked = np.asarray(days).astype("datetime64[D]")
    opened: Days = np.busday_offset(asked, 0, roll="forward", holidays=_CLOSED)
    return opened


def workday(when: datetime) -> datetime:
    """The same hour on that day, or on the next that is open."""
    day = str(workdays(np.datetime64(when, "D")))
    return datetime.combine(datetime.fromisoformat(day), when.time())
