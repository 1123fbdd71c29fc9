"""What may be said round a table: in the feed's topics and grades, and blaming nobody."""

import pytest

from wayhome.casework.round_table import (
    ASSESSMENTS,
    HANDLINGS,
    KINDS,
    MOVES,
    SAID_BY,
    SOURCES,
    State,
    Step,
    blaming,
    state,
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
