"""Clocks as small tables: what was said, the moment, and how the clock stands. They are the manual
of every limit: each edge that a source document names, in London's own time.
"""

from datetime import UTC, datetime

import pytest

from wayhome.casework.clocks import Clock, Happened, reading
from wayhome.casework.limits import Limit, Unit
from wayhome.lexicon.dates import LONDON

CLOCK = Clock("met", "Meet", "a worker", frozenset({"found"}), frozenset({"met"}), "met",
              frozenset({"closed"}), frozenset({"opened"}))  # fmt: skip

# Bank holidays: 25 and 28 December 2026 (Boxing Day is a Saturday), Good Friday 26 March 2027.
DUE = """
started          | limit            | due
2026-11-30 02:10 | 2 hours          | 2026-11-30 04:10+0000
2026-03-28 23:30 | 4 hours          | 2026-03-29 04:30+0100
2026-10-24 23:30 | 4 hours          | 2026-10-25 02:30+0000
2026-10-24 23:30 | 24 hours         | 2026-10-25 22:30+0000
2026-11-30 02:10 | 72 hours         | 2026-12-03 02:10+0000
2026-11-30 02:10 | 45 days          | 2027-01-15 00:00+0000
2026-11-30 23:59 | 45 days          | 2027-01-15 00:00+0000
2026-03-01 12:00 | 30 days          | 2026-04-01 00:00+0100
2026-11-30 02:10 | 5 working days   | 2026-12-08 00:00+0000
2026-11-28 02:10 | 5 working days   | 2026-12-05 00:00+0000
2026-12-22 16:00 | 5 working days   | 2027-01-01 00:00+0000
2026-12-22 16:00 | 0 days           | 2026-12-23 00:00+0000
2027-03-24 09:00 | 2 working days   | 2027-03-31 00:00+0100
"""

# A limit of two days from Monday 30 November 2026, 10:00: due with the end of Wednesday.
STANDS = """
said                                                              | now       | stands           | due
found 30 10:00                                                    | 30 10:00  | running          | 3 00:00
found 30 10:00                                                    | 2 23:59   | running          | 3 00:00
found 30 10:00                                                    | 3 00:00   | late             | 3 00:00
found 30 10:00, met 2 23:59                                       | 9 10:00   | met              | 3 00:00
found 30 10:00, met 3 00:00                                       | 9 10:00   | met, late        | 3 00:00
met 30 09:00, found 30 10:00                                      | 30 11:00  | met              | 3 00:00
found 30 10:00, found 2 10:00                                     | 3 00:00   | late             | 3 00:00
found 30 10:00, pause 1 10:00                                     | 9 10:00   | paused           | 11 00:00
found 30 10:00, pause 1 10:00, resume 1 15:00                     | 2 23:59   | running          | 3 00:00
found 30 10:00, pause 1 10:00, resume 3 09:00                     | 4 23:59   | running          | 5 00:00
found 30 10:00, pause 1 10:00, pause 2 10:00, resume 3 09:00      | 5 00:00   | late             | 5 00:00
found 30 10:00, pause 3 00:00                                     | 9 10:00   | late             | 3 00:00
found 30 10:00, pause 1 10:00, met 4 10:00                        | 9 10:00   | met              | 6 00:00
found 30 10:00, closed 1 10:00                                    | 9 10:00   | called off       | 3 00:00
found 30 10:00, call off 4 10:00                                  | 9 10:00   | called off, late | 3 00:00
found 30 10:00, met 4 10:00                                       | 3 12:00   | late             | 3 00:00
resume 30 09:00, found 30 10:00                                   | 30 11:00  | running          | 3 00:00
met 30 09:00                                                      | 30 11:00  | not begun        |
found 30 10:00, closed 1 10:00, met 2 10:00                       | 9 10:00   | met              | 3 00:00
found 30 10:00, closed 4 10:00                                    | 9 10:00   | called off, late | 3 00:00
found 30 10:00, closed 1 10:00, opened 2 10:00                    | 2 11:00   | running          | 3 00:00
found 30 10:00, closed 1 10:00, opened 4 10:00                    | 9 10:00   | late             | 3 00:00
found 30 10:00, call off 1 10:00, opened 2 10:00                  | 9 10:00   | called off       | 3 00:00
"""  # fmt: skip  # noqa: E501


def rows(table: str) -> list[tuple[str, ...]]:
    lines = [line for line in table.strip().splitlines()[1:] if line.strip()]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def moment(text: str) -> datetime:
    """`30 10:00` in November, days below 30 in December 2026."""
    day, clock = text.split()
    month = 11 if int(day) == 30 else 12
    return (
        datetime.fromisoformat(f"2026-{month}-{int(day):02} {clock}")
        .replace(tzinfo=LONDON)
        .astimezone(UTC)
    )


def happened(text: str) -> list[Happened]:
    told = []
    for one in filter(None, text.split(", ")):
        code, day, clock = one.rsplit(" ", 2)
        named = code if code in {"found", "met", "closed", "opened"} else f"{code}:clock=met"
        told.append(Happened(named, moment(f"{day} {clock}"), "why"))
    return told


@pytest.mark.parametrize(("started", "limit", "due"), rows(DUE))
def test_due(started: str, limit: str, due: str) -> None:
    many, unit = limit.split(" ", 1)
    begins = datetime.fromisoformat(started).replace(tzinfo=LONDON).astimezone(UTC)
    found = Limit(int(many), Unit(unit)).due(begins).astimezone(LONDON)
    assert f"{found:%Y-%m-%d %H:%M%z}" == due


@pytest.mark.parametrize(("said", "now", "stands", "due"), rows(STANDS))
def test_stands(said: str, now: str, stands: str, due: str) -> None:
    at = moment(now)
    told = sorted((one for one in happened(said) if one.at <= at), key=lambda one: one.at)
    found = reading(CLOCK, told, Limit(2, Unit.DAYS), at)
    if found is None:
        assert (stands, due) == ("not begun", "")
        return
    late = ", late" if found.was_late and found.state != "late" else ""
    assert (f"{found.state}{late}", found.due) == (stands, moment(due))


# Hours that a clock stood are added as they passed, the hour that is there twice among them.
def test_hours_stood() -> None:
    begins, pause, resume = (
        datetime.fromisoformat(one).replace(tzinfo=LONDON).astimezone(UTC)
        for one in ("2026-10-24 22:00", "2026-10-24 23:00", "2026-10-25 05:00")
    )
    due = Limit(4, Unit.HOURS).due(begins, [(pause, resume)])
    assert f"{due:%Y-%m-%d %H:%M%z}" == "2026-10-25 08:00+0000"  # seven hours passed, not six
