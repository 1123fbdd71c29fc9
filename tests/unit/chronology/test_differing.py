"""When sources differ on a time: never because one of them says less of it than another."""

from datetime import datetime

import pytest

from wayhome import chronology
from wayhome.chronology import of_person
from wayhome.chronology.differing import times_differ
from wayhome.signs.examples import Example
from wayhome.signs.trial import empty_tables, lay

Told = tuple[str, str]


@pytest.mark.parametrize(
    ("told", "differ"),
    [
        ([("2026-09-27 00:00", "day"), ("2026-09-27 14:00", "minute")], False),
        ([("2026-09-27 00:00", "day"), ("2026-09-28 14:00", "minute")], True),
        ([("2026-09-15 00:00", "month"), ("2026-09-29 06:00", "minute")], False),
        ([("2026-09-15 00:00", "month"), ("2026-10-01 00:00", "day")], True),
        ([("2026-07-01 00:00", "year"), ("2026-11-05 10:00", "minute")], False),
        ([("2025-07-01 00:00", "year"), ("2026-11-05 10:00", "minute")], True),
        ([("2026-09-27 14:00", "minute"), ("2026-09-27 14:00:40", "minute")], False),
        ([("2026-09-27 14:00", "minute"), ("2026-09-27 14:01", "minute")], True),
        # a system that knows only the day writes midnight
        ([("2026-09-27 00:00", "minute"), ("2026-09-27 14:00", "minute")], False),
        # a third that says only the day does not make two that differ agree
        (
            [
                ("2026-09-27 00:00", "day"),
                ("2026-09-27 14:00", "minute"),
                ("2026-09-27 18:00", "minute"),
            ],
            True,
        ),
        # a day that only stands in for what is not known contradicts nobody
        ([("2026-09-27 00:00", "not known"), ("2026-09-29 06:00", "minute")], False),
        ([("2026-09-27 00:00", "day")], False),
    ],
)
def test_times_differ_when_no_moment_fits_both(told: list[Told], *, differ: bool) -> None:
    assert times_differ([(datetime.fromisoformat(at), how) for at, how in told]) is differ


def test_a_council_that_dates_an_interview_by_the_return_does_not_differ() -> None:
    con = empty_tables()
    lay(con, Example("", """
        record | agency | kind             | from             | outcome
        c      | NBC    | return_interview | 2026-09-27       | declined
        p      | POL    | return_interview | 2026-09-29 06:00 | declined
        """))  # fmt: skip
    con.execute("update event set occurred_precision = 'not known' where record_id = 'c'")
    chronology.build(con)
    (entry,) = of_person(con, "child").entries
    (bulk,) = con.execute("select occurred_from from episode").fetchall()
    con.close()
    assert entry.conflicts == ()
    assert (entry.from_, entry.precision) == (datetime(2026, 9, 29, 6), "minute")
    assert bulk == (datetime(2026, 9, 29, 6),)


def test_the_finest_of_the_stated_times_is_the_entry_s_own() -> None:
    con = empty_tables()
    lay(con, Example("", """
        record | agency | kind             | from       | outcome
        c      | NBC    | return_interview | 2026-09-27 | held
        e      | ECC    | return_interview | 2026-09-29 | held
        """))  # fmt: skip
    con.execute("update event set occurred_precision = 'not known' where record_id = 'c'")
    chronology.build(con)
    (entry,) = of_person(con, "child").entries
    (bulk,) = con.execute("select occurred_from from episode").fetchall()
    con.close()
    assert (entry.from_, entry.precision) == (datetime(2026, 9, 29), "day")
    assert bulk == (datetime(2026, 9, 29),)


def test_a_time_that_differs_is_written_like_every_other_time() -> None:
    con = empty_tables()
    lay(con, Example("", """
        record | agency | kind    | from             | to
        c      | NBC    | missing | 2026-09-27 19:00 | 2026-09-28 06:00
        p      | POL    | missing | 2026-09-27 20:30 | 2026-09-28 06:00
        """))  # fmt: skip
    chronology.build(con)
    (conflict,) = of_person(con, "child").entries[0].conflicts
    con.close()
    assert conflict.said == (
        ("NBC", "27 September 2026, 19:00"),
        ("POL", "27 September 2026, 20:30"),
    )
