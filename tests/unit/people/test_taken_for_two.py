"""One child who was taken for two: guards against twins that went further than their reason.

Abdullah is one name, and no Abdul with another name after it
a name of the other sex says little where both records state one sex: Emma is Emmanuel
1 January stands for some day within two years, beside a trusted number too
"""

import pytest
from test_never_joined import HOME, A, B, Build, C, families, joined, named

ABDULLAH = [
    ("Abdullah", "Abdulleh"),
    ("Abdullah", "Abdullahh"),
    ("Abdullahi", "Abdulahi"),
    ("Abdul Rashid", "Abdul Rasheed"),
]
ABDUL = [
    ("Abdul Rahman", "Abdul Karim"),
    ("Abdullah", "Abdul Karim"),
    ("Abdul Rahman", "Abdul Rahim"),
    ("Abdul Wahid", "Abdul Wahab"),
    ("Abdul Hakim", "Abdul Halim"),
    ("Abdul Karim", "Abdul Akram"),
    ("Abdul Salim", "Abdul Aslam"),
    ("Abdul Majid", "Abdul Amjad"),
]


def test_abdullah_in_two_spellings_is_one_child(records: Build) -> None:
    found = families(records, [({"given": a}, {"given": b}) for a, b in ABDULLAH])
    assert dict(zip(ABDULLAH, found, strict=True)) == dict.fromkeys(ABDULLAH, (True, "linked"))


def test_abdul_and_two_names_are_still_for_a_human(records: Build) -> None:
    found = families(records, [({"given": a}, {"given": b}) for a, b in ABDUL])
    assert [one for one, _ in found] == [False] * len(ABDUL)


VARIANTS = [
    ("Kateryna", "Ekaterina"),
    ("Hamza", "Xamza"),
    ("Abdullahi", "Cabdullahi"),
    ("Jamal", "Gamal"),
    ("Abimbola", "Bimbo"),
    ("Xodan", "Hodan"),
    ("Ifrax", "Ifrah"),
    ("Fatjon", "Fation"),
    ("Andrej", "Andrei"),
    ("Xhesika", "Jessika"),
]
# Where the letters of the one alphabet make another child's name of the other.
TWO_IN_ONE_ALPHABET = [
    ("Harjinder", "Harinder"),
    ("Maninder", "Manjinder"),
    ("Arjan", "Arian"),
    ("Naima", "Najma"),
    ("Maxi", "Mahi"),
]


def test_a_name_as_another_alphabet_or_country_writes_it_is_one_child(records: Build) -> None:
    found = families(records, [({"given": a}, {"given": b}) for a, b in VARIANTS])
    assert dict(zip(VARIANTS, found, strict=True)) == dict.fromkeys(VARIANTS, (True, "linked"))


def test_letters_that_make_another_name_are_still_for_a_human(records: Build) -> None:
    found = families(records, [({"given": a}, {"given": b}) for a, b in TWO_IN_ONE_ALPHABET])
    assert [one for one, _ in found] == [False] * len(TWO_IN_ONE_ALPHABET)


def test_a_surname_in_another_alphabet_is_evidence_and_no_proof(records: Build) -> None:
    """One first name and birth join Cilmi and Elmi of two homes; another birth does not."""
    two = [named(A, "Hodan", "Elmi", "2011-05-05"), named(B, "Hodan", "Cilmi", "2011-05-05"),
           named(C, "Hodan", "Cilmi", "2012-11-23")]  # fmt: skip
    people, _ = joined(records, two, [])
    assert frozenset({A, B}) in people
    assert frozenset({C}) in people


# Both records state one sex


OF_ANOTHER_SEX = [
    ("Emmanuel", "Emma", "male"),
    ("Aaron", "Erin", "male"),
    ("Amira", "Amir", "female"),
]


def test_a_name_of_the_other_sex_is_a_slip_where_both_state_one_sex(records: Build) -> None:
    told = [({"given": a, "sex": s}, {"given": b, "sex": s}) for a, b, s in OF_ANOTHER_SEX]
    found = families(records, told)
    assert dict(zip(OF_ANOTHER_SEX, found, strict=True)) == dict.fromkeys(
        OF_ANOTHER_SEX, (True, "linked")
    )


@pytest.mark.parametrize("sexes", [(None, None), ("male", None), ("male", "female")])
def test_it_is_two_children_where_they_do_not(
    records: Build, sexes: tuple[str | None, str | None]
) -> None:
    told = [
        ({"given": a, "sex": sexes[0]}, {"given": b, "sex": sexes[1]})
        for a, b in (("Emmanuel", "Emma"), ("Aaron", "Erin"), ("Amir", "Amira"))
    ]
    assert [one for one, _ in families(records, told)] == [False] * 3


def test_one_agency_that_holds_both_holds_two(records: Build) -> None:
    """Both typed as boys: no other agency says so, and it may have a brother and a sister."""
    both = ["HOU/own/1", "HOU/own/2"]
    two = [
        named(ref, given, born="2016-02-14", sex="male")
        for ref, given in zip(both, ("Amir", "Amira"), strict=True)
    ]
    people, _ = joined(records, two, [(ref, HOME) for ref in both])
    assert people == {frozenset({one}) for one in both}


def test_two_names_of_one_sex_stay_two_whatever_is_recorded(records: Build) -> None:
    told = [
        ({"given": a, "sex": "female"}, {"given": b, "sex": "female"})
        for a, b in (("Emily", "Emma"), ("Sara", "Zara"), ("Ella", "Bella"))
    ]
    assert [one for one, _ in families(records, told)] == [False] * 3


# One name written twice


@pytest.mark.parametrize(("one", "other"), [("Ali", "Hassan"), ("Thomas", "James")])
def test_a_surname_that_is_a_first_name_too_makes_nobody_their_twin(
    records: Build, one: str, other: str
) -> None:
    """Ali Ali is often one name written twice, and often a child whose twin is Hassan Ali."""
    two = [named(A, one, one, "2016-02-14"), named(B, other, one, "2016-02-14")]
    people, _ = joined(records, two, [(A, HOME), (B, HOME)])
    assert people == {frozenset({A}), frozenset({B})}


# 1 January beside a trusted number


CASE, RETURN = "ECC/case/7", "ECC/census/7"


@pytest.mark.parametrize(("born", "one"), [("2010-07-04", True), ("2014-07-04", False)])
def test_new_years_day_and_a_number_agree_within_two_years(
    records: Build, born: str, one: bool
) -> None:
    two = [
        named(CASE, "Amelia", "McAvoy", born, child_id="ECC:7"),
        {"subject_ref": RETURN, "dob": "2011-01-01", "child_id": "ECC:7"},
    ]
    people, links = joined(records, two, [])
    assert (people == {frozenset({CASE, RETURN})}) is one
    assert [band for band, _ in links.values()] == ["linked" if one else "for a human"]
