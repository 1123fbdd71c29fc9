"""A letter away: a slip of the hand where exactly one of the two spellings is a name.

one child     one of them is a name, and the other is nobody's
two           both are names, or neither is known: a rare name is taken for no slip of another
"""

import pytest
from test_never_joined import HOME, A, B, Build, C, Row, families, joined, named

NHS = "9434765919"
SLIPS = [
    ("Lucy", "Luky"),
    ("Denis", "Deis"),
    ("Oliver", "liver"),
    ("Freya", "rFeya"),
    ("Gurpreet", "Gurprwet"),
    ("Folasade", "Folasadfe"),
]
TWO = [
    ("Zyvrel", "Zyvtel"),  # neither is known
    ("Dov", "Dpv"),  # short
    ("Oliver", "Bliver"),  # twins' names rhyme
    ("Danilo", "Danilk"),  # another ending, and the sex is not told
]


def test_a_spelling_that_is_no_name_is_a_slip_of_one_that_is(records: Build) -> None:
    found = families(records, [({"given": a}, {"given": b}) for a, b in SLIPS])
    assert dict(zip(SLIPS, found, strict=True)) == dict.fromkeys(SLIPS, (True, "linked"))


def test_what_may_be_another_name_joins_nobody(records: Build) -> None:
    found = families(records, [({"given": a}, {"given": b}) for a, b in TWO])
    assert [one for one, _ in found] == [False] * len(TWO)


def test_a_slip_of_what_a_short_form_stands_for_keeps_nobody_apart(records: Build) -> None:
    """Ron is Aaron, and Aahron is nobody's name."""
    told = ((A, "Ron"), (B, "Aahron"), (C, "Aaron"))
    three = [named(ref, given, born="2011-05-05") for ref, given in told]
    people, _ = joined(records, three, [(ref, HOME) for ref, _ in told])
    assert people == {frozenset({A, B, C})}


def test_a_first_letter_is_a_slip_beside_a_number(records: Build) -> None:
    two = [named(ref, given, born="2011-05-05", nhs_number=NHS)
           for ref, given in ((A, "Oliver"), (B, "Bliver"))]  # fmt: skip
    people, _ = joined(records, two, [(A, HOME), (B, HOME)])
    assert people == {frozenset({A, B})}


def borne(name: str, births: int, **more: object) -> list[Row]:
    """Records of others who bear a name, born in so many years; each year's child is held twice."""
    return [
        named(f"NBE/sims/{name}{n}{twice}", name, f"Okafor{n}", f"200{n}-05-17", **more)
        for n in range(births)
        for twice in range(2)
    ]


@pytest.mark.parametrize(
    ("others", "one"),
    [
        (borne("Zyvrel", 1), False),  # two births with its own: those of one child, one a slip
        (borne("Zyvrel", 2), True),
        (borne("Zyvrel", 2) + borne("Zyvtel", 2), False),  # both are names here
        (borne("Zyvrel", 2, marking="restricted"), False),  # what is restricted tells nobody
    ],
)
def test_a_name_that_no_list_has_is_known_by_the_children_who_bear_it(
    records: Build, others: list[Row], one: bool
) -> None:
    two = [named(A, "Zyvrel", born="2011-05-05"), named(B, "Zyvtel", born="2011-05-05")]
    people, links = joined(records, [*two, *others], [(A, HOME), (B, HOME)])
    assert (frozenset({A, B}) in people) is one
    assert links[A, B][0] == ("linked" if one else "for a human")


@pytest.mark.parametrize(("given", "one"), [("Whittle", True), ("Thomas", False)])
def test_a_surname_that_is_a_first_name_is_turned_where_the_other_is_none(
    records: Build, given: str, one: bool
) -> None:
    """James James is James Whittle on a form that asked twice; and may be Thomas James's twin."""
    two = [named(A, "James", "James", "2016-02-14"), named(B, given, "James", "2016-02-14")]
    people, _ = joined(records, two, [(A, HOME), (B, HOME)])
    assert (people == {frozenset({A, B})}) is one


@pytest.mark.parametrize(("system", "one"), [("sims", False), ("missing", True)])
def test_another_system_of_an_agency_has_the_same_child_again(
    records: Build, system: str, one: bool
) -> None:
    """Two known names of one sound: children of one register, or a child of two."""
    refs = ("NBE/sims/1", f"NBE/{system}/2")
    two = [named(ref, given, born="2011-05-05")
           for ref, given in zip(refs, ("Mathilda", "Matilde"), strict=True)]  # fmt: skip
    people, _ = joined(records, two, [(ref, HOME) for ref in refs])
    assert (people == {frozenset(refs)}) is one


def test_a_register_that_wrote_a_slip_holds_one_child(records: Build) -> None:
    refs = ("NBE/sims/1", "NBE/sims/2")
    two = [named(ref, given, born="2011-05-05")
           for ref, given in zip(refs, ("Silas", "Siles"), strict=True)]  # fmt: skip
    people, _ = joined(records, two, [(ref, HOME) for ref in refs])
    assert people == {frozenset(refs)}
