"""Clustering as a pure function: any order gives the same people, and no veto is ever passed."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.people.attach import Units, cluster_all
from wayhome.people.clusters import BORN, SEAL, Edges, Ints, Slots, Walk, cluster
from wayhome.people.unlike import unlike

SIZE = 12
unit = st.integers(0, SIZE - 1)
pair = st.tuples(unit, unit).filter(lambda each: each[0] != each[1]).map(sorted)
edge = st.tuples(pair, st.integers(7, 12), st.booleans())
edges_given = st.lists(edge, max_size=30, unique_by=lambda each: tuple(each[0]))
number = st.tuples(unit, st.integers(0, 1), st.integers(0, 3))
birth = st.tuples(unit, st.just(BORN), st.sampled_from((20100312, 20100313, 20030930, 19790830)))
side = st.tuples(unit, st.sampled_from((SEAL - 1, SEAL - 2)), st.integers(0, 1))
slots_given = st.lists(st.one_of(number, birth, side), max_size=20)
cannot_given = st.lists(pair, max_size=5)


def _edges(given_: list) -> Edges:
    return Edges(
        np.array([each[0][0] for each in given_], dtype=np.int64),
        np.array([each[0][1] for each in given_], dtype=np.int64),
        np.array([each[1] for each in given_], dtype=np.float64),
        np.array([each[2] for each in given_], dtype=bool),
    )


def _slots(given_: list) -> Slots:
    return Slots(*np.array(given_, dtype=np.int64).reshape(-1, 3).T)


def _cannot(given_: list) -> tuple[Ints, Ints]:
    left, right = np.array(given_, dtype=np.int64).reshape(-1, 2).T
    return left, right


@settings(deadline=None)
@given(edges_given, slots_given, cannot_given, st.randoms())
def test_the_order_of_pairs_changes_nothing(edges, slots, cannot, chance) -> None:
    before, _ = cluster(SIZE, _edges(edges), _slots(slots), _cannot(cannot))
    for rows in (edges, slots, cannot):
        chance.shuffle(rows)
    after, _ = cluster(SIZE, _edges(edges), _slots(slots), _cannot(cannot))
    assert before.tolist() == after.tolist()


@settings(deadline=None)
@given(edges_given, slots_given, cannot_given)
def test_not_even_a_persons_same_passes_what_must_stay_apart(edges, slots, cannot) -> None:
    label, _ = cluster(SIZE, _edges(edges), _slots(slots), _cannot(cannot))
    assert all(label[left] != label[right] for left, right in cannot)


@settings(deadline=None)
@given(edges_given, slots_given, cannot_given)
def test_no_veto_is_ever_passed(edges, slots, cannot) -> None:
    made = [(pair, weight, False) for pair, weight, _ in edges]
    label, refusals = cluster(SIZE, _edges(made), _slots(slots), _cannot(cannot))
    for left, right in cannot:
        assert label[left] != label[right]
    # Any two groups that still share an edge were kept apart by something.
    refused = {(each.left, each.right) for each in refusals}
    for (left, right), _, _ in made:
        assert label[left] == label[right] or (left, right) in refused
    own: dict[tuple[int, int], set[int]] = {}
    for who, kind, value in slots:
        own.setdefault((who, kind), set()).add(value)
    if all(len(values) == 1 for values in own.values()):
        for group in set(label.tolist()):
            for kind in (0, 1):
                values = [v for (who, k), v in own.items() if k == kind and label[who] == group]
                assert len({frozenset(each) for each in values}) <= 1


@settings(deadline=None)
@given(edges_given, st.lists(st.one_of(birth, side), max_size=20, unique_by=lambda s: s[:2]),
       cannot_given)  # fmt: skip
def test_no_two_births_that_are_unlike_and_no_two_sides_of_a_seal_are_one_person(
    edges, slots, cannot
) -> None:
    """A person's 'same' passes over the births and never over a seal."""
    alone = [(pair, weight, False) for pair, weight, _ in edges]
    for given_, kinds in ((alone, (BORN, SEAL - 1, SEAL - 2)), (edges, (SEAL - 1, SEAL - 2))):
        label, _ = cluster(SIZE, _edges(given_), _slots(slots), _cannot(cannot))
        rows = [each for each in slots if each[1] in kinds]
        for (one, kind, value), (two, other, theirs) in product(rows, rows):
            if kind == other and label[one] == label[two]:
                assert value == theirs or (kind == BORN and not unlike(value, theirs))


def test_who_agrees_as_well_with_two_people_joins_neither() -> None:
    """0 and 2 are two people, 1 and 3 have no birth; 3 agrees more with 2 by what a link takes."""
    born = [(0, BORN, 20120105), (2, BORN, 19790830)]
    edges = [((0, 1), 12, False), ((1, 2), 9, False), ((2, 3), 12, False), ((0, 3), 7, False)]
    label, refused = cluster(4, _edges(edges), _slots(born), _cannot([]))
    assert label.tolist() == [0, 1, 2, 2]
    assert {(each.left, each.right) for each in refused} == {(0, 1), (1, 2), (0, 3)}


@settings(deadline=None)
@given(edges_given, slots_given, cannot_given)
def test_joining_wholesale_is_walking_pair_by_pair(edges, slots, cannot) -> None:
    label, _ = cluster(SIZE, _edges(edges), _slots(slots), _cannot(cannot))
    walk = Walk.over(_edges(edges), _slots(slots), _cannot(cannot))
    walk.run()
    groups = {frozenset(group) for group in walk.groups()}
    found: dict[int, set[int]] = {}
    for who, group in enumerate(label.tolist()):
        found.setdefault(group, set()).add(who)
    assert groups == {frozenset(g) for g in found.values() if any(m in walk.root for m in g)}


@settings(deadline=None)
@given(edges_given, slots_given, cannot_given, st.lists(st.integers(0, 3), min_size=SIZE,
                                                        max_size=SIZE))  # fmt: skip
def test_restricted_records_never_shape_what_others_see(edges, slots, cannot, held_by) -> None:
    """0 is open; 1 to 3 are restricted records of three agencies. Agency 1 looks."""
    agency = np.array(held_by)
    everything = _label(edges, slots, cannot, agency)
    kept = {who for who in range(SIZE) if agency[who] in (0, 1)}
    allowed = [each for each in edges if set(each[0]) <= kept]
    alone = _label(
        allowed,
        [each for each in slots if each[0] in kept],
        [each for each in cannot if set(each) <= kept],
        agency,
    )
    assert _groups(everything, kept) == _groups(alone, kept)


@settings(deadline=None)
@given(edges_given, slots_given, cannot_given, st.lists(st.integers(0, 3), min_size=SIZE,
                                                        max_size=SIZE))  # fmt: skip
def test_a_refusal_names_the_two_records_and_tells_nobody_of_others(
    edges, slots, cannot, held_by
) -> None:
    """Each pair that was refused is one of those given, once; of two open records only what is
    refused without any restricted one."""
    agency = np.array(held_by)
    units = Units(agency == 0, agency)
    label, refusals = cluster_all(units, _edges(edges), _slots(slots), _cannot(cannot))
    named = [(each.left, each.right) for each in refusals]
    assert len(named) == len(set(named))
    assert set(named) <= {tuple(each[0]) for each in edges}
    assert all(label[left] != label[right] for left, right in named)
    between_open = [each for each in edges if all(agency[who] == 0 for who in each[0])]
    _, alone = cluster(SIZE, _edges(between_open), _slots(slots), _cannot(cannot))
    of_open = {each for each in refusals if agency[each.left] == agency[each.right] == 0}
    assert of_open == set(alone)


def _label(edges: list, slots: list, cannot: list, agency: np.ndarray) -> Ints:
    units = Units(agency == 0, agency)
    return cluster_all(units, _edges(edges), _slots(slots), _cannot(cannot))[0]


def _groups(label: Ints, kept: set[int]) -> set[frozenset[int]]:
    found: dict[int, set[int]] = {}
    for who in kept:
        found.setdefault(int(label[who]), set()).add(who)
    return {frozenset(group) for group in found.values()}
