"""Goal attainment scaling: against examples that were worked by hand, and what must hold of any."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.casework.attainment import Rated, series, t_score
from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.pathways.capacity import CAPACITY

# Weights, levels, Σwx and 0.7 Σw² + 0.3 (Σw)² by hand, and T.
BY_HAND = [
    ([1], [1], 60.0),  # 50 + 10·1/√(0.7 + 0.3)
    ([1], [-2], 30.0),
    ([1, 1, 1], [1, 1, 1], 63.693),  # 50 + 10·3/√(2.1 + 2.7)
    ([1, 1, 1, 1], [-1, -1, -1, -1], 35.491),  # 50 − 10·4/√(2.8 + 4.8)
    ([2, 1], [1, -1], 54.016),  # 50 + 10·1/√(3.5 + 2.7)
    ([1, 2, 3], [-1, 0, 1], 54.407),  # 50 + 10·2/√(9.8 + 10.8)
    ([1, 1], [0.5, -0.5], 50.0),  # two raters, a step apart
]
GOALS = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from([-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2])),
    min_size=1, max_size=8,
)  # fmt: skip


def rated(goals: list[tuple[int, float]]) -> list[Rated]:
    return [Rated(n, weight, level) for n, (weight, level) in enumerate(goals)]


@pytest.mark.parametrize(("weights", "levels", "wanted"), BY_HAND)
def test_by_hand(weights: list[int], levels: list[float], wanted: float) -> None:
    found = t_score(rated(list(zip(weights, levels, strict=True))))
    assert found == pytest.approx(wanted, abs=0.001)


def test_of_no_goal_there_is_none() -> None:
    assert t_score([]) is None


@pytest.mark.parametrize(("weight", "level"), [(0, 1), (-1, 1), (1, 3), (1, -2.5)])
def test_what_cannot_be(weight: int, level: float) -> None:
    with pytest.raises(ValueError, match="A goal weighs"):
        t_score([Rated(0, weight, level)])


@given(GOALS)
def test_what_was_hoped_for_is_fifty(goals: list[tuple[int, float]]) -> None:
    assert t_score(rated([(weight, 0) for weight, _ in goals])) == 50


@given(GOALS)
def test_more_and_less_are_mirrored(goals: list[tuple[int, float]]) -> None:
    other = [(weight, -level) for weight, level in goals]
    assert (t_score(rated(goals)) or 0) + (t_score(rated(other)) or 0) == pytest.approx(100)


@given(GOALS.flatmap(lambda goals: st.tuples(st.just(goals), st.permutations(goals))))
def test_the_order_of_goals_does_not_matter(
    both: tuple[list[tuple[int, float]], list[tuple[int, float]]],
) -> None:
    goals, shuffled = both
    assert t_score(rated(goals)) == pytest.approx(t_score(rated(shuffled)))


@given(GOALS, st.integers(2, 5))
def test_only_how_weights_stand_to_each_other_matters(
    goals: list[tuple[int, float]], times: int
) -> None:
    heavier = [(weight * times, level) for weight, level in goals]
    assert t_score(rated(goals)) == pytest.approx(t_score(rated(heavier)))


@given(GOALS, st.integers(0, 7))
def test_a_goal_further_on_makes_it_more(goals: list[tuple[int, float]], which: int) -> None:
    n = which % len(goals)
    weight, level = goals[n]
    if level < 2:
        further = [*goals[:n], (weight, level + 0.5), *goals[n + 1 :]]
        assert (t_score(rated(further)) or 0) > (t_score(rated(goals)) or 0)


# Places: 0 begun, 1 and 2 carers, 3 a goal of the first, 4 one of both, then what is told.
def case(*told: tuple[str, dict[str, str]]) -> Case:
    every = [
        ("begun", {"at": "2026-12-01T10:00"}), ("carer", {}), ("carer", {}),
        ("goal", {"at": "2026-12-02T10:00", "carer": "1", "weight": "2"}),
        ("goal", {"at": "2026-12-02T10:00", "whose": "together", "weight": "1"}),
        *told,
    ]  # fmt: skip
    at = datetime(2026, 12, 1, 10, tzinfo=UTC)
    return Case(CAPACITY, [SaidEntry(code, said, at, n) for n, (code, said) in enumerate(every)])


def rating(day: str, goal: str, level: str, rater: str = "first") -> tuple[str, dict[str, str]]:
    return "rating", {"at": f"{day}T10:00", "goal": goal, "level": level, "rater": rater}


def checkpoint(day: str) -> tuple[str, dict[str, str]]:
    return "checkpoint", {"at": f"{day}T10:00"}


def test_a_point_for_each_checkpoint() -> None:
    held = case(
        rating("2026-12-10", "3", "-1"),
        checkpoint("2026-12-16"),
        rating("2027-01-10", "3", "1"),
        rating("2027-01-10", "4", "-1"),
        checkpoint("2027-01-13"),
        rating("2027-01-14", "4", "2"),
    )
    first, second = series(held)
    assert [(one.place, one.level) for one in first.rated] == [(3, -1)]
    assert first.not_rated == (4,)
    assert first.t_score == 40
    assert [(one.place, one.level) for one in second.rated] == [(3, 1), (4, -1)]
    assert second.t_score == pytest.approx(54.016, abs=0.001)


def test_two_raters_meet_in_the_middle_and_each_is_kept() -> None:
    held = case(
        rating("2026-12-10", "3", "0"), rating("2026-12-11", "3", "1", "second"),
        rating("2026-12-12", "3", "-1"), checkpoint("2026-12-16"),
    )  # fmt: skip
    (point,) = series(held)
    assert [(one.level, one.by_rater) for one in point.rated] == [(0, (-1, 1))]


def test_a_rating_that_was_written_down_late_counts_from_when_it_was_so() -> None:
    held = case(
        rating("2026-12-15", "3", "1"), checkpoint("2026-12-16"), rating("2026-12-10", "3", "-2")
    )
    assert [one.level for one in series(held)[0].rated] == [1]


def test_of_one_carer_and_together() -> None:
    held = case(
        rating("2026-12-10", "3", "1"), rating("2026-12-10", "4", "-1"), checkpoint("2026-12-16")
    )
    assert [one.place for one in series(held, carer="1")[0].rated] == [3]
    assert series(held, carer="2")[0].t_score is None


def test_a_goal_that_was_not_agreed_yet_is_no_gap() -> None:
    held = case(checkpoint("2026-12-01"), checkpoint("2026-12-16"))
    assert [one.not_rated for one in series(held)] == [(), (3, 4)]
