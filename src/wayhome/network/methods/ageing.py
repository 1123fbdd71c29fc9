"""When has a tie grown old, and until when does it stand? By its kind; told, and never unseen.

    family, a home, a school     stand until their record ends
    what else is stated to last  stands so many days after it was last said (`stands`)
    everything                   is old when nothing was told of it for so many days (`old`)
    an event, as a weight        says half as much after so many days (`half`), and so on

The days are policy: reference/ageing.csv, each with its source and since when it holds. Of several
rows for one rule and kind the newest holds. Keeps: what has no day at all is not old and stands,
for nobody knows; old says nothing of whether it still is.
"""

import csv
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from wayhome.network.kinds import TieKind

UNTIL_ENDED = frozenset({TieKind.KIN, TieKind.LIVED, TieKind.ATTENDED})
_OLD, _STANDS, _HALF, _ANY = "old", "stands", "half", "any"


@cache
def limits() -> dict[tuple[str, str], int]:
    """Days by rule and kind of tie."""
    file = files("wayhome.network") / "reference/ageing.csv"
    with file.open(encoding="utf-8") as opened:
        rows = sorted(csv.DictReader(opened), key=lambda row: row["valid_from"])
    return {(row["rule"], row["kind"]): int(row["days"]) for row in rows}


@cache  # asked of every tie of a picture
def stands() -> dict[TieKind, int]:
    """How many days what is stated to last stands after it was last said, by kind."""
    return {TieKind(kind): days for (rule, kind), days in limits().items() if rule == _STANDS}


def stands_until(row: dict[str, Any]) -> date | None:
    """Until when a tie without an end stands; None where its record says, or nothing limits it."""
    days, said = stands().get(TieKind(row["kind"])), _last_said(row)
    return said + timedelta(days) if days and said and not row["last"] else None


def last_told(row: dict[str, Any]) -> date | None:
    """The last day that a tie's record tells of it; None where it has none, or stands until it is
    ended. Of what is stated to last it was true still when it was recorded."""
    kind = TieKind(row["kind"])
    if row["first"] is None or (kind in UNTIL_ENDED and row["last"] is None):
        return None
    if kind in stands() and row["last"] is None:
        return _last_said(row)
    return max(_day(one) for one in (row["first"], row["last"]) if one)


def fading(days: int) -> float:
    """How much an event of so many days ago still says, where weight matters (`groups`): one today
    and never nothing. Of what is still to come as much as of today."""
    share: float = 0.5 ** (max(days, 0) / limits()[_HALF, _ANY])
    return share


def half_life() -> int:
    """After how many days an event says half as much."""
    return limits()[_HALF, _ANY]


def is_old(row: dict[str, Any], today: date) -> bool:
    """Whether nothing was told of a tie for longer than its kind stands."""
    told = last_told(row)
    return told is not None and (today - told).days > limits()[_OLD, _ANY]


def _last_said(row: dict[str, Any]) -> date | None:
    return max((_day(one) for one in (row["first"], row.get("recorded_at")) if one), default=None)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
