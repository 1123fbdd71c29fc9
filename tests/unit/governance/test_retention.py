"""Everything kept has a line in the schedule, and the day it is due is counted rightly."""

from datetime import date

from wayhome.governance.retention import (
    BY_FEED,
    RELATIONS,
    SCHEDULES,
    SENT,
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
