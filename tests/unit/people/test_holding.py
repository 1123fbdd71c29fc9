"""What holds a person together: the weakest link's two halves, and what a judgement would part."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from wayhome.people.holding import Tie, parts, weakest

REFS = "abcdef"
PAIRS = list(combinations(REFS, 2))
TIES = st.dictionaries(st.sampled_from(PAIRS), st.integers(10, 40), max_size=12).map(
    lambda found: [Tie(*pair, float(bits)) for pair, bits in found.items()]
)


def _names(found) -> list[str]:
    return ["".join(sorted(part)) for part in found]


def test_the_weakest_link_holds_two_halves_together() -> None:
    ties = [Tie("a", "b", 30), Tie("b", "c", 25), Tie("c", "d", 12), Tie("d", "e", 22)]
    found = weakest([*ties, Tie("a", "c", 14)])
    assert found is not None
    assert (found.tie.left, found.tie.right) == ("c", "d")
    assert _names(found.parts) == ["abc", "de"]


def test_a_pair_judged_apart_takes_with_it_who_is_nearer_to_each() -> None:
    ties = [Tie("a", "b", 30), Tie("b", "c", 12), Tie("c", "d", 22)]
    assert _names(parts("abcd", ties)) == ["abcd"]
    assert _names(parts("abcd", ties, [("a", "d")])) == ["ab", "cd"]
    assert _names(parts("abcd", ties, [("b", "c")])) == ["ab", "cd"]


def test_a_single_record_has_no_weakest_link() -> None:
    assert weakest([]) is None
    assert _names(parts("a", [])) == ["a"]


@given(TIES, st.lists(st.sampled_from(PAIRS), max_size=4))
def test_nobody_judged_apart_stands_together_and_nobody_is_lost(ties, apart) -> None:
    found = parts(REFS, ties, apart)
    assert sorted("".join(_names(found))) == sorted(REFS)
    assert not [pair for pair in apart for part in found if set(pair) <= part]


@given(TIES)
def test_no_link_across_the_two_halves_is_stronger(ties) -> None:
    for whole in parts(REFS, ties):
        found = weakest(tie for tie in ties if tie.left in whole)
        if len(whole) == 1:
            assert found is None
            continue
        assert found is not None
        one, two = found.parts
        assert one | two == whole
        across = [tie for tie in ties if len({tie.left, tie.right} & one) == 1]
        assert max(tie.weight for tie in across if tie.left in whole) == found.tie.weight
