"""Paging over rows that the release counts and cuts itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Slice:
    """Which page of how many rows; a page that does not exist becomes the nearest that does."""

    total: int
    size: int
    asked: str

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def number(self) -> int:
        wanted = int(self.asked) if self.asked.isdecimal() and len(self.asked) < 7 else 1
        return min(max(1, wanted), self.last)

    @property
    def start(self) -> int:
        return (self.number - 1) * self.size
