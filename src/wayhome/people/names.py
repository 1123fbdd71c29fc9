"""Names as they can be compared: one list of cleaning steps, run by Python and by DuckDB alike.

A step is (pattern, replacement) in the part of regular expressions that Python's `re` and DuckDB's
RE2 read the same (no look-around, no back-references in patterns), so that the batch and a typed
search can never disagree about what a name is. Nothing is lost: the name as written stays in the
record. Order matters and is part of the rule.

A name in another script is no empty name: it stays as it is written.
A skeleton alone is never agreement: the model asks for a second likeness beside it. 'Hassan' and
'Hussein', which brothers and twins are often called, would share one, so Hussein has a letter more.
A surname that another alphabet spells with other consonants (Cilmi is Elmi, Hodja is Hoxha) has
the skeleton of the one it is a form of (`reference/surname_forms.csv`); first names are told apart
by a sound of their own, which knows no forms (one_name.py).
"""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

Steps = tuple[tuple[str, str], ...]

# Letters of other scripts stay as they are written and are compared within their script alone.
# Nothing is transliterated: no part that Wayhome rests on does it surely, and one letter stands for
# several (docs/adr/0049). Greek, Cyrillic, Armenian, Hebrew, Arabic, Syriac, Indic scripts, Thai
# and Lao, Georgian, Ethiopic, kana, Han, Hangul.
_SCRIPTS = (
    (0x370, 0x3FF), (0x400, 0x52F), (0x531, 0x587), (0x5D0, 0x5EA), (0x620, 0x64A), (0x671, 0x6D3),
    (0x710, 0x72F), (0x900, 0xCF2), (0xD00, 0xDFF), (0xE01, 0xEC6), (0xEC8, 0xECD),
    (0x10A0, 0x10FF), (0x1200, 0x137F), (0x3041, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
)  # fmt: skip
OTHER = "".join(f"{chr(first)}-{chr(last)}" for first, last in _SCRIPTS)
# Marks that are vowels and no accents: without them Rama and Rima were one. Put aside, each as a
# sign for private use, while accents are taken off.
_VOWELS = "".join(
    chr(code) for code in range(0x900, 0xECE) if unicodedata.category(chr(code)).startswith("M")
)
_ASIDE = "".join(chr(0xE000 + place) for place in range(len(_VOWELS)))
_TO_ASIDE, _BACK = str.maketrans(_VOWELS, _ASIDE), str.maketrans(_ASIDE, _VOWELS)

# Letters that do not come apart into a Latin letter and an accent.
LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n",
           "ς": "σ"}  # fmt: skip
PAIRED = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}

WRITTEN: Steps = (
    (r"[’‘ʼʻ`´]", "'"),
    (r"\(.*?\)", " "),  # 'Kai (known as KJ)': the alias has its own column
    (r"\b(o|d|n)'(\w)", r"\1\2"),  # O'Neil, D'Souza, N'Golo are one word
    (rf"([a-z{OTHER}])'([a-z{OTHER}])", r"\1\2"),
    (rf"[^a-z{OTHER}]+", " "),
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
    if lowered.isascii():
        return lowered
    apart = unicodedata.normalize("NFD", lowered.translate(_TO_ASIDE))
    plain = "".join(c for c in apart if not unicodedata.category(c).startswith("M"))
    whole = unicodedata.normalize("NFC", plain).translate(_BACK)
    return "".join(PAIRED.get(c) or LETTERS.get(c, c) for c in whole)


def apply(steps: Steps, text: str) -> str:
    """Run the steps in order."""
    for pattern, replacement in steps:
        text = _read(pattern).sub(replacement, text)
    return text


@cache  # re's own cache looks longer for a pattern than it takes to use it
def _read(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)  # as RE2 has it: \b and \w know a to z alone


def given_of(text: str | None) -> str:
    """'Mr. Kai-James' -> 'kai james'."""
    return apply(GIVEN, apply(WRITTEN, ascii_of(text or "")))


def family_of(text: str | None) -> str:
    """'O’Neil-Van der Berg' -> 'oneil berg'."""
    return apply(FAMILY, apply(WRITTEN, ascii_of(text or "")))


@lru_cache(1_000)
def skeleton(token: str) -> str:
    """What is left of a token when vowels and their spellings are gone; of a surname in another
    alphabet's spelling, what is left of the usual one."""
    return apply(SKELETON, surname_forms().get(token, token))


@cache
def surname_forms() -> dict[str, str]:
    """Each recorded form of a surname, and the surname that it is a form of."""
    file = files("wayhome.people").joinpath("reference/surname_forms.csv")
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return {row["form"]: row["name"] for row in rows}


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
    lowered = f"lower(replace({column}, chr(0), ' '))"
    aside = f"translate({lowered}, '{_VOWELS}', '{_ASIDE}')"
    plain = f"translate(strip_accents({aside}), '{_ASIDE}', '{_VOWELS}')"
    for letter, letters in PAIRED.items():
        plain = f"replace({plain}, '{letter}', '{letters}')"
    return f"translate({plain}, '{''.join(LETTERS)}', '{''.join(LETTERS.values())}')"


def macros() -> tuple[str, ...]:
    """Statements that teach a connection name_given, name_family and name_skeleton."""
    bodies = {
        "name_given": _clean_sql(GIVEN),
        "name_family": _clean_sql(FAMILY),
        "name_skeleton": sql_of(SKELETON, _usual_sql("x")),
    }
    return tuple(f"create or replace temp macro {n}(x) as {body}" for n, body in bodies.items())


def _clean_sql(steps: Steps) -> str:
    # Most names are of plain letters; to look for all scripts in each takes ten times as long.
    plain = tuple((pattern.replace(OTHER, ""), new) for pattern, new in WRITTEN)
    lowered = "lower(replace(x, chr(0), ' '))"
    return (
        f"case when strlen(x) = length(x) then {sql_of(steps, sql_of(plain, lowered))} "
        f"else {sql_of(steps, sql_of(WRITTEN, ascii_sql('x')))} end"
    )


def _usual_sql(column: str) -> str:
    # One text and no long `case`, which would be read anew with every statement.
    forms = _text("|" + "".join(f"{form}={name}|" for form, name in surname_forms().items()))
    key = f"('|' || {column} || '=')"
    found = f"split_part(split_part({forms}, {key}, 2), '|', 1)"
    return f"(case when contains({forms}, {key}) then {found} else {column} end)"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
