"""Notices of found children on the desk of those who answer for them."""

from dataclasses import dataclass

from wayhome.workspace.accounts.models import User
from wayhome.workspace.found.entries import Shown, shown
from wayhome.workspace.found.models import FoundEntry, FoundNotice
from wayhome.workspace.reading.view import View

MOST = 30  # a desk shows no more; they are acknowledged one by one


@dataclass(frozen=True)
class Notice:
    """One notice that waits: the entry, and why this agency was told."""

    shown: Shown
    why: str


@dataclass(frozen=True)
class Told:
    """An agency that was told, as a reader may know it, and who there has seen the notice."""

    code: str
    name: str
    why: str
    notice: FoundNotice


def waiting(view: View, user: User) -> list[Notice]:
    """Notices to this account's agency that nobody there has seen yet, the newest first.

    Whoever entered something needs no notice of it, and nobody one of what was taken back.
    """
    found = FoundNotice.objects.filter(agency=user.agency, acknowledged_at=None)
    found = found.filter(entry__taken_back_at=None)
    found = found.exclude(entry__by=user).select_related("entry__by").order_by("-entry__entered_at")
    held = list(found[:MOST])
    drawn = shown(view, (one.entry for one in held))
    return [Notice(entry, one.get_why_display()) for entry, one in zip(drawn, held, strict=True)]


def told(view: View, user: User, entry: FoundEntry) -> list[Told]:
    """Who was told of an entry, as far as this account may know."""
    found = entry.notices.select_related("acknowledged_by").order_by("pk")
    return [
        Told(one.agency, view.agency_name(one.agency), one.get_why_display(), one)
        for one in found
        if one.openly or one.agency == user.agency
    ]
