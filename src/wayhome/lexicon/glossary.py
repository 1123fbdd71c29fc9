"""The words of this product and what each means, read from GLOSSARY.md and nowhere else.

The file beside this one is a link to that of the project, so there is one text; a package that is
built holds it in the link's place.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

GLOSSARY = Path(__file__).with_name("GLOSSARY.md")
_ROW = re.compile(r"^\| (?P<word>.+?) \| (?P<means>.+) \|$", re.MULTILINE)
_HEAD = "word"


@dataclass(frozen=True)
class Entry:
    """One word, or several that belong together, and what is meant by it."""

    word: str
    means: str

    @property
    def letter(self) -> str:
        """Under which it is found: the first letter of the word."""
        return self.word[:1].upper()


@cache
def glossary() -> tuple[Entry, ...]:
    """Every row of the table, by the alphabet; a code word stands without its marks."""
    rows = _ROW.finditer(GLOSSARY.read_text(encoding="utf-8"))
    entries = (Entry(row["word"], row["means"].replace("`", "")) for row in rows)
    told = (entry for entry in entries if entry.word != _HEAD)
    return tuple(sorted(told, key=lambda entry: entry.word.casefold()))
