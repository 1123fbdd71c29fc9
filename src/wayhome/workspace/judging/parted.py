"""Notices that a person whom somebody had looked at is parted: on their desk until they saw it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import judging as actions
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.judging.models import PartedNotice
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.view import View

MOST = 20  # a desk shows no more, and says of how many; they are acknowledged one by one


HELD = """
select person_id, list_sort(list(distinct agency)) as agencies from {subject}
where list_contains($people, person_id) group by person_id
"""

# A part may have been joined to somebody since; its old reference leads on.
LEADS = "select was, now from {person_forward} where list_contains($people, was)"


@dataclass(frozen=True)
class Part:
    """One of the people that somebody is now, and the agencies whose records they are."""

    person_id: str
    name: str
    agencies: list[str]


@dataclass(frozen=True)
class Parted:
    """One notice that waits, with the parts as far as the reader may know them now."""

    notice: PartedNotice
    parts: list[Part]


def waiting(view: View, user: User) -> list[Parted]:
    """The account's own that it has not acknowledged, the newest first."""
    held = list(
        PartedNotice.objects.filter(account=user, acknowledged_at=None).order_by("-told_at", "pk")[
            :MOST
        ]
    )
    told = sorted({part for one in held for part in one.parts})
    leads = {row["was"]: row["now"] for row in view.rows(LEADS, people=told)} if told else {}
    found = _parts(view, {leads.get(part, part) for part in told}) if told else {}
    return [_parted(one, leads, found) for one in held]


def of_many(user: User, shown: list[Parted]) -> dict[str, object]:
    """For the desk: those that it shows, and how many wait in all."""
    many = len(shown)
    if many == MOST:
        many = PartedNotice.objects.filter(account=user, acknowledged_at=None).count()
    return {"parted": shown, "parted_many": many}


def people(shown: Iterable[Parted]) -> list[str]:
    """Whom the notices name, for the look's event."""
    return [part.person_id for one in shown for part in one.parts]


@require_POST
@gated(task=Act.ACKNOWLEDGE_PARTED)
def acknowledge(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Seen; the desk again, without it."""
    actions.acknowledge_parted(notice_id=notice_id, by=signed_in(request))
    return redirect("desk")


def _parted(one: PartedNotice, leads: dict[str, str], found: dict[str, Part]) -> Parted:
    now = dict.fromkeys(leads.get(part, part) for part in one.parts)
    return Parted(one, [found[person] for person in now if person in found])


def _parts(view: View, wanted: set[str]) -> dict[str, Part]:
    named = names(view, wanted)
    rows = view.rows(HELD, people=sorted(wanted))
    held = {row["person_id"]: [view.agency_name(code) for code in row["agencies"]] for row in rows}
    return {person: Part(person, name, held.get(person, [])) for person, name in named.items()}
