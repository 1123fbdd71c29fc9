"""Who looked at somebody, from the trail: one line a person, day and purpose."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from wayhome.workspace.trail.models import AuditEvent

READ = 100  # newest events read; more than a page can use
COLUMNS = ("actor_name", "agency", "purpose", "at")
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
    looks = AuditEvent.objects.filter(about=person_id, what="look").order_by("-number")
    for who, agency, purpose, at in looks.values_list(*COLUMNS)[:READ]:
        key = (who, agency, purpose, timezone.localdate(at))
        held = found.get(key)
        newest, times = (held.newest, held.times + 1) if held else (at, 1)
        found[key] = Look(who, agency, purpose, newest, times)
    return list(found.values())[:SHOWN]
