"""Which words and names of lines may be looked for in a note."""

import pytest

from wayhome.lexicon.line_words import fold, line_words, tells


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Zépho", True),
        ("Deano line", True),
        ("Brown", False),  # a common word, whatever a line is called
        ("FOOD", False),
        ("T", False),
        ("+44 7700 900123", False),
    ],
)
def test_a_name_is_looked_for_where_it_says_something(name: str, told: bool) -> None:
    assert tells(name) is told


def test_the_list_is_folded_and_says_each_thing_once() -> None:
    terms = [word.term for word in line_words()]
    assert terms == [fold(term) for term in terms]
    assert len(terms) == len(set(terms))
    assert {"food", "white", "brown"} <= {word.term for word in line_words() if not word.telling}
