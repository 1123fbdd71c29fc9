"""The glossary that comes along with the product is the project's own, whole."""

from pathlib import Path

from wayhome.lexicon.glossary import GLOSSARY, glossary

PROJECT = Path(__file__).parents[3] / "GLOSSARY.md"


def test_it_is_the_very_text_of_the_project() -> None:
    assert GLOSSARY.read_text(encoding="utf-8") == PROJECT.read_text(encoding="utf-8")


def test_no_row_is_lost() -> None:
    rows = [line for line in PROJECT.read_text(encoding="utf-8").splitlines() if line[:2] == "| "]
    assert len(glossary()) == len(rows) - 1, "every row but the head"


def test_by_the_alphabet_and_without_marks() -> None:
    words = [entry.word.casefold() for entry in glossary()]
    assert words == sorted(words)
    assert all(entry.word and entry.means for entry in glossary())
    assert not any("`" in entry.means for entry in glossary())
    assert {entry.letter for entry in glossary()} <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
