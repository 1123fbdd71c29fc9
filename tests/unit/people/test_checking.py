"""Who may this be? What little is known finds somebody, with reasons; nobody it may not find."""

from collections.abc import Callable
from datetime import date

import pytest

from wayhome import people
from wayhome.people import Band, Particulars

TODAY = date(2026, 11, 20)
KAI = "NBC/ssd/1"
SUBJECTS = [
    {"subject_ref": KAI, "given_names": "Kai James", "family_name": "Turner", "dob": "2010-03-12",
     "sex": "male", "nhs_number": "9434765919", "street_name": "Smiley"},
    {"subject_ref": "NBC/ssd/2", "given_names": "Kai", "family_name": "Turner",
     "dob": "1971-08-30", "sex": "male"},
    {"subject_ref": "NPF/rms/3", "given_names": "Mohammed", "family_name": "Khan",
     "dob": "2011-11-04"},
    {"subject_ref": "ECP/rms/9", "given_names": "Kai", "family_name": "Turnbull",
     "dob": "2010-03-12", "marking": "restricted"},
]  # fmt: skip
HOMES = [{"subject_ref": KAI, "address": "14 Mill Road", "postcode": "M1 1AA"}]
PHONES = [{"subject_ref": KAI, "value": "+447700900123", "whose": "own"}]


@pytest.fixture(scope="module")
def lookup(indexed: Callable[..., people.Lookup]) -> people.Lookup:
    return indexed(subject=SUBJECTS, stay=HOMES, contact_point=PHONES)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (Particulars(given="Kai", family="Turner", born=date(2010, 3, 12)), "same date of birth"),
        (Particulars(given="ky", age=16), "first name is a recorded variant"),
        (Particulars(given="Kai", family="Turner", age=16), "same year of birth, the rest"),
        (Particulars(nickname="smiley", address="mill road"), "same street"),
        (Particulars(phone="07700 900123"), "own telephone the same"),
        (Particulars(phone="900123", given="kay"), "the end of a phone number"),
        (Particulars(given="Kai", postcode="m1 1aa", address="14 Mill Road"), "same address"),
        (Particulars(nhs_number="9434765919"), "same NHS number"),
        (Particulars(family="Turner", born=date(2010, 12, 3)), "day and month of birth swapped"),
        (Particulars(given="Kai", born=date(2010, 1, 1), born_precision="year"), "same year"),
    ],
)
def test_what_little_is_known_finds_the_child(
    lookup: people.Lookup, given: Particulars, reason: str
) -> None:
    best = people.check(lookup, given, "NBC", TODAY)[0]
    assert best.face.subject_ref == KAI
    assert any(reason in said for said in best.reasons)


def test_bands_and_parts_are_those_of_linking(lookup: people.Lookup) -> None:
    full = Particulars(
        given="Kai", family="Turner", born=date(2010, 3, 12), postcode="M1 1AA",
        address="14 Mill Road", phone="07700 900123",
    )  # fmt: skip
    best, *others = people.check(lookup, full, "NBC", TODAY)
    assert best.band is Band.LINKED
    parts = sum(part.bits for part in best.weight.parts)
    assert best.weight.bits == pytest.approx(best.weight.prior + parts)
    assert all(other.weight.bits < best.weight.bits for other in others)


def test_what_a_reader_may_not_see_is_not_found(lookup: people.Lookup) -> None:
    given = Particulars(given="Kai", family="Turnbull", born=date(2010, 3, 12))
    seen = {match.face.subject_ref for match in people.check(lookup, given, "NBC", TODAY)}
    assert "ECP/rms/9" not in seen
    assert people.check(lookup, given, "ECP", TODAY)[0].face.subject_ref == "ECP/rms/9"


def test_what_is_shown_of_a_match_had_passed_the_filter(
    indexed: Callable[..., people.Lookup],
) -> None:
    told = {"subject_ref": KAI, "family_name": "Turner", "dob": "2010-03-12"}
    lookup = indexed(
        subject=[{**told, "given_names": "Kai"},
                 {**told, "given_names": "Kaiden", "marking": "restricted"}]
    )  # fmt: skip
    given = Particulars(given="Kai", family="Turner")
    seen = {}
    for eyes in ("NBC", "ECP", ""):
        (match,) = people.check(lookup, given, eyes, TODAY)
        assert match.face in match.faces
        assert match.agencies == ("NBC",)
        seen[eyes] = [face.first for face in match.faces]
    assert seen == {"NBC": ["kai", "kaiden"], "ECP": ["kai"], "": ["kai"]}


def test_nothing_known_finds_nobody(lookup: people.Lookup) -> None:
    assert people.check(lookup, Particulars(), "NBC", TODAY) == ()
    assert people.check(lookup, Particulars(given="Zebedee"), "NBC", TODAY) == ()
