"""Readers: every format gives sheets of text columns with row numbers, and nothing else.

A reader decides what a cell's text is, never what it means: that is for the checks.
"""

from wayhome.extracts.reading.sheet import (
    Ragged,
    Sheet,
    all_iso_days,
    meaning_nothing,
    rows_again,
    tidy,
)
from wayhome.extracts.reading.suffix import Kind, kind_of

__all__ = [
    "Kind",
    "Ragged",
    "Sheet",
    "all_iso_days",
    "kind_of",
    "meaning_nothing",
    "rows_again",
    "tidy",
]
