"""What the catalogue says to people: each thing once, in words and not in codes."""

import re
from pathlib import Path

import pytest
from reading_of import built

from wayhome.signs import SIGNS, Sign
from wayhome.signs.manual import manual

PRINTED = Path(__file__).parents[3] / "docs" / "signs"

# CREQB, DA, OW, 3A, I26, §3.1: codes of a source or of this project. People read none of them.
CODE = re.compile(r"§|\b[A-Z]{2,}\b|\b\d+[A-Z]\b|\bI\d\d\b")


def _said(sign: Sign) -> list[str]:
    """Everything of a definition that a page shows, but for its sources."""
    clauses = [words for each in sign.clauses for words in (each.words, each.otherwise)]
    needs, counter = [n.data for n in sign.needs], [c.words for c in sign.counter]
    texts = [sign.name, sign.rule_in_words, sign.acute_when, sign.limits]
    return [*texts, *clauses, *needs, *counter]


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_pages_show_no_code(sign: Sign) -> None:
    assert [words for words in _said(sign) if CODE.search(words)] == []


@pytest.mark.parametrize("page", sorted(manual()))
def test_the_printed_manual_is_what_the_definitions_say(page: str) -> None:
    """Where it is not: `wayhome signs manual` prints it anew."""
    assert (PRINTED / page).read_text(encoding="utf-8") == manual()[page]


def test_no_page_of_the_manual_is_of_a_sign_that_is_gone() -> None:
    """The evaluation alone is no page of the manual: another command writes it."""
    assert {file.name for file in PRINTED.glob("*.md")} - {*manual()} == {"evaluation.md"}


def test_no_two_signs_say_the_same() -> None:
    said = [each.words for sign in SIGNS.values() for each in sign.clauses]
    assert len(said) == len(set(said))


def test_one_knife_at_school_is_one_sign() -> None:
    con = built("""
        record | agency | who  | kind       | from       | code
        a      | EDU    | anna | suspension | 2026-11-03 | OW
    """)
    found = con.execute("select code, wording from sign").fetchall()
    con.close()
    assert found == [("I28", "A weapon or prohibited item recorded by a school")]
