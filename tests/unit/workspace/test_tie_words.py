"""Codes of records in words, where pages would else show them raw."""

import pytest

from wayhome.workspace.pages.tie_words import tie_words
from wayhome.workspace.reading.areas import area_name, area_or_code


@pytest.mark.parametrize(
    ("kind", "said", "left", "words"),
    [
        ("held_phone", "own", "person", "number said to be theirs"),
        ("held_phone", "not_known", "person", "number; no record says whose"),
        ("held_phone", "", "person", "number; no record says whose"),
        ("held_phone", "work mobile", "person", "work mobile"),
        ("of_line", "line", "phone", "number said to be the line's"),
        ("of_line", "carrying", "person", "carrying"),
        ("present", "found_with", "person", "found with"),
        ("present", None, "person", ""),
        ("present", "suspect", "person", "named as suspect"),
        ("present", "victim", "person", "named as harmed"),
    ],
)
def test_whose_a_telephone_is_reads_as_words(kind, said, left, words) -> None:
    row = {"kind": kind, "said": said, "left_kind": left, "right_kind": "line"}
    assert tie_words(row) == words


def test_a_county_and_a_force_have_their_names_and_nothing_is_guessed() -> None:
    assert [area_name(code) for code in ("E06000001", "E10000020", "E23000024", "E10009999")] == [
        "Hartlepool", "Norfolk", "Norfolk", "",
    ]  # fmt: skip
    assert area_or_code("E10009999") == "An area whose name is not known here (E10009999)"
