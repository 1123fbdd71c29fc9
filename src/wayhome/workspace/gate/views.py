"""The mark every route carries, and what happens there before and after its view.

    gated(task=…)          a signed-in account whose role includes the task, once it has a
                           password of its own. With `person_id` in
                           the address: a decision on that person first, a purpose asked if one
                           could open more, and the level on the event.
    open_route(reason=…)   no sign-in, and why that is right.

After the view, and before anybody sees its answer, exactly one event is on the trail: the one
that an action wrote, or else a look. When the event cannot be written, the page is not shown.
A view that raises has its event too, once its own transaction is taken back: that it was refused,
or that it failed, with the route and whom it was about and never with the text of the error.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn
from urllib.parse import urlencode

import structlog
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.governance.access import Level, may
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act, role
from wayhome.workspace.accounts.models import User
from wayhome.workspace.config.failures import NobodyThere, status_of
from wayhome.workspace.gate.passages import (
    looks_for,
    passage,
    passages,
    signed_in,
    stated_purpose,
)
from wayhome.workspace.gate.references import GONE, became
from wayhome.workspace.gate.unmasking import as_asked, unmasked
from wayhome.workspace.gate.why import ask
from wayhome.workspace.trail.recording import counted, record

View = Callable[..., HttpResponseBase]
GATE = "wayhome_gate"  # attribute that proves a route's mark
# No group: which there are depends on what is known, and a restricted record may bind one. Its
# view notes it where anybody may know of it.
NAMED = (
    "person_id line_id place_ref delivery number about glass_id account_id sign_id "
    "record_id reference case"
).split()
# Pages that an old reference leads to; any other leads to the person's first page.
FOLLOWED = ("person", "chronology", "person-signs", "one-person")
log = structlog.get_logger()


def gated(view: View | None = None, *, task: Act) -> Any:
    """Mark a view: only for roles that include the task; leaves one event."""

    def mark(inner: View) -> View:
        @wraps(inner)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not isinstance(request.user, User):
                return redirect_to_login(request.get_full_path())
            if request.user.one_time and task is not Act.OWN_ACCOUNT:
                return redirect("own-password")
            kwargs = unmasked(request, request.user, kwargs)
            with counted() as count:
                try:
                    refusal = _refusal(request, request.user, task, kwargs)
                    if refusal is not None:
                        return refusal
                    response = _drawn(inner(request, *args, **kwargs))
                    if count.events == 0:
                        _look(request, request.user, task, kwargs, response.status_code)
                    return response
                except Exception as error:
                    if count.events == 0:
                        _stopped(request, request.user, task, kwargs, error)
                    raise

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


def for_purpose(request: HttpRequest, purpose: str) -> None:
    """That a request looks for this: on its event, and in every view that it opens. Of a person the
    gate says so; a view whose task is a purpose of its own says it before it opens anything."""
    request.__dict__["_trail_purpose"] = purpose


def without_purpose(request: HttpRequest, about: str, task: Act) -> HttpResponse | None:
    """The way to the question why one looks, where it is not said yet; else the look is for what
    was said."""
    purpose = stated_purpose(signed_in(request), about, task)
    if purpose is None:
        return ask(request, about)
    for_purpose(request, purpose)
    return None


def looked_at(request: HttpRequest, about: str) -> None:
    """That a look was at this, and not at what its address names: for the number of something that
    is kept close, which nobody who reads the trail may put together with a person."""
    request.__dict__["_trail_about"] = about


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
    for_purpose(request, way.purpose)
    if way.level is Level.NONE:
        return _nobody(request, user, task, kwargs)
    if way.ask_purpose and request.GET.get("without_purpose") is None:
        return ask(request, person_id)
    return _by_own_reference(request, person_id) if way.level is Level.FULL else None


def _by_own_reference(request: HttpRequest, person_id: str) -> HttpResponseBase | None:
    """On from a mask to the page by the person's own reference, which can be kept and passed on."""
    match = request.resolver_match
    if match is None or request.method != "GET" or as_asked(request, person_id) == person_id:
        return None
    page = reverse(match.view_name, kwargs=match.kwargs | {"person_id": person_id})
    return HttpResponseRedirect(f"{page}?{request.GET.urlencode()}".rstrip("?"))


def _nobody(
    request: HttpRequest, user: User, task: Act, kwargs: dict[str, Any]
) -> HttpResponseBase:
    """Nobody there, or nobody for this viewer: one answer, as for a record that is not there.

    But whoever may see the person to whom an old reference leads is led there; and to whoever may
    see people, one that is gone is said to be gone.
    """
    old = became(kwargs["person_id"], user.viewer)
    if old and old.now and passage(request, old.now).level is not Level.NONE:
        return _led_on(request, user, task, kwargs, old.now)
    held = role(user.role)
    gone = old and not old.now and held and held.sees_people
    reason = GONE if gone else passage(request, kwargs["person_id"]).reason
    _refuse(request, user, task, kwargs, reason, NobodyThere)


def _led_on(
    request: HttpRequest, user: User, task: Act, kwargs: dict[str, Any], now: str
) -> HttpResponseBase:
    """On to the same page of the person who is meant; that it led there is on the trail."""
    match = request.resolver_match
    asked = {**request.GET.dict(), "was": kwargs["person_id"]}
    way = passage(request, now)
    with transaction.atomic():
        record(
            what="look",
            act=task,
            by=user,
            about=kwargs["person_id"],
            level=way.level,
            purpose=way.purpose,
            details=_page(request, 302) | {"leads_to": now},
        )
    page = match.view_name if match and match.view_name in FOLLOWED else "person"
    return HttpResponseRedirect(f"{reverse(page, args=[now])}?{urlencode(asked)}")


def _refuse(
    request: HttpRequest,
    user: User,
    task: Act,
    kwargs: dict[str, Any],
    reason: str,
    error: type[Exception] = PermissionDenied,
) -> NoReturn:
    with transaction.atomic():
        record(what="refused", act=task, by=user, about=_about(kwargs), reason=reason)
    raise error(reason)


def _drawn(response: HttpResponseBase) -> HttpResponseBase:
    """The answer whole: a template not yet drawn could still fail, or read more after the event."""
    if isinstance(response, HttpResponse) and hasattr(response, "render"):
        return response.render()
    return response


def _look(request: HttpRequest, user: User, task: Act, kwargs: dict[str, Any], status: int) -> None:
    way = passages(request).get(str(kwargs.get("person_id", "")))
    details = _page(request, status) | request.__dict__.get("_trail_details", {})
    if way and way.glass:
        details["glass"] = way.glass.pk
    with transaction.atomic():
        record(
            what="look",
            act=task,
            by=user,
            about=request.__dict__.get("_trail_about") or _about(kwargs),
            level=way.level if way else "",
            purpose=way.purpose if way else looks_for(request),
            details=details,
        )


def _stopped(
    request: HttpRequest, user: User, task: Act, kwargs: dict[str, Any], error: Exception
) -> None:
    """A look that came to nothing. Silent if it cannot be written: one failure is enough."""
    refused = isinstance(error, PermissionDenied)
    try:
        with transaction.atomic():
            record(
                what="refused" if refused else "failed",
                act=task,
                by=user,
                about=_about(kwargs),
                # A refusal's words are the rule's; any other error may quote a person.
                reason=str(error) if refused else "",
                details=_page(request, status_of(error)),
            )
    except Exception:
        log.exception("failed look not on the trail")


def _page(request: HttpRequest, status: int) -> dict[str, Plain]:
    match = request.resolver_match
    return {"page": (match.view_name or "") if match else "", "status": status}


def _about(kwargs: dict[str, Any]) -> str:
    """What the address names: the first part that identifies a person, delivery or account."""
    return next((str(kwargs[name]) for name in NAMED if name in kwargs), "")
