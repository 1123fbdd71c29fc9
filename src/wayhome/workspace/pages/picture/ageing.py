"""In a picture, the ties that have grown old: drawn faint, and told since when nothing was said."""

from datetime import date
from typing import Any

from wayhome.network.methods.ageing import is_old, last_told, stands_until
from wayhome.workspace.pages.words import ago, day
from wayhome.workspace.reading.picture import Picture
from wayhome.workspace.reading.view import Row


def mark(ties: list[dict[str, Any]], of: Picture, today: date) -> None:
    """Say of each tie whether it is old, and where it is, beside its days since when."""
    for told, drawn in zip(ties, of.ties, strict=True):
        words = old_words(drawn.row, today)
        told["old"] = bool(words)
        told["when"] += f", {words}" if words else ""


def old_words(row: Row, today: date) -> str:
    """“last told of 8 months ago”, and of what is stated to last since when nobody said it again;
    nothing of what is not old, or has no day."""
    if is_old(row, today) and stands_until(row):
        return f"not said again since {day(last_told(row))}"
    return f"last told of {ago(last_told(row), today)}" if is_old(row, today) else ""
