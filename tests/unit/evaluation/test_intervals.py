"""Intervals hold what they should hold, and groups are compared only where they can be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.evaluation.measures import Interval, median, of_ratio, rates, widest, wilson
from wayhome.evaluation.measures.medians import FEWEST_WITH_RANGE


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),  # Wilson 1927, as printed in tables of the score interval
        (1, 10, 0.0179, 0.4042),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I
    ],
)
def test_wilson_is_as_published(hits: int, of: int, low: float, high: float) -> None:
    got = wilson(hits, of)
    assert (round(got.low, 4), round(got.high, 4)) == (low, high)


def test_nothing_seen_says_nothing() -> None:
    assert wilson(0, 0) == of_ratio([], []) == of_ratio([0], [0]) == Interval(0.0, 1.0)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=40))
def test_a_rate_lies_in_its_interval_which_is_the_same_every_time(rows) -> None:
    hits, of = [min(row) for row in rows], [max(row) for row in rows]
    got = of_ratio(hits, of)
    assert 0.0 <= got.low <= got.high <= 1.0
    if sum(of):
        assert got.low <= sum(hits) / sum(of) + 0.5 / len(rows)
    assert got == of_ratio(hits, of) == of_ratio(hits[::-1], of[::-1])


def test_no_error_among_few_people_is_less_sure_than_among_many() -> None:
    few, many = of_ratio([0] * 10, [3] * 10), of_ratio([0] * 1_000, [3] * 1_000)
    assert few.low == many.low == 0.0
    assert few.high == wilson(0, 10).high > many.high


def test_people_are_drawn_and_not_pairs() -> None:
    """Ten pairs of one person, all lost, are one piece of news and not ten."""
    together = of_ratio([10] + [0] * 99, [10] * 100)
    evenly = of_ratio([1] * 10 + [0] * 90, [10] * 100)
    assert together.high - together.low > 2 * (evenly.high - evenly.low)


def test_a_bootstrap_covers_the_truth_about_as_often_as_it_says() -> None:
    rng, held = np.random.default_rng(3), 0
    for _ in range(200):
        of = rng.integers(1, 4, 300)
        got = of_ratio(rng.binomial(of, 0.1), of)
        held += got.low <= 0.1 <= got.high
    assert 0.90 <= held / 200 <= 0.99


def test_groups_are_told_and_large_ones_compared() -> None:
    group = ["a"] * 200 + ["b"] * 200 + ["few"] * 5
    pairs = [2] * 405
    errors = [1] * 20 + [0] * 180 + [1] * 60 + [0] * 140 + [2] * 5
    told = {rate.group: rate for rate in rates(group, pairs, errors)}
    assert (told["a"].people, told["a"].pairs, told["a"].errors) == (200, 400, 20)
    assert told["few"].rate == 1.0
    gap = widest(group, pairs, errors)
    assert gap is not None
    assert (gap.worst, gap.best) == ("b", "a")
    assert gap.points == pytest.approx(10.0)
    assert gap.interval.low < 10.0 < gap.interval.high
    assert gap.interval.low > 1.0


def test_one_group_has_no_gap() -> None:
    assert widest(["a"] * 300 + ["b"] * 3, [1] * 303, [0] * 303) is None


@pytest.mark.parametrize(
    ("of", "low", "high"),
    [(6, 1, 6), (8, 1, 8), (10, 2, 9), (15, 4, 12), (20, 6, 15), (25, 8, 18)],
)
def test_a_median_lies_between_the_ranks_that_tables_print(of: int, low: int, high: int) -> None:
    """Of the sign test, 95 in 100 or more (Conover, Practical Nonparametric Statistics, A3)."""
    found = median(reversed(range(1, of + 1)))
    assert found.value == (of + 1) // 2
    assert found.interval == Interval(low, high)


def test_of_fewer_no_range_is_said() -> None:
    assert [median(range(n)).few for n in range(9)] == [n < FEWEST_WITH_RANGE for n in range(9)]
    assert (median([]).value, median([3]).value) == (None, 3)
