"""The three ways of counting equal counting by hand on small partitions."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.evaluation.measures import Agreement, bcubed, clusters, pairwise

Labels = list[int]
BOTH = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12).map(
    lambda rows: ([row[0] for row in rows], [row[1] for row in rows])
)
WAYS = (pairwise, clusters, bcubed)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _pairs(labels: Labels) -> set[tuple[int, int]]:
    places = combinations(range(len(labels)), 2)
    return {(one, two) for one, two in places if labels[one] == labels[two]}


def _people(labels: Labels) -> list[set[int]]:
    return [{n for n, x in enumerate(labels) if x == label} for label in set(labels)]


@given(BOTH)
def test_pairs_are_counted_as_by_hand(both: tuple[Labels, Labels]) -> None:
    found, true = (_pairs(labels) for labels in both)
    right = len(found & true)
    assert pairwise(*both) == Agreement(_share(right, len(found)), _share(right, len(true)))


@given(BOTH)
def test_people_are_counted_as_by_hand(both: tuple[Labels, Labels]) -> None:
    found, true = (_people(labels) for labels in both)
    right = sum(person in true for person in found)
    assert clusters(*both) == Agreement(_share(right, len(found)), _share(right, len(true)))


@given(BOTH)
def test_records_are_counted_as_by_hand(both: tuple[Labels, Labels]) -> None:
    found, true = both
    shares = []
    for place in range(len(found)):
        joined = {n for n, x in enumerate(found) if x == found[place]}
        belong = {n for n, x in enumerate(true) if x == true[place]}
        right = len(joined & belong)
        shares.append((right / len(joined), right / len(belong)))
    got = bcubed(*both)
    assert got.precision == pytest.approx(np.mean([s[0] for s in shares]) if shares else 1.0)
    assert got.recall == pytest.approx(np.mean([s[1] for s in shares]) if shares else 1.0)


@pytest.mark.parametrize("way", WAYS)
@given(labels=st.lists(st.text(max_size=2), max_size=12))
def test_a_perfect_partition_is_perfect_whatever_its_names(way, labels: list[str]) -> None:
    renamed = [f"person {label}" for label in labels]
    assert way(renamed, labels) == Agreement(1.0, 1.0)
    assert way(renamed, labels).f1 == 1.0


@pytest.mark.parametrize("way", WAYS)
@given(both=BOTH, seed=st.integers(0, 9))
def test_order_does_not_matter(way, both: tuple[Labels, Labels], seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(both[0]))
    moved = way(*(np.array(labels, dtype=int)[order] for labels in both))
    still = way(*both)
    assert moved.precision == pytest.approx(still.precision)
    assert moved.recall == pytest.approx(still.recall)


@pytest.mark.parametrize("way", WAYS)
@given(BOTH)
def test_found_and_true_change_places(way, both: tuple[Labels, Labels]) -> None:
    there, back = way(*both), way(*reversed(both))
    assert there.precision == pytest.approx(back.recall)
    assert there.recall == pytest.approx(back.precision)


def test_all_apart_and_all_together() -> None:
    true = [1, 1, 2, 2]
    assert pairwise([1, 2, 3, 4], true) == Agreement(1.0, 0.0)
    assert pairwise([1, 2, 3, 4], true).f1 == 0.0
    assert pairwise([1, 1, 1, 1], true) == Agreement(2 / 6, 1.0)
    assert clusters([1, 1, 3, 4], true) == Agreement(1 / 3, 1 / 2)
    assert bcubed([1, 1, 1, 1], true) == Agreement(0.5, 1.0)
