"""Which reports are one absence, as a table; and what holds whatever is reported."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spec.casework.saying import LIMITS, rows

from wayhome.casework.absences import Absence, Moment, Report, absences
from wayhome.casework.limits import Limit, Unit
from wayhome.chronology.sameness import Told

GAP = LIMITS["missing_same_absence"]
DAY = Limit(24, Unit.HOURS)

# Reports of March 2026, with their source: `POL 2 22:00 to 3 06:00`, days alone without a time, an
# end that nobody wrote down as `?`. A day beside a minute may be a day late, as the chronology has
# it. The clocks go forward on the 29th: at one it is two.
ONE_OR_TWO = """
reports                                                | absences
POL 2 22:00 to 3 06:00                                 | 2 22:00 to 3 06:00
POL 2 22:00 to 3 06:00; NBC 2 23:00 to 3 07:00         | 2 22:00 to 3 07:00
POL 2 22:00 to 3 06:00; NBC 2 to 3                     | 2 22:00 to 3 06:00
POL 2 22:00 to ?; NBC 2 to 3                           | 2 22:00 to 3
POL 2 22:00 to 3 06:00; POL 3 06:59 to 3 09:00         | 2 22:00 to 3 09:00
POL 2 22:00 to 3 06:00; POL 3 07:00 to 3 09:00         | 2 22:00 to 3 06:00, 3 07:00 to 3 09:00
POL 2 22:00 to 3 06:00; CHR 3 06:30 to ?               | 2 22:00 to ?
POL 2 22:00 to 3 06:00; POL 3 05:00 to 4 06:00         | 2 22:00 to 4 06:00
POL 2 22:00 to ?; POL 2 22:30 to 3 06:00               | 2 22:00 to 3 06:00
POL 2 22:00 to ?; POL 5 22:00 to 6 06:00               | 2 22:00 to ?, 5 22:00 to 6 06:00
NBC 2 to 3; NBC 3 to 4                                 | 2 to 3, 3 to 4
NBC 2 to 5; POL 4 20:00 to 6 07:00                     | 2 to 6 07:00
NBC 2 to 3; POL 3 22:00 to 4 06:00                     | 3 22:00 to 4 06:00
NBC 2 to 3; NBC 2 to 3                                 | 2 to 3
NBC 2 to 3; NBC 2 to 2                                 | 2 to 2, 2 to 3
NBC 2 to 5; NBC 3 to ?                                 | 2 to 5
POL 2 22:00 to 3 06:00; NBC 2 to 4                     | 2 22:00 to 3 06:00
POL 2 22:00 to 3 06:00; NBC 2 to 5                     | 2 22:00 to 5
POL 2 01:00 to 2 06:00; POL 2 22:00 to 3 04:00; NBC 2 to 2 | 2 01:00 to 2 06:00, 2 22:00 to 3 04:00
POL 1 22:00 to 2 22:00; POL 3 08:00 to 3 10:00; CHR 2 20:00 to 3 08:30 | 1 22:00 to 3 10:00
POL 28 22:00 to 29 00:30; POL 29 02:10 to 29 06:00     | 28 22:00 to 29 06:00
POL 28 22:00 to 29 00:30; POL 29 02:30 to 29 06:00     | 28 22:00 to 29 00:30, 29 02:30 to 29 06:00
"""

# More than 24 hours: the shortest that days alone can mean; until 20 March, noon, without an end.
LONG = """
report                  | long
POL 2 22:00 to 3 22:00  | no
POL 2 22:00 to 3 22:01  | yes
NBC 2 to 3              | no
NBC 2 to 4              | yes
POL 2 23:59 to 4        | yes
POL 19 12:00 to ?       | no
POL 19 11:59 to ?       | yes
POL 28 22:00 to 29 22:30 | no
POL 28 22:00 to 29 23:01 | yes
"""


def time_of(text: str) -> datetime:
    day, _, clock = text.partition(" ")
    return datetime.fromisoformat(f"2026-03-{int(day):02} {clock or '00:00'}")


def report(text: str, name: str = "r0") -> Report:
    source, told = text.split(" ", 1)
    began, ended = told.split(" to ")
    end = None if ended == "?" else time_of(ended)
    fine = ":" in began
    return Report(Told(name, (source, "missing"), time_of(began), end, fine))


def reports(text: str) -> list[Report]:
    return [report(one, f"r{n}") for n, one in enumerate(text.split("; "))]


def shown(one: Absence) -> str:
    return f"{in_row(one.began)} to {in_row(one.ended) if one.ended else '?'}"


def in_row(one: Moment) -> str:
    return f"{one.at.day}{one.at: %H:%M}" if one.exact else f"{one.at.day}"


@pytest.mark.parametrize(("told", "wanted"), rows(ONE_OR_TWO))
def test_one_or_two(told: str, wanted: str) -> None:
    assert ", ".join(map(shown, absences(reports(told), GAP))) == wanted


@pytest.mark.parametrize(("told", "long"), rows(LONG))
def test_longer_than_a_day(told: str, long: str) -> None:
    (one,) = absences([report(told)], GAP)
    now = datetime(2026, 3, 20, 12, tzinfo=UTC)
    assert one.lasted_over(DAY, now) == (long == "yes")


def test_every_source_is_kept_and_missing_is_told_from_away() -> None:
    police, council = report("POL 2 22:00 to 3 06:00", "p"), report("NBC 2 to 3", "c")
    away = Report(council.told, missing=False)
    (one,) = absences([away, police], GAP)
    assert one.sources == [("NBC", "missing"), ("POL", "missing")]
    assert one.missing
    assert not absences([away], GAP)[0].missing


def test_a_report_without_a_beginning_is_placed_nowhere() -> None:
    assert absences([Report(Told("r", ("NBC", "ssd"), None, time_of("3"), False))], GAP) == []


@st.composite
def told(draw: st.DrawFn) -> list[Report]:
    """Reports of four sources over a week, to the minute or the day, with an end or without."""
    made = []
    for number in range(draw(st.integers(0, 12))):
        fine = draw(st.booleans())
        start = time_of("2") + timedelta(minutes=draw(st.integers(0, 7 * 24 * 4)) * 15)
        lasts = draw(st.none() | st.integers(0, 4 * 96))
        end = None if lasts is None else start + timedelta(minutes=lasts * 15)
        source = draw(st.sampled_from(["POL", "NBC", "CHR", "BTP"]))
        if not fine:
            start, end = _day(start), end and _day(end)
        same = draw(st.none() | st.sampled_from(["M1", "M2"]))
        made.append(Report(Told(f"r{number}", (source, "missing"), start, end, fine, same)))
    return made


def _day(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0)


@given(told(), st.randoms())
def test_nothing_is_lost_and_no_order_matters(given_: list[Report], chance: object) -> None:
    found = absences(given_, GAP)
    kept = Counter(one.told.record_id for absence in found for one in absence.reports)
    assert kept == Counter(one.told.record_id for one in given_)
    assert {source for one in found for source in one.sources} == {
        one.told.source for one in given_
    }
    shuffled = given_[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert absences(shuffled, GAP) == found


@given(told())
def test_no_two_overlap(given_: list[Report]) -> None:
    """Of no two is it sure that both lasted at one moment, nor that less than the gap lies between
    them."""
    for one, other in combinations(absences(given_, GAP), 2):
        first, second = sorted((one, other), key=lambda each: each.began.at)
        assert not _both_lasted(first, second), (shown(first), shown(second))
        if first.ended and first.ended.exact and second.began.exact:
            # Nobody changes clocks in this week.
            assert second.began.at - first.ended.at >= timedelta(hours=GAP.many)


def _both_lasted(one: Absence, other: Absence) -> bool:
    if not one.ended or not other.ended:
        return False
    return max(one.began.latest, other.began.latest) < min(one.ended.at, other.ended.at)


@given(told(), st.integers(0, 48))
def test_a_longer_gap_never_makes_more_absences(given_: list[Report], hours: int) -> None:
    wider = absences(given_, Limit(hours + 1, Unit.HOURS))
    assert len(wider) <= len(absences(given_, Limit(hours, Unit.HOURS)))
