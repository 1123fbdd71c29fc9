"""Who is allocated to somebody now, and for which agency."""

from dataclasses import dataclass
from datetime import date

from wayhome.chronology import Chronology
from wayhome.lexicon.kinds import EventKind


@dataclass(frozen=True)
class Worker:
    """A worker as the agency's record names them."""

    name: str
    agency: str
    since: date | None


def allocated(told: Chronology, today: date) -> Worker | None:
    """The worker allocated most lately and not yet ended, or None."""
    for entry in reversed(told.entries):
        if entry.kind != EventKind.WORKER or (entry.to and entry.to.date() < today):
            continue
        source = entry.sources[0]
        number = f"worker {source.reference}" if source.reference else ""
        name = ", ".join(filter(None, (source.text, number))) or "Named in the record"
        return Worker(name, source.agency, entry.from_.date() if entry.from_ else None)
    return None
