"""What a typed text finds, and that it finds nothing of what the reader may not see."""

from collections.abc import Callable

import duckdb
import pytest

from wayhome import people

Build = Callable[..., duckdb.DuckDBPyConnection]

SUBJECTS = [
    {
        "subject_ref": "NBC/ssd/1",
        "given_names": "Kai James",
        "family_name": "Turner",
        "dob": "2010-03-12",
        "nhs_number": "9434765919",
        "other_names": ["Kai Okoro"],
        "street_name": "Smiley",
    },
    {
        "subject_ref": "NPF/rms/2",
        "given_names": "Mohammed",
        "family_name": "O'Neil-Khan",
        "dob": "2009-11-04",
    },
    {
        "subject_ref": "NPF/rms/3",
        "given_names": "Catherine",
        "family_name": "Turner",
        "dob": "1988-07-30",
    },
    {
        "subject_ref": "ECP/rms/9",
        "given_names": "Kai",
        "family_name": "Turnbull",
        "dob": "2011-01-09",
        "marking": "restricted",
    },
]


@pytest.fixture(scope="module")
def region() -> dict[str, duckdb.DuckDBPyConnection]:
    return {}


@pytest.fixture
def con(records: Build, region: dict[str, duckdb.DuckDBPyConnection]) -> duckdb.DuckDBPyConnection:
    if not region:
        built = records(
            subject=SUBJECTS,
            stay=[{"subject_ref": "NBC/ssd/1", "address": "14 Mill Road", "postcode": "AB1 2CD"}],
            contact_point=[
                {"subject_ref": "NBC/ssd/1", "value": "+447700900123", "whose": "own"},
                {"subject_ref": "ECP/rms/9", "value": "+447700900124", "whose": "own"},
            ],
            thing=[{"event_id": "e1", "description": "Black Golf AB12 XYZ"}],
            involvement=[{"subject_ref": "NPF/rms/2", "event_id": "e1", "role": "stopped"}],
        )
        people.link(built)
        people.index(built)
        region["con"] = built
    return region["con"]


@pytest.mark.parametrize(
    ("typed", "family", "reason"),
    [
        ("kai turner 2010", "Turner", "same name"),
        ("turner, kai 12/03/2010", "Turner", "same date of birth"),
        ("kai turner 3 dec 2010", "Turner", "day and month of birth swapped"),
        ("ky turner", "Turner", "first name a recorded variant"),
        ("muhammad oneil", "O'Neil-Khan", "names sound the same"),
        ("mohamed khan", "O'Neil-Khan", "names sound the same"),
        ("kal turmer 12.03.2010", "Turner", "name alike"),
        ("07700 900123", "Turner", "same phone"),
        ("943 476 5919", "Turner", "same NHS number"),
        ("AB1 2CD", "Turner", "same postcode"),
        ("14 Mill Road AB1 2CD", "Turner", "same address"),
        ("14 mill road", "Turner", "same street"),
        ("smiley", "Turner", "same street name"),
        ("okoro", "Turner", "same name"),
        ("ab12xyz", "O'Neil-Khan", "in an event with this vehicle"),
        ("kate turner", "Turner", "first name a recorded variant"),
    ],
)
def test_found_with_the_reason(
    con: duckdb.DuckDBPyConnection, typed: str, family: str, reason: str
) -> None:
    found = people.search(con, typed, "NBC")
    assert found.hits[0].family_name == family
    assert reason in found.hits[0].reasons


@pytest.mark.parametrize("typed", ["", "   ", "?", "' or 1=1 --", "x" * 5000, "\x00", "🙂"])
def test_odd_texts_find_nobody_and_break_nothing(
    con: duckdb.DuckDBPyConnection, typed: str
) -> None:
    assert people.search(con, typed, "NBC").count == 0


def test_restricted_records_are_for_their_agency_alone(con: duckdb.DuckDBPyConnection) -> None:
    for typed in ("kai turnbull", "turnbull", "09/01/2011", "07700 900124", "9"):
        assert people.search(con, typed, "NBC").count == 0
        assert people.search(con, typed, "ECP").count == 1
        assert people.search(con, typed, "ECP", see_restricted=False).count == 0
        assert people.search(con, typed, "").count == 0
    assert people.search(con, "kai", "NBC").count == 1
    assert people.search(con, "kai", "ECP").count == 2
    assert [each.name for each in people.complete(con, "turn", "NBC")] == ["turner"]
    assert [each.name for each in people.complete(con, "turn", "ECP")] == ["turner", "turnbull"]
