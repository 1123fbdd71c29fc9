"""A day as people type it: day, month and year in three boxes, as the design system has it.

A browser's own date box shows its own country's order (mm/dd/yyyy), and a wrong day would then be
read as another. Keeps: what somebody typed is shown again with one sentence about what is wrong.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

BOXES = ("day", "month", "year")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
IN_FULL = (
    "January February March April May June July August September October November December"
).split()


@dataclass(frozen=True)
class Typed:
    """What stood in the three boxes."""

    day: str = ""
    month: str = ""
    year: str = ""

    @property
    def text(self) -> str:
        """The same as one text for the address bar: 2026-10-31."""
        if self.month or self.year:
            return f"{self.year}-{self.month}-{self.day}"
        return self.day

    @property
    def date(self) -> date | None:
        year, month, day = self._numbers
        if not (year and month and day and len(self.year) == 4):
            return None
        try:
            return date(year, month, day)
        except ValueError:
            return None

    def wrong(self, label: str = "") -> str:
        """What is wrong and what to do, or nothing."""
        if self == Typed() or self.date:
            return ""
        said = self._fault
        return f"{label}: {said}" if label else said[:1].upper() + said[1:]

    @property
    def _fault(self) -> str:
        numbers = self._numbers
        if None in numbers or not 1 <= (numbers[1] or 0) <= 12:
            return "write a day, a month and a year, such as 27 3 2026."
        if len(self.year) != 4:
            return "write the year with four figures, such as 2026."
        return f"{numbers[2]} {IN_FULL[(numbers[1] or 1) - 1]} {self.year} is not in the calendar."

    @property
    def _numbers(self) -> tuple[int | None, int | None, int | None]:
        return _number(self.year), _month(self.month), _number(self.day)


def typed(text: str | None) -> Typed:
    """A day written as 2026-10-31; anything else stands in the first box to be seen again."""
    parts = (text or "").split("-")
    return Typed(*reversed(parts)) if len(parts) == 3 else Typed(text or "")


def in_boxes(query: Mapping[str, str], name: str) -> Typed | None:
    """The three boxes of a form that was sent, or None where it has none of this name."""
    boxes = [f"{name}-{box}" for box in BOXES]
    if not any(box in query for box in boxes):
        return None
    return Typed(*(query.get(box, "").strip() for box in boxes))


def _number(text: str) -> int | None:
    return int(text) if len(text) < 5 and text.isascii() and text.isdigit() else None


def _month(text: str) -> int | None:
    """3, 03, Mar or March."""
    word = text.lower()
    named = len(word) >= 3 and any(one.lower().startswith(word) for one in IN_FULL)
    return MONTHS.index(word[:3]) + 1 if named else _number(text)
