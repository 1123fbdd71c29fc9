"""A sign's sentence: true of its whole spell, and never more than its records hold."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.signs import SIGNS, BadSign
from wayhome.signs.sentence import Figures, long_time, sentence
from wayhome.signs.sign import Clause

ONCE = Figures(clause=0, times_least=1, times_most=1, least=None, most=None, all_known=False)


def _words(code: str) -> list[Clause]:
    return list(SIGNS[code].clauses)


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (3, 3, "Reported missing three times in 90 days"),
        (3, 6, "Reported missing up to six times in 90 days"),
        (12, 12, "Reported missing 12 times in 90 days"),
    ],
)
def test_how_often(least: int, most: int, said: str) -> None:
    assert sentence(_words("I01"), [replace(ONCE, times_least=least, times_most=most)]) == said


def test_two_times_is_twice() -> None:
    twice = replace(ONCE, times_least=2, times_most=2)
    assert sentence(_words("I12"), [twice]) == "Suspended from school twice in 180 days"


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (27.9, 27.9, "Missing for 27 hours"),
        (71.2, 71.2, "Missing for nearly 3 days"),
        (27.9, 71.2, "Missing for nearly 3 days at the longest"),
    ],
)
def test_what_grew_is_told_as_the_most_there_was(least: float, most: float, said: str) -> None:
    shown = replace(ONCE, least=least, most=most, all_known=True)
    assert sentence(_words("I02")[:1], [shown]) == said


def test_what_is_known_of_some_only_is_not_said_of_all() -> None:
    some = replace(ONCE, least=84.6, most=84.6)
    words = [Clause("Arrested {miles} from home", "", SIGNS["I04"].clauses[0].form, "Arrested")]
    assert sentence(words, [some]) == "Arrested up to 84 miles from home"
    assert sentence(words, [replace(some, all_known=True)]) == "Arrested 84 miles from home"
    assert sentence(words, [ONCE]) == "Arrested"


def test_a_share_is_rounded_against_the_sign() -> None:
    low = replace(ONCE, least=46.2, most=58.0, all_known=True)
    assert sentence(_words("I10"), [low]) == "School attendance as low as 47%"


def test_only_the_ways_in_which_it_held_are_said() -> None:
    moved = replace(ONCE, times_least=3, times_most=4)
    ended = replace(ONCE, clause=1)
    words = _words("I57")
    assert sentence(words, [ended]) == "A placement ended at its carer's request"
    assert sentence(words, [moved, ended]) == (
        "Moved between placements up to four times in 365 days; "
        "a placement ended at its carer's request"
    )


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (24.001, "more than 24 hours"),
        (47.9, "47 hours"),
        (48, "2 days"),
        (49, "more than 2 days"),
        (69, "nearly 3 days"),
        (72.001, "more than 3 days"),
        (150, "more than 6 days"),
    ],
)
def test_a_long_time(hours: float, said: str) -> None:
    assert long_time(hours) == said


@given(st.floats(24, 24 * 400, exclude_min=True))
def test_a_long_time_never_says_more_than_it_was(hours: float) -> None:
    *how, number, unit = long_time(hours).split()
    told = int(number) * {"hours": 1, "days": 24}[unit]
    if how == ["nearly"]:
        assert told - 3 <= hours < told
    else:
        assert told < hours if how else told <= hours
        assert hours < told + (21 if unit == "days" else 1)


def test_a_sign_with_a_blank_that_nothing_fills_does_not_load() -> None:
    (clause,) = SIGNS["I01"].clauses
    for words in ("", "Missing {often}"):
        with pytest.raises(BadSign, match="Mend its file"):
            replace(SIGNS["I01"], clauses=(replace(clause, words=words),))
