"""In how many draws something still shows: by hand, and what must always be so."""

from collections.abc import Collection

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.network.methods.showing import DRAWS, Still, draws, one_of, there

WAYS = st.lists(st.frozensets(st.text("abcdefgh", min_size=1, max_size=3), min_size=1), max_size=6)


@pytest.mark.parametrize(
    ("what", "ways", "least", "most"),
    [
        ("no way", [], 0, 0),
        ("a way that rests on nothing", [()], DRAWS, DRAWS),
        ("one record", [["a"]], 11, 19),
        ("four records, all needed", [["a", "b", "c", "d"]], 3, 13),
        ("six ways of one record each", [[one] for one in "abcdef"], DRAWS, DRAWS),
    ],
)
def test_how_often_one_of_the_ways_is_there(
    what: str, ways: list[Collection[str]], least: int, most: int
) -> None:
    assert least <= one_of(ways).shows <= most, what


@given(WAYS, st.frozensets(st.text("abcdefgh", min_size=1, max_size=3), min_size=1))
def test_one_way_more_never_shows_less(ways: list[frozenset[str]], more: frozenset[str]) -> None:
    assert one_of([*ways, more]).shows >= one_of(ways).shows
    assert one_of(ways[::-1]) == one_of(ways), "in no order"


@given(WAYS.filter(bool), st.text("xyz", min_size=1))
def test_what_rests_on_more_never_shows_more(ways: list[frozenset[str]], also: str) -> None:
    assert one_of([way | {also} for way in ways]).shows <= one_of(ways).shows


@given(WAYS)
def test_with_nothing_missing_it_always_shows_and_with_everything_never(
    ways: list[frozenset[str]],
) -> None:
    assert one_of(ways, lost=0).shows == (DRAWS if ways else 0)
    assert one_of(ways, lost=1).shows == 0


@given(st.sets(st.text("abcdefgh", min_size=1)), st.text("xyz", min_size=1))
def test_what_is_hidden_changes_no_draw_of_what_is_seen(seen: set[str], hidden: str) -> None:
    alone, with_it = list(draws(seen)), list(draws({*seen, hidden}))
    assert [each - {hidden} for each in with_it] == alone
    assert len(alone) == DRAWS


def test_a_fifth_is_missing_and_always_the_same() -> None:
    kept = np.mean([there(f"record {n}") for n in range(2_000)], axis=0)
    assert kept == pytest.approx(0.8, abs=0.03), "in each draw"
    assert (there("a") == there("a")).all()


@pytest.mark.parametrize(("shows", "holds"), [(20, True), (16, True), (15, False), (0, False)])
def test_under_four_draws_of_five_it_does_not_hold(shows: int, holds: bool) -> None:
    assert Still(shows).holds is holds
