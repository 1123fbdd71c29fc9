"""One mark of a drawing: what it is, where it stands, and how much room it takes."""

from collections.abc import Collection
from dataclasses import dataclass

TARGET = 24.0  # px: nothing to press is smaller (WCAG 2.2, 2.5.8)
LETTER = 6.4  # px: mean width of a letter of a label
SPACE = 8.0  # px: between a mark and what comes after its label


@dataclass(frozen=True)
class Column:
    """One period of school attendance: as high as the share of sessions attended."""

    x: float
    width: float
    share: float


@dataclass(frozen=True)
class Mark:
    """Something to draw and to press: from x to x + width, on a row, with its words."""

    shape: str  # bar, measure, ring, disc, hoop, diamond, square, triangle, dot
    x: float
    width: float
    title: str
    target: str
    row: int = 0
    label: str = ""
    side: str = ""  # where the label stands: in the mark, before or after it
    solid: bool = False
    stay: bool = False
    columns: tuple[Column, ...] = ()
    number: int = 1  # of records, where a ring stands for several
    shapes: tuple[str, ...] = ()  # what a ring holds
    names: tuple[str, ...] = ()  # labels to choose from, the fullest first
    rank: int = 0  # of several close together, which names them all
    holds: tuple[str, ...] = ()  # the targets of what it stands for, where that is several

    def disputed_words(self, disputed: Collection[str]) -> str:
        """How much of what it stands for is disputed; nothing where nothing is."""
        every = self.holds or (self.target,)
        number = sum(one in disputed for one in every)
        if number == len(every):
            return "disputed" if number == 1 else "all disputed"
        return f"{number} of {len(every)} disputed" if number else ""

    @property
    def left(self) -> float:
        """Where it can be pressed begins."""
        return self.x - max(0.0, TARGET - self.width) / 2

    @property
    def end(self) -> float:
        return self.left + max(TARGET, self.width)

    @property
    def ink(self) -> tuple[float, float]:
        """From where to where it takes room, its label with it."""
        words = len(self.label) * LETTER + SPACE
        before, after = (words if self.side == side else 0.0 for side in ("before", "after"))
        return self.left - before, self.end + after
