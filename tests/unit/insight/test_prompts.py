"""How signs were answered: what may be told of it, and nothing hidden comes out of two months."""

from hypothesis import given
from hypothesis import strategies as st

from wayhome.insight.prompts import Counted, Outcome, Right, moved, together, told

AGREED, DISCOUNTED, NOT_THIS, WRONG, WAITING, OPEN = Outcome


def counted(code: str = "I01", *of: int) -> Counted:
    """By outcome, in the order of Outcome."""
    return Counted(code, dict(zip(Outcome, (*of, 0, 0, 0, 0, 0, 0), strict=False)))


# of one sign, by outcome: what is shown, the whole, answered, disagreed, right
TABLE = [
    ((40, 10, 8, 7, 6, 20), (40, 10, 8, 7, 6, 20), 91, 71, 25, Right(40, 50)),
    ((40, 10, 0, 0, 0, 0), (40, 10, 0, 0, 0, 0), 50, 50, 10, Right(40, 50)),
    ((0, 0, 0, 0, 0, 30), (0, 0, 0, 0, 0, 30), 30, 0, 0, None),
    # two are few; together they are few too, so another is hidden with them
    ((40, 2, 1, 0, 0, 20), (None, None, None, 0, 0, 20), 63, 43, None, None),
    # one alone would be what is left of the whole
    ((40, 3, 0, 0, 0, 20), (None, None, 0, 0, 0, 20), 63, 43, None, None),
    # whoever knows that none had answered but a few, must not read it off the rest
    ((0, 0, 0, 0, 3, 40), (0, 0, 0, 0, None, None), 43, None, 0, None),
    ((2, 1, 0, 0, 1, 1), (None,) * 6, None, None, None, None),
]


def test_what_is_told_of_a_sign() -> None:
    for of, shown, whole, answered, disagreed, right in TABLE:
        (one,) = told([counted("I01", *of)])
        assert tuple(one.of.values()) == shown, of
        assert (one.whole, one.answered, one.disagreed, one.right) == (
            whole, answered, disagreed, right,
        ), of  # fmt: skip


def test_a_sign_without_a_prompt_is_not_listed_and_signs_stand_by_code() -> None:
    found = told([counted("I09", 9), counted("I01", 0, 20), counted("I05")])
    assert [one.code for one in found] == ["I01", "I09"]


def test_a_record_that_was_wrong_says_nothing_of_the_rule() -> None:
    (one,) = told([counted("I01", 30, 10, 20, 40)])
    assert (one.right.agreed, one.right.weighed, one.right.percent) == (30, 40, 75.0)
    assert one.right.interval.low < 0.75 < one.right.interval.high


counts = st.lists(st.integers(0, 12), min_size=6, max_size=6)
tables = st.lists(counts, min_size=1, max_size=4)


def _told(table: list[list[int]]):
    return told(counted(f"I{number:02}", *of) for number, of in enumerate(table))


@given(tables)
def test_no_small_number_is_told_nor_what_is_left_of_the_whole(table) -> None:
    for one in _told(table):
        hidden = [outcome for outcome, shown in one.of.items() if shown is None]
        assert all(not 0 < shown < 6 for shown in one.of.values() if shown is not None)
        assert one.whole is None or one.whole >= 6
        if one.whole is not None and hidden:
            left = one.whole - sum(shown or 0 for shown in one.of.values())
            assert len(hidden) > 1, "one alone is what is left of the whole"
            assert left >= 6, "what is left is a small number itself"
        for derived in (one.answered, one.disagreed):
            assert derived is None or not 0 < derived < 6
        if one.right:
            assert not 0 < one.right.agreed < 6
            assert not 0 < one.right.weighed - one.right.agreed < 6


@given(tables)
def test_all_together_is_no_more_than_what_is_shown(table) -> None:
    """A total over signs that holds a hidden one would give it away by subtraction."""
    signs, found = _told(table), together(_told(table))
    shown = [one for one in signs if one.right]
    if not shown:
        assert found is None
    else:
        assert found.agreed == sum(one.of[AGREED] for one in shown)
        assert found.weighed == sum(one.of[AGREED] + one.of[DISCOUNTED] for one in shown)


@given(st.lists(tables, min_size=4, max_size=4), st.data())
def test_two_months_tell_no_more_than_each_of_them(months, data) -> None:
    """Whatever else the hidden numbers had been, with the same shown, no comparison is another."""
    shown = [_told(month) for month in months]
    other = [[list(of) for of in month] for month in months]
    for month, now in zip(other, shown, strict=True):
        codes = {one.code: one for one in now}
        for number, of in enumerate(month):
            one = codes.get(f"I{number:02}")
            hidden = [i for i, out in enumerate(Outcome) if one and one.of[out] is None]
            if len(hidden) > 1:
                up, down = data.draw(st.permutations(hidden))[:2]
                if of[down]:
                    of[up], of[down] = of[up] + 1, of[down] - 1
    again = [_told(month) for month in other]
    same = all(
        {one.code: one.of for one in a} == {one.code: one.of for one in b}
        for a, b in zip(shown, again, strict=True)
    )
    if same:
        assert moved(shown[:3], shown[3]) == moved(again[:3], again[3])
        assert together(shown[3]) == together(again[3])


def test_an_alarm_needs_three_months_that_are_shown_and_an_interval_beside_them() -> None:
    ordinary = told([counted("I01", 60, 40)])
    low = told([counted("I01", 10, 90)])
    hidden = told([counted("I01", 60, 3)])
    (alarm,) = moved([ordinary] * 3, low)
    assert (alarm.code, alarm.then, alarm.now) == ("I01", 60.0, Right(10, 100))
    assert moved([low, *[ordinary] * 3], ordinary) == [], "only the three before count"
    assert moved([ordinary] * 3, told([counted("I01", 58, 42)])) == []
    assert moved([ordinary] * 2, low) == []
    assert moved([ordinary, hidden, ordinary], low) == []
    assert moved([ordinary] * 3, hidden) == []
