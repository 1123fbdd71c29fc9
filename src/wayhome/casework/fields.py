"""What a form asks, as data: one catalogue a form, from which page, check, print and JSON are made.

A value is what JSON holds: a string, a list of strings for several, nothing where nothing was said.
Days are 2026-11-30, moments 2026-11-30T02:10 in London. Keeps: a question that was not asked needs
no answer, and an answer to it is left out rather than kept where nobody sees it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum

from wayhome.lexicon.dates import LONDON

Value = str | Sequence[str] | None
Said = Mapping[str, Value]
YEARS = range(1900, 2200)  # of a slip like 9999 no clock can be worked out
YES, NO, NOT_SURE = "yes", "no", "not sure"
YES_NO = {YES: "Yes", NO: "No"}
YES_NO_NOT_SURE = {**YES_NO, NOT_SURE: "Not sure"}


class Kind(StrEnum):
    """What is answered."""

    LINE = "line"  # of text
    WORDS = "words"  # as many as they need
    DAY = "day"
    MOMENT = "moment"
    HAPPENED = "happened"  # a moment that has passed
    NUMBER = "number"
    CHOICE = "choice"
    SEVERAL = "several"
    CASE = "case"  # by its number; one in which whoever says it takes part
    AGENCY = "agency"  # one that takes part in the case
    ANY_AGENCY = "any agency"  # of the register
    ENTRY = "entry"  # which entry of the case, by its place: "3"


@dataclass(frozen=True)
class When:
    """That a question is asked only where another was answered with one of these."""

    field: str
    values: frozenset[str]

    def holds(self, said: Said) -> bool:
        return bool(self.values.intersection(_several(said.get(self.field))))


@dataclass(frozen=True)
class Field:
    """One question. `choices`: by code, in words. `who`: who can supply it, in words. `of`: of
    which kind the entry is that is chosen; `before`: what it may stay open until, in words."""

    code: str
    asks: str
    kind: Kind = Kind.LINE
    required: bool = True
    choices: Mapping[str, str] = field(default_factory=dict)
    when: When | None = None
    hint: str = ""
    longest: int = 200
    who: str = ""
    of: str = ""
    before: str = ""

    def asked(self, said: Said) -> bool:
        return self.when is None or self.when.holds(said)


CHOSEN = frozenset({Kind.CHOICE, Kind.SEVERAL, Kind.ENTRY, Kind.AGENCY, Kind.ANY_AGENCY, Kind.CASE})


def kept(fields: Iterable[Field], said: Said) -> dict[str, Value]:
    """What was answered of what was asked, blanks left out."""
    return {
        one.code: said[one.code]
        for one in fields
        if one.asked(said) and _several(said.get(one.code))
    }


def problems(fields: Iterable[Field], said: Said, now: datetime) -> dict[str, str]:
    """By question, one sentence of what is missing or wrong and what to do; empty where all is
    well. `now` knows its zone."""
    asked = (one for one in fields if one.asked(said))
    found = ((one.code, _problem(one, said.get(one.code), now)) for one in asked)
    return {code: words for code, words in found if words}


def _problem(asked: Field, value: Value, now: datetime) -> str:
    given = _several(value)
    if not given:
        return _missing(asked) if asked.required else ""
    if asked.kind is not Kind.SEVERAL and len(given) > 1:
        return "Give one answer."
    if any(len(one) > asked.longest for one in given):
        return f"Shorten this to {asked.longest:,} characters."
    return next(filter(None, (_wrong(asked, one, now) for one in given)), "")


def _missing(asked: Field) -> str:
    choose = asked.kind in CHOSEN
    told = f"{'Choose an answer' if choose else 'Write an answer'}: {asked.asks}"
    return f"{told} {asked.who} can say." if asked.who else told


def _wrong(asked: Field, value: str, now: datetime) -> str:
    if asked.kind in {Kind.CHOICE, Kind.SEVERAL}:
        return "" if value in asked.choices else "Choose one of the answers offered."
    if asked.kind is Kind.NUMBER:
        return "" if value.isascii() and value.isdigit() else "Write a whole number, like 14."
    if asked.kind is Kind.DAY:
        return "" if day(value) else "Write a day that there is, like 30 November 2026."
    if asked.kind in {Kind.MOMENT, Kind.HAPPENED}:
        return _wrong_moment(moment(value), now if asked.kind is Kind.HAPPENED else None)
    return ""


def _wrong_moment(given: datetime | None, latest: datetime | None) -> str:
    if given is None:
        return "Write a day and a time, like 30 November 2026, 02:10."
    return "This has not happened yet." if latest and given > latest else ""


def day(value: str) -> date | None:
    """A day that a form keeps. None where there is none such, or it is past all that is counted."""
    try:
        told = date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None
    return told if told and told.year in YEARS else None


def moment(value: str) -> datetime | None:
    """In UTC, what a form keeps as London's time; of an hour that comes twice the first."""
    try:
        given = datetime.fromisoformat(value) if len(value) == 16 else None
        return given.replace(tzinfo=LONDON).astimezone(UTC) if given else None
    except (ValueError, OverflowError):
        return None


def _several(value: Value) -> list[str]:
    """The answers that are not blank."""
    given = [value] if isinstance(value, str) else list(value or ())
    return [one for one in given if one.strip()]
