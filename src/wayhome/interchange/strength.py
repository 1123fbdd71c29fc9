"""How strong a tie is, for tools that ask it: from the grade alone, by one written rule.

    Confirmed     a reliable source (1), known directly or corroborated (A, B)
    Tentative     a source that is not reliable (3), or what is suspected to be false (E)
    Unconfirmed   everything else, and whatever has no grade

Grades are 3x5x2 (College of Policing, intelligence report): source 1 to 3, information A to E,
handling P or C. Neither how many ties there are nor who the people are changes a strength.
"""

import re
from enum import StrEnum

_GRADE = re.compile(r"\s*([123])\s*([A-E])", re.IGNORECASE)


class Strength(StrEnum):
    """The three words that link charts know."""

    CONFIRMED = "Confirmed"
    UNCONFIRMED = "Unconfirmed"
    TENTATIVE = "Tentative"


def strength(grade: str) -> Strength:
    """The strength of a tie of a grade such as '1B P'; '' is no grade."""
    source, information = parts(grade)
    if source == "3" or information == "E":
        return Strength.TENTATIVE
    if source == "1" and information in ("A", "B"):
        return Strength.CONFIRMED
    return Strength.UNCONFIRMED


def parts(grade: str) -> tuple[str, str]:
    """Source and information of a grade: ('1', 'B') of '1B P'; both blank where it is none."""
    found = _GRADE.match(grade)
    return (found[1], found[2].upper()) if found else ("", "")
