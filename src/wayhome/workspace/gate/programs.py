"""The gate for programs: a token in place of a session, and every answer, a refusal too, in JSON.

    by_token(task=…)             an open account's token that has not ended; then all that `gated`
                                 asks, and one event, as on a page
    by_token(task=…, scope=…)    for integrations with that scope too, each for its own purpose

Keeps: an error is one sentence and never says more than a page would. No cookie is read, so no
other site's page can ask in somebody's name. An integration does what its scopes name and nothing
beside it, so often and no oftener.
"""

import json
import re
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from wayhome.governance.roles import Act
from wayhome.governance.scopes import OPENS, Scope
from wayhome.lexicon.errors import BadUsage, WayhomeError
from wayhome.workspace.accounts.models import Token, User
from wayhome.workspace.accounts.tokens import hashed
from wayhome.workspace.actions.access import state_purpose
from wayhome.workspace.actions.accounts import refuse_sign_in
from wayhome.workspace.config.failures import NO_SUCH_PAGE, OUR_FAULT, NobodyThere, status_of
from wayhome.workspace.gate.often import wait_for
from wayhome.workspace.gate.passages import signed_in, stated_purpose
from wayhome.workspace.gate.views import GATE, for_purpose, gated
from wayhome.workspace.trail.recording import all_for

SCHEME = "bearer"
NOT_KNOWN = (
    "Send the token of an open account as: Authorization: Bearer … "
    "Whoever looks after Wayhome gives one."
)
SAY_WHY = (
    "Say why you look, in the field purpose (such as case, enquiry or panel), and use a reference "
    "that a page or an answer shows."
)
OTHER_REFERENCE = "This reference is not used any more. Ask who it may be, and use that answer's."
ONE_TIME = "This account has to choose a password of its own first: sign in with it once."
TOO_LONG = "This is longer than anything that is asked here. Send less."
TOO_OFTEN = "You ask too often. Wait as many seconds as the header Retry-After says."
NOT_FOR_THIS = "This integration has not been given this: {opens}. Your administrator can give it."
FOR_ACCOUNTS = "No integration may ask this: it is for accounts of people."
MEANT_FOR_PEOPLE = (WayhomeError, PermissionDenied, Http404)
# No reference has another sign; a database may refuse one that no text can hold.
PART_OF_AN_ADDRESS = re.compile(r"[0-9A-Za-z_-]{1,100}")
log = structlog.get_logger()
View = Callable[..., HttpResponseBase]


def by_token(
    *, task: Act, scope: Scope | None = None, method: str = "POST"
) -> Callable[[View], Any]:
    """Mark a view of the interface for programs: only for accounts whose role includes the task,
    and for integrations that have the scope."""

    def mark(inner: View) -> Any:
        guarded, beyond = gated(task=task)(inner), gated(task=task)(_refuse)

        def within(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            """Refused before anybody is decided on: it tells nothing of who there is."""
            refusal = out_of_scope(signed_in(request), scope)
            return (
                beyond(request, refusal) if refusal else _asked(guarded, request, *args, **kwargs)
            )

        @csrf_exempt
        @wraps(inner)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method != method:
                return _by_method(method)
            account = speaks_as(request)
            if account is None:
                refuse_sign_in(account=None, why="no such token", by=None)
                return said(401, NOT_KNOWN)
            if account.one_time:
                return said(403, ONE_TIME)
            request.user = account
            with _for_its_purpose(request, account):
                return _answered(within, request, *args, **kwargs)

        setattr(answered, GATE, f"gated: {task}")
        return answered

    return mark


def speaks_as(request: HttpRequest) -> User | None:
    """The open account whose token was sent."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != SCHEME or not token.strip():
        return None
    held = Token.objects.select_related("account__integration").filter(
        hashed=hashed(token.strip()), ends_at__gt=timezone.now(), account__is_active=True
    )
    found = held.first()
    return found.account if found else None


def integration_of(account: User) -> Any:
    """The integration that speaks as this account (api.models.Integration), or None for a
    person's."""
    return getattr(account, "integration", None)


def out_of_scope(account: User, scope: Scope | None) -> str:
    """Why an integration may not ask this, in one sentence; nothing where it may, or is none."""
    integration = integration_of(account)
    if integration is None or (scope and scope in integration.scopes):
        return ""
    return NOT_FOR_THIS.format(opens=OPENS[scope].lower()) if scope else FOR_ACCOUNTS


def said(status: int, sentence: str, **more: Any) -> JsonResponse:
    """An error as one sentence; `more`: what else the answer holds."""
    answer = JsonResponse({"error": sentence, **more}, status=status)
    if status == 401:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def state_for(request: HttpRequest, person_id: str, purpose: str, words: str = "") -> None:
    """Keep why a program looks at a person, unless that is what was said last and still runs."""
    user = signed_in(request)
    if stated_purpose(user, person_id, Act.SEE_PERSON) != purpose:
        state_purpose(about=person_id, task=Act.SEE_PERSON, purpose=purpose, words=words, by=user)


def _by_method(method: str) -> JsonResponse:
    how = "Ask with GET." if method == "GET" else "Send the question with POST, as JSON."
    answer = said(405, how)
    answer["Allow"] = method
    return answer


def _for_its_purpose(request: HttpRequest, account: User) -> Any:
    """What an integration does is for its purpose: on every event, and in every view it opens."""
    integration = integration_of(account)
    if integration is None:
        return nullcontext()
    for_purpose(request, integration.purpose)
    return all_for(integration.purpose)


def _refuse(request: HttpRequest, refusal: str) -> HttpResponseBase:
    raise PermissionDenied(refusal)


def _answered(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    wait = wait_for(signed_in(request)) if integration_of(signed_in(request)) else 0
    if wait:
        answer = said(429, TOO_OFTEN)
        answer["Retry-After"] = str(wait)
        return answer
    if not all(PART_OF_AN_ADDRESS.fullmatch(str(one)) for one in kwargs.values()):
        return said(404, NO_SUCH_PAGE)
    return _in_words(view, request, *args, **kwargs)


def _asked(guarded: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """The answer of the view; of one person only once the purpose that came along is kept."""
    integration = integration_of(signed_in(request))
    if "person_id" in kwargs:
        _state_purpose(request, kwargs["person_id"], integration)
    answer = guarded(request, *args, **kwargs)
    # where a person at a page would be asked why, or led on from an old reference
    if answer.status_code == 302:
        return said(403, SAY_WHY) if integration is None else said(404, OTHER_REFERENCE)
    return answer


def _state_purpose(request: HttpRequest, person_id: str, integration: Any) -> None:
    if integration is not None:
        return state_for(request, person_id, integration.purpose)
    try:
        sent = json.loads(request.body or b"{}")
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise BadUsage('Send a JSON object, such as {"question": "together", "purpose": "case"}.')
    if not isinstance(sent.get("purpose"), str):
        raise BadUsage(SAY_WHY)
    state_for(request, person_id, sent["purpose"], str(sent.get("words") or ""))


def _in_words(view: View, *args: Any, **kwargs: Any) -> HttpResponseBase:
    try:
        return view(*args, **kwargs)
    except RequestDataTooBig:
        return said(413, TOO_LONG)
    except MEANT_FOR_PEOPLE as error:
        # the framework's own words for what is not there quote addresses
        plain = isinstance(error, Http404) and not isinstance(error, NobodyThere)
        return said(status_of(error), NO_SUCH_PAGE if plain else str(error))
    except Exception:
        log.exception("a question of a program failed")
        return said(500, OUR_FAULT)
