"""From where to where: the home of whoever records put with a line, and where that was.

One move is one person, home, place and month, however many records say so. A home or a place that
is not known stays a move with "not known": to leave it out would make the known look like all.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wayhome.network.lines.fact import Fact, What

# What is said of somebody whom a line is said to use or who is said to work it. To protect, to be
# threatened, to have one's home taken over or to have heard of it is none of that.
WORKS = frozenset(
    {"recruiting", "selling", "carrying", "debt", "stays there", "travels", "watched by phone",
     "carrying a bag", "seen together"}
)  # fmt: skip
RANG_AT_LEAST = 5  # in a month, and more than it was rung by them: a threshold of our own
HOMES = ("home", "placement", "tenancy")  # which of several at one time is meant


@dataclass(frozen=True)
class Home:
    """Where somebody lived, from one record; an open end lasts still."""

    person_id: str
    kind: str
    area: str | None
    force: str | None
    first: date | None
    last: date | None
    record_id: str
    agency: str
    feed: str

    def stands_on(self, day: date | None) -> bool:
        if day is None:
            return self.last is None
        return (self.first is None or self.first <= day) and (self.last is None or self.last >= day)


@dataclass(frozen=True)
class Move:
    """Somebody of a home area, put with the line in a place, by the facts of one month."""

    person_id: str
    home: Home | None
    area: str | None
    force: str | None
    facts: tuple[Fact, ...]

    @property
    def day(self) -> date | None:
        return self.facts[0].day

    @property
    def between(self) -> tuple[str | None, str | None]:
        """From where to where."""
        return self.home.area if self.home else None, self.area


def home_on(homes: Iterable[Home], day: date | None) -> Home | None:
    """Where somebody lived on a day; the newest of several of the first kind, or nothing."""
    there = [home for home in homes if home.area and home.stands_on(day)]
    return min(there, key=_nearness, default=None)


def moves(facts: Iterable[Fact], homes: Mapping[str, list[Home]]) -> list[Move]:
    """Moves by day; what has no day is last. `facts`: of one line. `homes`: by person."""
    found: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    lived: dict[tuple[object, ...], Home | None] = {}
    for fact in sorted(facts, key=_when):
        if not puts_somebody_there(fact):
            continue
        assert fact.person_id
        home = home_on(homes.get(fact.person_id, []), fact.day)
        month = (fact.day.year, fact.day.month) if fact.day else None
        key = (fact.person_id, home and home.area, fact.area, month)
        found[key].append(fact)
        lived.setdefault(key, home)
    return [
        Move(str(rows[0].person_id), lived[key], rows[0].area, rows[0].force, tuple(rows))
        for key, rows in found.items()
    ]


def puts_somebody_there(fact: Fact) -> bool:
    """Whether a record puts somebody with the line at their work, and so makes a move."""
    if not fact.person_id:
        return False
    rung = fact.what is What.CALL and fact.said == "from" and fact.times >= RANG_AT_LEAST
    return rung or fact.what is What.NUMBER or (fact.what is What.SAID and fact.said in WORKS)


def _nearness(home: Home) -> tuple[int, int, str]:
    kind = HOMES.index(home.kind) if home.kind in HOMES else len(HOMES)
    return kind, -(home.first or date.min).toordinal(), home.record_id


def _when(fact: Fact) -> tuple[date, str, str]:
    return fact.day or date.max, fact.record_id, fact.person_id or ""
