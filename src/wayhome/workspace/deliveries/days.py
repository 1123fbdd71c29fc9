"""Deliveries as the list shows them: what one agency sent on one day, together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from wayhome.workspace.deliveries.receipts import Receipt


@dataclass(frozen=True)
class Sent:
    """What one agency sent on one day. What is withdrawn is in the list and not in the counts."""

    agency: str
    day: date
    deliveries: tuple[Receipt, ...]

    @property
    def standing(self) -> list[Receipt]:
        return [one for one in self.deliveries if one.withdrawal is None]

    @property
    def withdrawn(self) -> int:
        return len(self.deliveries) - len(self.standing)

    @property
    def feeds(self) -> list[str]:
        return sorted({one.feed for one in self.deliveries})

    @property
    def accepted(self) -> int:
        return sum(one.accepted for one in self.standing)

    @property
    def refused(self) -> int:
        return sum(one.refused for one in self.standing)


def together(receipts: Iterable[Receipt], name_of: Callable[[str], str]) -> list[Sent]:
    """The newest day first; on one day the agencies by name, and each one's files by name."""

    def place(one: Receipt) -> tuple[int, str, str]:
        return -one.received_at.toordinal(), name_of(one.agency), one.agency

    ordered = sorted(receipts, key=lambda one: (*place(one), one.feed, one.file))
    return [
        Sent(found[0].agency, found[0].received_at.date(), tuple(found))
        for _, some in groupby(ordered, key=place)
        if (found := list(some))
    ]
