"""A birth of which the year or the month alone is known contradicts no whole birth of that time.

Forms write 1 July, or the first of the month, where the day was not known; the precision says so.
A council's return holds no name, so its birth alone is set beside that of the case record.
"""

import pytest
from test_never_joined import Build, joined, named

CASE, RETURN, SCHOOL = "ECC/case management system/7", "ECC/census/7", "EME/mis/3"
UPN = "A823012345678"
CHILD_ID = {"child_id": "ECC:7"}
PARTIAL = [("2020-07-01", "year"), ("2020-07-01", "not known"), ("2020-03-01", "month")]


@pytest.mark.parametrize(("born", "precision"), PARTIAL)
@pytest.mark.parametrize("number", [CHILD_ID, {"upn": UPN}])
def test_a_number_and_the_year_of_a_whole_birth_are_one_child(
    records: Build, number: dict[str, object], born: str, precision: str
) -> None:
    two = [
        named(CASE, "George", "Glover", born, dob_precision=precision, **number),
        {"subject_ref": RETURN, "dob": "2020-03-25", **number},
    ]
    people, links = joined(records, two, [])
    assert people == {frozenset({CASE, RETURN})}
    ((band, reason),) = links.values()
    assert band == "linked"
    assert "clearly different" not in reason


@pytest.mark.parametrize("born", ["2017-03-25", "2014-11-30"])
def test_another_year_is_still_for_a_human(records: Build, born: str) -> None:
    two = [
        named(CASE, "George", "Glover", "2020-07-01", dob_precision="year", **CHILD_ID),
        {"subject_ref": RETURN, "dob": born, **CHILD_ID},
    ]
    people, links = joined(records, two, [])
    assert len(people) == 2
    assert [band for band, _ in links.values()] == ["for a human"]


def test_a_year_joins_nobody_whose_first_name_is_another(records: Build) -> None:
    """A number typed on the wrong child: neither name nor more than the year agree."""
    two = [
        named(CASE, "George", "Glover", "2020-07-01", dob_precision="year", upn=UPN),
        named(SCHOOL, "Amina", "Hassan", "2020-03-25", upn=UPN),
    ]
    people, links = joined(records, two, [])
    assert len(people) == 2
    assert links[CASE, SCHOOL][0] == "for a human"


def test_a_year_joins_nobody_of_another_surname_where_one_has_no_first_name(
    records: Build,
) -> None:
    """A number typed on the wrong child, of whom the other record knows the surname alone."""
    two = [
        {
            **named(CASE, "", "Glover", "2020-07-01", dob_precision="year", upn=UPN),
            "given_names": None,
        },
        named(SCHOOL, "Amina", "Hassan", "2020-03-25", upn=UPN),
    ]
    people, links = joined(records, two, [])
    assert len(people) == 2
    assert links[CASE, SCHOOL][0] == "for a human"
