"""Who looked at somebody, from the trail: one line a person, day and reason.

A name read in a list is a look too: whoever read Desk, Search or Signs knew it from then on.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice

from django.db.models import Q
from django.utils import timezone

from wayhome.governance.access import Level
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.exporting.past import kept_close_of
from wayhome.workspace.gate.models import BrokenGlass
from wayhome.workspace.pages.words import purpose
from wayhome.workspace.trail.models import AuditEvent, Named

READ = 100  # newest events read; more than a page can use
SHOWN = 6
_IN_REGISTER = "whom the register of exports names: it is kept close"
ASKING = (Act.STATE_PURPOSE, Act.BREAK_GLASS)


@dataclass(frozen=True)
class Look:
    """Somebody's looks on one day for one reason."""

    who: str
    agency: str
    how: str
    newest: datetime
    times: int


def latest_looks(person_id: str, reader: User, old: Iterable[str] = ()) -> list[Look]:
    """The newest looks at a person, by anybody of any agency, as the reader may be told of them.

    `old`: the references that lead to them; who looked at those had looked at them too.
    """
    refs = {person_id, *old}
    refs |= kept_close_of(refs, reader)
    reasons = _reasons(refs, reader.agency)
    found: dict[tuple[str, str, date], Look] = {}
    for event in _events(refs):
        how = _how(event, refs, reasons)
        key = (event.actor_name, how, timezone.localdate(event.at))
        held = found.get(key)
        found[key] = (
            replace(held, times=held.times + 1)
            if held
            else Look(event.actor_name, event.agency, how, event.at, 1)
        )
    return _named(islice(found.values(), SHOWN), reader)


def _events(refs: Collection[str]) -> list[AuditEvent]:
    """The newest first. What asks why one looks, or only leads on, shows nothing to look at."""
    looks = AuditEvent.objects.filter(Q(what="look") | Q(act=Act.EXPORT_TIES)).exclude(
        act__in=ASKING
    )
    lists = Named.objects.filter(person_id__in=refs).order_by("-event")
    numbers = list(lists.values_list("event", flat=True)[:READ])
    opened = looks.filter(about__in=refs).order_by("-number")[:READ]
    both = {event.number: event for event in [*opened, *looks.filter(number__in=numbers)]}
    newest = (both[number] for number in sorted(both, reverse=True))
    return [event for event in newest if "leads_to" not in event.details]


def _how(event: AuditEvent, refs: Collection[str], reasons: dict[int, str]) -> str:
    if event.act == Act.EXPORT_TIES:
        whose = "their ties" if event.about in refs else "somebody's ties, with this name in them"
        return f"Took away {whose}, for {event.details.get('recipient') or _IN_REGISTER}"
    if event.details.get("way_to") in refs:
        return f"Looked for a way to them from somebody else: “{purpose(event.details['way_for'])}”"
    if event.about not in refs:
        return "Read the name in a list"
    if event.level == Level.KNOWN_TO:
        return "Saw only whom to ring"
    if "glass" in event.details:
        said = "Broke the glass for a child at immediate risk"
        reason = reasons.get(event.details["glass"])
        return f"{said}: “{reason}”" if reason else said
    return f"“{purpose(event.purpose)}”" if event.purpose else ""


def _reasons(refs: Collection[str], agency: str) -> dict[int, str]:
    """Words written when glass was broken are restricted: for the agency of whoever broke it."""
    theirs = BrokenGlass.objects.filter(person_id__in=refs, by__agency=agency)
    return dict(theirs.values_list("pk", "reason"))


def _named(looks: Iterable[Look], reader: User) -> list[Look]:
    """With the name of whose account it is; the trail keeps the address one signs in with."""
    shown = list(looks)
    held = User.objects.filter(email__in=[look.who for look in shown])
    names = dict(held.values_list("email", "name")) | {reader.email: "You"}
    return [replace(look, who=names.get(look.who) or look.who) for look in shown]
