"""On whom attention falls: nothing small is told, and only what chance does not do is an alarm."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from wayhome.insight.attention import Count, Had, Trait, moved, shares

MONTHS = [date(2026, month, 1) for month in (7, 8, 9, 10)]


def count(group: str, hits: int, whole: int, month: date = MONTHS[-1]) -> Count:
    return Count(month, Had.SIGN, Trait.SEX, group, hits, whole)


def test_a_share_has_its_interval_and_says_where_it_lies_apart() -> None:
    found = {one.group: one for one in shares([count("a", 60, 200), count("b", 20, 800)])}
    assert found["a"].percent == 30.0
    assert found["a"].interval.low < 0.3 < found["a"].interval.high
    assert found["a"].apart
    level = shares([count("a", 20, 200), count("b", 82, 800)])
    assert [one.apart for one in level] == [False, False]


@given(
    st.dictionaries(
        st.sampled_from("abcd"),
        st.tuples(st.integers(0, 40), st.integers(0, 40)),
        min_size=1,
    )
)
def test_nothing_small_is_ever_told_nor_what_few_have_not(held) -> None:
    shown = shares([count(group, hits, hits + rest) for group, (hits, rest) in held.items()])
    for one in shown:
        if one.hits is not None:
            assert not 0 < one.hits < 6
            assert not 0 < one.whole - one.hits < 6
            assert one.whole >= 6
    hidden = [one for one in shown if one.hits is None]
    small = any(0 < n < 6 for pair in held.values() for n in pair)
    if small and len(held) > 1:
        assert len(hidden) > 1, "one alone comes out of a total by subtraction"


def _months(*hits: int, whole: int = 400) -> list[Count]:
    return [
        one for month, many in zip(MONTHS, hits, strict=True)
        for one in (count("a", many, whole, month), count("b", 40, whole, month))
    ]  # fmt: skip


def test_an_alarm_needs_an_interval_that_leaves_out_the_months_before() -> None:
    (alarm,) = moved(_months(40, 42, 38, 90), MONTHS[-1])
    assert (alarm.group, alarm.then, alarm.now.percent) == ("a", 10.0, 22.5)
    assert moved(_months(40, 42, 38, 45), MONTHS[-1]) == []


def test_nothing_is_said_of_a_group_that_was_hidden_or_has_no_months_before() -> None:
    assert moved(_months(40, 3, 38, 90), MONTHS[-1]) == []
    assert moved(_months(40, 42, 38, 90)[2:], MONTHS[-1]) == []
