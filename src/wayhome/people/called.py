"""Whom somebody may mean who typed what people call them: 'a boy called Kai, about 15'.

    text ─> readings   ways to read it as particulars, each to be weighed: the best one counts

A box for a name takes whatever people write. Words with a capital are taken for names, and any word
where none has one. Which of the two a single name is nobody knows, so it is read as either.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wayhome.people.particulars import Particulars

WORD = re.compile(r"[^\W\d_][^\W\d_'’-]+")
AGE = re.compile(r"\b[0-9]{1,2}\b(?! ?(?:am|pm|st|nd|rd|th)\b)")
MOST_WORDS = 4  # of a longer text the first are read: more is a story, and no name
# How people write that they have no name, or whose name it is: none of it is one.
NO_NAME = frozenset(
    "boy girl lad child youth teenager young person man woman male female somebody someone unknown "
    "not known called named the his her their friend brother sister about aged years old".split()
)


def readings(text: str, also: Particulars) -> tuple[Particulars, ...]:
    """Ways to read a text as particulars, with what else is known of them; none where it names
    nobody and nothing else is known."""
    words, ages = _names(text), AGE.findall(text)
    known = replace(also, age=int(ages[0])) if also.age is None and len(ages) == 1 else also
    return tuple(_read(words, known))


def _read(words: list[str], known: Particulars) -> Iterator[Particulars]:
    if len(words) > 1:
        yield replace(known, given=" ".join(words[:-1]), family=words[-1])
    elif words:
        yield replace(known, given=words[0])
        yield replace(known, family=words[0])
    elif known.phone or known.born or known.nickname:
        yield known


def _names(text: str) -> list[str]:
    words = [word for word in WORD.findall(text) if word.lower() not in NO_NAME]
    return ([word for word in words if word[0].isupper()] or words)[:MOST_WORDS]
