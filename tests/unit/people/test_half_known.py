"""What is out by a little, misheard or in the wrong box finds the child nobody else is like."""

from collections.abc import Callable
from datetime import date

import pytest

from wayhome import people
from wayhome.people import Entered, Particulars, can_be_asked, keys_of, weigh_entered
from wayhome.people.particulars import ANY_YEAR, DAY_AND_MONTH

TODAY = date(2026, 11, 20)
CHILD = "NBC/ssd/1"
GIVEN = ("Kai", "Leo", "Mia", "Ava", "Amir", "Zara", "Jack", "Noah")
FAMILIES = ("Turner", "Khan", "Reed", "Hale", "Frost")
OTHERS = [
    {"subject_ref": f"NBC/ssd/{n}", "given_names": GIVEN[n % 8], "family_name": FAMILIES[n % 5],
     "dob": f"{2006 + n % 9}-{1 + n % 12:02}-{1 + n % 28:02}"}
    for n in range(100, 180)
]  # fmt: skip
XAVIER = {"subject_ref": CHILD, "given_names": "Xavier", "family_name": "Quillfeather",
          "dob": "2010-03-12", "street_name": "Smiley"}  # fmt: skip
HOMES = [{"subject_ref": one["subject_ref"], "address": "14 Mill Road", "postcode": "M1 1AA"}
         for one in (XAVIER, *OTHERS)]  # fmt: skip
TWELFTH = date(ANY_YEAR, 3, 12)


@pytest.fixture(scope="module")
def lookup(indexed: Callable[..., people.Lookup]) -> people.Lookup:
    hidden = {**XAVIER, "subject_ref": "ECP/rms/9", "given_names": "Xanthe",
              "family_name": "Quibble", "street_name": "Grumpy",
              "marking": "restricted"}  # fmt: skip
    return indexed(subject=[XAVIER, *OTHERS, hidden], stay=HOMES)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (Particulars(given="Xavier", age=14), "about that age"),
        (Particulars(given="Xavier", age=18), "about that age"),
        (Particulars(given="Xavier", family="Quillfeather", age=14), "about that age"),
        (Particulars(given="Smiley", age=16), "goes by that name"),
        (Particulars(given="Smiley", family="Brown"), "goes by that name"),
        (Particulars(given="Smily"), "goes by a name that sounds so"),
        (Particulars(nickname="Smily", address="Mill Road"), "goes by a name that sounds so"),
        (Particulars(nickname="Xavie"), "has a name that begins so"),
        (Particulars(given="Xavie", age=16), "has a name that begins so"),
        (Particulars(given="Xavie", family="Quillfeather"), "has a name that begins so"),
        (Particulars(given="Boy", family="Quillfeather"), "one of the two names"),
        (Particulars(given="Xavier", born=TWELFTH, born_precision=DAY_AND_MONTH), "same day and"),
        (Particulars(born=TWELFTH, born_precision=DAY_AND_MONTH, age=16), "same day and month"),
        (Particulars(given="Xavier", born=date(ANY_YEAR, 12, 3), born_precision=DAY_AND_MONTH),
         "day and month of birth swapped"),
    ],
)  # fmt: skip
def test_the_child_comes_first(lookup: people.Lookup, given: Particulars, reason: str) -> None:
    best = people.check(lookup, given, "NBC", TODAY)[0]
    assert best.face.subject_ref == CHILD
    assert any(reason in said for said in best.reasons), best.reasons


@pytest.mark.parametrize(
    "given",
    [
        Particulars(given="Xavier", age=45),  # no guess is so far out
        Particulars(given="Xa"),  # begins so, and two letters are nobody's name
        Particulars(nickname="Grump", address="Mill Lane"),
        Particulars(given="Zebedee", family="Brown"),
    ],
)
def test_nobody_is_made_up(lookup: people.Lookup, given: Particulars) -> None:
    assert people.check(lookup, given, "NBC", TODAY) == ()


def test_an_age_that_is_out_speaks_neither_way(lookup: people.Lookup) -> None:
    (alone,) = people.check(lookup, Particulars(given="Xavier"), "NBC", TODAY)
    (about,) = people.check(lookup, Particulars(given="Xavier", age=14), "NBC", TODAY)
    (right,) = people.check(lookup, Particulars(given="Xavier", age=16), "NBC", TODAY)
    assert about.weight == alone.weight
    assert right.weight.bits > alone.weight.bits


def test_what_is_tried_further_tells_no_restricted_record(lookup: people.Lookup) -> None:
    for given in (
        Particulars(given="Xan"),
        Particulars(given="Grumpi"),
        Particulars(given="Grump"),
    ):
        for match in people.check(lookup, given, "NBC", TODAY):
            assert match.face.subject_ref != "ECP/rms/9"
    assert people.check(lookup, Particulars(given="Xan"), "NBC", TODAY) == ()
    (own,) = people.check(lookup, Particulars(given="Xan"), "ECP", TODAY)
    assert own.face.subject_ref == "ECP/rms/9"


def test_a_leap_day_and_month_is_a_day() -> None:
    given = Particulars(given="Kai", born=date(ANY_YEAR, 2, 29), born_precision=DAY_AND_MONTH)
    assert can_be_asked(Particulars(born=given.born, born_precision=DAY_AND_MONTH))
    assert given.years(TODAY) == ()


@pytest.mark.parametrize(
    ("entered", "asked"),
    [
        (Particulars(born=date(2010, 3, 12), given="Xavier"),
         Particulars(born=TWELFTH, born_precision=DAY_AND_MONTH)),
        (Particulars(given="Xavier", age=14), Particulars(given="Xavier", age=16)),
    ],
)  # fmt: skip
def test_what_was_entered_is_found_by_half(
    lookup: people.Lookup, entered: Particulars, asked: Particulars
) -> None:
    assert keys_of(entered) & keys_of(asked)
    (found,) = weigh_entered(lookup, asked, [Entered("F-1", entered, TODAY)], "", TODAY)
    assert found.reference == "F-1"
