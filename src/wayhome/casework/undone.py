"""Whether what somebody said they would do was left undone: it was noted so, or its day is past and
nobody said what became of it.

One rule for decisions and for answers that agree with a sign: no list is emptied by promising
(guard-rail 12; ADR 0027, 0037). Keeps: the day itself is not past; whoever says late that it was
done has done it; what was promised by no day, as answers once were, is never past it.
"""

from datetime import date
from enum import StrEnum

from wayhome.casework.decisions import Became


class Undone(StrEnum):
    """How it came to be left."""

    NOT_DONE = "not_done"
    NO_WORD = "no_word"


WORDS = {
    Undone.NOT_DONE: "What was to be done was not done",
    Undone.NO_WORD: "What was to be done is past its day, and nobody said what became of it",
}


def left_undone(by_day: date | None, became: Became | None, today: date) -> Undone | None:
    """How a next step was left, or None. `became`: what was noted of it."""
    if by_day is None:
        return None
    if became is None:
        return Undone.NO_WORD if by_day < today else None
    return Undone.NOT_DONE if became is Became.NOT_DONE else None
