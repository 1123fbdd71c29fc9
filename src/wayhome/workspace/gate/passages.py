"""How far the person at the keyboard sees into one person, for the purpose they stated.

Asked once a request and kept with it, so that the page, its parts and its event cannot differ.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from wayhome.governance.access import Decision, Level, PersonFacts, Viewer, decide
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.gate.holders import holders_of, supplies
from wayhome.workspace.gate.models import BrokenGlass, StatedPurpose


@dataclass(frozen=True)
class Passage:
    """The decision on one person. `level` is 'full', 'known_to' or 'none'."""

    level: Level
    reason: str
    purpose: str
    viewer: Viewer
    ask_purpose: bool = False
    glass: BrokenGlass | None = None  # the one that opens this person now


def passage(request: HttpRequest, person_id: str) -> Passage:
    """The passage of this request's user into one person; the same answer all through a request."""
    kept: dict[str, Passage] = request.__dict__.setdefault("_passages", {})
    if person_id not in kept:
        kept[person_id] = _decided(signed_in(request), person_id)
    return kept[person_id]


def passages(request: HttpRequest) -> dict[str, Passage]:
    """Every passage asked for in this request."""
    return dict(request.__dict__.get("_passages", {}))


def looks_for(request: HttpRequest) -> str:
    """For what this request looks, as it was stated; '' where nothing was asked."""
    return str(request.__dict__.get("_trail_purpose", ""))


def signed_in(request: HttpRequest) -> User:
    """The account at the keyboard. PermissionDenied when nobody is signed in."""
    if not isinstance(request.user, User):
        raise PermissionDenied("Sign in first.")
    return request.user


def stated_purpose(user: User, about: str, task: str) -> str | None:
    """The purpose still running for one person or delivery and task, newest first."""
    running = StatedPurpose.objects.filter(
        by=user, about=about, task=task, expires_at__gt=timezone.now()
    )
    return running.order_by("-stated_at").values_list("purpose", flat=True).first()


def _decided(user: User, person_id: str) -> Passage:
    purpose = stated_purpose(user, person_id, Act.SEE_PERSON)
    running = BrokenGlass.objects.filter(
        by=user, person_id=person_id, expires_at__gt=timezone.now()
    )
    glass = running.order_by("-expires_at").first()
    holders = holders_of(person_id, user.viewer)
    facts = PersonFacts(
        holders,
        glass_broken=glass is not None,
        # whoever holds the person has sent something
        supplies=user.agency in holders or supplies(user.viewer),
    )
    found: Decision = decide(user.viewer, facts, purpose, Act.SEE_PERSON)
    return Passage(found.level, found.reason, purpose or "", user.viewer, found.ask_purpose, glass)
