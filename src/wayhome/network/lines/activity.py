"""When a line was at work, by the month, and from its first to its last day.

Counts rows that agencies sent, not canonical records, of which one row may make several. They
count attention as well as work: a month without a record is not a month without harm.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wayhome.network.lines.fact import Fact, What


@dataclass(frozen=True)
class Month:
    """What tells of one month: rows of agencies, and calls to and from its numbers."""

    first: date
    rows: int
    calls: int
    agencies: tuple[str, ...]


def months(facts: Iterable[Fact]) -> list[Month]:
    """Months in which a record tells of it, the first first; each by the day a record begins."""
    found: dict[date, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.tells_of_work and fact.day:
            found[fact.day.replace(day=1)].append(fact)
    return [_month(first, rows) for first, rows in sorted(found.items())]


def days(facts: Iterable[Fact]) -> set[date]:
    """The days on which a record tells of its work."""
    return {fact.day for fact in facts if fact.tells_of_work and fact.day}


def span(facts: Iterable[Fact]) -> tuple[date, date] | None:
    """The first and the last day of its work, or nothing where no record has a day."""
    worked = [f for f in facts if f.tells_of_work]
    told = [day for fact in worked for day in (fact.day, fact.until) if day]
    return (min(told), max(told)) if told else None


def _month(first: date, facts: list[Fact]) -> Month:
    calls = [fact for fact in facts if fact.what is What.CALL]
    rows = {(fact.agency, fact.row) for fact in facts if fact.what is not What.CALL}
    return Month(
        first,
        len(rows),
        sum(fact.times for fact in calls),
        tuple(sorted({fact.agency for fact in facts})),
    )
