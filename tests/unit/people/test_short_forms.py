"""One name in two forms that are names today too: Jack is John, unless the household holds both.

joined        one whole birth and one home, told by two agencies
for a human   a birth, a home or the sex says less, or one agency holds the one and the other
"""

from collections.abc import Iterable
from pathlib import Path

import pytest
from test_never_joined import AWAY, HOME, A, B, Build, C, Row, families, joined, named

from wayhome.people import link

FORMS = [
    ("John", "Jack"),
    ("Sarah", "Sally"),
    ("Sarah", "Sadie"),
    ("Danielle", "Ellie"),
    ("Alfred", "Freddy"),
    ("Joshua", "Joe"),
    ("John", "Ian"),
    ("Claire", "Clara"),
    ("Jonathan", "Nathan"),
    ("Mary", "Molly"),
    ("Leonard", "Leo"),
    ("Yasmin", "Jasmine"),
]
TWO = [
    ("Emily", "Emma"),
    ("Sara", "Zara"),
    ("Aaron", "Erin"),
    ("Ella", "Ellie"),
    ("Anna", "Hannah"),
    ("Leo", "Leon"),
    ("Laura", "Lauren"),
    ("Amelia", "Emily"),
]
BORN = "2011-05-05"


def told(pairs: Iterable[tuple[str, str]]) -> list[tuple[Row, Row]]:
    return [({"given": one}, {"given": other}) for one, other in pairs]


def test_a_short_form_at_one_birth_and_home_is_the_same_child(records: Build) -> None:
    found = families(records, told(FORMS))
    assert dict(zip(FORMS, found, strict=True)) == dict.fromkeys(FORMS, (True, "linked"))


def test_two_names_of_one_root_are_still_for_a_human(records: Build) -> None:
    found = families(records, told(TWO))
    assert dict(zip(TWO, found, strict=True)) == dict.fromkeys(TWO, (False, "for a human"))


@pytest.mark.parametrize(
    ("more", "homes"),
    [
        ({}, [(A, HOME), (B, AWAY)]),  # one birth and surname, two homes
        ({}, [(A, HOME)]),  # a home that one of them does not state
        ({"dob": "2011-05-15"}, [(A, HOME), (B, HOME)]),  # a birth one digit away
        ({"dob": None}, [(A, HOME), (B, HOME)]),
        ({"dob": "2011-05-01", "dob_precision": "month"}, [(A, HOME), (B, HOME)]),
    ],
)
def test_a_short_form_alone_joins_nobody(
    records: Build, more: Row, homes: list[tuple[str, Row]]
) -> None:
    two = [named(A, "John", born=BORN), {**named(B, "Jack", born=BORN), **more}]
    people, links = joined(records, two, homes)
    assert people == {frozenset({A}), frozenset({B})}
    assert links.get((A, B), ("for a human",))[0] == "for a human"


def test_one_new_years_day_is_no_whole_birth(records: Build) -> None:
    two = [named(A, "John", born="2011-01-01"), named(B, "Jack", born="2011-01-01")]
    people, _ = joined(records, two, [(A, HOME), (B, HOME)])
    assert people == {frozenset({A}), frozenset({B})}


def test_what_one_agency_holds_twice_is_two_children(records: Build) -> None:
    """A school with a John and a Jack of one birth and home has twins; the police's is one."""
    school = ("NBE/sims/1", "NBE/sims/2")
    three = [
        named(school[0], "John", born=BORN),
        named(school[1], "Jack", born=BORN),
        named(B, "John", born=BORN),
    ]
    people, links = joined(records, three, [(ref, HOME) for ref in (*school, B)])
    assert people == {frozenset({school[0], B}), frozenset({school[1]})}
    assert links[school][0] == "for a human"


def test_twins_that_one_agency_holds_are_two_to_all_others(records: Build) -> None:
    """The school has John alone and the hospital Jack alone; the police have both."""
    police = ("NPF/rms/1", "NPF/rms/2")
    four = [
        named("NBE/sims/1", "John", born=BORN),
        named(C, "Jack", born=BORN),
        named(police[0], "John", born=BORN),
        named(police[1], "Jack", born=BORN),
    ]
    people, _ = joined(records, four, [(str(row["subject_ref"]), HOME) for row in four])
    assert people == {frozenset({"NBE/sims/1", police[0]}), frozenset({C, police[1]})}


def test_a_recorded_sex_tells_a_short_form_apart(records: Build) -> None:
    two = [
        named(A, "Veronica", born=BORN, sex="female"),
        named(B, "Ronnie", born=BORN, sex="male"),
    ]
    people, _ = joined(records, two, [(A, HOME), (B, HOME)])
    assert people == {frozenset({A}), frozenset({B})}


def test_a_twin_who_comes_or_goes_changes_what_others_are(records: Build, tmp_path: Path) -> None:
    """Neither of the two has changed; what a third record told of them is worked out anew."""
    two = [named("NBE/sims/1", "John", born=BORN), named(C, "Jack", born=BORN)]
    police = [named(f"NPF/rms/{n}", given, born=BORN) for n, given in enumerate(("John", "Jack"))]
    found = []
    for n, rows in enumerate((two, [*two, *police], two)):
        stays = [{"subject_ref": row["subject_ref"], **HOME} for row in rows]
        con, afresh = (records(subject=rows, stay=stays) for _ in range(2))
        before = tmp_path / str(n - 1) if n else None
        link(con, before=before, keep=tmp_path / str(n))
        link(afresh, before=before, keep=tmp_path / f"{n}-whole", afresh=True)
        for table in ("person_subject", "link"):
            told = [each.execute(f"from {table} order by all").fetchall() for each in (con, afresh)]
            assert told[0] == told[1], (n, table)
        of = dict(con.execute("select subject_ref, person_id from person_subject").fetchall())
        found.append(of["NBE/sims/1"] == of[C])
    assert found == [True, False, True]


def test_a_restricted_twin_shapes_nobody(records: Build) -> None:
    two = [named("NBE/sims/1", "John", born=BORN), named(C, "Jack", born=BORN)]
    police = [
        named(f"NPF/rms/{n}", given, born=BORN, marking="restricted")
        for n, given in enumerate(("John", "Jack"))
    ]
    rows = [*two, *police]
    people, _ = joined(records, rows, [(str(row["subject_ref"]), HOME) for row in rows])
    assert any({"NBE/sims/1", C} <= person for person in people)
