"""How old the newest delivery of each agency is, and who has supplied nothing at all.

Counts of deliveries are not counts of people, so disclosure control has nothing to do here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wayhome.lexicon.agencies import Agency, Register


@dataclass(frozen=True)
class Freshness:
    """One agency and its newest delivery; `newest` is None when it has supplied nothing."""

    agency: Agency
    newest: datetime | None
    feeds: tuple[str, ...]

    @property
    def silent(self) -> bool:
        return self.newest is None

    def days_old(self, now: datetime) -> int | None:
        return None if self.newest is None else (now - self.newest).days


def freshness(
    register: Register, deliveries: Iterable[tuple[str, str, datetime]]
) -> list[Freshness]:
    """Every agency of the register, longest silent first. Deliveries: (agency, feed, received)."""
    newest: dict[str, datetime] = {}
    feeds: dict[str, set[str]] = {}
    for agency, feed, received in deliveries:
        newest[agency] = max(received, newest.get(agency, received))
        feeds.setdefault(agency, set()).add(feed)
    found = [
        Freshness(agency, newest.get(code), tuple(sorted(feeds.get(code, ()))))
        for code, agency in register.items()
    ]
    silent = [f for f in found if f.newest is None]
    heard = [f for f in found if f.newest is not None]
    return sorted(silent, key=_name) + sorted(heard, key=lambda f: (f.newest, _name(f)))


def _name(found: Freshness) -> str:
    return found.agency.name
