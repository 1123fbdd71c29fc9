"""Everything kept has a line in the schedule, and the day it is due is counted rightly."""

from datetime import date

from wayhome.governance.retention import (
    BY_FEED,
    RELATIONS,
    SCHEDULES,
    SENT,
    Held,
    due,
    review_due,
    schedule_of,
)


def test_every_line_is_whole() -> None:
    codes = [schedule.code for schedule in SCHEDULES]
    assert len(codes) == len(set(codes))
    assert set(BY_FEED.values()) | set(RELATIONS.values()) - {SENT} <= set(codes)
    assert all(schedule.authority for schedule in SCHEDULES)


def test_a_feed_chooses_the_line_of_what_it_sent() -> None:
    assert schedule_of("event", "ssda903").years == 75
    assert schedule_of("trail.AuditEvent").code == "trail"


def test_the_day_it_is_due() -> None:
    line = schedule_of("event", "ssda903")
    assert review_due(line, date(2012, 2, 29)) == date(2087, 3, 1)
    assert review_due(line, None) is None
    assert review_due(schedule_of("person"), date(2012, 1, 1)) is None


def test_what_is_due_is_counted_line_by_line() -> None:
    held = [
        Held("looked_after", date(1940, 1, 1), 3),
        Held("looked_after", date(1951, 11, 20), 2),  # 75 years old today
        Held("looked_after", date(1951, 11, 21), 5),
        Held("looked_after", None, 7),
        Held("computed", date(1940, 1, 1), 9),
    ]
    found = {line.schedule.code: line for line in due(held, date(2026, 11, 20))}
    assert [line.schedule for line in found.values()] == list(SCHEDULES)
    line = found["looked_after"]
    assert (line.rows, line.due, line.no_day) == (17, 5, 7)
    assert (found["computed"].rows, found["computed"].due, found["computed"].no_day) == (9, 0, 0)
    assert (found["trail"].rows, found["trail"].due) == (0, 0)
