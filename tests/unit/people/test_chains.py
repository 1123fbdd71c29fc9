"""A person holds together as a whole: records without a birth lead from nobody to somebody else."""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_never_joined import AWAY, HOME, A, B, Build, C, Row, joined, named

from wayhome.people.attach import Units, cluster_all
from wayhome.people.clusters import BORN, LONE, Edges, Slots, Walk, cluster

SURNAMES = ("Turner", "Turner-Khan", "Khan", "Khan-Reed", "Reed", "Reed-Okafor", "Okafor")
REFS = [f"A{n}A/own/{n}" for n in range(7)]


def moved_on() -> list[tuple[str, Row]]:
    """Each has lived at its own number and at the next one's, each in another postcode."""
    house = [{"address": f"{n} Mill Road", "postcode": f"AB{n} 2CD"} for n in range(1, 9)]
    return [(ref, house[n + step]) for n, ref in enumerate(REFS) for step in (0, 1)]


def ends_meet(people: Iterable[frozenset[str]], apart: int) -> bool:
    ends = zip(REFS, REFS[apart:], strict=False)
    return any({one, other} <= person for one, other in ends for person in people)


def test_kai_turner_does_not_become_kai_okafor(records: Build) -> None:
    rows = [named(ref, "Kai", family) for ref, family in zip(REFS, SURNAMES, strict=True)]
    people, links = joined(records, rows, moved_on())
    assert not ends_meet(people, 2)
    neighbours = {links[pair][0] for pair in pairwise(REFS)}
    assert neighbours == {"linked", "for a human"}, "nothing is lost: who is not joined is asked of"


def test_namesakes_from_one_home_to_the_next_are_not_one(records: Build) -> None:
    people, _ = joined(records, [named(ref, "Mohammed", "Khan") for ref in REFS], moved_on())
    assert not ends_meet(people, 2)


def test_births_that_drift_within_a_year_end_in_another_child(records: Build) -> None:
    births = ("03-12", "03-13", "03-23", "05-23", "05-25", "07-25", "08-25")
    rows = [named(ref, "Kai", born=f"2010-{day}") for ref, day in zip(REFS, births, strict=True)]
    people, _ = joined(records, rows, [(ref, HOME) for ref in REFS])
    assert not any({REFS[0], REFS[6]} <= person for person in people)


def test_records_without_a_birth_join_whoever_is_known_by_one(records: Build) -> None:
    """Each links with the council's record, and neither with the other."""
    three = [named(A, "Kai", born="2010-03-12"), named(B, "Kai"), named(C, "Kai")]
    people, _ = joined(records, three, [(A, HOME), (A, AWAY), (B, HOME), (C, AWAY)])
    assert people == {frozenset({A, B, C})}


# Father and son of one name


FATHER_AWAY = {"address": "3 Hill Street", "postcode": "AB1 2ZZ"}


def test_a_record_without_a_birth_is_nobodys_while_another_of_the_name_is_near(
    records: Build,
) -> None:
    """The father lives round the corner, and still the record at the son's home may be his."""
    three = [named(A, "Daniel", "Joseph", "2012-01-05"), named(B, "Daniel", "Joseph"),
             named(C, "Daniel", "Joseph", "1979-08-30")]  # fmt: skip
    people, links = joined(records, three, [(A, HOME), (B, HOME), (C, FATHER_AWAY)])
    assert people == {frozenset({A}), frozenset({B}), frozenset({C})}
    assert links[A, B][0] == "for a human"
    alone, _ = joined(records, three[:2], [(A, HOME), (B, HOME)])
    assert alone == {frozenset({A, B})}


@pytest.mark.parametrize(
    ("part", "born", "one"),
    [("tenant", "2012-01-05", False), ("tenant", "1979-08-30", True),
     ("household_member", "2012-01-05", True)],
)  # fmt: skip
def test_its_own_words_say_whose_the_record_is(
    records: Build, part: str, born: str, one: bool
) -> None:
    tenancy = {**HOME, "kind": "tenancy", "legal_status": part}
    two = [named(A, "Daniel", "Joseph", born), named(B, "Daniel", "Joseph")]
    people, links = joined(records, two, [(A, HOME), (B, tenancy)])
    assert (people == {frozenset({A, B})}) is one
    assert links[A, B][0] == ("linked" if one else "for a human")


# As a pure rule, over chains by chance


SIZE = 9
pair = st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(
    lambda two: two[0] < two[1]
)
pairs = st.lists(st.tuples(pair, st.integers(1, 12)), max_size=20, unique_by=lambda each: each[0])
births = st.dictionaries(st.integers(0, SIZE - 1), st.sampled_from((20100312, 20100313)))


def grouped(told: list[tuple[tuple[int, int], int]], born: dict[int, int]):
    """Pairs of 4 and more are links; what is less is faint."""
    strong = [each for each in told if each[1] >= 4]
    weak = np.array([two for two, weight in told if weight < 4], np.int64).reshape(-1, 2).T
    edges = Edges(
        np.array([two[0] for two, _ in strong], np.int64),
        np.array([two[1] for two, _ in strong], np.int64),
        np.array([weight for _, weight in strong], np.float64),
        np.zeros(len(strong), np.bool_),
    )
    rows = [(unit, BORN, value) for unit, value in born.items()]
    slots = Slots(*np.array(rows, np.int64).reshape(-1, 3).T)
    nobody = np.empty(0, np.int64), np.empty(0, np.int64)
    return edges, slots, nobody, (weak[0], weak[1])


@settings(deadline=None)
@given(pairs, births, st.randoms())
def test_whatever_the_order_nobody_is_joined_by_one_pair_alone(told, born, chance) -> None:
    label, refused = cluster(SIZE, *grouped(told, born))
    chance.shuffle(told)
    again, _ = cluster(SIZE, *grouped(told, dict(chance.sample(sorted(born.items()), len(born)))))
    assert label.tolist() == again.tolist()
    links = {two for two, weight in told if weight >= 4}
    for group in set(label.tolist()):
        members = [unit for unit in range(SIZE) if label[unit] == group]
        if not set(members) & set(born):  # no birth among them: each links with each
            assert all((one, two) in links for one in members for two in members if one < two)
    torn_or_alone = {(each.left, each.right) for each in refused}
    assert all(label[one] == label[two] or (one, two) in torn_or_alone for one, two in links)


@settings(deadline=None)
@given(pairs, births)
def test_joining_wholesale_is_walking_pair_by_pair_here_too(told, born) -> None:
    edges, slots, cannot, faint = grouped(told, born)
    label, _ = cluster(SIZE, edges, slots, cannot, faint)
    walk = Walk.over(edges, slots, cannot, faint=faint)
    walk.run()
    for group in walk.groups():
        assert len({int(label[unit]) for unit in group}) == 1


@settings(deadline=None)
@given(pairs, births, st.lists(st.integers(0, 2), min_size=SIZE, max_size=SIZE))
def test_a_restricted_record_supports_nobody_in_others_eyes(told, born, held_by) -> None:
    """0 is open; 1 and 2 are restricted records of two agencies. Agency 1 looks."""
    agency = np.array(held_by)
    units = Units(agency == 0, agency)
    seen = {unit for unit in range(SIZE) if held_by[unit] in (0, 1)}
    whole, _ = cluster_all(units, *grouped(told, born))
    alone, _ = cluster_all(
        units,
        *grouped(
            [each for each in told if set(each[0]) <= seen],
            {unit: birth for unit, birth in born.items() if unit in seen},
        ),
    )
    same = [(one, two) for one in seen for two in seen if whole[one] == whole[two]]
    assert same == [(one, two) for one in seen for two in seen if alone[one] == alone[two]]


def test_three_in_a_row_are_two_and_one() -> None:
    label, refused = cluster(3, *grouped([((0, 1), 9), ((1, 2), 8)], {}))
    assert label.tolist() == [0, 0, 2]
    assert [(each.left, each.right, each.slot) for each in refused] == [(1, 2, LONE)]
