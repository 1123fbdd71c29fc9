"""Turning 18 as tables: by when each thing is due, counted back from the birthday in London's days,
and what is refused on which side of that day's midnight."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.dated import defaults, limits_on
from wayhome.casework.fields import moment
from wayhome.casework.limits import Limit, Unit, start_of
from wayhome.casework.pathways.turning18 import TURNING18, turns_18
from wayhome.lexicon.dates import LONDON, days_to_18

LIMITS = limits_on(date(2026, 11, 30), defaults())

# The first moment that is too late. A day ends with London's midnight: at +0100 in summer. The
# night of 28 March 2027 has 23 hours. Who was born on 29 February is 18 on 1 March.
DUE = """
born       | days before | due
2009-03-11 | 100         | 2026-12-02 00:00+0000
2009-03-11 | 60          | 2027-01-11 00:00+0000
2009-03-11 | 30          | 2027-02-10 00:00+0000
2009-03-11 | 1           | 2027-03-11 00:00+0000
2009-03-11 | 0           | 2027-03-12 00:00+0000
2008-02-29 | 100         | 2025-11-22 00:00+0000
2008-02-29 | 1           | 2026-03-01 00:00+0000
2008-02-29 | 0           | 2026-03-02 00:00+0000
2010-06-07 | 100         | 2028-02-29 00:00+0000
2010-06-08 | 100         | 2028-03-01 00:00+0000
2010-06-09 | 100         | 2028-03-02 00:00+0000
2009-07-01 | 0           | 2027-07-02 00:00+0100
2009-03-28 | 0           | 2027-03-29 00:00+0100
2009-03-27 | 0           | 2027-03-28 00:00+0000
"""

# Born on 11 March 2009: 100 days before 18 is 1 December 2026.
STANDS = """
began            | said                           | now              | clock       | stands
2026-11-30 10:00 |                                | 2026-12-01 23:59 | wishes_18   | running
2026-11-30 10:00 |                                | 2026-12-02 00:00 | wishes_18   | late
2026-11-30 10:00 | wishes 2026-12-01 23:59        | 2026-12-09 10:00 | wishes_18   | met
2026-11-30 10:00 | wishes 2026-12-02 00:00        | 2026-12-09 10:00 | wishes_18   | met, late
2027-01-11 00:00 |                                | 2027-01-11 00:00 | lead_18     | late
2026-11-30 10:00 | lead:asked 2026-12-09 10:00    | 2027-01-10 23:59 | lead_18     | running
2026-11-30 10:00 | lead:named 2027-01-10 23:59    | 2027-02-01 10:00 | lead_18     | met
2026-11-30 10:00 | home:not sure 2027-02-01 10:00 | 2027-02-10 00:00 | home_18     | late
2026-11-30 10:00 | orders:not sure 2026-11-30 11:00 | 2026-12-02 00:00 | orders_18 | late
2026-11-30 10:00 |                                | 2027-03-11 23:59 | consent_18  | running
2026-11-30 10:00 |                                | 2027-03-12 00:00 | consent_18  | late
2026-11-30 10:00 | consent 2027-03-11 00:00       | 2027-03-12 00:00 | consent_18  | met
2026-11-30 10:00 | pause:wishes_18 2026-11-30 11:00 | 2026-12-02 00:00 | wishes_18 | late
2026-11-30 10:00 | closed 2026-12-01 10:00        | 2026-12-09 10:00 | wishes_18   | called off
"""

REFUSED = """
born       | says      | at               | refused
2009-03-11 | begun     | 2027-03-10T23:59 | no
2009-03-11 | begun     | 2027-03-11T00:00 | yes
2008-02-29 | begun     | 2026-02-28T23:59 | no
2008-02-29 | begun     | 2026-03-01T00:00 | yes
2009-07-01 | begun     | 2027-06-30T23:59 | no
2009-07-01 | begun     | 2027-07-01T00:00 | yes
2009-03-11 | consent   | 2027-03-10T23:59 | yes
2009-03-11 | consent   | 2027-03-11T00:00 | no
2009-07-01 | consent   | 2027-06-30T23:59 | yes
2009-07-01 | consent   | 2027-07-01T00:00 | no
"""
FIELD = {"lead": "answer", "home": "settled", "orders": "any", "pause": "clock"}
CONSENT = {"work": "yes", "share": "nothing", "referral": "not asked", "voice": "fine"}


def rows(table: str) -> list[tuple[str, ...]]:
    lines = table.strip().splitlines()[1:]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


def begun(born: str, at: str) -> SaidEntry:
    details = {"at": at.replace(" ", "T"), "born": born, "sure": "yes", "worker": "Ann, council"}
    return SaidEntry("begun", details, london(at), 0)


def said(text: str) -> list[SaidEntry]:
    if not text:
        return []
    told, day, clock = text.rsplit(" ", 2)
    code, _, chosen = told.partition(":")
    details = {"at": f"{day}T{clock}", **({FIELD[code]: chosen} if chosen else {})}
    return [SaidEntry(code, details, london(f"{day} {clock}"), 1)]


@pytest.mark.parametrize(("born", "days", "due"), rows(DUE))
def test_due(born: str, days: str, due: str) -> None:
    limit = Limit(int(days), Unit.BEFORE_18)
    found = limit.due(start_of(date.fromisoformat(born))).astimezone(LONDON)
    assert f"{found:%Y-%m-%d %H:%M%z}" == due


@pytest.mark.parametrize(("began", "says", "now", "clock", "stands"), rows(STANDS))
def test_stands(began: str, says: str, now: str, clock: str, stands: str) -> None:
    adult = SaidEntry("consent", {"at": "2026-12-01T09:00"}, london("2026-12-01 09:00"), 1)
    between = [adult] if says.startswith("closed") else []
    case = Case(TURNING18, [begun("2009-03-11", began), *between, *said(says)])
    found = {one.clock.code: one for one in case.clocks(LIMITS, london(now))}[clock]
    late = ", late" if found.was_late and found.state != "late" else ""
    assert f"{found.state}{late}" == stands


@pytest.mark.parametrize(("born", "says", "at", "refused"), rows(REFUSED))
def test_what_midnight_decides(born: str, says: str, at: str, refused: str) -> None:
    now = london("2029-01-01 10:00")
    if says == "begun":
        found = Case(TURNING18, []).refusals("begun", begun(born, at).details, LIMITS, now)
    else:
        case = Case(TURNING18, [begun(born, "2026-11-30 10:00")])
        found = case.refusals("consent", {"at": at, **CONSENT}, LIMITS, now)
    assert bool(found) == (refused == "yes"), found


def test_a_birthday_does_not_wait() -> None:
    case = Case(TURNING18, [begun("2009-03-11", "2026-11-30 10:00")])
    pause = {"clock": "lead_18", "why": "They are busy."}
    (told,) = case.refusals("pause", pause, LIMITS, london("2026-12-01 10:00"))
    assert told.startswith("A birthday does not wait.")


def test_a_date_of_birth_that_is_put_right_moves_every_clock() -> None:
    right = SaidEntry("put right", begun("2009-04-11", "2026-11-30 10:00").details,
                      london("2026-12-05 10:00"), 1)  # fmt: skip
    case = Case(TURNING18, [begun("2009-03-11", "2026-11-30 10:00"), right])
    found = {one.clock.code: one.due for one in case.clocks(LIMITS, london("2026-12-05 11:00"))}
    assert turns_18(case) == date(2027, 4, 11)
    assert found["wishes_18"] == london("2027-01-02 00:00")


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(0, 400))
def test_due_is_the_midnight_after_that_day(born: date, days: int) -> None:
    """So many days short of 18 is in time, one fewer is late: the same count as everywhere."""
    due = Limit(days, Unit.BEFORE_18).due(start_of(born)).astimezone(LONDON)
    assert (due.hour, due.minute) == (0, 0)
    assert days_to_18(born, due.date()) == days - 1


def test_moments_are_those_of_london() -> None:
    assert moment("2027-07-01T00:00") == datetime(2027, 6, 30, 23, tzinfo=UTC)
