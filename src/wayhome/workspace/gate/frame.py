"""What every page's frame is given: who is signed in, what they may open, which release serves."""

from datetime import date, datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from wayhome import pipeline
from wayhome.governance.access import may
from wayhome.governance.purposes import against_people
from wayhome.governance.roles import Act
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.errors import WayhomeError
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.gate.passages import looks_for, passages
from wayhome.workspace.masking import masked, meant
from wayhome.workspace.reading.release import clock

ORDINARY = 1  # days: what is built tonight speaks for yesterday until tomorrow's build
PLACES = {
    "desk": Act.SEE_DESK,
    "found": Act.CHECK,
    "search": Act.SEARCH,
    "signs": Act.SEE_SIGNS,
    "lines": Act.SEE_LINES,
    "places": Act.SEE_PLACES,
    "sessions": Act.MAP_TOGETHER,
    "cases": Act.WORK_CASES,
    "links": Act.JUDGE_LINKS,
    "joining": Act.SEE_JOINING,
    "deliveries": Act.SEE_DELIVERIES,
    "attention": Act.SEE_ATTENTION,
    "answered": Act.SEE_ATTENTION,
    "reports": Act.SEE_ATTENTION,
    "exports": Act.SEE_EXPORTS,
    "audit": Act.SEE_TRAIL,
    "retention": Act.SEE_RETENTION,
    "limits": Act.SET_LIMITS,
    "break-glass": Act.REVIEW_BREAK_GLASS,
    "integrations": Act.MANAGE_INTEGRATIONS,
    "accounts": Act.MANAGE_ACCOUNTS,
}


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context for every template; works before sign-in and before the first build."""
    user = getattr(request, "user", None)
    match = request.resolver_match
    known = isinstance(user, User)
    return {
        "user": user,
        "viewer": user.viewer if isinstance(user, User) else None,
        "viewer_agency_name": _agency_name(user.agency) if isinstance(user, User) else "",
        "role_title": user.role_held.title if isinstance(user, User) and user.role_held else "",
        "allowed_places": allowed_places(user) if isinstance(user, User) else [],
        "allowed_acts": allowed_acts(user) if isinstance(user, User) else [],
        "mask": partial(masked, reader=user) if isinstance(user, User) else str,
        "here": match.url_name if match else "",
        "demonstration": settings.DEMO,
        "now": timezone.now(),
        "release_built": _built() if known else None,
        "broken_until": _broken_until(request),
        # what explains a life: a page of ties says that it is not there, and why
        "leaves_out": against_people(looks_for(request)) or "_leaves_out" in request.__dict__,
        **_speaks_for(request.__dict__.get("_as_at")),
    }


def allowed_places(user: User) -> list[str]:
    """Names of the places in the main navigation that the role includes."""
    who = user.viewer
    return [name for name, act in PLACES.items() if may(who, act).allowed]


def allowed_acts(user: User) -> list[str]:
    """Everything the role includes, so that a page offers only what will work."""
    who = user.viewer
    return sorted(act for act in Act if may(who, act).allowed)


def _agency_name(code: str) -> str:
    try:
        return read_register(home().agencies)[code].name
    except (WayhomeError, KeyError):
        return code


def _speaks_for(day: date | None) -> dict[str, Any]:
    """The day of the release that this page read, and how far it is behind if that is too far."""
    behind = (clock() - day).days if day else 0
    return {"as_at": day, "days_behind": behind if behind > ORDINARY else 0}


def _broken_until(request: HttpRequest) -> datetime | None:
    """Until when glass that was broken opens the person this page is about."""
    ways, match = passages(request), request.resolver_match
    about = str(match.kwargs.get("person_id", "")) if match else ""
    user = getattr(request, "user", None)
    about = meant(about, user) if isinstance(user, User) else about
    # a page may have asked about others too, whose glass is not this page's
    these = [ways[about]] if about in ways else list(ways.values())
    ends = [way.glass.expires_at for way in these if way.glass]
    return max(ends, default=None)


def _built() -> datetime | None:
    """When the release that serves was made; None before the first."""
    try:
        return datetime.fromisoformat(pipeline.current_release(home()).manifest()["began_at"])
    except (WayhomeError, OSError, KeyError, ValueError):
        return None
