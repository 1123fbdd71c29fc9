"""Names as they can be compared: one list of cleaning steps, run by Python and by DuckDB alike.

A step is (pattern, replacement) in the part of regular expressions that Python's `re` and DuckDB's
RE2 read the same (no look-around, no back-references in patterns), so that the batch and a typed
search can never disagree about what a name is. Nothing is lost: the name as written stays in the
record. Order matters and is part of the rule.

A skeleton alone is never agreement: the model asks for a second likeness beside it. 'Hassan' and
'Hussein', which brothers and twins are often called, would share one, so Hussein has a letter more.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

Steps = tuple[tuple[str, str], ...]

# Letters that do not come apart into a Latin letter and an accent.
LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n"}
PAIRED = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}

WRITTEN: Steps = (
    (r"[’‘ʼʻ`´]", "'"),
    (r"\(.*?\)", " "),  # 'Kai (known as KJ)': the alias has its own column
    (r"\b(o|d|n)'(\w)", r"\1\2"),  # O'Neil, D'Souza, N'Golo are one word
    (r"(\w)'(\w)", r"\1\2"),
    (r"[^a-z]+", " "),
    (r"^ | $", ""),
)
GIVEN: Steps = (
    (r"^(mr|mrs|miss|ms|mx|master|dr|prof|sir|rev|baby of|baby) ", ""),
    (r"\b(abdul|abdel|abdal|abd al|abd el|abd ul|abd ur|abdur) ", "abdul"),
    (r"^(ud|ad|al|el) (din|deen)\b", "uddin"),  # a surname written where given names belong
    (r" (ud|ad|al|el) (din|deen)\b", "uddin"),
    (r"\b(bin|bint|ibn|binte) ", ""),
    (r"\b(al|el|ul) ", ""),
    (r"^(thi|van) (\w)", r"\2"),  # Vietnamese middle names that tell a woman or a man, no more
    (r"^(unknown|not known|not recorded|nk|unborn|na|none|test)$", ""),
)
FAMILY: Steps = (
    (r"^(mr|mrs|miss|ms|mx|master|dr|prof|sir) ", ""),
    (r" (jr|jnr|junior|sr|snr|senior)$", ""),
    (r"\b(mc|mac|o|fitz) ", r"\1"),  # 'Mc Donald', 'O Neil'
    (r"\b(van der|van den|van de|von der|de la|de los|van|von|de|da|di|du|le|la) ", ""),
    (r"\b(ud|ad|al|el) (din|deen)\b", "uddin"),
    (r"\b(bin|bint|ibn|binte) ", ""),
    (r"\b(al|el|ul) ", ""),
    (r"^(unknown|not known|not recorded|nk|na|none|test)$", ""),
)
# Consonants that survive transliteration and mishearing: mohammed, muhammad, mohamed -> mhmd.
SKELETON: Steps = (
    (r"^[hx][uo]+(ss?[aeiy]+n)", r"huk\1"),  # Hussein, Huseyin, Hossain: hksn; Hassan: hsn
    (r"^(ps|pn|kn|gn|wr)", r"~\1"),
    (r"^~[pkgw]", ""),
    (r"^x", "s"),
    (r"ph", "f"),
    (r"[cs]ch|tch|sh", "s"),
    (r"gh", "g"),
    (r"ch|ck|kh|q", "k"),
    (r"c([eiy])", r"s\1"),
    (r"c", "k"),
    (r"x", "ks"),
    (r"z", "s"),
    (r"v", "f"),
    (r"th", "t"),
    (r"dj|j", "j"),
    (r"^[aeiou]", "a"),
    (r"^y", "j"),  # Yusuf and Jusuf, Yasmin and Jasmin
    (r"(.)[aeiouyw]+", r"\1"),
    (r"h$", ""),
    *((f"{letter}{letter}+", letter) for letter in "bdfghjklmnprst"),
)


@dataclass(frozen=True)
class Name:
    """A name ready to compare. `first`, `middle` from the given names; `family` without spaces."""

    first: str | None
    middle: tuple[str, ...]
    family: str | None
    parts: tuple[str, ...]  # of a double-barrelled family name; one part otherwise


def ascii_of(text: str) -> str:
    """Lower case, accents off, letters of other alphabets left as they are."""
    lowered = text.lower()
    apart = unicodedata.normalize("NFD", lowered)
    plain = "".join(c for c in apart if not unicodedata.category(c).startswith("M"))
    return "".join(PAIRED.get(c) or LETTERS.get(c, c) for c in plain)


def apply(steps: Steps, text: str) -> str:
    """Run the steps in order."""
    for pattern, replacement in steps:
        text = _read(pattern).sub(replacement, text)
    return text


_read = cache(re.compile)  # re's own cache looks longer for a pattern than it takes to use it


def given_of(text: str | None) -> str:
    """'Mr. Kai-James' -> 'kai james'."""
    return apply(GIVEN, apply(WRITTEN, ascii_of(text or "")))


def family_of(text: str | None) -> str:
    """'O’Neil-Van der Berg' -> 'oneil berg'."""
    return apply(FAMILY, apply(WRITTEN, ascii_of(text or "")))


@lru_cache(1_000)
def skeleton(token: str) -> str:
    """What is left of a token when vowels and their spellings are gone."""
    return apply(SKELETON, token)


def name_of(given: str | None, family: str | None) -> Name:
    """Both halves of a name, ready to compare."""
    tokens = given_of(given).split()
    parts = family_of(family).split()
    return Name(
        first=tokens[0] if tokens else None,
        middle=tuple(tokens[1:]),
        family="".join(parts) or None,
        parts=tuple(parts),
    )


def sql_of(steps: Steps, column: str) -> str:
    """The same steps as one DuckDB expression."""
    for pattern, replacement in steps:
        column = f"regexp_replace({column}, {_text(pattern)}, {_text(replacement)}, 'g')"
    return column


def ascii_sql(column: str) -> str:
    """`ascii_of` as a DuckDB expression."""
    # strip_accents ends a text at a NUL; Python reads on.
    plain = f"strip_accents(lower(replace({column}, chr(0), ' ')))"
    for letter, letters in PAIRED.items():
        plain = f"replace({plain}, '{letter}', '{letters}')"
    return f"translate({plain}, '{''.join(LETTERS)}', '{''.join(LETTERS.values())}')"


def macros() -> tuple[str, ...]:
    """Statements that teach a connection name_given, name_family and name_skeleton."""
    bodies = {
        "name_given": sql_of(GIVEN, sql_of(WRITTEN, ascii_sql("x"))),
        "name_family": sql_of(FAMILY, sql_of(WRITTEN, ascii_sql("x"))),
        "name_skeleton": sql_of(SKELETON, "x"),
    }
    return tuple(f"create or replace temp macro {n}(x) as {body}" for n, body in bodies.items())


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
