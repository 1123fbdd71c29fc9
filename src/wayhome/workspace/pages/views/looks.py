"""Who looked at somebody, from the trail: one line a person, day and purpose."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.trail.models import AuditEvent

READ = 100  # newest events read; more than a page can use
COLUMNS = ("actor_name", "agency", "purpose", "at", "level")
SHOWN = 6


@dataclass(frozen=True)
class Look:
    """Somebody's looks on one day for one purpose."""

    who: str
    agency: str
    purpose: str
    newest: datetime
    times: int
    level: str


def latest_looks(person_id: str) -> list[Look]:
    """The newest looks at a person, by anybody of any agency."""
    found: dict[tuple[str, str, str, date, str], Look] = {}
    looks = AuditEvent.objects.filter(about=person_id, what="look").order_by("-number")
    # The question why was shown then, and nothing of the person.
    looks = looks.exclude(act=Act.STATE_PURPOSE)
    for who, agency, purpose, at, level in looks.values_list(*COLUMNS)[:READ]:
        key = (who, agency, purpose, timezone.localdate(at), level)
        held = found.get(key)
        newest, times = (held.newest, held.times + 1) if held else (at, 1)
        found[key] = Look(who, agency, purpose, newest, times, level)
    return _named(list(found.values())[:SHOWN])


def _named(looks: list[Look]) -> list[Look]:
    """With the name of whose account it is; the trail keeps the address one signs in with."""
    held = User.objects.filter(email__in=[look.who for look in looks])
    names = dict(held.values_list("email", "name"))
    return [replace(look, who=names.get(look.who) or look.who) for look in looks]
