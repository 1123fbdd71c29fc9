"""What may be said round a table: in the feed's topics and grades."""

from datetime import UTC, datetime

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
    state,
    unfinished,
    version,
)
from wayhome.extracts import feeds
from wayhome.extracts.withdrawing import in_order


def test_every_word_is_one_of_the_contract() -> None:
    codes = feeds()["community"].codes
    assert {kind.topic for kind in KINDS.values()} <= set(codes["topic"].values)
    assert set(SAID_BY) == set(codes["said_by"].values)
    assert set(SOURCES) == set(codes["source_evaluation"].values)
    assert set(ASSESSMENTS) == set(codes["information_assessment"].values)
    assert set(HANDLINGS) == set(codes["handling"].values)


CLOSED = {Step.REOPENED, Step.HANDING_IN, Step.HANDED_IN}


@pytest.mark.parametrize(
    ("steps", "stands", "next_"),
    [
        ([], State.OPEN, {Step.CLOSED}),
        ([Step.CLOSED], State.CLOSED, CLOSED),
        ([Step.CLOSED, Step.HANDING_IN], State.CLOSED, CLOSED),
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


def at(hour: int, minute: int = 0) -> str:
    """An order, as steps and marks have it."""
    return in_order(datetime(2026, 11, 30, hour, minute, tzinfo=UTC), "session 1")


NAMED = st.frozensets(st.sampled_from("abcd"), max_size=4)


@given(st.lists(NAMED, min_size=1, max_size=4), st.data())
def test_killed_wherever_it_ends_as_if_nobody_had_been(handed_in: list, data) -> None:
    """Handed in and taken out by turns; after any step somebody may die before any of its marks."""
    moved: list[Moved] = []
    marks: dict[str, Mark] = {}
    for turn, named in enumerate(handed_in):
        for hours, step in ((0, Step.HANDED_IN), (1, Step.TAKEN_OUT)):
            moved.append(Moved(step, named, at(2 * turn + hours)))
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
    marks[delivery] = Mark(by.order if out else marks[delivery].order, stands=out)


def test_an_agency_has_the_last_word_on_its_own_delivery() -> None:
    out = Moved(Step.TAKEN_OUT, frozenset("ab"), at(9))
    put_back = Mark(at(9), stands=False)
    assert unfinished([out], {"a": put_back}) == {"b": 0}
    again = Moved(Step.HANDED_IN, frozenset("ab"), at(10))
    withdrawn_since = {"a": Mark(at(10, 1), stands=True), "b": put_back}
    assert not unfinished([out, again], withdrawn_since)
    # one that the agency had withdrawn itself before was none of those taken out
    assert not unfinished([again], {"a": Mark(at(9), stands=True)})


def test_nobody_puts_back_what_an_agency_withdrew_itself_between_two_takings_out() -> None:
    into, out, again, out_again, third = (
        Moved(step, named, at(9 + hour))
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
        "d": Mark(at(11, 1), stands=True),
        "e": Mark(out_again.order, stands=True),
    }
    assert unfinished([into, out, again, out_again, third], marks) == {"e": 4}


def test_what_came_in_by_a_hand_in_that_did_not_end_is_out_until_one_that_did_names_it() -> None:
    died, again, into = (
        Moved(step, frozenset(named), at(9 + hour))
        for hour, (step, named) in enumerate(
            [(Step.HANDING_IN, "ab"), (Step.HANDING_IN, ""), (Step.HANDED_IN, "b")]
        )
    )
    assert unfinished([died], {}) == {"a": 0, "b": 0}
    out = dict.fromkeys("ab", Mark(died.order, stands=True))
    assert not unfinished([died], out)
    assert unfinished([died, again, into], {}) == {"a": 0}, "in whichever order it is done"
    assert unfinished([died, again, into], out) == {"b": 2}
    assert not unfinished([died], dict.fromkeys("ab", Mark(died.order, stands=False)))
