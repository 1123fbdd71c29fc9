"""What a line may earn: published figures, which differ tenfold, over the days of this line.

Nothing about one line's money is known from its records, so nothing is averaged and no figure is
chosen: each published one stands with its source and with the arithmetic. Without two days told of
there is nothing to reckon with, and what it earns is not known.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

YEAR = 365
FEWEST_DAYS = 2


@dataclass(frozen=True)
class Figure:
    """A published figure in pounds, a `per` of days, in the words of its source."""

    pounds: int
    per: int
    words: str
    source: str


# Read 29 November 2026 from the project's sheet of facts (§4.3 and its second trap).
PUBLISHED = (
    Figure(80_000, YEAR, "£80,000 a year", "Idox Knowledge Exchange, A long way from home"),
    Figure(
        800_000, YEAR, "up to £800,000 a year",
        "widely given as an estimate of the National Crime Agency; not checked at its source",
    ),
    Figure(
        5_000, 1, "more than £5,000 a day, of some lines",
        "ministers to the House of Lords, 29 November 2017",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Estimate:
    """What one figure gives: for the days told of, and for all days from the first to the last."""

    figure: Figure
    days: int
    span: int

    @property
    def low(self) -> int:
        return rounded(self.figure.pounds * self.days / self.figure.per)

    @property
    def high(self) -> int:
        return rounded(self.figure.pounds * self.span / self.figure.per)


def estimates(days: Collection[date]) -> list[Estimate]:
    """An estimate a published figure, or none. `days`: on which records tell of its work."""
    told = set(days)
    if len(told) < FEWEST_DAYS:
        return []
    span = (max(told) - min(told)).days + 1
    return [Estimate(figure, len(told), span) for figure in PUBLISHED]


def rounded(pounds: float) -> int:
    """To two figures: more would claim to know."""
    return round(round(pounds), min(2 - len(str(round(pounds))), 0))
