"""The report of a month: when it is due, that it comes back as it was, and what is not in it."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from wayhome.insight import attention, prompts
from wayhome.insight.attention import Count, Had, Trait, moved_of, settled
from wayhome.insight.monthly import Figures, before, due, plain, read, seal
from wayhome.insight.prompts import Counted, Outcome

AUGUST, SEPTEMBER, OCTOBER = (date(2026, month, 1) for month in (8, 9, 10))
JULY = date(2026, 7, 1)
MADE = datetime(2026, 11, 1, 2, 0, tzinfo=UTC)

# the day, the newest month that was told, and what is due
DUE = [
    (date(2026, 11, 1), None, [OCTOBER]),
    (date(2026, 10, 31), None, [SEPTEMBER]),
    (date(2026, 11, 30), OCTOBER, []),
    (date(2026, 11, 20), SEPTEMBER, [OCTOBER]),
    (date(2026, 11, 20), JULY, [AUGUST, SEPTEMBER, OCTOBER]),
    (date(2026, 3, 1), OCTOBER, []),  # a build for a day that is past tells nothing anew
    (date(2027, 1, 5), date(2026, 11, 1), [date(2026, 12, 1)]),
]


def test_a_month_is_due_once_when_it_is_over() -> None:
    for today, newest, found in DUE:
        assert due(today, newest) == found, (today, newest)
    assert len(due(date(2026, 11, 20), date(2024, 1, 1))) == 6
    assert before(date(2026, 1, 1)) == date(2025, 12, 1)


def figures(
    white: tuple[int, int] = (40, 400),
    black: tuple[int, int] = (90, 400),
    before_that: tuple[int, int] = (40, 400),
) -> Figures:
    held = attention.told(
        Count(month, Had.SIGN, Trait.ETHNICITY, group, *of)
        for month in (JULY, AUGUST, SEPTEMBER)
        for group, of in {"White British": (40, 400), "Black": before_that}.items()
    )
    now = attention.told(
        Count(OCTOBER, Had.SIGN, Trait.ETHNICITY, group, *of)
        for group, of in {"White British": white, "Black": black}.items()
    )
    told = settled(held, now)
    signs = prompts.told([Counted("I01", {Outcome.AGREED: 20, Outcome.DISCOUNTED: 60})])
    earlier = prompts.told([Counted("I01", {Outcome.AGREED: 60, Outcome.DISCOUNTED: 20})])
    return Figures(
        OCTOBER,
        {key: months[OCTOBER] for key, months in told.items()},
        moved_of(told, OCTOBER),
        signs,
        prompts.moved([earlier] * 3, signs),
        ["Eastmarsh Health Trust"],
        {
            month: {key: months[month] for key, months in told.items()}
            for month in (JULY, AUGUST, SEPTEMBER)
        },
    )


def test_months_that_nobody_told_are_told_with_it_and_one_without_is_read_too() -> None:
    of = figures()
    assert list(of.months) == [JULY, AUGUST, SEPTEMBER, OCTOBER]
    assert set(of.told[Had.SIGN, Trait.ETHNICITY]) == set(of.months)
    alone = plain(replace(of, earlier={}))
    assert "earlier" not in alone, "as reports were before: their hash is what it was"
    assert list(read(alone).months) == [OCTOBER]


def test_a_report_comes_back_as_it_was() -> None:
    of = figures()
    assert (len(of.attention_moved), len(of.prompts_moved)) == (1, 1)
    assert read(json.loads(json.dumps(plain(of)))) == of


def test_any_change_gives_another_hash() -> None:
    held = plain(figures())
    first = seal(held, MADE, "r1")
    assert first == seal(json.loads(json.dumps(held)), MADE, "r1")
    other = json.loads(json.dumps(held))
    other["attention"][0][2][0][1] += 1
    hashes = [seal(other, MADE, "r1"), seal(held, MADE, "r2")]
    hashes.append(seal(held, MADE.replace(hour=3), "r1"))
    assert len({first, *hashes}) == 4


def test_a_hidden_number_is_not_kept() -> None:
    """Two months that differ in what is hidden alone make the same report, hash and all."""
    one, other = (plain(figures(black=(few, 400))) for few in (2, 4))
    assert one == other
    one, other = (plain(figures(before_that=(few, 400))) for few in (2, 4))
    assert one == other
    assert seal(one, MADE, "r1") == seal(other, MADE, "r1")


pairs = st.tuples(st.integers(0, 12), st.integers(0, 12))
month_of_groups = st.fixed_dictionaries({"a": pairs, "b": pairs, "c": pairs})
MONTHS = (JULY, AUGUST, SEPTEMBER, OCTOBER)


def _counts(months) -> list[Count]:
    return [
        Count(month, Had.SIGN, Trait.SEX, group, hits, hits + rest)
        for month, groups in zip(MONTHS, months, strict=True)
        for group, (hits, rest) in groups.items()
    ]


@given(st.lists(month_of_groups, min_size=4, max_size=4))
def test_months_are_held_against_each_other_by_what_is_shown(months) -> None:
    """What moved needs no number but those that a reader of the months has."""
    told = attention.told(_counts(months))
    shown = attention.told(
        one for one in _counts(months)
        for share in told[one.had, one.trait][one.month]
        if share.group == one.group and share.hits is not None
    )  # fmt: skip
    assert [
        (one.group, one.then, one.now.hits) for one in moved_of(told, OCTOBER)
    ] == [(one.group, one.then, one.now.hits) for one in moved_of(shown, OCTOBER)]  # fmt: skip


@given(month_of_groups, month_of_groups)
def test_a_month_that_was_told_stays_as_it_was_told(then, later) -> None:
    """A record that comes late would make a second version; the two would tell of it."""
    key = (Had.SIGN, Trait.SEX)

    def told(groups):
        return attention.told(
            Count(OCTOBER, *key, group, hits, hits + rest) for group, (hits, rest) in groups.items()
        )

    assert settled(told(later), told(then))[key][OCTOBER] == told(then)[key][OCTOBER]
    assert settled(told(later), {})[key][OCTOBER] == told(later)[key][OCTOBER]
