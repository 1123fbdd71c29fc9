"""When absences ask for a strategy discussion, within one working day, and why, in words.

    three in 90 days · two in 28 days under 13 · more than 24 hours · a night outside the area ·
    a concern that somebody exploits them                                          (facts §3.1)

The numbers are dated reference data (`reference/limits/lines.csv`). It is a prompt to those
who decide, with the days it rests on, and says nothing of what a child is. Age is read here, unlike
in any sign (ADR 0006): the threshold is that of a step of the work, and where nobody knows the age
it is counted as for the youngest. How often counts those alone in which nobody knew where they
were, as in I01; how long counts both. Keeps: not sure is never read as no, but told as something to
ask.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wayhome.casework.absences import Absence
from wayhome.casework.dated import Dated, limits_on
from wayhome.casework.fields import NO, YES
from wayhome.casework.limits import Limit, Unit
from wayhome.lexicon.dates import age_on, in_words

MANY = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}


@dataclass(frozen=True)
class Threshold:
    """So many absences within a time, or one that is longer. `under_age`: of those younger
    alone."""

    code: str
    times: int
    within: Limit
    under_age: int | None = None


@dataclass(frozen=True)
class Reason:
    """Why a strategy discussion is asked for: the code of an answer of it, and a sentence."""

    code: str
    words: str


@dataclass(frozen=True)
class Told:
    """What people said of the newest absence, and when somebody was born; None where nobody knows.
    `outside`: a night outside the area; `concern`: that somebody exploits them. Yes, no, not sure,
    or nothing where nobody asked."""

    born: date | None = None
    outside: str = ""
    concern: str = ""


def thresholds(held: Mapping[str, Limit]) -> Mapping[str, Threshold]:
    """By code, of the limits that hold."""
    repeated, young = "missing_repeated", "missing_repeated_young"
    times = {one: held[f"{one}_times"].many for one in (repeated, young)}
    every = (
        Threshold("repeated", times[repeated], held[f"{repeated}_within"]),
        Threshold("repeated_young", times[young], held[f"{young}_within"],
                  held[f"{young}_under"].many),
        Threshold("long", 1, held["missing_long"]),
    )  # fmt: skip
    return {one.code: one for one in every}


def thresholds_on(day: date, rows: Iterable[Dated]) -> Mapping[str, Threshold]:
    """Which hold on a day, by code."""
    return thresholds(limits_on(day, rows))


def asks_for_strategy(
    absences: Sequence[Absence], told: Told, thresholds: Mapping[str, Threshold], now: datetime
) -> list[Reason]:
    """Why the newest of these absences asks for a strategy discussion; empty where nothing does.
    `now` knows its zone."""
    if not absences:
        return []
    newest = max(absences, key=lambda one: one.began.at)
    each = (_of_absences(absences, newest, told, one, now) for one in thresholds.values())
    return [*filter(None, each), *_of_answers(told)]


def still_to_ask(told: Told) -> list[str]:
    """What nobody asked, or is sure of, that may ask for a strategy discussion."""
    known = {YES, NO}
    asked = (
        (told.born is not None, "How old they are."),
        (told.outside in known, "Whether a night was spent outside the area."),
        (told.concern in known, "Whether somebody exploits them."),
    )
    return [words for is_known, words in asked if not is_known]


def _of_absences(
    absences: Sequence[Absence], newest: Absence, told: Told, asked: Threshold, now: datetime
) -> Reason | None:
    if not _is_meant(told, asked, newest.began.at.date()):
        return None
    long = asked.within.unit is Unit.HOURS
    return _long(newest, asked, now) if long else _often(absences, newest, told, asked)


def _long(newest: Absence, asked: Threshold, now: datetime) -> Reason | None:
    if not newest.lasted_over(asked.within, now):
        return None
    still = ", and no return is written down" if newest.open else ""
    return Reason(asked.code, f"Gone for more than {asked.within}{still}.")


def _often(
    absences: Sequence[Absence], newest: Absence, told: Told, asked: Threshold
) -> Reason | None:
    days = _days_within(absences, newest, asked.within.many)
    if not newest.missing or len(days) < asked.times:
        return None
    times = MANY.get(len(days), str(len(days)))
    on = _listed([in_words(day) for day in days])
    return Reason(asked.code, f"Missing {times} times in {asked.within}{_age(told, asked)}: {on}.")


def _days_within(absences: Iterable[Absence], newest: Absence, many: int) -> list[date]:
    """Days on which absences began, in so many days of which the newest is the last."""
    last = newest.began.at.date()
    days = (one.began.at.date() for one in absences if one.missing)
    return sorted(day for day in days if last - timedelta(days=many) < day <= last)


def _is_meant(told: Told, asked: Threshold, day: date) -> bool:
    young = asked.under_age
    return young is None or told.born is None or age_on(told.born, day) < young


def _age(told: Told, asked: Threshold) -> str:
    if asked.under_age is None:
        return ""
    return f", under {asked.under_age}" if told.born else ", and nobody wrote down how old they are"


def _of_answers(told: Told) -> Iterable[Reason]:
    if told.outside == YES:
        yield Reason("outside", "A night outside the area.")
    if told.concern == YES:
        yield Reason("concern", "Somebody is concerned that they are exploited.")


def _listed(items: Sequence[str]) -> str:
    return " and ".join([", ".join(items[:-1]), items[-1]] if items[1:] else items)
