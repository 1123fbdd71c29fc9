"""No small number leaves, and none can be worked out from what does."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wayhome.governance.disclosure import SMALLEST_SHOWN, safe_total, suppress, total_may_stand

COUNTS = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 40), min_size=1)


@given(COUNTS, st.booleans())
def test_what_is_shown_is_true_and_not_small(counts, total_is_known) -> None:
    shown = suppress(counts, total_is_known=total_is_known)
    assert shown.keys() == counts.keys()
    for name, count in shown.items():
        assert count is None or (count == counts[name] and not 0 < count < SMALLEST_SHOWN)


@given(COUNTS)
def test_nothing_is_hidden_without_a_small_number(counts) -> None:
    if not any(0 < count < SMALLEST_SHOWN for count in counts.values()):
        assert suppress(counts) == counts


def sums(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way to write a total as so many whole numbers."""
    if parts < 2:
        yield (total,) * parts
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in sums(total - first, parts - 1))


@settings(deadline=None, max_examples=150)
@example([5, 5, 7, 5])
@example([1, 1, 1, 1, 1, 1])
@given(st.lists(st.integers(0, 8), min_size=2, max_size=4))
def test_subtraction_gives_no_small_number_back(values) -> None:
    """Every table with the same total that would be published the same is what a reader weighs."""
    counts = {str(i): value for i, value in enumerate(values)}
    shown = suppress(counts)
    hidden = [name for name, count in shown.items() if count is None]
    missing = sum(counts[name] for name in hidden)
    possible = {name: set() for name in hidden}
    for guess in sums(missing, len(hidden)):
        other = {**counts, **dict(zip(hidden, guess, strict=True))}
        if suppress(other) == shown:
            for name, value in zip(hidden, guess, strict=True):
                possible[name].add(value)
    alone = {name for name in hidden if len(possible[name]) == 1}
    small = {name for name in alone if 0 < counts[name] < SMALLEST_SHOWN}
    everything_hidden = len(hidden) == len(counts)
    assert not small or everything_hidden, (counts, shown)


def test_a_small_total_does_not_stand_either() -> None:
    assert safe_total({"a": 1, "b": 2}) is None
    assert safe_total({"a": 0}) == 0
    assert safe_total({"a": 4, "b": 9}) == 13


def test_a_negative_count_is_a_fault() -> None:
    with pytest.raises(ValueError, match="negative"):
        suppress({"a": -1})


@given(st.lists(st.integers(0, 8), min_size=1, max_size=4))
def test_a_total_stands_only_where_it_gives_no_hidden_cell_back(values: list[int]) -> None:
    hidden = [value for value in values if 0 < value < SMALLEST_SHOWN]
    if total_may_stand({str(at): value for at, value in enumerate(values)}) and hidden:
        small = range(1, SMALLEST_SHOWN)
        alike = [one for one in sums(sum(hidden), len(hidden)) if set(one) <= set(small)]
        assert all(len({one[at] for one in alike}) > 1 for at in range(len(hidden)))
