"""How old the newest delivery of each agency's feeds is, and who has supplied nothing at all.

Each feed has a day of its own: crimes of last week do not make a missing feed of May fresh. Counts
of deliveries are not counts of people, so disclosure control has nothing to do here. What the
workspace hands back for an agency's people (feed `own`) is no supply of the agency's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wayhome.lexicon.agencies import OWN_FEED, Agency, Register


@dataclass(frozen=True)
class Fed:
    """One feed of an agency and when its newest delivery came."""

    feed: str
    newest: datetime


@dataclass(frozen=True)
class Freshness:
    """One agency and its feeds, the one longest not heard of first; none: it supplied nothing."""

    agency: Agency
    feeds: tuple[Fed, ...]

    @property
    def silent(self) -> bool:
        return not self.feeds


def freshness(
    register: Register, deliveries: Iterable[tuple[str, str, datetime]]
) -> list[Freshness]:
    """Every agency of the register, longest silent first. Deliveries: (agency, feed, received)."""
    newest: dict[str, dict[str, datetime]] = {}
    for agency, feed, received in deliveries:
        if feed == OWN_FEED:
            continue
        held = newest.setdefault(agency, {})
        held[feed] = max(received, held.get(feed, received))
    found = [Freshness(agency, _oldest_first(newest.get(c, {}))) for c, agency in register.items()]
    return sorted(found, key=_place)


def _oldest_first(newest: dict[str, datetime]) -> tuple[Fed, ...]:
    return tuple(Fed(f, day) for f, day in sorted(newest.items(), key=lambda held: held[::-1]))


def _place(found: Freshness) -> tuple[list[datetime], str]:
    return [fed.newest for fed in found.feeds[:1]], found.agency.name
