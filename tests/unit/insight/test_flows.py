"""From where to where: what may be told of each month, and of months together."""

from collections.abc import Sequence
from datetime import date
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wayhome.insight.flows import Half, Moved, Way, halves, matrix, ways
from wayhome.network.methods.between import NOT_KNOWN

SPRING = Half(tuple(date(2026, month, 1) for month in range(1, 7)))
RUNNING = Half(SPRING.months[:4])
MOVES = st.lists(
    st.builds(
        Moved,
        st.sampled_from([f"P-{n}" for n in range(9)]),
        st.sampled_from(["A", "B", None]),
        st.sampled_from(["A", "B", None]),
        st.sampled_from([*SPRING.months, date(2025, 12, 1), date(2026, 7, 1)]),
    ),
    max_size=60,
)


def put(counts: Sequence[int], half: Half = SPRING) -> Way:
    """The way on which so many were put in each month."""
    named = zip(half.months, counts, strict=True)
    moves = [Moved(f"P-{n}", "A", "B", month) for month, many in named for n in range(many)]
    (found,) = ways(moves, half)
    return found


@pytest.mark.parametrize(
    ("counts", "months", "together", "at_least"),
    [
        ((6, 0, 7, 0, 0, 9), (6, 0, 7, 0, 0, 9), 22, 22),
        ((6, 5, 7, 0, 0, 9), (6, None, 7, 0, 0, 9), None, 22),  # the total would give the five away
        ((6, 5, 4, 0, 0, 9), (6, None, None, 0, 0, 9), 24, 24),
        ((1, 0, 0, 0, 0, 0), (None, 0, 0, 0, 0, 0), None, 0),
        ((1, 1, 1, 1, 1, 1), (None,) * 6, None, 0),  # six, and so one each
        ((5, 5, 5, 5, 5, 5), (None,) * 6, None, 0),
    ],
)
def test_months_from_one_to_five_are_hidden_and_cannot_be_worked_out(
    counts: Sequence[int], months: Sequence[int | None], together: int | None, at_least: int
) -> None:
    way = put(counts)
    assert (way.months, way.together, way.at_least) == (tuple(months), together, at_least)
    assert (way.interval is None) == (together is None)


def test_of_a_half_year_that_goes_on_no_total_is_told_that_the_next_month_would_give_away() -> None:
    assert put((6, 5, 4, 9), RUNNING).together is None
    assert put((6, 0, 8, 9), RUNNING).together == 23, "anybody could add it up"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([0, 0, 1, 2, 5, 6, 8]), min_size=6, max_size=6).filter(any))
def test_whoever_reads_everything_knows_no_hidden_month(counts: list[int]) -> None:
    told = [put(counts), put(counts[:4], RUNNING)] if any(counts[:4]) else [put(counts)]
    hidden = [at for at, one in enumerate(told[0].months) if one is None]
    assume(len(hidden) < 5)  # of more there are very many worlds
    worlds = [
        world
        for guess in product(range(1, 6), repeat=len(hidden))
        if put(world := _with(counts, hidden, guess)).together == told[0].together
    ]
    for at in hidden:
        assert len({world[at] for world in worlds}) > 1
    assert all(way.months == told[0].months[: len(way.months)] for way in told)


def _with(counts: Sequence[int], hidden: Sequence[int], guess: Sequence[int]) -> list[int]:
    found = list(counts)
    for at, number in zip(hidden, guess, strict=True):
        found[at] = number
    return found


@given(MOVES, st.randoms())
def test_neither_the_order_of_moves_nor_one_told_twice_changes_anything(moves, chance) -> None:
    again = [*moves, *moves]
    chance.shuffle(again)
    assert ways(again, SPRING) == ways(moves, SPRING)


@given(MOVES)
def test_what_is_not_known_is_always_a_row_and_a_column_and_the_last(moves: list[Moved]) -> None:
    for most in (1, 8):
        found = matrix(ways(moves, SPRING), most)
        assert found.origins[-1] == found.destinations[-1] == NOT_KNOWN
        assert len(found.origins) <= most + 1
        assert found.whole == (max(found.in_all) <= most)


def test_half_years_are_those_of_the_calendar_and_hold_the_months_that_are_over() -> None:
    assert [(one.first, len(one.months), one.over) for one in halves(date(2026, 11, 20), 3)] == [
        (date(2026, 7, 1), 4, False),
        (date(2026, 1, 1), 6, True),
        (date(2025, 7, 1), 6, True),
    ]
    assert halves(date(2027, 1, 1), 1) == [halves(date(2027, 1, 31), 1)[0]]
    assert halves(date(2027, 1, 1), 1)[0].over
    assert halves(date(2026, 7, 1), 1)[0] == SPRING
