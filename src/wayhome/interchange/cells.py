"""Cells of CSV files and workbooks: never a formula, dates in one of two forms, nothing torn.

A cell that a spreadsheet would run starts with an apostrophe; reading it back takes it off again.
"""

import re
from datetime import datetime
from enum import StrEnum

# A formula, also after blanks or behind an apostrophe that somebody else set.
_FORMULA = re.compile("[\\s']*[=+\\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r]")
# What XML cannot hold at all, and no cell needs.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class DateStyle(StrEnum):
    """How days are written."""

    ISO = "iso"
    UK = "uk"


_STYLES = {DateStyle.ISO: "%Y-%m-%d", DateStyle.UK: "%d/%m/%Y"}


def plain(text: str) -> str:
    """Without control characters, which no form can carry."""
    return _CONTROL.sub("", text)


def disarmed(cell: str) -> str:
    """A text that no spreadsheet runs: '=1+1 gets an apostrophe before it."""
    kept = plain(cell)
    # one that has an apostrophe already gets another, or reading it back would take a wrong one off
    return f"'{kept}" if _FORMULA.match(kept) else kept


def armed(cell: str) -> str:
    """What `disarmed` was given."""
    bare = cell[1:]
    return bare if cell.startswith("'") and disarmed(bare) != bare else cell


def day(moment: datetime | None, style: DateStyle = DateStyle.ISO) -> str:
    """The day, or nothing."""
    return moment.strftime(_STYLES[style]) if moment else ""


def time(moment: datetime | None) -> str:
    """The time of day; midnight is none, because a day alone is kept so."""
    return moment.strftime("%H:%M") if moment and (moment.hour or moment.minute) else ""
