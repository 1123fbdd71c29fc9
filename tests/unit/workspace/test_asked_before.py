"""What a release was asked before is answered the same, to the same eyes, and to nobody else."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.pipeline import Release
from wayhome.workspace.reading import asked_before
from wayhome.workspace.reading.asked_before import LARGE, Asked, question
from wayhome.workspace.reading.view import View

ALL = "select n, $viewer as eyes from numbers where n < $most order by n"


@pytest.fixture
def view() -> View:
    con = duckdb.connect()
    con.execute("create table numbers as select range as n from range(2000)")
    return View(Release(Path("one")), "NBC", "NBC", con, asked=Asked())


def forget(view: View) -> None:
    """From here on the release itself would answer otherwise."""
    view.con.execute("delete from numbers")


def test_the_same_question_is_answered_from_what_was_kept(view: View) -> None:
    first = view.rows(ALL, most=3)
    forget(view)
    assert view.rows(ALL, most=3) == first == [{"n": n, "eyes": "NBC"} for n in range(3)]


@pytest.mark.parametrize(
    "asks",
    [
        lambda view: replace(view, eyes="").rows(ALL, most=3),
        lambda view: replace(view, eyes="EMC").rows(ALL, most=3),
        lambda view: view.rows(ALL, most=4),
        lambda view: view.rows(f"{ALL} desc", most=3),
        lambda view: replace(view, release=Release(Path("two"))).rows(ALL, most=3),
    ],
    ids=["nobody's eyes", "another agency's", "another value", "another text", "another release"],
)
def test_any_other_question_is_asked(view: View, asks) -> None:
    view.rows(ALL, most=3)
    forget(view)
    assert asks(view) == []


def test_another_release_leaves_nothing_of_the_one_before(view: View) -> None:
    view.rows(ALL, most=3)
    replace(view, release=Release(Path("two"))).rows(ALL, most=1)
    forget(view)
    assert view.rows(ALL, most=3) == []


def test_whoever_asks_may_change_their_rows(view: View) -> None:
    view.rows(ALL, most=1)[0]["n"] = "changed"
    view.rows(ALL, most=1)[0]["n"] = "changed"
    assert view.rows(ALL, most=1)[0]["n"] == 0


def test_a_large_answer_is_asked_anew(view: View) -> None:
    assert len(view.rows(ALL, most=LARGE + 1)) == LARGE + 1
    forget(view)
    assert view.rows(ALL, most=LARGE + 1) == []


def test_a_view_that_was_made_by_hand_keeps_nothing(view: View) -> None:
    alone = replace(view, asked=None)
    alone.rows(ALL, most=3)
    forget(view)
    assert alone.rows(ALL, most=3) == []


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=60))
def test_what_is_kept_is_bounded_and_true(asks: list[tuple[int, int]]) -> None:
    held, most = Asked(), 30
    limit, asked_before.MOST = asked_before.MOST, most
    try:
        for name, many in asks:
            rows = [{"n": n} for n in range(many)]
            asks_ = question(str(name), {"many": many})
            before = held.get("r", asks_)
            assert before in (None, rows)
            held.keep("r", asks_, rows)
            kept = [held.get("r", question(str(n), {"many": m})) for n, m in set(asks)]
            assert sum(len(one) + 1 for one in kept if one is not None) <= most
    finally:
        asked_before.MOST = limit
