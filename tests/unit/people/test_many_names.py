"""However many names somebody goes by, they are linked and found by each; a word alone as well."""

from datetime import date

import pytest
from test_never_joined import A, B, Build, joined, named

from wayhome import people
from wayhome.people import Particulars

TODAY = date(2026, 11, 20)
ALIASES = ["Aaron Able", "Ben Barker", "Carl Cole", "Dan Drake", "Evan Ellis", "Finn Farrow"]
OTHERS = [
    named("NBP/rms/0", "Ada", "Frost", "2010-01-10"),
    named("NBP/rms/1", "Leo", "Reed", "2011-02-11"),
    named("NBP/rms/2", "Mia", "Hale", "2012-03-12"),
]


@pytest.mark.parametrize("alias", ALIASES)
def test_each_of_six_aliases_links_and_finds(records: Build, indexed, alias: str) -> None:
    given, family = alias.split()
    two = [named(A, "Kai", born="2010-03-12", other_names=ALIASES),
           named(B, given, family, "2010-03-12")]  # fmt: skip
    found, _ = joined(records, two, [])
    assert found == {frozenset({A, B})}
    lookup = indexed(subject=[*OTHERS, two[0]])
    told = people.check(lookup, Particulars(given=given, family=family), "NBP", TODAY)
    assert [match.face.subject_ref for match in told][:1] == [A]
    assert people.search(lookup, alias, "NBP").count == 1


@pytest.mark.parametrize("column", ["street_name", "other_names"])
def test_an_alias_of_one_word_finds_as_a_street_name_does(indexed, column: str) -> None:
    """Police write both into one field."""
    said = {column: "Smiley" if column == "street_name" else ["Smiley", "Kai James Turner"]}
    lookup = indexed(subject=[*OTHERS, named(A, "Kai", born="2010-03-12", **said)])
    told = people.check(lookup, Particulars(nickname="Smiley"), "NBP", TODAY)
    assert [(match.face.subject_ref, match.reasons) for match in told] == [
        (A, ("goes by that name",))
    ]
    assert people.search(lookup, "Smiley", "NBP").count == 1
