"""Names are off by default, and what is left of places tells no address."""

from datetime import datetime

import pytest
from small_picture import COUNCIL, PICTURE, handling

from wayhome.interchange.allowed import leaving
from wayhome.interchange.formats import FORMATS
from wayhome.interchange.reducing import Profile, reduced
from wayhome.interchange.strength import Strength, parts, strength
from wayhome.lexicon.errors import BadUsage

SEEN = leaving(PICTURE, COUNCIL, "EMC")
NEVER = (
    *("Kai", "Marsh", "HYPERLINK", "P-AAAA", "P-BBBB", "Mill Road", "LS1 4AB", "7700900001"),
    *("53.79", "kai line", "mum", "21:15", "22:30"),
)
WHY = "The force is looking for the child tonight."


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"xlsx", "parquet", "sheet"}))
def test_no_file_names_anybody_or_an_address(export, form: str) -> None:
    for path in export(form).iterdir():
        told = path.read_text(encoding="utf-8")
        assert [word for word in NEVER if word in told] == [], path.name


def test_the_forms_that_are_not_text_are_written_from_the_same_picture() -> None:
    told = repr(reduced(SEEN, Profile.REDUCED))
    assert [word for word in NEVER if word in told] == []
    assert "2026, 3, 1, 0, 0" in told, "days, and no times of day"


def test_a_reduced_place_is_its_outward_code_at_ten_kilometres() -> None:
    (place,) = (n for n in reduced(SEEN, Profile.REDUCED).nodes if n.kind == "place")
    assert (place.id, place.label, place.postcode) == ("A-1", "A-1, LS1", "LS1")
    assert (place.lat, place.lon) == (53.8, -1.6)


def test_named_names_those_alone_who_were_opened() -> None:
    shown = reduced(SEEN, Profile.NAMED, frozenset({"P-AAAA"}))
    labels = [node.label for node in shown.nodes]
    assert labels == ["Kai Marsh", "P-2", "Arrested", "14 Mill Road", "+447700900001", "kai line"]
    place = shown.node()["place:at:LS1 4AB 14"]
    assert (place.lat, place.lon) == (53.8, -1.55)
    said = {tie.said for tie in shown.ties}
    assert "told by Kai's mum" not in said, "free text may name somebody else"
    assert datetime(2026, 3, 1, 22, 30) in {tie.first for tie in shown.ties}


def test_a_record_has_another_name_in_each_reduced_export() -> None:
    one, two = (reduced(SEEN, Profile.REDUCED, salt=salt) for salt in ("a", "b"))
    named = {tie.record for tie in SEEN.ties}
    assert {tie.record for tie in one.ties}.isdisjoint({tie.record for tie in two.ties} | named)
    assert len({tie.record for tie in one.ties}) == len(named), "one record is still one"
    assert {tie.record for tie in reduced(SEEN, Profile.NAMED).ties} == named


def test_every_end_of_a_tie_is_still_there() -> None:
    for profile in Profile:
        shown = reduced(SEEN, profile)
        assert {end for tie in shown.ties for end in (tie.left, tie.right)} == shown.node().keys()


@pytest.mark.parametrize(
    "without",
    [
        {"recipient": " "},
        {"purpose": ""},
        {"by": ""},
        {"expires": handling().made_at.date()},
        {"expires": handling().expires.replace(year=2028)},
        {"profile": Profile.NAMED},
        {"profile": Profile.NAMED, "why_named": "because"},
    ],
)
def test_nothing_leaves_without_its_handling(without: dict[str, object]) -> None:
    with pytest.raises(BadUsage):
        handling(**without)
    assert handling(profile=Profile.NAMED, why_named=WHY).profile == Profile.NAMED


@pytest.mark.parametrize(
    ("grade", "says"),
    [
        ("1A P", Strength.CONFIRMED),
        ("1B", Strength.CONFIRMED),
        ("1C P", Strength.UNCONFIRMED),
        ("2A P", Strength.UNCONFIRMED),
        ("3A P", Strength.TENTATIVE),
        ("1E C", Strength.TENTATIVE),
        ("", Strength.UNCONFIRMED),
        ("B2", Strength.UNCONFIRMED),  # another scheme is no grade of this one
    ],
)
def test_strength_is_from_the_grade_alone(grade: str, says: Strength) -> None:
    assert strength(grade) is says


def test_a_grade_is_read_in_its_parts() -> None:
    assert parts("2b P") == ("2", "B")
    assert parts("good") == ("", "")
