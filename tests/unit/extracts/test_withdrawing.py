"""A delivery is marked as taken back, and the mark taken off; the delivery itself stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wayhome.extracts import Outcome, Receipt, held
from wayhome.extracts.withdrawing import (
    LONDON,
    Why,
    Withdrawal,
    in_order,
    put_back,
    withdraw,
    withdrawals,
    withdrawn,
)
from wayhome.lexicon.errors import BadUsage, Damaged
from wayhome.lexicon.home import Home

Receive = Callable[..., list[Receipt]]
GOOD = "nominal_id,surname,dob\nN1,Ash,\nN2,Birch,\n"
NOW = datetime(2026, 11, 25, 9)
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture
def taken(tmp_path: Path, take: Receive) -> Receipt:
    (tmp_path / "n.csv").write_text(GOOD)
    return take(tmp_path / "n.csv")[0]


def test_a_mark_says_who_when_and_why_and_that_it_was_undone(taken: Receipt, at: Home) -> None:
    withdraw(at.store, taken.delivery, Why.FAULTY, by="Ann", now=NOW)
    mark = withdrawals(at.store)[taken.delivery]
    assert (mark.at, mark.by, mark.why, mark.stands) == (
        "2026-11-25T09:00:00",
        "Ann",
        "faulty",
        True,
    )
    assert withdrawn(at.store) == {taken.delivery}
    put_back(at.store, taken.delivery, by="Bo", now=NOW)
    assert withdrawn(at.store) == set()
    assert withdrawals(at.store)[taken.delivery].undone_by == "Bo"
    assert held(at.store) == [taken]


def test_what_cannot_be_is_said(taken: Receipt, at: Home) -> None:
    with pytest.raises(BadUsage, match="no delivery 0123456789"):
        withdraw(at.store, "0123456789", Why.FAULTY, by="Ann", now=NOW)
    with pytest.raises(BadUsage, match="is not withdrawn"):
        put_back(at.store, taken.delivery, by="Ann", now=NOW)
    withdraw(at.store, taken.delivery, Why.FAULTY, by="Ann", now=NOW)
    with pytest.raises(BadUsage, match="withdrawn already"):
        withdraw(at.store, taken.delivery, Why.FAULTY, by="Ann", now=NOW)
    (at.store / taken.delivery / "withdrawn.json").write_text("{")
    with pytest.raises(Damaged):
        withdrawn(at.store)


def test_the_same_file_again_says_that_it_was_withdrawn(
    tmp_path: Path, take: Receive, taken: Receipt, at: Home
) -> None:
    again = take(tmp_path / "n.csv")[0]
    said = "The same file was received on 20 November 2026 at 09:00"
    assert again.sentence == f"{said}; nothing changes."
    withdraw(at.store, taken.delivery, Why.WRONG_FILE, by="Ann", now=NOW)
    again = take(tmp_path / "n.csv")[0]
    assert again.outcome is Outcome.HELD_ALREADY
    assert again.sentence.startswith(f"{said} and has been withdrawn since, so nothing changes.")


def test_what_was_withdrawn_is_not_asked_about_again(
    tmp_path: Path, take: Receive, at: Home
) -> None:
    (tmp_path / "n.csv").write_text(GOOD)
    (taken,) = take(tmp_path / "n.csv", agency="NBC")
    assert take(tmp_path / "n.csv", agency="NBC")[0].question == taken.question != ""
    withdraw(at.store, taken.delivery, Why.WRONG_FILE, by="Ann", now=NOW)
    assert take(tmp_path / "n.csv", agency="NBC")[0].question == ""


def test_what_comes_later_is_not_compared_with_what_was_withdrawn(
    tmp_path: Path, take: Receive, taken: Receipt, at: Home
) -> None:
    (tmp_path / "m.csv").write_text(GOOD + "N3,Cole,\n")
    withdraw(at.store, taken.delivery, Why.WRONG_FILE, by="Ann", now=NOW)
    (receipt,) = take(tmp_path / "m.csv")
    assert (receipt.total.accepted, receipt.total.unchanged) == (3, 0)


def test_orders_follow_time_where_an_hour_comes_twice_and_no_two_are_alike() -> None:
    moments = [datetime(2026, 10, 25, 0, 50, tzinfo=UTC), datetime(2026, 10, 25, 1, 10, tzinfo=UTC)]
    here = [one.astimezone(LONDON) for one in moments]
    assert here[0].replace(tzinfo=None) > here[1].replace(tzinfo=None), "the clocks of the place"
    orders = [in_order(one, "session 1") for one in here]
    assert orders == sorted(orders)
    assert in_order(here[0], "session 1") != in_order(here[0], "delivery 1")
    # seconds without a fraction stand before those with one
    assert in_order(NOON, "session 1") < in_order(NOON.replace(microsecond=1), "delivery 1")


def test_a_mark_from_before_orders_is_placed_by_its_step_or_else_by_its_moment() -> None:
    mark = Withdrawal("2026-11-30T12:00:00", "Ann", "faulty")
    assert mark.placed({}) == in_order(NOON, "")
    assert mark.placed({mark.at: "its step's"}) == "its step's"
    assert replace(mark, order="its own").placed({mark.at: "its step's"}) == "its own"
