"""The mark every route carries, and what happens there before and after its view.

    gated(task=…)          a signed-in account whose role includes the task. With `person_id` in
                           the address: a decision on that person first, a purpose asked if one
                           could open more, and the level on the event.
    open_route(reason=…)   no sign-in, and why that is right.

After the view, and before anybody sees its answer, exactly one event is on the trail: the one
that an action wrote, or else a look. When the event cannot be written, the page is not shown.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from wayhome.governance.access import Level, may
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.gate.passages import passage, passages
from wayhome.workspace.trail.recording import counted, record

View = Callable[..., HttpResponseBase]
GATE = "wayhome_gate"  # attribute that proves a route's mark


def gated(view: View | None = None, *, task: Act) -> Any:
    """Mark a view: only for roles that include the task; leaves one event."""

    def mark(inner: View) -> View:
        @wraps(inner)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not isinstance(request.user, User):
                return redirect_to_login(request.get_full_path())
            refusal = _refusal(request, request.user, task, kwargs)
            if refusal is not None:
                return refusal
            return _seen(request, request.user, task, inner, args, kwargs)

        setattr(guarded, GATE, f"gated: {task}")
        return guarded

    return mark if view is None else mark(view)


def open_route(*, reason: str) -> Callable[[View], View]:
    """Mark a view as open to anybody, with the reason."""

    def mark(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(request, *args, **kwargs)

        setattr(opened, GATE, f"open: {reason}")
        return opened

    return mark


def note(request: HttpRequest, **details: Plain) -> None:
    """Let a view add to its look's event: ids shown, a filter's name. Never what was typed."""
    request.__dict__.setdefault("_trail_details", {}).update(details)


def _refusal(
    request: HttpRequest, user: User, task: Act, kwargs: dict[str, Any]
) -> HttpResponseBase | None:
    """The answer instead of the page: a refusal (on the trail), or the question for a purpose."""
    decision = may(user.viewer, task)
    if not decision.allowed:
        _refuse(request, user, task, kwargs, decision.reason)
    person_id = kwargs.get("person_id")
    if task is not Act.SEE_PERSON or person_id is None:
        return None
    way = passage(request, person_id)
    if way.level is Level.NONE:
        _refuse(request, user, task, kwargs, way.reason)
    if way.ask_purpose and request.GET.get("without_purpose") is None:
        asked = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('purpose', args=[person_id])}?{asked}")
    return None


def _refuse(
    request: HttpRequest, user: User, task: Act, kwargs: dict[str, Any], reason: str
) -> None:
    with transaction.atomic():
        record(what="refused", act=task, by=user, about=_about(kwargs), reason=reason)
    raise PermissionDenied(reason)


def _seen(
    request: HttpRequest,
    user: User,
    task: Act,
    view: View,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> HttpResponseBase:
    with counted() as count:
        response = view(request, *args, **kwargs)
        # A template not yet rendered could still fail or read more after the event.
        if isinstance(response, HttpResponse) and hasattr(response, "render"):
            response = response.render()
        if count.events == 0:
            _look(request, user, task, kwargs, response.status_code)
    return response


def _look(request: HttpRequest, user: User, task: Act, kwargs: dict[str, Any], status: int) -> None:
    way = passages(request).get(str(kwargs.get("person_id", "")))
    match = request.resolver_match
    details: dict[str, Plain] = {"page": (match.view_name or "") if match else "", "status": status}
    details |= request.__dict__.get("_trail_details", {})
    with transaction.atomic():
        record(
            what="look",
            act=task,
            by=user,
            about=_about(kwargs),
            level=way.level if way else "",
            purpose=way.purpose if way else "",
            details=details,
        )


def _about(kwargs: dict[str, Any]) -> str:
    """What the address names: the first part that identifies a person, delivery or account."""
    named = ("person_id", "delivery", "about", "glass_id", "account_id", "sign_id", "record_id")
    return next((str(kwargs[name]) for name in named if name in kwargs), "")
