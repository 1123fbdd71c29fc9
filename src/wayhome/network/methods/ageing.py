"""When has a tie grown old? By its kind, and told, never taken away unseen.

    family, a home, a school     stand until their record ends
    everything else              is old when nothing was told of it for AFTER days

Keeps: what has no day is not called old, for nobody knows; old says nothing of whether it still is.
"""

from datetime import date, datetime
from typing import Any

from wayhome.network.kinds import TieKind

# Ties of a map end in 180 days unless there is new evidence: peer mapping as partners practise it
# (facts, section 7). Ours where nobody agreed on another; how long a kind lasts is theirs to say.
AFTER = 180
UNTIL_ENDED = frozenset({TieKind.KIN, TieKind.LIVED, TieKind.ATTENDED})
LASTING = frozenset({TieKind.KNOWN_TO, TieKind.PROTECTIVE, TieKind.HELD_PHONE})


def last_told(row: dict[str, Any]) -> date | None:
    """The last day that a tie's record tells of it; None where it has none, or stands until it is
    ended. Of what is stated to last it was true still when it was recorded."""
    kind = TieKind(row["kind"])
    if row["first"] is None or (kind in UNTIL_ENDED and row["last"] is None):
        return None
    days = [row["first"], row["last"]]
    if kind in LASTING and row["last"] is None:
        days.append(row.get("recorded_at"))
    return max(_day(one) for one in days if one)


def is_old(row: dict[str, Any], today: date) -> bool:
    """Whether nothing was told of a tie for longer than its kind stands."""
    told = last_told(row)
    return told is not None and (today - told).days > AFTER


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
