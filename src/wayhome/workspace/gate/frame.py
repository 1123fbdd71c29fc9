"""What every page's frame is given: who is signed in, what they may open, which release serves."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from wayhome import pipeline
from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.errors import WayhomeError
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User

PLACES = {
    "desk": Act.SEE_DESK,
    "search": Act.SEARCH,
    "signs": Act.SEE_SIGNS,
    "deliveries": Act.SEE_DELIVERIES,
    "audit": Act.SEE_TRAIL,
    "retention": Act.SEE_RETENTION,
    "break-glass": Act.REVIEW_BREAK_GLASS,
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
        "here": match.url_name if match else "",
        "demonstration": settings.DEMO,
        **(_release() if known else {"release_name": "", "release_built": None}),
    }


def allowed_places(user: User) -> list[str]:
    """Names of the places in the main navigation that the role includes."""
    return [name for name, act in PLACES.items() if may(user.viewer, act).allowed]


def allowed_acts(user: User) -> list[str]:
    """Everything the role includes, so that a page offers only what will work."""
    return sorted(act for act in Act if may(user.viewer, act).allowed)


def _agency_name(code: str) -> str:
    try:
        return read_register(home().agencies)[code].name
    except (WayhomeError, KeyError):
        return code


def _release() -> dict[str, Any]:
    try:
        release = pipeline.current_release(home())
        began = datetime.fromisoformat(release.manifest()["began_at"])
    except (WayhomeError, OSError, KeyError, ValueError):
        return {"release_name": "", "release_built": None}
    return {"release_name": release.name, "release_built": began}
