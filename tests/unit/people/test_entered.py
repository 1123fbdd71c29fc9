"""What was entered since the release is found by the same weights, and by halves of names."""

from collections.abc import Callable
from datetime import date

import pytest

from wayhome import people
from wayhome.people import Band, Entered, Particulars, keys_of, weigh_entered

TODAY = date(2026, 11, 20)
BORN = date(2010, 3, 12)
ENTERED = {
    "F-KAI": Particulars(given="Kai", family="Turner", born=BORN, phone="07700 900123"),
    "F-AGE": Particulars(given="Amina", age=15),
    "F-NICK": Particulars(nickname="Smiley", address="14 Mill Road", postcode="M1 1AA"),
    "F-HOME": Particulars(given="Thaddeus", postcode="M2 2BB", age=15),
    "F-OLD": Particulars(given="Amina", family="Turner", age=60),
}
SUBJECTS = [
    {"subject_ref": f"NBC/ssd/{n}", "given_names": "Mohammed", "family_name": "Khan",
     "dob": f"200{n % 9}-03-12"}
    for n in range(30)
]  # fmt: skip


@pytest.fixture(scope="module")
def lookup(indexed: Callable[..., people.Lookup]) -> people.Lookup:
    return indexed(subject=SUBJECTS)


def found(lookup: people.Lookup, given: Particulars, day: date = TODAY) -> list[str]:
    """As the workspace does it: only what shares a key is weighed."""
    shared = [
        Entered(reference, each, day)
        for reference, each in ENTERED.items()
        if keys_of(each) & keys_of(given)
    ]
    return [match.reference for match in weigh_entered(lookup, given, shared, "", TODAY)]


@pytest.mark.parametrize(
    ("given", "first"),
    [
        (Particulars(given="Kai", family="Turner", age=16), "F-KAI"),
        (Particulars(given="ky"), None),  # a recorded variant alone says too little
        (Particulars(given="Kai"), "F-KAI"),
        (Particulars(given="Turner", family="Kai"), "F-KAI"),
        (Particulars(family="Turner", born=date(2010, 12, 3)), "F-KAI"),
        (Particulars(phone="+44 7700 900123"), "F-KAI"),
        (Particulars(phone="900123"), "F-KAI"),
        (Particulars(given="amina", age=15), "F-AGE"),
        (Particulars(given="amina", age=16), "F-AGE"),
        (Particulars(nickname="smiley"), "F-NICK"),
        (Particulars(address="mill road"), "F-NICK"),
        (Particulars(given="Thad", postcode="M2 2BB"), "F-HOME"),  # half a name at one home
        (Particulars(given="Zebedee"), None),
    ],
)
def test_what_was_entered_is_found(
    lookup: people.Lookup, given: Particulars, first: str | None
) -> None:
    assert next(iter(found(lookup, given)), None) == first


def test_an_age_is_counted_to_the_day_it_was_entered(lookup: people.Lookup) -> None:
    given = Particulars(given="amina", age=17)
    assert "F-AGE" in found(lookup, given, day=date(2024, 11, 20))
    assert "F-AGE" not in found(lookup, given, day=date(2015, 11, 20))


def test_the_band_and_reasons_are_those_of_the_scorer(lookup: people.Lookup) -> None:
    given = Particulars(given="Kai", family="Turner", born=BORN, phone="07700 900123")
    (match, *_) = weigh_entered(
        lookup, given, [Entered("F-KAI", ENTERED["F-KAI"], TODAY)], "", TODAY
    )
    assert match.band is Band.LINKED
    assert "same name; same date of birth" in match.weight.reason
    assert match.also == ()


def test_a_common_name_counts_for_less(lookup: people.Lookup) -> None:
    def bits(given: str, family: str) -> float:
        one = Particulars(given=given, family=family)
        return weigh_entered(lookup, one, [Entered("F", one, TODAY)], "", TODAY)[0].weight.bits

    assert bits("Mohammed", "Khan") < bits("Zebedee", "Quillfeather")


@pytest.mark.parametrize(
    ("given", "can"),
    [
        (Particulars(), False),
        (Particulars(age=15, sex="male"), False),
        (Particulars(born=date(2010, 1, 1), born_precision="year"), False),
        (Particulars(given="unknown"), False),
        (Particulars(given="Kai"), True),
        (Particulars(born=BORN), True),
        (Particulars(phone="900123"), True),
        (Particulars(postcode="M1 1AA"), True),
    ],
)
def test_what_can_be_asked(given: Particulars, can: bool) -> None:
    assert people.can_be_asked(given) is can
