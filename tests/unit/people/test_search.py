"""What a typed text finds, and that it finds nothing of what the reader may not see."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

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
def region() -> dict[str, people.Lookup]:
    return {}


@pytest.fixture
def lookup(records: Build, region: dict[str, people.Lookup], tmp_path: Path) -> people.Lookup:
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
        people.keep_index(built, tmp_path)
        region["lookup"] = people.Lookup(tmp_path / "lookup")
    return region["lookup"]


@pytest.mark.parametrize(
    ("typed", "family", "reason"),
    [
        ("kai turner 2010", "Turner", "same name"),
        ("turner, kai 12/03/2010", "Turner", "same date of birth"),
        ("kai turner 3 dec 2010", "Turner", "day and month of birth swapped"),
        ("ky turner", "Turner", "first name a recorded variant"),
        ("muhammad oneil", "O'Neil-Khan", "first name a recorded variant"),
        ("mohamed khan", "O'Neil-Khan", "first name a recorded variant"),
        ("mahamd oneel", "O'Neil-Khan", "names sound the same"),
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
        ("kai turn", "Turner", "names that begin so"),
        ("k turner", "Turner", "one name, and the initial"),
        ("oko", "Turner", "a name that begins so"),
        ("catherin turners", "Turner", "names alike"),
        ("13th march 2010 turner", "Turner", "same year of birth"),
        ("12032010", "Turner", "same date of birth"),
        ("12th of March 2010", "Turner", "same date of birth"),
        ("kai turner 16", "Turner", "about that age"),
        ("900123", "Turner", "the end of a phone number"),
    ],
)
def test_found_with_the_reason(lookup: people.Lookup, typed: str, family: str, reason: str) -> None:
    found = people.search(lookup, typed, "NBC", today=date(2026, 11, 20))
    assert found.hits[0].family_name == family
    assert reason in found.hits[0].reasons


@pytest.mark.parametrize("typed", ["", "   ", "?", "' or 1=1 --", "x" * 5000, "\x00", "🙂"])
def test_odd_texts_find_nobody_and_break_nothing(lookup: people.Lookup, typed: str) -> None:
    assert people.search(lookup, typed, "NBC").count == 0


def test_restricted_records_are_for_their_agency_alone(lookup: people.Lookup) -> None:
    # to others the name leads to whoever is alike, as if the restricted record did not exist
    (alike,) = people.search(lookup, "kai turnbull", "NBC")
    assert alike.family_name == "Turner"
    for typed in ("turnbull", "09/01/2011", "07700 900124", "9", "900124"):
        assert people.search(lookup, typed, "NBC").count == 0
        assert people.search(lookup, typed, "ECP").count == 1
        assert people.search(lookup, typed, "", limit=5).count == 0
    assert people.search(lookup, "kai turnbull", "ECP").hits[0].family_name == "Turnbull"
    assert people.search(lookup, "kai", "NBC").count == 1
    assert people.search(lookup, "kai", "ECP").count == 2
    assert [each.name for each in people.complete(lookup, "turn", "NBC")] == ["turner"]
    assert [each.name for each in people.complete(lookup, "turn", "ECP")] == ["turner", "turnbull"]
