"""Twins, and a sibling's number: two first names are two children's, whatever lists know."""

import pytest
from test_never_joined import HOME, A, B, Build, families, joined, named

from wayhome.people.one_name import CUT, LONG

NHS = "9434765919"
# alike in how they are written, and given to two children of one day
TWO_NAMES = [
    ("Gurpreet", "Gurpal"),
    ("Folake", "Folasade"),
    ("Rania", "Ranim"),
    ("Samir", "Samira"),
    ("Mihai", "Mihaela"),
    ("Dominik", "Dominika"),
    ("Marta", "Maria"),
    ("Zahra", "Zahid"),
    ("Gurmeet", "Gurjeet"),
    ("Martina", "Marina"),
    ("Viktor", "Vitor"),
]
# of one sound but for a vowel, an h, or how it begins; Samer and Samir by our own list
OF_ONE_SOUND = [
    ("Karim", "Karam"),
    ("Arjun", "Arjan"),
    ("Ikram", "Akram"),
    ("Rahma", "Rama"),
    ("Samir", "Zamir"),
    ("Samir", "Samer"),
]
WRITTEN_TWICE = [
    ("Liahm", "Liam"),
    ("Mokhamad", "Mohammed"),
    ("Merhawi", "Merhavi"),
    ("Aleksander", "Aleksnader"),
    ("Christopher", "Chrstopher"),
    ("Bartholomew", "Bartho"),
    ("Jana", "Janna"),
    ("Gurpreet", "Gurprit"),
]


def test_two_names_that_look_alike_are_for_a_human(records: Build) -> None:
    found = families(records, [({"given": a}, {"given": b}) for a, b in TWO_NAMES])
    assert dict(zip(TWO_NAMES, found, strict=True)) == dict.fromkeys(
        TWO_NAMES, (False, "for a human")
    )


def test_two_known_names_of_one_sound_are_for_a_human_whoever_holds_them(records: Build) -> None:
    told = [({"given": a, "sex": "male"}, {"given": b, "sex": "male"}) for a, b in OF_ONE_SOUND]
    assert families(records, told) == [(False, "for a human")] * len(OF_ONE_SOUND)


def test_one_name_written_twice_is_one_child(records: Build) -> None:
    found = families(records, [({"given": a}, {"given": b}) for a, b in WRITTEN_TWICE])
    assert dict(zip(WRITTEN_TWICE, found, strict=True)) == dict.fromkeys(
        WRITTEN_TWICE, (True, "linked")
    )
    assert len("Bartho") >= CUT
    assert len("Christopher") >= LONG


@pytest.mark.parametrize("born", ["2012-05-03", "2012-01-01"])
@pytest.mark.parametrize("two", [*TWO_NAMES[:3], *OF_ONE_SOUND[:2]])
def test_two_agencies_that_each_hold_both_hold_two(
    records: Build, two: tuple[str, str], born: str
) -> None:
    """Also where a form wrote 1 January for both, as for children who came without papers."""
    refs = [(f"{agency}/x/{n}", given) for agency in ("NBP", "NBE") for n, given in enumerate(two)]
    rows = [named(ref, given, "Levi", born, sex="male") for ref, given in refs]
    people, links = joined(records, rows, [(ref, HOME) for ref, _ in refs])
    assert people == {frozenset({f"NBP/x/{n}", f"NBE/x/{n}"}) for n in (0, 1)}
    across = [band for pair, (band, _) in links.items() if pair[0][-1] != pair[1][-1]]
    assert set(across) == {"for a human"}
    alone, links = joined(records, rows[:2], [(ref, HOME) for ref, _ in refs[:2]])
    assert len(alone) == 2
    assert [band for band, _ in links.values()] == ["for a human"]


@pytest.mark.parametrize("two", [("Poppy", "Popppy"), ("Kenneth", "Kenenth")])
def test_an_agency_that_wrote_one_name_twice_holds_one_child(
    records: Build, two: tuple[str, str]
) -> None:
    rows = [named(f"NBP/x/{n}", given, born="2012-05-03") for n, given in enumerate(two)]
    people, _ = joined(records, rows, [("NBP/x/0", HOME), ("NBP/x/1", HOME)])
    assert people == {frozenset({"NBP/x/0", "NBP/x/1"})}


NUMBERS = [
    ({"nhs_number": NHS}, False),
    ({"upn": "A823012345678"}, False),
    ({"nhs_number": NHS, "upn": "A823012345678"}, True),  # two are not typed on a twin
    ({"uln": "1234567890"}, True),  # issued once papers were seen
]


@pytest.mark.parametrize(("number", "one"), NUMBERS)
def test_one_number_that_may_have_been_typed_on_a_twin_joins_nobody_by_itself(
    records: Build, number: dict[str, object], one: bool
) -> None:
    two = [named(A, "Amira", born="2012-05-03", **number), named(B, "Jessica", born="2012-05-03",
                                                                 **number)]  # fmt: skip
    people, links = joined(records, two, [(A, HOME), (B, HOME)])
    assert (people == {frozenset({A, B})}) is one
    assert links[A, B][0] == ("linked" if one else "for a human")


def test_a_siblings_number_is_doubted_though_the_births_are_a_slip_apart(records: Build) -> None:
    two = [named(A, "Amira", born="2012-05-03", nhs_number=NHS),
           named(B, "Jessica", born="2014-05-03", nhs_number=NHS)]  # fmt: skip
    people, links = joined(records, two, [(A, HOME), (B, HOME)])
    assert people == {frozenset({A}), frozenset({B})}
    assert links[A, B][0] == "for a human"


@pytest.mark.parametrize(
    ("given", "born", "one"),
    [
        ("Stacey", "1984-09-14", False),  # a mother's number
        ("Jessica", "2009-11-27", False),  # a sister's
        ("Jessica", "2012-05-03", True),  # one child of two names, as papers have it
        ("Jessica", "2012-05-13", True),
        ("Amira", "2009-11-27", True),  # one name: the birth is wrong
    ],
)
def test_a_learner_number_alone_joins_not_another_name_and_another_birth(
    records: Build, given: str, born: str, one: bool
) -> None:
    number = {"uln": "1234567890"}
    two = [named(A, "Amira", born="2012-05-03", **number), named(B, given, born=born, **number)]
    people, links = joined(records, two, [(A, HOME), (B, HOME)])
    assert (people == {frozenset({A, B})}) is one
    assert links[A, B][0] == ("linked" if one else "for a human")


@pytest.mark.parametrize(("sex", "one"), [("male", False), ("female", True)])
def test_one_initial_may_be_a_brothers_and_a_sisters(records: Build, sex: str, one: bool) -> None:
    two = [
        named(A, "A", born="2012-05-03", sex="female"),
        named(B, "A", born="2012-05-03", sex=sex),
    ]
    people, _ = joined(records, two, [(A, HOME), (B, HOME)])
    assert (people == {frozenset({A, B})}) is one
