"""A name in another script is compared as it is written, and never taken for no name."""

import pytest
from test_never_joined import AWAY, HOME, A, B, Build, joined, named

from wayhome import people

TWINS = [
    ("محمد", "علي", "خان"),
    ("Иван", "Пётр", "Петров"),
    ("Ελένη", "Μαρία", "Παππάς"),
    ("रमा", "रीमा", "शर्मा"),
    ("伟", "芳", "王"),
    ("محمد", "علي", "Khan"),
]


@pytest.mark.parametrize(("one", "other", "family"), TWINS)
def test_twins_of_another_script_are_two(records: Build, one: str, other: str, family: str) -> None:
    two = [named(A, one, family, "2012-05-03"), named(B, other, family, "2012-05-03")]
    found, _ = joined(records, two, [(A, HOME), (B, HOME)])
    assert found == {frozenset({A}), frozenset({B})}
    same = [{**row, "given_names": one} for row in two]
    found, links = joined(records, same, [(A, HOME), (B, HOME)])
    assert found == {frozenset({A, B})}
    assert "same name" in links[A, B][1]


APART = [("Иван", "Петров", "Пётр", "Смирнов"), ("रमा", "शर्मा", "गीता", "वर्मा"),
         ("محمد", "خان", "محمد", "علي")]  # fmt: skip


@pytest.mark.parametrize(("given", "family", "other", "surname"), APART)
def test_likeness_of_letters_joins_no_two_of_another_script(
    records: Build, given: str, family: str, other: str, surname: str
) -> None:
    """Born one day, in two towns: by bytes any two names of one script look alike."""
    two = [named(A, given, family, "2012-05-03"), named(B, other, surname, "2012-05-03")]
    found, _ = joined(records, two, [(A, HOME), (B, AWAY)])
    assert found == {frozenset({A}), frozenset({B})}


ACROSS = [("Иван", "Петров", "Ivan", "Petrov"), ("محمد", "Khan", "Mohammed", "Khan")]


@pytest.mark.parametrize(("given", "family", "latin", "surname"), ACROSS)
def test_names_in_two_scripts_are_for_a_human(
    records: Build, given: str, family: str, latin: str, surname: str
) -> None:
    """Ivan or his twin: nothing here reads the one script in the letters of the other."""
    two = [named(A, given, family, "2012-05-03"), named(B, latin, surname, "2012-05-03")]
    found, links = joined(records, two, [(A, HOME), (B, HOME)])
    assert found == {frozenset({A}), frozenset({B})}
    assert links[A, B][0] == "for a human"
    assert "two scripts" in links[A, B][1]
    numbered = [{**row, "nhs_number": "9434765919"} for row in two]
    found, _ = joined(records, numbered, [(A, HOME), (B, HOME)])
    assert found == {frozenset({A, B})}


@pytest.mark.parametrize("text", ["محمد خان", "خان", "محمد"])
def test_they_are_found_as_they_are_written(indexed, text: str) -> None:
    lookup = indexed(subject=[named(A, "محمد", "خان", "2012-05-03"), named(B, "Leo", "Reed")])
    assert people.search(lookup, text, "NBC").count == 1
