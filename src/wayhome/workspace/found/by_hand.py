"""The same question on the command line: through the same gate, with the same event."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.found.plain import answered
from wayhome.workspace.gate.views import gated, note


def asked_as(email: str, sent: Mapping[str, str]) -> dict[str, Any]:
    """The answer for an account, as `plain.plain` gives it. BadUsage with one sentence."""
    request = HttpRequest()
    request.user = _account(email)
    note(request, page="command line")
    try:
        answer = gated(task=Act.CHECK)(answered)(request, sent)
    except PermissionDenied as refusal:
        raise BadUsage(str(refusal)) from None
    told: dict[str, Any] = json.loads(answer.content)
    if "error" in told:
        raise BadUsage(told["error"])
    return told


def _account(email: str) -> User:
    held = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if held is None:
        raise BadUsage(f"No open account has the address {email}.")
    if held.one_time:
        raise BadUsage(f"{held.email} has to choose a password of its own first: sign in once.")
    return held
