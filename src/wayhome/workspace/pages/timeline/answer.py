"""The title of a picture is what it shows: "Missing six times since June 2026; found in
Eastmarsh twice". Built from the same entries that are drawn, so it can never say more.
"""

from collections import Counter

from wayhome.chronology import Entry
from wayhome.lexicon.kinds import EventKind as Kind
from wayhome.lexicon.numbers import times
from wayhome.workspace.pages.timeline.window import Window
from wayhome.workspace.pages.words import count, day
from wayhome.workspace.reading.areas import area_name

SAID = (
    (Kind.ARREST, "arrested"),
    (Kind.EXCLUSION, "permanently excluded from school"),
    (Kind.SUSPENSION, "suspended from school"),
    (Kind.NRM_REFERRAL, "referred to the National Referral Mechanism"),
)
MOST = 3  # more than three clauses is no longer a title


def answer(entries: list[Entry], shown: Window, home_area: str = "") -> str:
    """One sentence without a full stop."""
    own = [entry for entry in entries if entry.part == "own"]
    clauses = [c for c in (_missing(own), _found(own, home_area), *_others(own)) if c]
    if not clauses:
        return _nothing_of_note(entries, shown)
    text = "; ".join(clauses[:MOST])
    return text[0].upper() + text[1:]


def _missing(entries: list[Entry]) -> str:
    episodes = [e for e in entries if e.kind == Kind.MISSING and e.from_]
    if not episodes:
        return ""
    first = min(e.from_ for e in episodes if e.from_)
    if len(episodes) == 1:
        return f"missing once, on {day(first)}"
    return f"missing {times(len(episodes))} since {first:%B %Y}"


def _found(entries: list[Entry], home_area: str) -> str:
    """Where somebody was found away from home, the most frequent place first."""
    away = [e for e in entries if e.kind == Kind.FOUND and e.area and e.area != home_area]
    places = Counter(where for e in away if (where := _where(e)))
    said = " and ".join(f"{where} {times(n)}" for where, n in places.most_common(2))
    return f"found {said}" if said else ""


def _where(entry: Entry) -> str:
    """A station by its name, which says more than the district; elsewhere the district alone."""
    place = entry.place.split(",")[0]
    if place.endswith("station"):
        return f"at {place}"
    area = area_name(entry.area)
    return f"in {area}" if area else ""


def _others(entries: list[Entry]) -> list[str]:
    kinds = Counter(e.kind for e in entries)
    return [f"{words} {times(kinds[kind])}" for kind, words in SAID if kinds[kind]]


def _nothing_of_note(entries: list[Entry], shown: Window) -> str:
    if not entries:
        return f"Nothing recorded between {day(shown.start)} and {day(shown.end)}"
    return f"{count(len(entries), 'entry', 'entries')}: no missing episode, arrest or exclusion"
