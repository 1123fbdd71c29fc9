"""What may be said round a table: in the feed's topics and grades, and blaming nobody."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.casework.round_table import (
    ASSESSMENTS,
    HANDLINGS,
    KINDS,
    MOVES,
    SAID_BY,
    SOURCES,
    Mark,
    Moved,
    State,
    Step,
    blaming,
    state,
    unfinished,
    version,
)
from wayhome.extracts import feeds


def test_every_word_is_one_of_the_contract() -> None:
    codes = feeds()["community"].codes
    assert {kind.topic for kind in KINDS.values()} <= set(codes["topic"].values)
    assert set(SAID_BY) == set(codes["said_by"].values)
    assert set(SOURCES) == set(codes["source_evaluation"].values)
    assert set(ASSESSMENTS) == set(codes["information_assessment"].values)
    assert set(HANDLINGS) == set(codes["handling"].values)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He is a drug runner now", ["drug runner"]),
        ("It was her choice, a Lifestyle choice", ["her choice"]),
        ("Known gang member; streetwise", ["gang member", "streetwise"]),
        ("He was handed a bag and told to run", []),
        ("the dealership on Mill Row", []),
    ],
)
def test_words_that_may_blame_are_found_whole(text: str, found: list[str]) -> None:
    assert [one.found for one in blaming(text)] == found
    assert all(one.instead for one in blaming(text))


@pytest.mark.parametrize(
    ("steps", "stands", "next_"),
    [
        ([], State.OPEN, {Step.CLOSED}),
        ([Step.CLOSED], State.CLOSED, {Step.REOPENED, Step.HANDED_IN}),
        ([Step.CLOSED, Step.REOPENED], State.OPEN, {Step.CLOSED}),
        ([Step.CLOSED, Step.HANDED_IN], State.HANDED_IN, {Step.TAKEN_OUT}),
        ([Step.CLOSED, Step.HANDED_IN, Step.TAKEN_OUT], State.OPEN, {Step.CLOSED}),
    ],
)
def test_closing_is_undone_until_it_is_handed_in(steps, stands: State, next_: set[Step]) -> None:
    assert state(steps) is stands
    assert MOVES[stands] == next_


@pytest.mark.parametrize(
    ("steps", "number"),
    [
        ([], 1),
        ([Step.CLOSED, Step.REOPENED, Step.CLOSED, Step.HANDED_IN], 1),
        ([Step.CLOSED, Step.HANDED_IN, Step.TAKEN_OUT], 2),
        ([Step.CLOSED, Step.HANDED_IN, Step.TAKEN_OUT, Step.CLOSED, Step.HANDED_IN], 2),
    ],
)
def test_a_new_version_begins_when_it_is_taken_out(steps, number: int) -> None:
    assert version(steps) == number


NINE = datetime(2026, 11, 30, 9)
NAMED = st.frozensets(st.sampled_from("abcd"), max_size=4)


@given(st.lists(NAMED, min_size=1, max_size=4), st.data())
def test_killed_wherever_it_ends_as_if_nobody_had_been(handed_in: list, data) -> None:
    """Handed in and taken out by turns; after any step somebody may die before any of its marks."""
    moved: list[Moved] = []
    marks: dict[str, Mark] = {}
    for turn, named in enumerate(handed_in):
        for hours, step in ((0, Step.HANDED_IN), (1, Step.TAKEN_OUT)):
            moved.append(Moved(step, named, NINE + timedelta(hours=2 * turn + hours)))
            left = sorted(unfinished(moved, marks).items())
            for one, by in left[: data.draw(st.integers(0, len(left)))]:
                done(marks, moved[by], one)
            opened = dict(marks)
            for one, by in unfinished(moved, opened).items():
                done(opened, moved[by], one)
            assert not unfinished(moved, opened)
            ever = {one for each in moved for one in each.deliveries}
            into = named if step is Step.HANDED_IN else frozenset()
            assert {one for one, mark in opened.items() if mark.stands} == ever - into


def done(marks: dict[str, Mark], by: Moved, delivery: str) -> None:
    out = by.step is Step.TAKEN_OUT
    marks[delivery] = Mark(by.at if out else marks[delivery].at, stands=out)


def test_an_agency_has_the_last_word_on_its_own_delivery() -> None:
    out = Moved(Step.TAKEN_OUT, frozenset("ab"), NINE)
    later = NINE + timedelta(hours=1)
    put_back = Mark(NINE, stands=False)
    assert unfinished([out], {"a": put_back}) == {"b": 0}
    again = Moved(Step.HANDED_IN, frozenset("ab"), later)
    withdrawn_since = {"a": Mark(later + timedelta(minutes=1), stands=True), "b": put_back}
    assert not unfinished([out, again], withdrawn_since)
    # one that the agency had withdrawn itself before was none of those taken out
    assert not unfinished([again], {"a": Mark(NINE, stands=True)})


def test_nobody_puts_back_what_an_agency_withdrew_itself_between_two_takings_out() -> None:
    into, out, again, out_again, third = (
        Moved(step, named, NINE + timedelta(hours=hour))
        for hour, (step, named) in enumerate(
            [
                (Step.HANDED_IN, frozenset("de")),
                (Step.TAKEN_OUT, frozenset("de")),
                (Step.HANDED_IN, frozenset("de")),
                (Step.TAKEN_OUT, frozenset("e")),
                (Step.HANDED_IN, frozenset("de")),
            ]
        )
    )
    marks = {
        "d": Mark(again.at + timedelta(minutes=1), stands=True),
        "e": Mark(out_again.at, stands=True),
    }
    assert unfinished([into, out, again, out_again, third], marks) == {"e": 4}
