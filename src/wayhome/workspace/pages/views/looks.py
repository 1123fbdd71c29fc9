"""Who looked at somebody, from the trail: one line a person, day and purpose."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from wayhome.workspace.trail.models import AuditEvent

READ = 200  # newest events read; more than a page can use
SHOWN = 6


@dataclass(frozen=True)
class Look:
    """Somebody's looks on one day for one purpose."""

    who: str
    agency: str
    purpose: str
    newest: datetime
    times: int


def latest_looks(person_id: str) -> list[Look]:
    """The newest looks at a person, by anybody of any agency."""
    found: dict[tuple[str, str, str, date], Look] = {}
    for event in AuditEvent.objects.filter(about=person_id, what="look").order_by("-number")[:READ]:
        key = (event.actor_name, event.agency, event.purpose, timezone.localdate(event.at))
        held = found.get(key)
        newest, times = (held.newest, held.times + 1) if held else (event.at, 1)
        found[key] = Look(event.actor_name, event.agency, event.purpose, newest, times)
    return list(found.values())[:SHOWN]
