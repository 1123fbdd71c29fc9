"""What stands, what counts, what contradicts: small tables, and any order gives the same."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.people.judging import Conflict, Judged, Verdict, counted, standing, verdict

A, B, C, D = "NBC/s/1", "NBP/s/2", "NBE/s/3", "EMC/s/4"
BEGAN = datetime(2026, 11, 20, 9)


def told(*rows: tuple) -> list[Judged]:
    """('ann', A, B, 'same') each, a minute apart, numbered from 1; a fifth part: takes back."""
    return [
        Judged(str(n), left, right, said, by, BEGAN + timedelta(minutes=n), *map(str, back))
        for n, (by, left, right, said, *back) in enumerate(rows, 1)
    ]


@pytest.mark.parametrize(
    ("rows", "stands", "comes_to"),
    [
        ([("ann", A, B, "same")], ["1"], "same"),
        ([("ann", A, B, "same"), ("ann", B, A, "not_same")], ["2"], "not_same"),
        ([("ann", A, B, "same"), ("ben", A, B, "not_same")], ["1", "2"], "differ"),
        ([("ann", A, B, "same"), ("ben", A, B, "unsure")], ["1", "2"], "same"),
        ([("ann", A, B, "same"), ("ann", A, B, "unsure")], ["2"], "unsure"),
        ([("ann", A, B, "same"), ("ben", A, B, "withdrawn", 1)], [], None),
        # undone, the one before stands again
        (
            [("ann", A, B, "same"), ("ann", A, B, "not_same"), ("ann", A, B, "withdrawn", 2)],
            ["1"],
            "same",
        ),
        # undone and undone again
        (
            [("ann", A, B, "same"), ("ann", A, B, "withdrawn", 1), ("ben", A, B, "withdrawn", 2)],
            ["1"],
            "same",
        ),
        # naming none, it takes back all before it, and nothing after
        (
            [
                ("ann", A, B, "same"),
                ("ben", A, B, "not_same"),
                ("ann", B, A, "withdrawn"),
                ("cat", A, B, "unsure"),
            ],
            ["4"],
            "unsure",
        ),
        ([("ann", A, B, "withdrawn", 9)], [], None),
    ],
)
def test_what_stands_on_a_pair(rows, stands, comes_to) -> None:
    found = standing(told(*rows)).get((A, B), ())
    assert [one.number for one in found] == stands
    assert (verdict(found) if found else None) == comes_to


def test_a_circle_of_withdrawals_ends() -> None:
    rows = told(("ann", A, B, "withdrawn", 2), ("ben", A, B, "withdrawn", 1))
    assert standing(rows) == {}


SAME_AB, SAME_BC = ("ann", A, B, "same"), ("ann", B, C, "same")
PAIR = {"ab": (A, B), "bc": tuple(sorted((B, C))), "ac": (A, C) if A < C else (C, A)}


@pytest.mark.parametrize(
    ("rows", "same", "not_same", "conflicts"),
    [
        ([SAME_AB, SAME_BC], {"ab", "bc"}, set(), []),
        ([SAME_AB, ("ben", A, C, "not_same")], {"ab"}, {"ac"}, []),
        ([SAME_AB, SAME_BC, ("ben", A, C, "not_same")], set(), {"ac"}, [("ac", ["ab", "bc"])]),
        ([SAME_AB, ("ben", A, B, "not_same")], set(), {"ab"}, [("ab", ["ab"])]),
        ([SAME_AB, ("ben", A, B, "unsure")], {"ab"}, set(), []),
        # of the three any may be taken back
        (
            [SAME_AB, SAME_BC, ("ben", A, C, "not_same"), ("ann", A, B, "withdrawn", 1)],
            {"bc"},
            {"ac"},
            [],
        ),
    ],
)
def test_what_counts(rows, same, not_same, conflicts) -> None:
    found = counted(told(*rows))
    assert found.same == {PAIR[name] for name in same}
    assert found.not_same == {PAIR[name] for name in not_same}
    assert list(found.conflicts) == [
        Conflict(PAIR[apart], tuple(sorted(PAIR[name] for name in ways)))
        for apart, ways in conflicts
    ]


def test_a_judgement_beside_a_conflict_still_counts() -> None:
    """D hangs on C, and leads from nobody to nobody else."""
    found = counted(told(SAME_AB, SAME_BC, ("ben", A, C, "not_same"), ("ann", C, D, "same")))
    assert found.same == {tuple(sorted((C, D)))}
    assert found.conflicts[0].records == {A, B, C}


REFS = st.sampled_from([A, B, C, D])
ROW = st.tuples(
    st.sampled_from(["ann", "ben"]),
    REFS,
    REFS,
    st.sampled_from(["same", "not_same", "unsure", "withdrawn"]),
    st.sampled_from(["", *map(str, range(1, 13))]),
).filter(lambda row: row[1] != row[2])
ROWS = st.lists(ROW, max_size=12)


@given(ROWS, st.randoms())
def test_in_any_order_the_same_stands_and_counts(rows, chance) -> None:
    judged = told(*rows)
    turned = [Judged(j.number, j.right, j.left, j.said, j.by, j.at, j.takes_back) for j in judged]
    chance.shuffle(turned)
    stood = {each: [j.number for j in found] for each, found in standing(judged).items()}
    assert {e: [j.number for j in found] for e, found in standing(turned).items()} == stood
    assert counted(turned) == counted(judged)


@given(ROWS)
def test_what_counts_never_joins_what_is_judged_apart(rows) -> None:
    found = counted(told(*rows))
    group = {ref: {ref} for ref in (A, B, C, D)}
    for left, right in found.same:
        both = group[left] | group[right]
        for ref in both:
            group[ref] = both
    assert all(right not in group[left] for left, right in found.not_same)


@given(ROWS)
def test_undoing_the_newest_restores_what_stood_before(rows) -> None:
    judged = told(*rows)
    if not judged:
        return
    newest, before = judged[-1], judged[:-1]
    if not newest.takes_back and newest.said == "withdrawn":
        return  # such a one is never written here
    undone = Judged("99", newest.left, newest.right, "withdrawn", "ann", BEGAN.replace(year=2027),
                    newest.number)  # fmt: skip
    before = [j for j in before if j.takes_back != newest.number]
    judged = [*before, newest]
    assert standing([*judged, undone]) == standing(before)


def test_a_verdict_has_words_for_each() -> None:
    assert {v.value for v in Verdict} == {"same", "not_same", "unsure", "differ"}
