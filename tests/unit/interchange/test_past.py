"""An export after it left: what is withdrawn or disputed since, who was told, what is overdue."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.extracts.withdrawing import Withdrawal
from wayhome.interchange.past import Became, Doubted, Gone, Past, by_delivery, doubted, gone, sealed

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
    doubts, after = Doubted(1, NINE), Doubted(1, NOTED + timedelta(hours=2))
    assert Past(DAY, HELD).to_tell(None, doubts)
    assert not told.to_tell(hit, doubts)
    assert told.to_tell(hit, after), "disputed after they were told what is withdrawn"
    ended = Doubted(1, NOTED + timedelta(hours=2))
    assert told.to_tell(None, Doubted(), ended), "they were told that it is disputed"
    assert not Past(DAY, HELD, ((Became.TOLD, NOTED + timedelta(hours=3)),)).to_tell(
        None, Doubted(), ended
    ), "once"
    assert not Past(DAY, HELD).to_tell(None, Doubted())
    assert not Past(DAY, HELD).to_tell(None, Doubted(known=False))


RECORDS = st.sets(st.sampled_from([f"d{of}:a:{row}:x" for of in (1, 2) for row in range(5)]))
MOMENTS = st.integers(-3, 3).map(lambda hours: NINE + timedelta(hours=hours))


def seal_with(key: str):
    return lambda record: f"{key}/{record[::-1]}"


@given(RECORDS, st.dictionaries(st.sampled_from([f"d1:a:{row}:x" for row in range(7)]), MOMENTS))
def test_as_many_are_disputed_as_left_before_somebody_said_so(records, disputed) -> None:
    seal = seal_with("k")
    found = doubted(sealed(records, seal), seal, disputed, NINE)
    since = {one: at for one, at in disputed.items() if one in records and at > NINE}
    assert found == Doubted(len(since), max(since.values(), default=None))
    # neither what did not leave nor the order in which it is kept changes anything
    others = {**disputed, "d9:a:1:x": NINE + timedelta(days=1)}
    assert doubted(sealed(records, seal)[::-1], seal, others, NINE) == found


@given(RECORDS, st.dictionaries(st.sampled_from(["d1:a:1:x", "d1:a:2:x"]), MOMENTS))
def test_nothing_is_known_without_the_key_it_was_sealed_with(records, disputed) -> None:
    """Silence must not be read as: nothing of it is disputed."""
    kept = sealed(records, seal_with("k"))
    assert doubted(kept, seal_with("another"), disputed, NINE) == Doubted(known=False)
    assert doubted(None, seal_with("k"), disputed, NINE) == Doubted(known=False)
    assert not [one for one in records if any(one in held for held in kept)]


def test_what_is_deleted_waits_for_nothing() -> None:
    deleted = Past(DAY, HELD, ((Became.DELETED, NOTED),))
    assert Past(DAY, HELD).overdue(NOTED.date())
    assert not Past(DAY, HELD).overdue(DAY), "it may be kept on its last day"
    assert not deleted.overdue(NOTED.date())
    assert not deleted.to_tell(Gone(3, NOTED + timedelta(days=6)))
    assert not deleted.to_tell(None, Doubted(1, NOTED + timedelta(days=6)))
