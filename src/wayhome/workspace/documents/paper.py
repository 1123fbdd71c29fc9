"""A document, as what it says: a title, what stands at its head, and sections of questions and
answers or of plain lines. PDF and Word are made of the same.

Keeps: every sheet says who may read it, who took it away and when.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

MARKED = "Official-sensitive: for those working with the person."


@dataclass(frozen=True)
class Section:
    """A heading with answers to questions, or with lines. `said`: who wrote it and when."""

    heading: str
    answers: Sequence[tuple[str, str]] = ()
    lines: Sequence[str] = ()
    said: str = ""
    level: int = 1


@dataclass(frozen=True)
class Paper:
    """One document. `lead`: the lines below its title; `taken`: by whom and when."""

    title: str
    taken: str
    lead: Sequence[str] = ()
    sections: Sequence[Section] = field(default=(), repr=False)
    marking: str = MARKED
