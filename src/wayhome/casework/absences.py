"""Absences: which reports of a child who was gone are one absence, whoever made them and when.

    reports of several agencies
        ─>  happenings, by the rule of the chronology (one told by several sources)
        ─>  absences: happenings that overlap, or that so little lies between that it is one

Keeps: every report in exactly one absence, with its source; no two absences overlap; the order of
the reports changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from wayhome.casework.limits import Limit
from wayhome.chronology.merging import merge
from wayhome.chronology.sameness import RULE_OF, Told
from wayhome.lexicon.dates import LONDON

_RULE = RULE_OF["missing"]
_TO_LAST_MINUTE = timedelta(hours=23, minutes=59)


@dataclass(frozen=True)
class Report:
    """One record of an absence. `missing`: its source says that nobody knew where they were, rather
    than that they were away where it was known."""

    told: Told
    missing: bool = True


@dataclass(frozen=True)
class Moment:
    """A time by London's clock; at midnight, and not `exact`, where only its day is known."""

    at: datetime
    exact: bool = True

    @property
    def latest(self) -> datetime:
        return self.at if self.exact else self.at + _TO_LAST_MINUTE


@dataclass(frozen=True)
class Absence:
    """One absence with all its reports, in order. `reaches`: as far as anybody says; `open`: nobody
    wrote down that it ended there."""

    reports: tuple[Report, ...]
    began: Moment
    reaches: Moment
    open: bool

    @property
    def ended(self) -> Moment | None:
        return None if self.open else self.reaches

    @property
    def missing(self) -> bool:
        """Whether any source says that nobody knew where they were."""
        return any(one.missing for one in self.reports)

    @property
    def sources(self) -> list[tuple[str, str]]:
        return sorted({one.told.source for one in self.reports})

    def lasted_over(self, limit: Limit, now: datetime) -> bool:
        """Whether it surely lasted longer: where only days are known, the shortest absence that
        they can mean is counted; where nobody wrote down an end, until `now`."""
        return (now if self.open else _utc(self.reaches.at)) > limit.due(_utc(self.began.latest))


def absences(reports: Iterable[Report], gap: Limit) -> list[Absence]:
    """What these reports tell of, in order. Less than `gap` between two is one absence; it is dated
    reference data, in hours. A report without a beginning can be placed nowhere: it is left out,
    for whoever lists the others to show by itself."""
    by_id = {one.told.record_id: one for one in reports if one.told.start}
    groups = merge((one.told for one in by_id.values()), _RULE)
    held: list[Absence] = []
    for found in (_happening([by_id[told.record_id] for told in group]) for group in groups):
        while same := next((one for one in held if _are_one(one, found, gap)), None):
            held.remove(same)
            found = _joined(same, found)
        held.append(found)
    return sorted(held, key=_order)


def _are_one(one: Absence, other: Absence, gap: Limit) -> bool:
    first, second = sorted((one, other), key=_order)
    if first.reaches.exact and second.began.exact:
        return _utc(second.began.at) < gap.due(_utc(first.reaches.at))
    return _begins_within(first, second) or _both_gone(first, second)


def _begins_within(first: Absence, second: Absence) -> bool:
    """Whether the second surely begins while the first lasts. Back on Monday and gone again on
    Monday night: days alone do not tell that from one absence."""
    after = first.began.latest <= second.began.at
    return after and second.began.latest < first.reaches.at


def _both_gone(one: Absence, other: Absence) -> bool:
    """Whether there surely was a moment at which both lasted."""
    return max(one.began.latest, other.began.latest) < min(one.reaches.at, other.reaches.at)


def _happening(reports: list[Report]) -> Absence:
    """One happening, with the times of its most exact reports, as the chronology has them."""
    starts = _finest([Moment(one.start, one.fine) for one in _told(reports) if one.start])
    ends = _finest([Moment(one.end, one.fine) for one in _told(reports) if one.end])
    reached = _furthest([(one, True) for one in starts] + [(one, False) for one in ends])
    return Absence(_in_order(reports), min(starts, key=lambda one: one.at), *reached)


def _joined(one: Absence, other: Absence) -> Absence:
    first, second = sorted((one, other), key=_order)
    reached = _furthest([(first.reaches, first.open), (second.reaches, second.open)])
    return Absence(_in_order([*first.reports, *second.reports]), _earlier(first, second), *reached)


def _earlier(first: Absence, second: Absence) -> Moment:
    """Of one day the beginning whose minute is known."""
    each = (first.began, second.began)
    return min(each, key=lambda one: (one.at.date(), not one.exact, one.at))


def _furthest(each: Iterable[tuple[Moment, bool]]) -> tuple[Moment, bool]:
    """How far something reaches, and whether it is open: an end from before a later beginning is
    no end. An end of which only the day is known may be late that day."""
    return max(
        each, key=lambda one: (one[0].at if one[1] else one[0].latest, not one[1], one[0].exact)
    )


def _finest(moments: list[Moment]) -> list[Moment]:
    """Those whose minute is known; a day alone beside them only where it lies more than a day off,
    for then it tells of time that would be lost, and not of a late hand."""
    exact = [one for one in moments if one.exact]
    return [one for one in moments if one.exact or not any(_near(one, each) for each in exact)]


def _near(one: Moment, other: Moment) -> bool:
    return abs((one.at.date() - other.at.date()).days) <= 1


def _in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    return tuple(sorted(reports, key=lambda one: one.told.order))


def _told(reports: Iterable[Report]) -> list[Told]:
    return [one.told for one in reports]


def _order(one: Absence) -> tuple[object, ...]:
    return one.began.at, not one.began.exact, one.reaches.at, one.reports[0].told.order


def _utc(at: datetime) -> datetime:
    """In the night in which the clocks go back an hour comes twice: the first is meant."""
    return at.replace(tzinfo=LONDON).astimezone(UTC)
