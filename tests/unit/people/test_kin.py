"""What is told apart though much agrees, and how a shared number is more than that."""

from collections.abc import Callable

import duckdb
import pytest

from wayhome.people import link

Build = Callable[..., duckdb.DuckDBPyConnection]
HOME = {"address": "14 Mill Road", "postcode": "AB1 2DE"}
NHS = "9434765919"


def _linked(records: Build, subjects: list[dict[str, object]]) -> set[frozenset[str]]:
    homes = [{"subject_ref": subject["subject_ref"], **HOME} for subject in subjects]
    con = records(subject=subjects, stay=homes)
    link(con)
    rows = con.execute("select list(subject_ref) from person_subject group by person_id").fetchall()
    return {frozenset(refs) for (refs,) in rows}


@pytest.mark.parametrize("child", ["2012-01-05", "2012-01-01"])
def test_a_record_without_a_birth_does_not_join_father_and_son(records: Build, child: str) -> None:
    named = {"given_names": "Daniel", "family_name": "Joseph"}
    found = _linked(
        records,
        [
            {"subject_ref": "NBC/ssd/1", **named, "dob": child},
            {"subject_ref": "NPF/rms/2", **named, "dob": "1979-08-30"},
            {"subject_ref": "HOS/ed/3", **named},
        ],
    )
    assert not any({"NBC/ssd/1", "NPF/rms/2"} <= person for person in found)


@pytest.mark.parametrize(("numbers", "people"), [({}, 2), ({"nhs_number": NHS}, 2),
                                                 ({"uln": "1234567890"}, 1)])  # fmt: skip
def test_twins_are_told_from_one_child_with_two_names(
    records: Build, numbers: dict[str, str], people: int
) -> None:
    born = {"family_name": "Hollins", "dob": "2012-05-03", **numbers}
    found = _linked(
        records,
        [
            {"subject_ref": "NBC/ssd/1", "given_names": "Amira", **born},
            {"subject_ref": "NPF/rms/2", "given_names": "Jessica", **born},
        ],
    )
    assert len(found) == people


@pytest.mark.parametrize("other", ["Hussein", "Hussain", "Huseyin", "Husayn", "Xuseen"])
def test_hassan_is_not_hussein_however_alike_they_sound(records: Build, other: str) -> None:
    born = {"family_name": "Ali", "dob": "2012-05-03"}
    twins = [
        {"subject_ref": "NBC/ssd/1", "given_names": "Hassan", **born},
        {"subject_ref": "NPF/rms/2", "given_names": other, **born},
    ]
    assert len(_linked(records, twins)) == 2
    twins[1]["given_names"] = "Hasan"
    assert len(_linked(records, twins)) == 1


def test_a_twins_number_typed_on_the_other_joins_nobody_wrongly(records: Build) -> None:
    born = {"family_name": "Hollins", "dob": "2012-05-03"}
    found = _linked(
        records,
        [
            {"subject_ref": "NBC/ssd/1", "given_names": "Amira", **born, "nhs_number": NHS},
            {"subject_ref": "NBC/ssd/2", "given_names": "Jessica", **born},
            {"subject_ref": "NPF/rms/3", "given_names": "Jessica", **born},
            {"subject_ref": "HOS/ed/4", "given_names": "Jessica", **born, "nhs_number": NHS},
        ],
    )
    assert not any({"NBC/ssd/1", "NBC/ssd/2"} <= person for person in found)
    assert any({"NBC/ssd/2", "NPF/rms/3", "HOS/ed/4"} <= person for person in found)
