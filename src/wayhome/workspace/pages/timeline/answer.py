"""The title of a picture is what it shows: "Missing six times since June 2026; found in
Eastmarsh twice". Built from the same entries that are drawn, so it can never say more.

Keeps: silence is never told as safety. A title says what is recorded, whose knowledge and which
records it speaks of; it never says that something did not happen. The newest is never left out.
"""

from collections import Counter
from datetime import datetime

from wayhome.chronology import Entry
from wayhome.lexicon.kinds import EventKind as Kind
from wayhome.lexicon.kinds import StayKind
from wayhome.lexicon.numbers import in_words, times
from wayhome.workspace.pages.timeline.window import Window
from wayhome.workspace.pages.words import between, day, listed
from wayhome.workspace.reading.areas import area_name

REFERRED = "referred to the National Referral Mechanism"
STAYS = {
    StayKind.HOME: "home",
    StayKind.PLACEMENT: "placement",
    StayKind.SCHOOL: "school",
    StayKind.TENANCY: "tenancy",
}
MOST = 3  # kinds in a title; of more, their number and the newest

Found = tuple[datetime, str]


def answer(
    entries: list[Entry], shown: Window, home_area: str = "", *, known: str = "", kept: str = ""
) -> str:
    """One sentence without a full stop. `known`: whose knowledge; `kept`: which records alone."""
    own = [entry for entry in entries if entry.part == "own"]
    clauses = [c for c in (_missing(own), _found(own, home_area), *_others(own)) if c]
    text = "; ".join(clauses) or _recorded(entries) or _nothing(shown, kept)
    return _upper(f"{known}: {_lower(text)}" if known else text)


def _missing(entries: list[Entry]) -> str:
    episodes = [e for e in entries if e.kind == Kind.MISSING and e.from_]
    if not episodes:
        return ""
    first = min(e.from_ for e in episodes if e.from_)
    if len(episodes) == 1:
        return f"missing once, on {day(first)}"
    return f"missing {times(len(episodes))} since {first:%B %Y}"


def _found(entries: list[Entry], home_area: str) -> str:
    """Where somebody was found away from home; the newest place is always named."""
    away = [
        (e.from_, where)
        for e in entries
        if e.kind == Kind.FOUND and e.from_ and e.area != home_area and (where := _where(e))
    ]
    if not away:
        return ""
    newest, last = max(away)
    often = Counter(where for _, where in away)
    others = [f"{where} {times(n)}" for where, n in often.items() if where != last]
    if not others:
        return f"found {last} {times(len(away))}"
    if len(others) > 1:
        where = "away from home " if home_area else ""
        return f"found {where}{times(len(away))}, last {last} on {day(newest)}"
    if often[last] == 1:
        return f"found {others[0]} and last {last}, on {day(newest)}"
    return f"found {others[0]} and {last} {times(often[last])}, last on {day(newest)}"


def _where(entry: Entry) -> str:
    """The district, or a station by its name where that is not known."""
    place = entry.place.split(",")[0]
    area = area_name(entry.area)
    return f"in {area}" if area else f"at {place}" if place.endswith("station") else ""


def _others(entries: list[Entry]) -> list[str]:
    kinds = Counter(e.kind for e in entries)
    clauses = ((Kind.ARREST, "arrested"), (Kind.NRM_REFERRAL, REFERRED))
    arrested, referred = (
        f"{words} {times(kinds[kind])}" if kinds[kind] else "" for kind, words in clauses
    )
    return [arrested, _school(kinds[Kind.SUSPENSION], kinds[Kind.EXCLUSION]), referred]


def _school(suspended: int, excluded: int) -> str:
    often = "" if excluded == 1 else f" {times(excluded)}"
    said = [
        f"suspended {times(suspended)}" if suspended else "",
        f"permanently excluded{often}" if excluded else "",
    ]
    return f"{listed(said)} from school" if any(said) else ""


def _recorded(entries: list[Entry]) -> str:
    """What there is, where nothing of it is told of by name."""
    stays = [words for kind, words in STAYS.items() if any(e.kind == kind for e in entries)]
    kinds = Counter(e.label for e in entries if not e.lasting)
    if len(kinds) > MOST:
        newest = max((e for e in entries if e.from_ and not e.lasting), key=_news, default=None)
        last = f"; the newest: {_lower(newest.label)}, on {day(newest.from_)}" if newest else ""
        number, of = len(entries), len({e.kind for e in entries})
        return f"{in_words(number)} entries of {in_words(of)} kinds{last}"
    counted = [f"{_lower(label)} {times(n)}" for label, n in kinds.most_common()]
    return "; ".join(([f"{listed(stays)} recorded"] if stays else []) + counted)


def _nothing(shown: Window, kept: str) -> str:
    return f"no record{kept} is held for {between(shown.start, shown.end)}"


def _news(entry: Entry) -> tuple[bool, datetime]:
    """A week of school is news only where there is no other."""
    return entry.kind != Kind.ATTENDANCE, entry.from_ or datetime.min  # noqa: DTZ901


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    """With a small letter, unless its first words hold a proper name."""
    named = any(letter.isupper() for letter in " ".join(text.split()[:2])[1:])
    return text if named else text[:1].lower() + text[1:]
