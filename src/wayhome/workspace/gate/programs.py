"""The gate for programs: a token in place of a session, and every answer, a refusal too, in JSON.

    by_token(task=…)   an open account's token that has not ended; then all that `gated` asks, and
                       one event, as on a page

Keeps: an error is one sentence and never says more than a page would. No cookie is read, so no
other site's page can ask in somebody's name.
"""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage, WayhomeError
from wayhome.workspace.accounts.models import Token, User
from wayhome.workspace.accounts.tokens import hashed
from wayhome.workspace.actions.access import state_purpose
from wayhome.workspace.actions.accounts import refuse_sign_in
from wayhome.workspace.config.failures import OUR_FAULT, status_of
from wayhome.workspace.gate.passages import signed_in, stated_purpose
from wayhome.workspace.gate.views import GATE, gated

SCHEME = "bearer"
NOT_KNOWN = (
    "Send the token of an open account as: Authorization: Bearer … "
    "Whoever looks after Wayhome gives one."
)
SAY_WHY = (
    "Say why you look, in the field purpose (such as case, enquiry or panel), and use a reference "
    "that a page or an answer shows."
)
ONE_TIME = "This account has to choose a password of its own first: sign in with it once."
MEANT_FOR_PEOPLE = (WayhomeError, PermissionDenied, Http404)
log = structlog.get_logger()


def by_token(*, task: Act) -> Callable[[Callable[..., HttpResponseBase]], Any]:
    """Mark a view of the interface for programs: only for accounts whose role includes the task."""

    def mark(inner: Callable[..., HttpResponseBase]) -> Any:
        guarded = gated(task=task)(inner)

        @csrf_exempt
        @wraps(inner)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method != "POST":
                return said(405, "Send the question with POST, as JSON.")
            account = speaks_as(request)
            if account is None:
                refuse_sign_in(account=None, why="no such token", by=None)
                return said(401, NOT_KNOWN)
            if account.one_time:
                return said(403, ONE_TIME)
            request.user = account
            return _in_words(_asked, guarded, request, *args, **kwargs)

        setattr(answered, GATE, f"gated: {task}")
        return answered

    return mark


def speaks_as(request: HttpRequest) -> User | None:
    """The open account whose token was sent."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != SCHEME or not token.strip():
        return None
    held = Token.objects.select_related("account").filter(
        hashed=hashed(token.strip()), ends_at__gt=timezone.now(), account__is_active=True
    )
    found = held.first()
    return found.account if found else None


def said(status: int, sentence: str) -> JsonResponse:
    """An error as one sentence."""
    answer = JsonResponse({"error": sentence}, status=status)
    if status == 401:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def _asked(
    guarded: Callable[..., HttpResponseBase], request: HttpRequest, *args: Any, **kwargs: Any
) -> HttpResponseBase:
    """The answer of the view; of one person only once the purpose that came along is kept."""
    if "person_id" in kwargs:
        _state_purpose(request, kwargs["person_id"])
    answer = guarded(request, *args, **kwargs)
    # where a person at a page would be asked why, or led on from an old reference
    return said(403, SAY_WHY) if answer.status_code == 302 else answer


def _state_purpose(request: HttpRequest, person_id: str) -> None:
    try:
        sent = json.loads(request.body or b"{}")
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise BadUsage('Send a JSON object, such as {"question": "together", "purpose": "case"}.')
    if not isinstance(sent.get("purpose"), str):
        raise BadUsage(SAY_WHY)
    user = signed_in(request)
    if stated_purpose(user, person_id, Act.SEE_PERSON) != sent["purpose"]:
        words = str(sent.get("words") or "")
        state_purpose(
            about=person_id, task=Act.SEE_PERSON, purpose=sent["purpose"], words=words, by=user
        )


def _in_words(view: Callable[..., HttpResponseBase], *args: Any, **kwargs: Any) -> HttpResponseBase:
    try:
        return view(*args, **kwargs)
    except MEANT_FOR_PEOPLE as error:
        return said(status_of(error), str(error))
    except Exception:
        log.exception("a question of a program failed")
        return said(500, OUR_FAULT)
