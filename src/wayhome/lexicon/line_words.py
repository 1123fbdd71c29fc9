"""Words that are used around county lines, and which of them say anything by themselves.

From facts §4.2. `sensitivity` is 'telling' where a word is seldom said of anything else, and
'common' where it mostly is: food, white, brown and the like never count alone. `avoid_in_records`
marks words that a record should not use of a child, who is then called by what was done to them.
"""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from wayhome.lexicon.places import REFERENCE

SHORTEST = 3  # letters; a shorter name is found in too many words that mean something else


@dataclass(frozen=True)
class LineWord:
    """One word or phrase, folded, and what it means."""

    term: str
    meaning: str
    telling: bool
    avoid_in_records: bool


@cache
def line_words() -> tuple[LineWord, ...]:
    """The list in reference/line_words.csv, which a partnership may change."""
    with (REFERENCE / "line_words.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            LineWord(
                fold(row["term"]),
                row["meaning"],
                row["sensitivity"] == "telling",
                row["avoid_in_records"] == "yes",
            )
            for row in csv.DictReader(file)
        )


def fold(text: str) -> str:
    """Lower case, without accents, one blank between words."""
    bare = unicodedata.normalize("NFKD", text.lower())
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def tells(name: str) -> bool:
    """Whether the name of a line can be looked for in a note: a word, and not a common one."""
    folded = fold(name)
    common = {word.term for word in line_words() if not word.telling}
    letters = re.sub(r"[^a-z]", "", folded)
    return len(letters) >= SHORTEST and folded not in common
