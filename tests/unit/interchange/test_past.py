"""An export after it left: what is withdrawn since, who was told, and what is past its day."""

from datetime import date, datetime, timedelta

import pytest

from wayhome.extracts.withdrawing import Withdrawal
from wayhome.interchange.past import Became, Gone, Past, by_delivery, gone

DAY, NOTED = date(2026, 12, 1), datetime(2026, 12, 3, 9)
NINE = datetime.fromisoformat("2026-12-02T09:00:00")
STANDS = Withdrawal("2026-12-02T09:00:00", "Sam", "faulty")
BACK = Withdrawal("2026-12-02T09:00:00", "Sam", "faulty", "2026-12-02T10:00:00", "Sam")
HELD = {"d1": 3, "d2": 1}


def test_records_are_counted_once_by_their_delivery() -> None:
    assert by_delivery(["d1:a:1:x", "d1:a:1:x", "d1:b:2:y", "d2:a:1:x"]) == {"d1": 2, "d2": 1}


@pytest.mark.parametrize(
    ("marks", "stored", "found"),
    [
        ({}, ["d1", "d2"], None),
        ({"d1": STANDS}, ["d1", "d2"], Gone(3, NINE)),
        ({"d1": BACK}, ["d1", "d2"], None),
        ({"d9": STANDS}, ["d1", "d2"], None),
        ({}, ["d2"], Gone(3, None)),  # it is stored no more, and nobody knows since when
    ],
)
def test_what_is_withdrawn_or_stored_no_more_is_gone(marks, stored, found) -> None:
    assert gone(HELD, marks, stored) == found


def test_whoever_was_told_is_told_again_of_more() -> None:
    hit, later = Gone(3, NINE), Gone(4, NOTED + timedelta(hours=2))
    told = Past(DAY, HELD, ((Became.TOLD, NOTED),))
    assert Past(DAY, HELD).to_tell(hit)
    assert not told.to_tell(hit)
    assert told.to_tell(later), "on the same day, after they were told"
    assert not Past(DAY, HELD).to_tell(None)


def test_what_is_deleted_waits_for_nothing() -> None:
    deleted = Past(DAY, HELD, ((Became.DELETED, NOTED),))
    assert Past(DAY, HELD).overdue(NOTED.date())
    assert not Past(DAY, HELD).overdue(DAY), "it may be kept on its last day"
    assert not deleted.overdue(NOTED.date())
    assert not deleted.to_tell(Gone(3, NOTED + timedelta(days=6)))
