"""Where and when a child was found, as somebody types it in a hurry.

Keeps: a district is taken from a whole postcode alone; a name in the text is never guessed at.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from wayhome.lexicon.places import sector_of
from wayhome.lexicon.postcodes import postcode
from wayhome.people import Particulars

POSTCODE = re.compile(r"\b[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}\b")
CLOCK = re.compile(r"([0-9]{1,2})(?:[:.h ]?([0-9]{2}))? ?(am|pm)?", re.IGNORECASE)
# A clock on a wall may be ahead of ours; a time further on is one of the day before.
AHEAD = timedelta(minutes=15)


@dataclass(frozen=True)
class Finding:
    """A child was found: what was known of them, where, when, and how to ring back."""

    given: Particulars
    at: datetime  # with its time zone
    place: str
    area: str
    ring_back: str


def postcode_in(text: str) -> str:
    """The first whole postcode in a text, in its one form, or nothing."""
    found = POSTCODE.search(text)
    return (postcode(found.group()) or "") if found else ""


def without_postcode(text: str) -> str:
    """The rest of the text."""
    return POSTCODE.sub(" ", text).strip(" ,")


def area_of(code: str) -> str:
    """The district of a postcode, or nothing."""
    sector = sector_of(code) if code else None
    return sector.area if sector else ""


def clock_of(text: str) -> time | None:
    """22:40, 2240, 22.40, 10.40pm, 9am; None where it is no time."""
    found = CLOCK.fullmatch(text.strip())
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def moment_of(day: date | None, clock: time | None, now: datetime) -> datetime:
    """The moment they were found; `now` and the answer are times of the clock on the wall here.

    Nothing said is now. A time alone is the last time it was so late: shortly after midnight,
    23:50 is yesterday's.
    """
    if day is None and clock is None:
        return now
    moment = datetime.combine(day or now.date(), clock or time())
    return moment - timedelta(days=1) if day is None and moment > now + AHEAD else moment


def aware(moment: datetime) -> datetime:
    """With the time zone of the clock here, as the database keeps it."""
    return timezone.make_aware(moment)
