"""No small number leaves, and none can be worked out from what does."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.governance.disclosure import SMALLEST_SHOWN, safe_total, suppress

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


@given(st.lists(st.integers(0, 9), min_size=2, max_size=4))
def test_subtraction_gives_no_small_number_back(values) -> None:
    """Every table with the same total that would be published the same is what a reader weighs."""
    counts = {str(i): value for i, value in enumerate(values)}
    shown = suppress(counts)
    hidden = [name for name, count in shown.items() if count is None]
    missing = sum(counts[name] for name in hidden)
    possible = {name: set() for name in hidden}
    for guess in product(range(missing + 1), repeat=len(hidden)):
        other = {**counts, **dict(zip(hidden, guess, strict=True))}
        if sum(guess) == missing and suppress(other) == shown:
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
