"""How pages put things into words: dates, spans, distances, counts, and kinds of record.

Dates read "21 November 2026"; a time is shown only where the source stated one.
"""

import math
import textwrap
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from wayhome.chronology.entries import PARTS_IN_WORDS, label
from wayhome.extracts import feeds
from wayhome.governance import purposes
from wayhome.lexicon.dates import in_words
from wayhome.lexicon.marking import Marking
from wayhome.lexicon.numbers import times
from wayhome.signs.citations import CITATIONS
from wayhome.workspace.pages import codes
from wayhome.workspace.pages.days import typed
from wayhome.workspace.pages.particulars import found_words, part_of, plain, quoted, shown_columns
from wayhome.workspace.pages.tie_words import contact_called, tie_words
from wayhome.workspace.reading.areas import area_name, area_or_code

DAYS_IN_WEEK = 7
IN_HOURS = 48  # so long hours say more than days: 27 hours is not one night
NIGHTS = frozenset({"missing", "away", "home", "placement", "tenancy"})  # where somebody slept


def here(when: date | datetime) -> date | datetime:
    """A moment of the database as clocks here show it; canonical times already are."""
    aware = isinstance(when, datetime) and timezone.is_aware(when)
    return timezone.localtime(when) if aware and isinstance(when, datetime) else when


def day(when: date | datetime | None) -> str:
    """21 November 2026, or "date not known"."""
    return in_words(here(when)) if when else "date not known"


def between(start: date | datetime, end: date | datetime) -> str:
    """14 July to 20 November 2026; the year once where it is one."""
    begun = day(start)
    return f"{begun[:-5] if start.year == end.year else begun} to {day(end)}"


def short_day(when: date | datetime | None) -> str:
    """21 Nov 2026, for axes and narrow columns."""
    return f"{when.day} {when:%b %Y}" if when else "not known"


def moment(when: datetime | None, precision: str = "minute") -> str:
    """21 November 2026, 14:05; without the clock where the source gave a day only.

    Where it did not say and another day stands in, "about 21 November 2026".
    """
    if when is None:
        return "date not known"
    if timezone.is_aware(when):
        when = timezone.localtime(when)
    if precision == "not known":
        return f"about {day(when)}"
    if precision == "month":
        return f"{when:%B %Y}"
    if precision == "year":
        return f"{when:%Y}"
    if precision == "day" or (when.hour, when.minute) == (0, 0):
        return day(when)
    return f"{day(when)}, {when:%H:%M}"


def near_moment(when: datetime) -> str:
    """A moment near now, as short as can be: 16:35; on another day, 2 December 2026, 00:05."""
    at = timezone.localtime(when)
    return f"{at:%H:%M}" if at.date() == timezone.localdate() else f"{day(at)}, {at:%H:%M}"


def due_moment(when: datetime) -> str:
    """by 04:10 on 30 November 2026; a limit in days ends with its day: by the end of 8 December."""
    at = timezone.localtime(when)
    if (at.hour, at.minute) == (0, 0):
        return f"by the end of {day(at - timedelta(days=1))}"
    return f"by {at:%H:%M} on {day(at)}"


def lasting(start: datetime | None, end: datetime | None, kind: str = "") -> str:
    """How long something lasted: "27 hours", "4 days", "2 years 4 months"."""
    if start is None or end is None or end <= start:
        return ""
    hours = (end - start).total_seconds() / 3600
    days_alone = start.time() == end.time() == time.min  # midnight is how a day is written
    if days_alone or hours >= IN_HOURS:
        return spell((end.date() - start.date()).days, "night" if kind in NIGHTS else "day")
    if hours < 1:
        return count(round(hours * 60), "minute")
    return count(round(hours), "hour")


def spell(days: int, noun: str = "day") -> str:
    """So many days as people say them: 12 days, 6 weeks, 2 years 4 months."""
    if days < 14:
        return count(days, noun)
    if days < 90:
        return count(round(days / DAYS_IN_WEEK), "week")
    months = round(days / 30.44)
    years, rest = divmod(months, 12)
    return " ".join(count(n, noun) for n, noun in ((years, "year"), (rest, "month")) if n)


def ago(when: date | datetime | None, today: date) -> str:
    """ "today", "yesterday", "12 days ago"."""
    if when is None:
        return "date not known"
    days = (today - (when.date() if isinstance(when, datetime) else when)).days
    if days < 0:
        return f"in {count(-days, 'day')}"
    if days < 2:
        return ("today", "yesterday")[days]
    if days < 60:
        return f"{days} days ago"
    return f"{spell(days)} ago"


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 record", "3 records"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(items: Iterable[str], joiner: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    all_ = [item for item in items if item]
    if len(all_) < 2:
        return "".join(all_)
    return f"{', '.join(all_[:-1])} {joiner} {all_[-1]}"


def miles(distance: float | None) -> str:
    """ "70 miles", rounded down as signs do; "under a mile"; nothing when not known."""
    if distance is None or math.isnan(distance):
        return ""
    return "under a mile" if distance < 1 else count(math.floor(distance), "mile")


def kind(value: str | None) -> str:
    """What a kind of record is called."""
    return label(value or "not_known")


def sentence(value: str | None) -> str:
    """A code word as people write it: drug_supply → Drug supply."""
    return (value or "not known").replace("_", " ").strip().capitalize()


def marking(value: str | None) -> str:
    """What a marking lets a reader do."""
    return Marking(value).words if value in set(Marking) else "Marking not known"


def part_words(part: str | None) -> str:
    """What part somebody played, where it was not their own happening."""
    return PARTS_IN_WORDS.get(part or "", "")


def purpose(code: str) -> str:
    """The purpose somebody stated, in its title's words."""
    held = purposes.purpose(code)
    return held.title if held else code


def wrapped(text: str, width: int) -> list[str]:
    """Text in lines of at most so many letters, for drawings, which do not wrap."""
    return textwrap.wrap(text, width) or [""]


def iso_day(value: object) -> str:
    """21 November 2026 for the text 2026-11-21; anything else as it is."""
    try:
        return day(date.fromisoformat(str(value)[:10]))
    except ValueError:
        return str(value)


def feed(name: str) -> str:
    """What a feed is called, by the title of its contract."""
    contract = feeds().get(name)
    return contract.title if contract else sentence(name)


def lower_first(text: str) -> str:
    """For putting a sentence's words inside another; 'NHS number' keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """For beginning a sentence with words from elsewhere."""
    return text[:1].upper() + text[1:]


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "short_day": short_day,
    "moment": moment,
    "due_moment": due_moment,
    "near_moment": near_moment,
    "kind": kind,
    "sentence": sentence,
    "listed": listed,
    "miles": miles,
    "marking": marking,
    "area": area_name,
    "area_or_code": area_or_code,
    "tie_words": tie_words,
    "contact_called": contact_called,
    "part_words": part_words,
    "purpose": purpose,
    "iso_day": iso_day,
    "lower_first": lower_first,
    "upper_first": upper_first,
    "plain": plain,
    "feed": feed,
    "outcome": codes.outcome,
    "found_words": found_words,
    "part_of": part_of,
    "quoted": quoted,
    "typed": typed,
}
GLOBALS: dict[str, Any] = {
    "day": day,
    "moment": moment,
    "lasting": lasting,
    "spell": spell,
    "ago": ago,
    "between": between,
    "count": count,
    "times": times,
    "wrapped": wrapped,
    "shown_columns": shown_columns,
    "code_words": codes.in_words,
    "citations": CITATIONS,
}
