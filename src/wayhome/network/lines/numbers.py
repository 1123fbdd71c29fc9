"""The numbers of a line over time, and which began where another had ended.

That one number takes over from another is read off the days of the records alone: the first record
of the one is on or after the last day of the other, and no other number lies between.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wayhome.network.lines.fact import Fact, What

OF_A_NUMBER = (What.NUMBER, What.CALL, What.HEARD, What.SAID)


@dataclass(frozen=True)
class Number:
    """One number, from the first to the last day that records speak of it, and those records."""

    number: str
    first: date | None
    last: date | None
    told: tuple[Fact, ...]  # that it is the line's
    calls: int
    after: "Number | None" = None  # the number that it took over from


def numbers(facts: Iterable[Fact]) -> list[Number]:
    """The numbers of one line, the first first; one without a day comes last."""
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        number = fact.value if fact.what is What.NUMBER else fact.number
        if number and fact.what in OF_A_NUMBER:
            told[number].append(fact)
    found = sorted((_number(each, rows) for each, rows in told.items()), key=_place)
    return [_following(number, found) for number in found]


def _number(number: str, rows: list[Fact]) -> Number:
    days = [day for row in rows for day in (row.day, row.until) if day]
    calls = sum(row.times for row in rows if row.what is What.CALL)
    said = sorted((r for r in rows if r.what is not What.CALL), key=_when)
    return Number(number, min(days, default=None), max(days, default=None), tuple(said), calls)


def _following(number: Number, every: list[Number]) -> Number:
    if not number.first:
        return number
    ended = [each for each in every if each != number and each.last and each.last <= number.first]
    before = max(ended, key=_ended, default=None)
    if before is None or before.first == number.first:
        return number
    return Number(number.number, number.first, number.last, number.told, number.calls, before)


def _when(fact: Fact) -> tuple[date, str]:
    return fact.day or date.max, fact.record_id


def _place(number: Number) -> tuple[date, str]:
    return number.first or date.max, number.number


def _ended(number: Number) -> tuple[date, str]:
    return number.last or date.min, number.number
