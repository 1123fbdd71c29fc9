"""The list of accounts, narrowed by the choices in the address bar; an odd one counts as none."""

from collections.abc import Callable

from django.db.models import Q, QuerySet
from django.utils import timezone

from wayhome.governance.roles import ROLES
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.pages.choices import Choices

STATES = {
    "open": "Open",
    "locked": "Locked for now",
    "one-time": "Has a one-time password",
    "closed": "Closed",
}
_STATE: dict[str, Callable[[], Q]] = {
    "open": lambda: Q(is_active=True),
    "locked": lambda: Q(is_active=True, locked_until__gt=timezone.now()),
    "one-time": lambda: Q(is_active=True, one_time=True),
    "closed": lambda: Q(is_active=False),
}


def narrowed(found: "QuerySet[User]", chosen: Choices) -> "QuerySet[User]":
    """Those whose name or address holds `q`, of an agency, role and state."""
    if chosen["q"]:
        found = found.filter(Q(name__icontains=chosen["q"]) | Q(email__icontains=chosen["q"]))
    if agency := chosen.one_of("agency", read_register(home().agencies)):
        found = found.filter(agency=agency)
    if role := chosen.one_of("role", {one.code for one in ROLES}):
        found = found.filter(role=role)
    if state := chosen.one_of("state", _STATE):
        found = found.filter(_STATE[state]())
    return found
