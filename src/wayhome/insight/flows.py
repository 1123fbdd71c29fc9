"""From which home area to which place, month by month, as it may be told to whoever asks.

    moves  ─>  one person, home, place and month is one  ─>  ways  ─>  a matrix

A way says where records put somebody, and not where harm is: it follows where people look, and
nothing here is a cause of anything. Rules this file keeps:
- of a month, 1 to 5 is hidden; a month that is over is told in one way, wherever it stands;
- months together are told once, when their half-year is over, and only where that gives no hidden
  month back: half-years never overlap, and no sum over several ways is told;
- what is not known is an area like others, and stands in the matrix even where nothing is in it;
- nothing hidden has a part in an order.
Authority: mapping, “Where from -> where to?”, guard-rails 10 and 14.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wayhome.governance.disclosure import suppress, total_may_stand
from wayhome.network.methods.between import NOT_KNOWN, interval

MONTHS = 6  # of a half-year


@dataclass(frozen=True)
class Moved:
    """Somebody of a home area, put in a place by a record of a month (its first day)."""

    person_id: str
    origin: str | None
    destination: str | None
    month: date


@dataclass(frozen=True)
class Half:
    """January to June or July to December: its months that are over, and whether all are."""

    months: tuple[date, ...]

    @property
    def first(self) -> date:
        return self.months[0]

    @property
    def over(self) -> bool:
        return len(self.months) == MONTHS


@dataclass(frozen=True)
class Way:
    """From one area to another: how many in each month, None for 1 to 5; `together` in all months,
    None where that may not be told."""

    origin: str
    destination: str
    months: tuple[int | None, ...]
    together: int | None

    @property
    def ends(self) -> tuple[str, str]:
        return self.origin, self.destination

    @property
    def at_least(self) -> int:
        """What may be told of all months: of hidden ones nothing is added."""
        told = sum(one or 0 for one in self.months)
        return told if self.together is None else self.together

    @property
    def interval(self) -> tuple[float, float] | None:
        """In which 95 in 100 of such counts lie; None where the count is not told."""
        return None if self.together is None else interval(self.together)


@dataclass(frozen=True)
class Matrix:
    """Home areas down, places across, what is not known last of both. `in_all`: how many areas
    there are of each besides; of more than so many the others stand in the list alone."""

    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    ways: dict[tuple[str, str], Way]
    in_all: tuple[int, int]

    @property
    def whole(self) -> bool:
        return self.in_all == (len(self.origins) - 1, len(self.destinations) - 1)


def halves(today: date, many: int) -> list[Half]:
    """The last half-years of which a month is over, the newest first."""
    found: list[Half] = []
    year, second = today.year, today.month > MONTHS
    while len(found) < many:
        first = MONTHS * second + 1
        months = tuple(date(year, month, 1) for month in range(first, first + MONTHS))
        over = tuple(month for month in months if next_month(month) <= today)
        if over:
            found.append(Half(over))
        year, second = (year, False) if second else (year - 1, True)
    return found


def next_month(month: date) -> date:
    """The first day of the month after this one."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def ways(moves: Iterable[Moved], half: Half) -> list[Way]:
    """Every way of a half-year, that of which most may be told first."""
    counts: dict[tuple[str, str], dict[date, set[str]]] = defaultdict(lambda: defaultdict(set))
    for move in moves:
        if move.month in half.months:
            ends = move.origin or NOT_KNOWN, move.destination or NOT_KNOWN
            counts[ends][move.month].add(move.person_id)
    found = [
        _way(ends, [len(by_month.get(month, ())) for month in half.months], half)
        for ends, by_month in counts.items()
    ]
    return sorted(found, key=lambda way: (-way.at_least, way.ends))


def matrix(found: Sequence[Way], most: int) -> Matrix:
    """The areas of which most may be told, at most so many of each besides what is not known."""
    origins = _areas((way.origin, way.at_least) for way in found)
    destinations = _areas((way.destination, way.at_least) for way in found)
    return Matrix(
        (*sorted(origins[:most]), NOT_KNOWN),
        (*sorted(destinations[:most]), NOT_KNOWN),
        {way.ends: way for way in found},
        (len(origins), len(destinations)),
    )


def _way(ends: tuple[str, str], counts: Sequence[int], half: Half) -> Way:
    named = {str(month): count for month, count in zip(half.months, counts, strict=True)}
    shown = suppress(named, total_is_known=False)
    # of a half-year that goes on, one total after another would give the month between away
    may = half.over and total_may_stand(named) or None not in shown.values()
    return Way(*ends, tuple(shown.values()), sum(counts) if may else None)


def _areas(told: Iterable[tuple[str, int]]) -> list[str]:
    """Areas that are known, that of which most may be told first."""
    most: dict[str, int] = defaultdict(int)
    for area, times in told:
        most[area] += times
    return sorted(most.keys() - {NOT_KNOWN}, key=lambda area: (-most[area], area))
